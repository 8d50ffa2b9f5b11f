package source

import (
	"strings"
	"unicode"
)

// labels remembers the roles of cells that were looked at: those of a long list say the same again
// and again.
type labels map[string]role

func (l labels) roleOf(s string) role {
	const enough = 10_000
	r, ok := l[s]
	if !ok {
		r = roleOf(s)
		if len(l) < enough {
			l[s] = r
		}
	}
	return r
}

// isHeaderInside tells whether a row inside a table begins another one. Nothing but what names
// its columns without a doubt may: a name and a price, a question and an answer.
func (l labels) isHeaderInside(r record) bool {
	if r.mistake != "" || r.filled() < 2 || hasNumber(r) {
		return false
	}
	what, price, named := false, false, 0
	for _, c := range r.cells {
		if c.text == "" || c.across {
			continue
		}
		role := l.roleOf(c.text)
		if !isHeaderCell(c.text) && !isMeasure(c.text) {
			return false
		}
		if role == unknownRole || len(headerWords(c.text)) > 5 || role == answerRole && strings.ContainsFunc(c.text, unicode.IsDigit) {
			continue // A-102 is an article number
		}
		named++
		what = what || role == titleRole || role == questionRole || role == articleRole
		price = price || role == priceRole || role == answerRole || role == oldPriceRole || role == dealerRole
	}
	return what && price && named*2 >= r.filled()
}

// hasNumber tells whether a cell of a row is a number, or longer than a header's: the quick way to
// pass over rows of items and of answers.
func hasNumber(r record) bool {
	const long = 200
	for _, c := range r.cells {
		if len(c.text) > long || isBareNumber(c.text) && !isYear(c.text) {
			return true
		}
	}
	return false
}
