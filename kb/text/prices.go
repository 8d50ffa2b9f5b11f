package text

import (
	"slices"
	"strings"
)

// Prices reads the prices in one cell of a price list. The header's currency (RUB, or any text
// with one: Цена, руб.) is that of every amount whose cell names none. Several prices in a cell
// are parted by a slash, comma, semicolon, line break or "или"; Text is then the part, and else
// the whole cell. A percentage and the amount that bounds it, or is added to it, are one.
//
// A cell that names no price has none: договорная, входит в тариф, —, 14 дней. Free of charge is
// the amount 0.00.
func Prices(cell, header string) []Money {
	tokens := scan(cell)
	if !maybePrice(tokens) {
		return nil
	}
	inherit := headerCurrency(header)
	var found []offer
	for _, p := range priceParts(cell, tokens) {
		r := newReader(cell, readable(p.tokens), inherit != "")
		for _, o := range r.prices() {
			o.from, o.to = p.from, p.to
			if n := len(found); n > 0 && o.completes(found[n-1]) {
				found[n-1] = found[n-1].and(o)
			} else {
				found = append(found, o)
			}
		}
	}
	for _, o := range found {
		if inherit == "" {
			inherit = o.money.Currency
		}
	}
	var prices []Money
	for _, o := range found {
		m := o.money
		m.Text = strings.TrimSpace(cell[o.from:o.to])
		if len(found) == 1 {
			m.Text = strings.TrimSpace(cell)
		}
		if m.Currency == "" && m.Amount != "" {
			m.Currency = inherit
		}
		prices = append(prices, m)
	}
	return prices
}

// maybePrice tells whether a cell can name a price: in digits, or as бесплатно and free.
func maybePrice(tokens []token) bool {
	for _, t := range tokens {
		if t.kind == number || t.kind == word && (t.text == "даром" || t.text == "free" || strings.HasPrefix(t.text, "бесплатн")) {
			return true
		}
	}
	return false
}

// completes tells whether an amount belongs to the percentage before it: it bounds it, also from above
// after it was bounded from below, or is added.
func (o offer) completes(before offer) bool {
	return o.joins && o.money.Amount != "" && before.money.Percent != "" && (before.money.Amount == "" || o.caps(before))
}

// caps tells whether an amount is the most where the one before it is the least.
func (o offer) caps(before offer) bool {
	return before.money.Qualifier == "from" && o.money.Qualifier == "to" && before.money.Max == ""
}

// and joins a percentage and the amount that completes it.
func (o offer) and(amount offer) offer {
	if amount.caps(o) {
		o.money.Max, o.money.Qualifier, o.to = amount.money.Amount, "", amount.to
		return o
	}
	percent, unit := o.money.Percent, o.money.Unit
	o.money, o.to = amount.money, amount.to
	o.money.Percent = percent
	if o.money.Unit == "" {
		o.money.Unit = unit
	}
	return o
}

// headerCurrency gives the currency that a column's header names: руб., Цена, ₽, USD.
func headerCurrency(header string) string {
	if header == "" {
		return ""
	}
	if code := currency(strings.ToLower(strings.TrimSuffix(header, "."))); code != "" {
		return code
	}
	tokens := scan(header)
	for i := range tokens {
		if code, n := currencyAt(tokens, i); n > 0 {
			return code
		}
	}
	if isCode(header) {
		return header // an ISO code that no price list here has had yet
	}
	return ""
}

// isCode tells whether s has the form of an ISO 4217 code.
func isCode(s string) bool {
	return len(s) == 3 && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || 'Z' < r })
}

// part is a piece of a cell that may hold a price of its own.
type part struct {
	from, to int // in the cell
	tokens   []token
}

// priceParts cuts a cell where one price ends and another may begin.
func priceParts(cell string, tokens []token) []part {
	var parts []part
	start, first := 0, 0
	for i, t := range tokens {
		cut, next, skip := t.start, t.end, 1
		switch {
		case t.gap == newline && i > 0:
			next, skip = t.start, 0
		case t.is(";"), t.is("|"), t.is("или"), t.is("or"):
		case t.is(",") && i+1 < len(tokens) && tokens[i+1].gap != none:
		case t.is("/") && i > 0 && opensPrice(tokens, i+1) && !ratio(tokens, i):
		default:
			continue
		}
		parts = append(parts, part{start, cut, tokens[first:i]})
		start, first = next, i+skip
	}
	parts = append(parts, part{start, len(cell), tokens[first:]})
	for _, p := range parts {
		if len(p.tokens) > 0 {
			p.tokens[0].gap = newline // as at the beginning of a text
		}
	}
	return parts
}

