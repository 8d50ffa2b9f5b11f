package source

import (
	"strings"
	"unicode"
)

// setTitle finds the column of names where no header shows it: the first one of words. Where its
// words come again and again, and those of another column do not, it holds categories.
func (t *table) setTitle() {
	if t.find(titleRole) >= 0 {
		return
	}
	if len(t.columns) == 1 {
		t.columns[0].role = titleRole
		return
	}
	first := -1
	for i, c := range t.columns {
		if c.role != unknownRole || t.share(i, isWords) <= 0.5 {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		if d, all := t.distinct(first); all >= 4 && d*2 <= all {
			if other, n := t.distinct(i); other*10 >= n*8 && n*2 > all {
				t.columns[first].role, t.columns[i].role = categoryRole, titleRole
				return
			}
		}
	}
	if first < 0 {
		first = t.firstWords()
	}
	if first >= 0 {
		t.columns[first].role = titleRole
	}
}

// firstWords is the first column of words of whatever role, where no better one has the names:
// what is paid for is a weight, a term, a size.
func (t *table) firstWords() int {
	named := func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) && !isMoney(s) }
	for i, c := range t.columns {
		if (c.role == unknownRole || c.role == neverRole) && t.share(i, named) > 0.5 {
			return i
		}
	}
	return -1
}

// distinct counts the different cells of a column that are not empty, and all of them.
func (t *table) distinct(column int) (distinct, filled int) {
	seen := map[string]bool{}
	for _, r := range t.sample() {
		if cell := r.at(column); cell != "" {
			seen[cell] = true
			filled++
		}
	}
	return len(seen), filled
}

// fillCategories gives the rows below a category that is written once, in a column of its own, the
// same: where it never stands twice in a row, the empty cells below it mean it.
func (t *table) fillCategories() {
	filled := 0
	for i, c := range t.columns {
		if c.role != categoryRole || filled == maxPath || !t.isWrittenOnce(i) {
			continue
		}
		filled++
		above := ""
		for at, r := range t.rows {
			switch {
			case r.at(i) != "":
				above = r.at(i)
			case r.filled() > 1 && above != "":
				cells := append([]cell(nil), r.cells...)
				for len(cells) <= i {
					cells = append(cells, cell{line: r.line})
				}
				cells[i] = cell{text: above, line: r.line, down: true}
				t.rows[at].cells = cells
			}
		}
	}
}

// isWrittenOnce: the first row has a category, some rows have none, and no two neighbours the same.
func (t *table) isWrittenOnce(column int) bool {
	empty, before, first := 0, "", true
	for _, r := range t.rows {
		if r.filled() < 2 || t.head.again(r) {
			continue
		}
		cell := r.at(column)
		if first && cell == "" || cell != "" && cell == before && !r.cells[column].down {
			return false
		}
		if cell == "" {
			empty++
		}
		first, before = false, cell
	}
	return empty > 0
}
