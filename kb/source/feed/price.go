package feed

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"firstline/kb"
	"firstline/kb/text"
)

// maxCell is the longest text that is read as a price, as the name of one, or as a currency.
const maxCell = 200

// offerPrice reads the prices of one cell of a feed: 990, 990.50, 15.00 USD, от 990. What is no
// amount stays as the text that it is (по запросу); nought is none, which a finding says.
func (c *collector) offerPrice(cell, label, currency string, at int) []kb.Price {
	cell = clean(cell)
	if strings.Trim(cell, "-–—−. ") == "" {
		return nil
	}
	if len(cell) > maxCell {
		c.finding(BadRecord, at, "", "the price is a text of %d bytes: nothing is said of it", len(cell))
		return nil
	}
	found := c.amounts(cell, currency)
	if len(found) == 0 {
		return []kb.Price{{Label: label, Text: cell}}
	}
	var all []kb.Price
	for _, m := range found {
		if m.Amount != "" && !above(m.Amount, "0") && !free(cell) {
			c.finding(ZeroPrice, at, "give the price, or write in words that it is free", "the price is %s: nothing is said of it", cell)
			continue
		}
		if m.Currency == "" && m.Amount != "" {
			c.finding(NoCurrency, at, "", "the price %s has no currency", cell)
		}
		all = append(all, kb.Price{
			Label: label, Amount: m.Amount, Max: m.Max, Currency: m.Currency, Qualifier: m.Qualifier,
			Percent: m.Percent, Unit: m.Unit, Text: m.Text,
		})
	}
	return all
}

// free tells whether a price says in words that there is nothing to pay.
func free(cell string) bool {
	cell = folded(cell)
	return strings.Contains(cell, "бесплатн") || strings.Contains(cell, "даром") || strings.Contains(cell, "free")
}

// amounts reads a cell as a program writes it, one number with one dot at most and a code beside
// it, and else as people write prices.
func (c *collector) amounts(cell, currency string) []text.Money {
	if len(cell) > maxCell {
		return nil
	}
	number, code := cutCurrency(cell)
	if amount, ok := fraction(number); ok {
		if code == "" {
			code = currency
		}
		return []text.Money{{Text: cell, Amount: amount, Currency: c.currencyCode(code)}}
	}
	return text.Prices(cell, c.currencyCode(currency))
}

// cutCurrency parts 15.00 USD and USD 15.00.
func cutCurrency(cell string) (number, code string) {
	before, after, ok := strings.Cut(cell, " ")
	switch {
	case !ok:
		return cell, ""
	case isCode(after):
		return before, after
	case isCode(before):
		return after, before
	}
	return cell, ""
}

func isCode(s string) bool {
	return len(s) == 3 && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// fraction reads digits with one dot at most. Noughts behind it are dropped beyond two places.
func fraction(s string) (amount string, ok bool) {
	whole, places, _ := strings.Cut(s, ".")
	if whole == "" || len(s) > 30 || strings.Trim(whole+places, "0123456789") != "" {
		return "", false
	}
	d, err := decimal.NewFromString(strings.TrimSuffix(s, "."))
	if err != nil {
		return "", false
	}
	return d.StringFixed(int32(max(2, min(30, len(strings.TrimRight(places, "0")))))), true //nolint:gosec // between 2 and 30
}

// currencyCode gives the ISO 4217 code of a currency as a feed writes it: RUR, rub, руб., SEK.
// A feed has few currencies, and one of them in each of its prices.
func (c *collector) currencyCode(s string) string {
	code, known := c.codes[s]
	if !known {
		code = currencyCode(s)
		if len(c.codes) < maxKnown {
			c.codes[s] = code
		}
	}
	return code
}

func currencyCode(s string) string {
	if len(s) > maxCell {
		return ""
	}
	if isCode(s) {
		s = strings.ToUpper(s)
	}
	if s == "BYR" {
		return "BYN"
	}
	if found := text.Prices("1", s); len(found) == 1 {
		return found[0].Currency
	}
	return ""
}

// above compares two amounts; what is no amount is above nothing.
func above(a, b string) bool {
	x, err := decimal.NewFromString(a)
	y, err2 := decimal.NewFromString(b)
	return err == nil && err2 == nil && x.GreaterThan(y)
}

// setOld says what an item cost before, where that is more than it costs now.
func (c *collector) setOld(prices []kb.Price, cell, currency string, at int) {
	old := c.amounts(clean(cell), currency)
	if len(prices) == 0 || prices[0].Amount == "" || len(old) == 0 || old[0].Amount == "" || !above(old[0].Amount, "0") {
		return
	}
	switch {
	case above(old[0].Amount, prices[0].Amount):
		prices[0].Old = old[0].Amount
	case above(prices[0].Amount, old[0].Amount):
		c.finding(OldPrice, at, "the two may be the wrong way round", "the former price %s is below the price %s: nothing is said of it", clean(cell), prices[0].Text)
	}
}

// internal tells whether a price is one that the shop itself pays, or sells to others for, by its
// name: Закупочная, Дилерская цена, purchase_price.
func (c *collector) internal(name string) bool {
	told, known := c.internals[name]
	if !known {
		told = c.looksInternal(name)
		if len(c.internals) < maxKnown {
			c.internals[name] = told
		}
	}
	return told
}

func (c *collector) looksInternal(name string) bool {
	if len(name) > maxCell {
		return false
	}
	name = folded(strings.ReplaceAll(name, "_", " "))
	if slices.Contains(c.show, name) {
		return false
	}
	for _, word := range text.Words(name) {
		switch w := word.Text; {
		case strings.HasPrefix(w, "закуп"), strings.HasPrefix(w, "дилер"), strings.HasPrefix(w, "себестоимост"),
			strings.HasPrefix(w, "учетн"), strings.HasPrefix(w, "поставщик"), strings.HasPrefix(w, "партнер"),
			strings.HasPrefix(w, "входн") && strings.Contains(name, "цен"), strings.HasPrefix(w, "внутренн") && strings.Contains(name, "цен"),
			w == "dealer", w == "dealers", w == "purchase", w == "purchasing", w == "supplier", w == "reseller", w == "cogs", w == "internal", w == "margin", w == "markup", strings.HasPrefix(w, "наценк"), strings.HasPrefix(w, "марж"),
			w == "cost" && (name == w || strings.Contains(name, "price") || strings.Contains(name, "goods")):
			return true
		}
	}
	return false
}
