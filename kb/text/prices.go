package text

import (
	"slices"
	"strings"
)

// Prices reads the prices in one cell of a price list. The header's currency (RUB, or any text
// with one: Цена, руб.) is that of every amount whose cell names none. Several prices in a cell are parted by a
// slash, comma, semicolon, line break or "или"; Text is then the part, and else the whole cell.
//
// A cell that names no price has none: договорная, входит в тариф, —, 14 дней. Free of charge is
// the amount 0.00.
func Prices(cell, header string) []Money {
	var found []Money
	for _, part := range priceParts(cell) {
		found = append(found, newReader(part).prices()...)
	}
	inherit := headerCurrency(header)
	for _, m := range found {
		if inherit == "" {
			inherit = m.Currency
		}
	}
	for i := range found {
		if found[i].Currency == "" && found[i].Amount != "" {
			found[i].Currency = inherit
		}
	}
	if len(found) == 1 {
		found[0].Text = strings.TrimSpace(cell)
	}
	return found
}

// headerCurrency gives the currency that a column's header names: руб., Цена, ₽, USD.
func headerCurrency(header string) string {
	tokens := scan(header)
	for i := range tokens {
		if code, n := currencyAt(tokens, i); n > 0 {
			return code
		}
	}
	if len(header) == 3 && header == strings.ToUpper(header) && len(tokens) == 1 && tokens[0].kind == word {
		return header // an ISO code that no price list here has had yet
	}
	return ""
}

// priceParts cuts a cell where one price ends and another may begin.
func priceParts(cell string) []string {
	tokens := scan(cell)
	var parts []string
	start := 0
	for i, t := range tokens {
		cut, next := t.start, t.end
		switch {
		case t.gap == newline && i > 0:
			next = t.start
		case t.is(";"), t.is("|"), t.is("или"), t.is("or"):
		case t.is(",") && i+1 < len(tokens) && tokens[i+1].gap != none:
		case t.is("/") && i > 0 && opensPrice(tokens, i+1) && !ratio(tokens, i):
		default:
			continue
		}
		parts = append(parts, cell[start:cut])
		start = next
	}
	return append(parts, cell[start:])
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

// prices reads the amounts of one part of a cell. Where one of its numbers has a currency or is a
// percentage, the others are terms (за 14 дней); where none has, the part must be a bare price.
func (r reader) prices() []Money {
	if r.free() {
		return []Money{{Text: strings.TrimSpace(r.text), Amount: places("0")}}
	}
	var found []Money
	for i := 0; i < len(r.numbers); i++ {
		o := r.offer(i)
		m := o.money
		i = o.last
		if m.Percent == "" && (m.Amount == "" || m.Currency == "" && !r.bare(o)) {
			continue
		}
		if m.Amount != "" && r.minus(o.start) && o.start == 1 {
			m.Amount = "-" + m.Amount
		}
		m.Text = strings.TrimSpace(r.text)
		found = append(found, m)
	}
	return found
}

// bare tells whether a part is the number of an offer and nothing that makes it another thing:
// 990, от 800, 500 за шт, 990 (с НДС), Цена: 990, but not 14 дней and not Тариф 2.
func (r reader) bare(o offer) bool {
	for _, t := range r.tokens[:o.start] {
		if t.kind != symbol && !slices.Contains([]string{"цена", "стоимость", "price", "cost", "всего", "итого", "total"}, t.text) {
			return false
		}
	}
	scanned := r.tokens[r.numbers[o.last].at].text
	if strings.Count(scanned, ".") > 1 && !strings.Contains(scanned, ",") || strings.Contains(scanned, "-") {
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
