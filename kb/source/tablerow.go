package source

import (
	"fmt"
	"strings"
)

// countAbove accounts for the rows over the table.
func (t *table) countAbove(b *builder, r record) {
	switch {
	case r.mistake != "":
		t.reject(b, r)
	case r.blank():
		b.countBlank()
	default:
		b.countHeading()
	}
}

// passed accounts for the rows that every table has: unreadable and blank ones, the header once
// more, a ruler below it. It tells whether the row was one of them.
func (t *table) passed(b *builder, r record) bool {
	switch {
	case r.mistake != "":
		t.reject(b, r)
	case r.blank():
		b.countBlank()
	case t.isHeaderAgain(r), isRuler(r):
		b.countHeading()
	default:
		return false
	}
	return true
}

func (t *table) reject(b *builder, r record) {
	b.reject(badQuote, r.line, "an open quote", r.mistake, `write " inside a quoted cell twice`)
}

func (t *table) isHeaderAgain(r record) bool {
	if len(t.header) == 0 || r.filled() < 2 {
		return false
	}
	for i, c := range r.cells {
		if i >= len(t.header) || c.text != t.header[i] {
			return false
		}
	}
	return true
}

// isRuler: a row of dashes, as under the header of a Markdown table.
func isRuler(r record) bool {
	for _, c := range r.cells {
		if strings.Trim(c.text, "-=:") != "" {
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
	b.reject(wrongWidth, r.line, fmt.Sprintf("%d cells in %d columns", r.width(), len(t.columns)),
		"the row has more cells than the table has columns", "put a cell that holds the delimiter between quotes")
	return true
}

// path gives the categories of a row, from its columns of that role.
func (t *table) path(r record) []string {
	var path []string
	for i, c := range t.columns {
		if c.role == categoryRole && r.at(i) != "" {
			path = append(path, splitPath(r.at(i))...)
		}
	}
	return path
}

// splitPath cuts “Ноутбуки > Игровые”.
func splitPath(s string) []string {
	for _, mark := range []string{" > ", " › ", " → ", " / ", " -> "} {
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

// id gives what the column of ids says.
func (t *table) id(b *builder, r record) string {
	if id := r.at(t.find(idRole)); id != "" {
		return b.file.path + "#" + id
	}
	return ""
}
