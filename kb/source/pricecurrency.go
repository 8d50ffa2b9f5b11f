package source

import (
	"cmp"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// setCurrencies gives every column of prices the currency of its bare numbers: the one that its
// header names, else the one that two of three of its prices name. A column that does not tell
// goes with the other prices of the table, where they have one currency and it names no other.
// Elsewhere bare numbers have no currency: one $5 among them says nothing of the others.
func (t *table) setCurrencies() {
	if t.find(currencyRole) < 0 {
		for i, c := range t.columns {
			if c.role == unknownRole && t.share(i, isCurrency) > 0.9 {
				t.columns[i].role = currencyRole
				break
			}
		}
	}
	t.tellCurrencies(t.countCurrencies())
}

// tellCurrencies gives every column of prices its currency, by how often its prices name one.
func (t *table) tellCurrencies(named []map[string]int) {
	told := map[string]bool{}
	for i, c := range t.columns {
		if c.role == priceRole {
			t.columns[i].currency = cmp.Or(c.currency, usualCurrency(named[i]))
			told[t.columns[i].currency] = true
		}
	}
	delete(told, "")
	if len(told) == 0 {
		told[cmp.Or(currencyOf(t.name), t.currencyAbove())] = true // Цены в рублях
		delete(told, "")
	}
	if len(told) != 1 {
		return
	}
	for i, c := range t.columns {
		for currency := range told {
			if c.role == priceRole && c.currency == "" && namesNoOther(named[i], currency) {
				t.columns[i].currency = currency
			}
		}
	}
}

// currencyAbove is the currency that a row over the table names for its prices.
func (t *table) currencyAbove() string {
	for _, r := range t.above {
		if s := oneText(r); r.filled() == 1 && len(s) < 200 && (roleOf(s) == priceRole || roleOf(s) == currencyRole) && currencyOf(s) != "" {
			return currencyOf(s)
		}
	}
	return ""
}

// countCurrencies counts for every column of prices the currencies of its amounts. A price of
// nothing needs no currency, and is not counted.
func (t *table) countCurrencies() []map[string]int {
	named := make([]map[string]int, len(t.columns))
	for _, r := range t.rows {
		for i, c := range t.reached(r) {
			if c.role != priceRole || r.cells[i].text == "" {
				continue
			}
			if named[i] == nil {
				named[i] = map[string]int{}
			}
			for _, m := range t.money(r.cells[i].text) {
				if m.Amount != "" && (m.Currency != bare || strings.Trim(m.Amount, "0.") != "") {
					named[i][m.Currency]++
				}
			}
		}
	}
	return named
}

// isCurrency: a cell names a currency and nothing else.
func isCurrency(cell string) bool {
	return !strings.ContainsFunc(cell, unicode.IsDigit) && len(headerWords(cell)) <= 2 && currencyOf(cell) != ""
}

// namesNoOther tells whether the prices of a column name no currency but the one.
func namesNoOther(named map[string]int, currency string) bool {
	for other := range named {
		if other != bare && other != currency {
			return false
		}
	}
	return true
}

// usualCurrency is the currency that at least two of three prices of a column name.
func usualCurrency(named map[string]int) string {
	prices := 0
	for _, n := range named {
		prices += n
	}
	for currency, n := range named {
		if currency != bare && n*3 >= prices*2 {
			return currency
		}
	}
	return ""
}

// currencyFor gives the currency of a bare number of a row: what the row's own cell for it says,
// else what the column does, else the one of the other price in its cell.
func (t *table) currencyFor(r record, c column, other string) string {
	if own := strings.Trim(r.at(t.find(currencyRole)), "-–—. "); own != "" {
		return cmp.Or(t.code(own), other)
	}
	return cmp.Or(c.currency, other)
}

// code gives the currency that a cell names, in words or by its code.
func (t *table) code(cell string) string {
	code, ok := t.codes[cell]
	if ok {
		return code
	}
	if found := text.Prices("1", cell); len(found) > 0 {
		code = found[0].Currency
	}
	if t.codes == nil {
		t.codes = map[string]string{}
	}
	t.codes[cell] = code
	return code
}
