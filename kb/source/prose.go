package source

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb"
)

// piece is an entry that a table gave, before its id is known.
type piece struct {
	draft
	item *item // nil where it is no item
}

// readAbove accounts for the rows over a table and for its header. A title alone is a heading;
// what else stands there, an address, the day from which prices hold, becomes a section, and so
// does a title that says such things.
func (t *table) readAbove() {
	name, more := tableName(t.above)
	for _, r := range t.above {
		switch {
		case r.blank():
			t.ledger.mark(r, isBlankRow)
		case name != nil && r.row == name.row, isRuler(r):
			t.ledger.mark(r, isHeading)
		}
	}
	if name != nil && saysMore(oneText(*name)) {
		more = append(more, *name)
		slices.SortFunc(more, func(x, y record) int { return cmp.Compare(x.row, y.row) })
	}
	more = slices.DeleteFunc(more, isRuler)
	t.section(more)
	if t.head != nil {
		for _, l := range t.head.lines {
			t.ledger.mark(l.record, isHeading)
		}
	}
}

// section makes an entry of rows of words, so that none is lost. Its title is the table's name,
// that of its sheet, or its own first words.
func (t *table) section(rows []record) {
	if len(rows) == 0 {
		return
	}
	var body []string
	for _, r := range rows {
		t.ledger.mark(r, isEntry)
		body = append(body, r.words())
	}
	title := cmp.Or(t.title(), shorten(oneLine(body[0])))
	t.pieces = append(t.pieces, piece{draft: draft{Entry: kb.Entry{
		Kind: kb.Section, Title: title, Body: strings.Join(body, "\n"),
		Source: kb.Pos{Line: rows[0].line, EndLine: rows[len(rows)-1].end},
	}}})
}

// keep makes sections of rows that named no item, each where it stands in the file.
func (t *table) keep(rows []record) {
	var run []record
	for _, r := range rows {
		if len(run) > 0 && r.row != run[len(run)-1].row+1 {
			t.section(run)
			run = nil
		}
		run = append(run, r)
	}
	t.section(run)
	slices.SortStableFunc(t.pieces, func(x, y piece) int { return cmp.Compare(x.Source.Line, y.Source.Line) })
}

// isProse: a sheet of words in one column, or beside the words that they explain, and no table:
// contacts, terms of delivery, how to read the list. Names alone are a list.
func (t *table) isProse() bool {
	if t.find(titleRole) >= 0 || t.find(questionRole) >= 0 {
		return false
	}
	const few = 30
	rows, remarks, pairs := 0, 0, 0
	for _, r := range t.withHeader() {
		switch {
		case r.blank():
			continue
		case r.filled() > 2 || r.mistake != "":
			return false
		case r.filled() == 2:
			if pairs++; isNumber(lastText(r)) && phoneDigits(lastText(r)) < 10 || isMoney(lastText(r)) {
				return false
			}
		}
		rows++
		if isRemark(r) || r.filled() == 2 && explains(lastText(r)) {
			remarks++
		}
	}
	if pairs > 0 && (t.sheet == "" || rows > few || t.isFAQ()) || pairs == 0 && t.head != nil {
		return false // a longer list of pairs is one of items, or of answers
	}
	return rows > 0 && remarks*2 >= rows
}

// explains: a sentence, or how somebody is reached.
func explains(s string) bool {
	const few = 4
	return len(strings.Fields(s)) >= few || hasContact(s)
}

// withHeader gives the rows of a table and the lines of its header before them.
func (t *table) withHeader() []record {
	if t.head == nil {
		return t.rows
	}
	var all []record
	for _, l := range t.head.lines {
		all = append(all, l.record)
	}
	return append(all, t.rows...)
}

// lastText is the text of a row's last cell that is not empty.
func lastText(r record) string {
	for _, c := range slices.Backward(r.cells) {
		if c.own() {
			return c.text
		}
	}
	return ""
}

// readProse makes a section of every run of rows between empty ones.
func (t *table) readProse() {
	var run []record
	for _, r := range t.withHeader() {
		if !r.blank() {
			run = append(run, r)
			continue
		}
		t.ledger.mark(r, isBlankRow)
		t.section(run)
		run = nil
	}
	t.section(run)
}
