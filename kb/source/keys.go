package source

import (
	"strings"
	"unicode/utf8"
)

// setKeys gives every item what its id is made of: the article number, else the name, and where
// several items have one, as many further columns as tell them apart. Prices are not among them:
// an id survives a change of price.
func setKeys(items []*item) {
	seen := make(map[sharedKey]int, len(items))
	for _, it := range items {
		it.key = it.at(it.table.find(articleRole))
		if it.key == "" {
			it.key = it.title
		}
		seen[it.shared()]++
	}
	var same []*item
	for _, it := range items {
		if seen[it.shared()] > 1 {
			same = append(same, it)
		}
	}
	if len(same) == 0 {
		return
	}
	distinct := countKeys(same, nil)
	for _, part := range keyParts(same) {
		if distinct == len(same) {
			return
		}
		if n := countKeys(same, part); n > distinct {
			distinct = n
			for _, it := range same {
				it.key += " " + part(it)
			}
		}
	}
}

// sharedKey is what several items must not have in common. An article number in another table is the
// same item once more, and gets the next number.
type sharedKey struct {
	key   string
	table *table
}

func (it *item) shared() sharedKey {
	k := sharedKey{key: strings.ToLower(it.key)}
	if it.at(it.table.find(articleRole)) != "" {
		k.table = it.table
	}
	return k
}

// keyParts are what may tell two items of one name apart: the name beside an article number, the
// categories, and short cells, column by column of each item's own table.
func keyParts(items []*item) []func(*item) string {
	parts := []func(*item) string{
		func(it *item) string {
			if it.key == it.title {
				return ""
			}
			return it.title
		},
		func(it *item) string { return strings.Join(it.path, " ") },
	}
	columns, most := map[*table][]int{}, 0
	for _, it := range items {
		if _, ok := columns[it.table]; !ok {
			columns[it.table] = it.table.keyColumns()
			most = max(most, len(columns[it.table]))
		}
	}
	for i := range most {
		parts = append(parts, func(it *item) string {
			own := columns[it.table]
			if i >= len(own) {
				return ""
			}
			return it.at(own[i])
		})
	}
	return parts
}

// keyColumns are the columns of short cells that are no prices.
func (t *table) keyColumns() []int {
	const short = 30
	var all []int
	for i, c := range t.columns {
		if len(all) == maxKeys {
			break
		}
		if c.role != unknownRole && c.role != neverRole && c.role != currencyRole {
			continue
		}
		if t.share(i, func(s string) bool { return utf8.RuneCountInString(s) <= short }) > 0.9 {
			all = append(all, i)
		}
	}
	return all
}

// countKeys counts the different keys that items would have with one more part.
func countKeys(items []*item, part func(*item) string) int {
	keys := make(map[string]bool, len(items))
	for _, it := range items {
		key := it.key
		if part != nil {
			key += " " + part(it)
		}
		keys[strings.ToLower(strings.TrimSpace(key))] = true
	}
	return len(keys)
}
