package source

import (
	"slices"
	"strings"
)

// isDoubtful: a few words that items have as well as headers: Включено, Бесплатно от, In stock?
func isDoubtful(s string) bool {
	const few = 4
	return len(headerWords(s)) <= few && (isAsk(s) || strings.HasSuffix(s, "?"))
}

// doubtsHead tells whether a row with such words is a header: it calls a column a price, and there
// are prices in it; or plans stand in it, over their prices.
func doubtsHead(r record, named, doubts int, below []record) bool {
	priced := slices.ContainsFunc(below, isPriceRow)
	for i, c := range r.cells {
		switch {
		case strings.HasSuffix(c.text, "?") && named < 3:
			return false
		case isAsk(c.text) && len(headerWords(c.text)) == 1 && doubts == 1 && named >= 2:
			return true
		case isHeaderCell(c.text) && roleOf(c.text) == priceRole:
			numbers, asks, filled := figuresBelow(below, i)
			priced = priced || numbers > 0 && (numbers+asks)*2 > filled
		}
	}
	return priced && r.filled() > 2
}
