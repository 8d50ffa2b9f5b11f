package source

import (
	"fmt"
	"strings"
)

// passed accounts for the rows that every table has: blank ones, the header once more, a ruler
// below it. It tells whether the row was one of them.
func (t *table) passed(r record) bool {
	switch {
	case r.blank():
		t.ledger.mark(r, isBlankRow)
	case t.head.again(r), isRuler(r):
		t.ledger.mark(r, isHeading)
	default:
		return false
	}
	return true
}

// reject accounts for a row that a mistake keeps from becoming an entry: in a few words, and in a
// finding.
func (t *table) reject(b *builder, code string, r record, reason, message, hint string) {
	t.ledger.skip(r, reason)
	b.problem(code, r.line, message, hint)
}

// isRuler: a row of dashes, as under the header of a Markdown table.
func isRuler(r record) bool {
	for _, c := range r.cells {
		if strings.Trim(c.text, "-=:_ ") != "" {
			return false
		}
	}
	return true
}

// tooWide tells whether a row has more cells than the table has columns, which happens when a
// delimiter stands in a cell without quotes: its values are under wrong headers then.
func (t *table) tooWide(b *builder, r record) bool {
	if r.width() <= len(t.columns) {
		return false
	}
	t.reject(b, wrongWidth, r, fmt.Sprintf("%d cells in %d columns", r.width(), len(t.columns)),
		"the row has more cells than the table has columns", "put a cell that holds the delimiter between quotes")
	return true
}

// path gives the categories of a row, from its columns of that role.
func (t *table) path(r record) []string {
	var path []string
	for i, c := range t.reached(r) {
		if c.role == categoryRole && r.at(i) != "" {
			path = append(path, splitPath(r.at(i))...)
		}
	}
	return path
}

// splitPath cuts “Ноутбуки > Игровые”.
func splitPath(s string) []string {
	if !strings.ContainsAny(s, ">›→/") {
		return []string{oneLine(s)}
	}
	for _, mark := range []string{">>>", " -> ", " > ", " › ", " → ", " / "} {
		s = strings.ReplaceAll(s, mark, "\x00")
	}
	var path []string
	for part := range strings.SplitSeq(s, "\x00") {
		if part = strings.TrimSpace(part); part != "" {
			path = append(path, part)
		}
	}
	return path
}
