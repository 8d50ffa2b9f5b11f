package source

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// table is a file of rows with what its columns hold.
type table struct {
	columns []column
	above   []record // titles over the header, and the header itself
	rows    []record
	header  []string // as written; empty where the table has none
}

type column struct {
	header   string
	role     role
	currency string // what the header says
}

func readTable(f *file, b *builder) (kb.SourceKind, error) {
	records, err := f.records(b)
	if err != nil {
		return "", err
	}
	t := newTable(records)
	if err := t.setColumns(f); err != nil {
		return "", err
	}
	kind, err := f.kind(t.kind(), kb.KindFAQ, kb.KindPrices)
	if err != nil {
		return "", err
	}
	for _, r := range t.above {
		t.countAbove(b, r)
	}
	before := b.source.Rows
	if kind == kb.KindFAQ {
		t.readFAQ(b)
	} else {
		t.readPrices(b)
	}
	switch after := b.source.Rows; {
	case after.Entries > before.Entries:
	case after.Skipped == before.Skipped:
		b.problem(emptyFile, t.headerLine(), "table has no rows", "")
	case kind == kb.KindPrices:
		b.problem(noPrices, t.headerLine(), "table has neither items with prices nor questions with answers",
			"name its columns in firstline.yaml under sources, columns: title and price, or question and answer")
	}
	return kind, nil
}

// records cuts the file into rows with the delimiter that fits, or the one that its first line
// names for Excel (sep=;).
func (f *file) records(b *builder) ([]record, error) {
	lines, first := f.content(), f.first()+1
	delim := delimiterOf(lines)
	if named, ok := strings.CutPrefix(strings.ToLower(lines[0]), "sep="); ok && len(named) == 1 {
		delim = named[0]
		lines, first = lines[1:], first+1
		b.countHeading()
	}
	if delim == 0 {
		b.problem(oneColumn, 0, "only one column: no comma, semicolon, tab or | parts the rows alike", "")
	}
	records := readRecords(strings.Join(lines, "\n"), delim, first, 0)
	for _, r := range records {
		for _, c := range r.cells {
			if len(c.text) > maxLine {
				return nil, kb.Errorf(f.pos(c.line), "the cell is longer than 16 MiB")
			}
		}
	}
	return records, nil
}

// width is the number of columns: that of the header, or what most rows have.
func (t *table) width() int {
	if len(t.header) > 0 {
		return len(t.header)
	}
	_, width := consistency(t.rows)
	return max(width, 1)
}

// find gives the first column of a role, -1 where there is none.
func (t *table) find(r role) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.role == r })
}

// setColumns applies the roles that the project names. What it names for a role goes before
// every guess for it.
func (t *table) setColumns(f *file) error {
	for _, r := range columnRoles() {
		headers, ok := f.options.Columns[string(r)]
		if !ok {
			continue
		}
		for i := range t.columns {
			if t.columns[i].role == r {
				t.columns[i].role = unknownRole
			}
		}
		for header := range strings.SplitSeq(headers, "|") {
			i := slices.IndexFunc(t.columns, func(c column) bool { return text.Fold(c.header) == text.Fold(header) })
			if i < 0 {
				return t.noColumn(f, header)
			}
			t.columns[i].role = r
		}
	}
	return nil
}

func (t *table) noColumn(f *file, header string) error {
	hint := "the table has no header"
	if len(t.header) > 0 {
		hint = "the columns are " + strings.Join(t.header, ", ")
	}
	return &kb.SyntaxError{Pos: f.pos(t.headerLine()), Msg: "no column is called " + strings.TrimSpace(header), Hint: hint}
}

// headerLine is the line of the header, 0 where there is none.
func (t *table) headerLine() int {
	if len(t.above) == 0 {
		return 0
	}
	return t.above[len(t.above)-1].line
}

// kind: a table with questions and answers is a FAQ, every other one a price list.
func (t *table) kind() kb.SourceKind {
	if t.isFAQ() {
		return kb.KindFAQ
	}
	return kb.KindPrices
}

// questionColumn finds a column of which half the cells are questions, -1 where there is none.
func (t *table) questionColumn() int {
	for i := range t.columns {
		questions, filled := 0, 0
		for _, r := range t.rows {
			if cell := r.at(i); cell != "" {
				filled++
				if isQuestion(cell) {
					questions++
				}
			}
		}
		if questions > 0 && questions*2 >= filled {
			return i
		}
	}
	return -1
}
