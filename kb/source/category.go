package source

import (
	"strings"
	"unicode"
)

// category is a row between items that names what follows, and what it looks like: rows that look
// alike are of one level.
type category struct {
	names  []string
	line   int
	column int // where it stands, counted from the column of names
	indent int
	style  int
	depth  int // of its number: 1.2 is 2, no number 0
	caps   bool
}

func (c category) like(other category) bool {
	return c.column == other.column && c.indent == other.indent && c.style == other.style && c.depth == other.depth && c.caps == other.caps
}

// pairs tells whether categories stand in pairs that look alike, again and again: a single one is
// then the inner one of its pair.
func (t *table) pairs() bool {
	n, run := 0, 0
	var before category
	for at, r := range t.rows {
		if r.blank() {
			continue
		}
		c, ok := category{}, false
		if r.filled() <= 2 {
			c, ok = t.category(at)
		}
		switch {
		case !ok:
			run = 0
			continue
		case run > 0 && c.like(before):
			if run++; run == 2 {
				n++
			}
		default:
			run = 1
		}
		before = c
	}
	return n >= 2
}

// opens tells whether the row below a category is one as well, of its look.
func (t *table) opens(at int, c category) bool {
	for i := at + 1; i < len(t.rows); i++ {
		if !t.rows[i].blank() {
			next, ok := t.category(i)
			return ok && next.like(c)
		}
	}
	return false
}

// category tells whether a row is one: a name in a cell alone, or beside a number that is no
// item's.
func (t *table) category(at int) (category, bool) {
	r := t.rows[at]
	title := max(t.find(titleRole), 0)
	name, index := -1, -1
	for i, c := range r.cells {
		switch {
		case i == title && c.down && c.text != "":
			return category{}, false // it goes on with the item above
		case !c.own():
		case index < 0 && name < 0 && isIndex(c.text) && i < max(title, 1):
			index = i
		case name >= 0:
			return category{}, false
		default:
			name = i
		}
	}
	if name < 0 || len(t.columns) == 1 || !t.isCategoryName(r, name) {
		return category{}, false
	}
	if index >= 0 && !t.isOverItems(at, index, name) {
		return category{}, false
	}
	return newCategory(r, index, name, title), true
}

func newCategory(r record, index, name, title int) category {
	s := strings.Trim(oneLine(r.at(name)), "=-–—*_#: ")
	depth, s := cutNumber(s)
	if index >= 0 {
		depth, _ = cutNumber(r.at(index) + ".")
	}
	cell := r.cells[name]
	return category{
		names: splitPath(s), line: r.line, column: max(name-title, 0), indent: cell.indent, style: cell.style, depth: depth,
		caps: s == strings.ToUpper(s) && strings.ContainsFunc(s, unicode.IsLetter) && len(s) > 4,
	}
}

// isCategoryName: words, and no price that stands alone.
func (t *table) isCategoryName(r record, i int) bool {
	s := r.at(i)
	merged := i+1 < len(r.cells) && r.cells[i+1].across
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return merged && t.find(titleRole) >= 0 && !isMoney(s)
	}
	if i < len(t.columns) && !merged && t.columns[i].role.isPrice() {
		return !isNumber(s) && !isAsk(s)
	}
	return !isMoney(s) && (merged || !isNumber(s) || i <= max(t.find(titleRole), 0) && !isPlainPrice(s) && t.columns[min(i, len(t.columns)-1)].role != articleRole)
}

// isOverItems tells a category with a number from an item with a number and no price: what
// follows counts from one again, deeper, or not at all, or looks different.
func (t *table) isOverItems(at, index, name int) bool {
	const ahead = 10
	r := t.rows[at]
	depth, _ := cutNumber(r.at(index) + ".")
	for _, next := range t.rows[at+1 : min(len(t.rows), at+1+ahead)] {
		if next.filled() < 3 && (next.filled() < 2 || next.at(index) != "") {
			continue
		}
		below, _ := cutNumber(next.at(index) + ".")
		switch {
		case next.at(index) == "", below > depth:
			return true
		case next.at(index) == "1" && r.at(index) != "0", strings.ContainsFunc(r.at(index), unicode.IsLetter) && !strings.ContainsFunc(next.at(index), unicode.IsLetter):
			return true
		case name < len(next.cells) && r.cells[name].style != next.cells[name].style && r.cells[name].style != 0:
			return true
		}
		s := r.at(name)
		return s == strings.ToUpper(s) && next.at(name) != strings.ToUpper(next.at(name))
	}
	return false
}

// isIndex: the number of a row: 7, 1.2, 3), IV.
func isIndex(s string) bool {
	const long = 8
	s = strings.TrimRight(s, ".)")
	if s == "" || len(s) > long {
		return false
	}
	return strings.Trim(s, "0123456789.") == "" || strings.Trim(s, "IVX") == ""
}

// cutNumber cuts the number off “1.2. Кузов” and tells how deep it is.
func cutNumber(s string) (depth int, rest string) {
	end := len(s) - len(strings.TrimLeft(s, "0123456789."))
	number := s[:end]
	switch {
	case number == "" || number[0] == '.' || end > 10:
		return 0, s
	case strings.HasPrefix(s[end:], ")"):
		end++
	case !strings.Contains(number, "."), end < len(s) && s[end] != ' ' && !strings.HasSuffix(number, "."):
		return 0, s
	}
	parts := strings.FieldsFunc(number, func(r rune) bool { return r == '.' })
	if rest = strings.TrimSpace(s[end:]); rest == "" {
		return len(parts), s
	}
	if first, _, _ := strings.Cut(rest, " "); isUnit(first) {
		return 0, s // 1.6 л
	}
	return len(parts), rest
}
