package source

import (
	"slices"
	"strings"
	"unicode"
)

// setTitle finds the column of names where no header shows it: the first one of words. Where its
// words come again and again, and those of another column do not, it holds categories.
func (t *table) setTitle() {
	if title := t.find(titleRole); title >= 0 {
		t.swapTitle(title)
		return
	}
	if len(t.columns) == 1 {
		t.columns[0].role = titleRole
		return
	}
	if i := t.numberedThings(); i >= 0 {
		t.columns[i].role = titleRole
		return
	}
	first := -1
	for i, c := range t.columns {
		if c.role != unknownRole || t.share(i, isWords) <= 0.5 || t.share(i, isAsk) > 0.5 {
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
	if first < 0 {
		first = t.firstKeys()
	}
	if first >= 0 {
		t.columns[first].role = titleRole
	}
}

// swapTitle makes a column of money the price that it is, whatever its header says, where a column
// of words stands before it: a Тариф is a name in one list and a price in another.
func (t *table) swapTitle(title int) {
	if t.columns[title].named || t.share(title, func(s string) bool { return isMoney(s) || isAsk(s) }) <= 0.5 {
		return
	}
	for i, c := range t.columns[:title] {
		if c.role == unknownRole && t.share(i, isWords) > 0.5 {
			t.columns[i].role, t.columns[title].role = titleRole, priceRole
			return
		}
	}
}

// firstKeys is the column that tells the rows apart where none has names: the last one of
// categories, a currency, and else the first one, of times or of quantities.
func (t *table) firstKeys() int {
	if t.head == nil || len(t.columns) < 2 {
		return -1
	}
	keys := func(i int) bool {
		distinct, filled := t.distinct(i)
		return filled > 0 && distinct*10 >= filled*8
	}
	for i, c := range slices.Backward(t.columns) {
		if (c.role == categoryRole || c.role == currencyRole) && !c.named && keys(i) {
			return i
		}
	}
	switch c := t.columns[0]; c.role {
	case neverRole, stockRole:
		if len([]rune(c.header)) > 3 && !figuresOf(t.sample(), 0).counts() && keys(0) {
			return 0 // Тираж, and no № п/п
		}
	case unknownRole:
		if t.share(0, func(s string) bool { return !isBareNumber(s) }) > 0.5 && keys(0) {
			return 0
		}
	default:
	}
	return -1
}

// firstWords is the first column of words of whatever role, where no better one has the names:
// what is paid for is a weight, a term, a size.
func (t *table) firstWords() int {
	named := func(s string) bool {
		return strings.ContainsFunc(s, unicode.IsLetter) && !isMoney(s) && !isAsk(s) && !isUnit(s)
	}
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
