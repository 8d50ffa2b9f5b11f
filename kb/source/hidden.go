package source

import (
	"slices"
	"unicode/utf8"
)

// visible gives the rows that can be read, without hidden columns, and accounts for the others.
func (s *sheet) visible(b *builder, l *ledger) []record {
	s.tellHidden(b)
	rows := make([]record, 0, len(s.records))
	for _, r := range s.records {
		switch {
		case r.mistake != "":
			l.skip(r, "an open quote")
			b.problem(badQuote, r.line, r.mistake, `write " inside a quoted cell twice`)
			continue
		case r.hidden && !r.blank():
			l.skip(r, "the row is hidden")
			continue
		case r.hidden:
			l.mark(r, isBlankRow)
			continue
		}
		rows = append(rows, s.withoutHidden(r))
	}
	return rows
}

// withoutHidden empties the cells of hidden columns.
func (s *sheet) withoutHidden(r record) record {
	if len(s.hiddenColumns) == 0 {
		return r
	}
	r.cells = slices.Clone(r.cells)
	for _, i := range s.hiddenColumns {
		if i >= 0 && i < len(r.cells) {
			r.cells[i] = cell{line: r.cells[i].line}
		}
	}
	return r
}

// tellHidden reports the hidden columns that hold something.
func (s *sheet) tellHidden(b *builder) {
	for _, i := range s.hiddenColumns {
		at := slices.IndexFunc(s.records, func(r record) bool { return !r.hidden && i >= 0 && i < len(r.cells) && r.cells[i].own() })
		if at < 0 {
			continue
		}
		b.problem(hiddenColumn, s.records[at].line, "column "+columnLetter(i)+" (“"+shorten(oneLine(s.records[at].at(i)))+"”) is hidden and left out",
			"show the column in the file if customers may be told what it holds")
	}
}

// columnLetter is what a spreadsheet calls a column: A, Z, AA.
func columnLetter(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

func shorten(s string) string {
	const long = 60
	if utf8.RuneCountInString(s) <= long {
		return s
	}
	return string([]rune(s)[:long]) + "…"
}
