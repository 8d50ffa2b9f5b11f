package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// setTitle finds the column of names where no header shows it: the first one of words.
func (t *table) setTitle() {
	if t.find(titleRole) >= 0 {
		return
	}
	for i, c := range t.columns {
		if c.role == unknownRole && t.share(i, func(s string) bool { return !isNumber(s) }) > 0.5 {
			t.columns[i].role = titleRole
			return
		}
	}
}

// setPrices finds the columns of prices that no header shows. Cells that are money by themselves
// make one; plain numbers only where nothing else is a price and it is clear which column is
// meant. It gives the columns among which it could not choose.
func (t *table) setPrices() (unclear []string) {
	for i, c := range t.columns {
		if c.role == unknownRole && t.share(i, isMoney) >= 0.5 {
			t.columns[i].role = priceRole
		}
	}
	if t.find(priceRole) >= 0 {
		return nil
	}
	var plain []int
	for i, c := range t.columns {
		if c.role == unknownRole && t.share(i, isPlainPrice) > 0.5 {
			plain = append(plain, i)
			unclear = append(unclear, columnName(c, i))
		}
	}
	if len(plain) > 1 && len(t.header) == 0 {
		return unclear
	}
	for _, i := range plain {
		t.columns[i].role = priceRole
	}
	return nil
}

func columnName(c column, i int) string {
	if c.header != "" {
		return c.header
	}
	return "column " + string(rune('A'+i%26))
}

// share tells which part of the cells of a column that are not empty are as they should, in the
// first rows.
func (t *table) share(column int, is func(string) bool) float64 {
	const sample = 500
	good, filled := 0, 0
	for _, r := range t.rows[:min(len(t.rows), sample)] {
		if cell := r.at(column); cell != "" && r.filled() > 1 {
			filled++
			if is(cell) {
				good++
			}
		}
	}
	if filled == 0 {
		return 0
	}
	return float64(good) / float64(filled)
}

// isMoney tells whether a cell is a price by itself: by a currency, or by its two decimals.
func isMoney(cell string) bool {
	const long = 60
	if utf8.RuneCountInString(cell) > long || len(text.Prices(cell, "")) == 0 {
		return false
	}
	return len(text.Amounts(cell)) > 0 || hasCents(cell)
}

func isPlainPrice(cell string) bool { return isNumber(cell) && len(text.Prices(cell, "")) > 0 }

// hasCents: the cell ends with a separator and two digits.
func hasCents(cell string) bool {
	n := len(cell)
	return n > 3 && strings.IndexByte(".,", cell[n-3]) >= 0 &&
		unicode.IsDigit(rune(cell[n-2])) && unicode.IsDigit(rune(cell[n-1]))
}

// setKeys gives every item what its id is made of: the article number, else the name, and where
// several items have one name, as many further columns as tell them apart. Prices are not among
// them: an id survives a change of price.
func (t *table) setKeys(items []item) {
	article := t.find(articleRole)
	names := map[string]int{}
	for i := range items {
		items[i].key = items[i].at(article)
		if items[i].key == "" {
			items[i].key = items[i].title
			names[text.Slug(items[i].title)]++
		}
	}
	var same []*item
	for i := range items {
		if items[i].at(article) == "" && names[text.Slug(items[i].title)] > 1 {
			same = append(same, &items[i])
		}
	}
	distinct := countKeys(same, nil)
	for _, part := range t.keyParts() {
		if n := countKeys(same, part); n > distinct {
			distinct = n
			for _, it := range same {
				it.key += " " + part(it)
			}
		}
	}
}

// keyParts are what may tell two items of one name apart: categories, and short cells.
func (t *table) keyParts() []func(*item) string {
	const short = 30
	parts := []func(*item) string{func(it *item) string { return strings.Join(it.path, " ") }}
	for i, c := range t.columns {
		if c.role != unknownRole && c.role != neverRole && c.role != currencyRole {
			continue
		}
		if t.share(i, func(s string) bool { return utf8.RuneCountInString(s) <= short }) > 0.9 {
			parts = append(parts, func(it *item) string { return it.at(i) })
		}
	}
	return parts
}

// countKeys counts the different keys that items would have with one more part.
func countKeys(items []*item, part func(*item) string) int {
	keys := map[string]bool{}
	for _, it := range items {
		key := it.key
		if part != nil {
			key += " " + part(it)
		}
		keys[text.Slug(key)] = true
	}
	return len(keys)
}
