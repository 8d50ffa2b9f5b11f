package lint

import (
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// itemClaims gives the prices of an item of a price list: one claim for all that it may cost in one
// currency, whatever the columns are called.
func itemClaims(e *entry) []claim {
	byCurrency := map[string]*claim{}
	var order []string
	for _, p := range e.Prices {
		if p.Amount == "" || p.Currency == "" {
			continue
		}
		c := byCurrency[p.Currency]
		if c == nil {
			c = &claim{entry: e, measure: "price " + p.Currency + " ", near: subject(e.Title), wide: map[string]bool{}}
			c.text, c.names, c.reckoned = p.Text, numbersIn(e.Title), reckoning().MatchString(text.Fold(" "+e.Title))
			for _, stem := range e.over {
				c.wide[stem] = true
			}
			byCurrency[p.Currency] = c
			order = append(order, p.Currency)
		}
		for _, stem := range stems(p.Label) {
			c.wide[stem] = true
		}
		for _, amount := range []string{p.Amount, p.Max, p.Old} {
			if amount != "" {
				c.values = append(c.values, p.Currency+" "+plain(amount))
			}
		}
	}
	var claims []claim
	for _, currency := range order {
		claims = append(claims, *byCurrency[currency])
	}
	return claims
}

// plain writes an amount without the zeros behind its point.
func plain(amount string) string {
	if strings.Contains(amount, ".") {
		amount = strings.TrimRight(strings.TrimRight(amount, "0"), ".")
	}
	return amount
}

// isItem tells a claim of a price list.
func (c *claim) isItem() bool { return c.entry.Kind == kb.Item }

// spanOf gives what an amount is paid for: month or year, "" where neither is said near it.
func spanOf(unit, s string, start, end int) string {
	const near = 40 // bytes
	around := s[max(0, start-near):start] + " " + s[end:min(len(s), end+near)]
	for _, w := range append(text.Words(unit), text.Words(strings.ToValidUTF8(around, ""))...) {
		switch text.Stem(w.Text) {
		case "месяц", "мес", "month", "mo", "month's", "ежемесячн", "помесячн":
			return "month"
		case "год", "year", "yr", "годов", "ежегодн", "annual":
			return "year"
		}
	}
	return ""
}

// numbersIn gives the words with a digit, which tell an item from its neighbours: 1000, 3-seat.
func numbersIn(title string) []string {
	var all []string
	for _, w := range text.Words(title) {
		if strings.ContainsAny(w.Text, "0123456789") {
			all = append(all, text.Stem(w.Text))
		}
	}
	return all
}