// opensPrice tells whether a price begins at tokens[i]: / 9 900 opens one, /мес and /100 г go on
// with the one before.
func opensPrice(tokens []token, i int) bool {
	if i >= len(tokens) {
		return false
	}
	t := tokens[i]
	if t.kind != number {
		return t.is("от") || t.is("from") || t.is("до") || leads(t)
	}
	if i+1 == len(tokens) || tokens[i+1].kind != word {
		return true
	}
	next := tokens[i+1].text
	return currency(next) != "" || Stop(next)
}

// ratio tells whether the slash tokens[i] stands between short numbers, as in 24/7.
func ratio(tokens []token, i int) bool {
	before, after := tokens[i-1], tokens[i+1]
	return tokens[i].gap == none && after.gap == none && after.kind == number && before.kind == number &&
		len(before.text) < 3 && len(after.text) < 3
}

// prices reads the amounts of one part of a cell. Where one of its numbers has a currency, the
// others are terms (за 14 дней, 3 за 990 ₽); where none has, the part must be a bare price.
func (r reader) prices() []offer {
	if r.free() {
		return []offer{{money: Money{Amount: places("0")}}}
	}
	named := slices.ContainsFunc(r.numbers, func(q quantity) bool { return q.currency != "" })
	var found []offer
	for i := 0; i < len(r.numbers); i++ {
		o := r.offer(i)
		i = o.last
		m := &o.money
		if m.Percent == "" && (m.Amount == "" || m.Currency == "" && (named || !r.bare(o))) {
			continue
		}
		if m.Amount != "" && r.minus(o.start) && o.start == 1 {
			m.Amount = "-" + m.Amount
		}
		if m.Amount != "" && m.Qualifier == "" && o.start == 1 && slices.Contains([]string{"+", "плюс", "plus"}, r.tokens[0].text) {
			m.Qualifier = "plus"
		}
		o.joins = r.bound(o) || len(found) > 0 && r.tokens[o.start-1].is("+")
		found = append(found, o)
	}
	return found
}

// bound tells whether an offer is the least or the most that a percentage may come to: не менее
// 4000 руб., but not скидка 10 % от 5000 руб.
func (r reader) bound(o offer) bool {
	both := o.money.Max != "" && r.tokens[o.start].kind == word
	if o.money.Qualifier != "from" && o.money.Qualifier != "to" && !both {
		return false
	}
	switch r.tokens[o.start].text {
	case "от", "до", "from", "over", "under", "более", "свыше", "менее":
		return false
	}
	return true
}

// bare tells whether a part is the number of an offer and nothing that makes it another thing:
// 990, от 800, 500 за шт, 990 (с НДС), Цена: 990, but not 14 дней and not Тариф 2.
func (r reader) bare(o offer) bool {
	for _, t := range r.tokens[:o.start] {
		if t.is("№") || t.is("#") || t.kind != symbol && !slices.Contains([]string{"цена", "стоимость", "price", "cost", "всего", "итого", "total"}, t.text) {
			return false
		}
	}
	scanned := r.tokens[r.numbers[o.last].at].text
	if strings.Count(scanned, ".") > 1 && !strings.Contains(scanned, ",") && !thousands(scanned) || strings.Contains(scanned, "-") {
		return false // a date; 1.234.567,89 is none
	}
	if o.end == len(r.tokens) {
		return true
	}
	switch t := r.tokens[o.end]; t.text {
	case "с", "без", "вкл", "включая", "incl", "including", "excl", "excluding", "plus", "разово", "each", "once", "за", "в", "per":
		return true
	default:
		return t.kind == symbol && t.text != ":" && t.text != "/"
	}
}

// free tells whether a part says that there is nothing to pay. What follows бесплатно is a
// condition: бесплатно от 3000 руб.
func (r reader) free() bool {
	for i, t := range r.tokens {
		switch t.text {
		case "бесплатно", "даром":
			return i == 0 || !r.tokens[i-1].is("не")
		case "free", "бесплатный", "бесплатная", "бесплатное", "бесплатные":
			rest := r.tokens[i+1:]
			if i == 0 && (len(rest) == 0 || rest[0].kind != word || Stop(rest[0].text) || rest[0].is("forever") || rest[0].is("until")) {
				return true
			}
		}
	}
	return false
}
