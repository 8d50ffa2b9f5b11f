package lint

import (
	"slices"
	"strings"
)

// oneDesk tells whether two claims are the hours of one phone number or address.
func (m *matcher) oneDesk(a, b *claim) bool {
	return slices.ContainsFunc(a.desk, func(contact string) bool { return slices.Contains(b.desk, contact) })
}

// plainly is how near two claims are by what needs no weighing: one word that both say, the name of a row; 0 where
// it tells nothing.
func (m *matcher) plainly(a, b *claim) float64 {
	if a.alone != "" && a.alone == b.alone && m.aloneAlike(a, b) || m.rowNamed(a, b) || m.rowNamed(b, a) {
		return nearFact
	}
	return 0
}

// aloneAlike tells whether two clauses that say one word of what they are about, the same, are about the same:
// delivery costs £4. It has to be what one of the entries is about: "we answer in 10 days" stands in many.
func (m *matcher) aloneAlike(a, b *claim) bool {
	kind, _, _ := strings.Cut(a.measure, " ")
	titled := slices.Contains(a.entry.over, a.alone) || slices.Contains(b.entry.over, a.alone) || len(a.entry.title)+len(b.entry.title) == 0
	return slices.Contains([]string{"price", "term", "percent"}, kind) && titled && m.oneTopic(a, b)
}

// rowNamed tells whether a sentence calls its number as the row of a table is called, and names what the
// column is: next day is £9.45.
func (m *matcher) rowNamed(cell, said *claim) bool {
	if !cell.cell() || said.cell() {
		return false
	}
	row, _, _ := strings.Cut(cell.said.about, cellMark)
	name := leadOf(wordsOf(row), 0, len(row))
	own := len(subject(said.lead))
	column := !slices.ContainsFunc(cell.column, func(stem string) bool { return !said.wide[stem] })
	return name != " " && strings.Contains(said.lead, name) && 2*len(cell.row) >= own && column && m.oneTopic(cell, said)
}
