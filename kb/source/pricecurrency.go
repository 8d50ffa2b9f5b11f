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
	told := map[string]bool{}
	for i, c := range t.columns {
		if c.role == priceRole {
			t.columns[i].currency = cmp.Or(c.currency, t.usualCurrency(i))
			told[t.columns[i].currency] = true
		}
	}
	delete(told, "")
	if len(told) != 1 {
		return
	}
	for i, c := range t.columns {
		for currency := range told {
			if c.role == priceRole && c.currency == "" && t.namesNoOther(i, currency) {
				t.columns[i].currency = currency
			}
		}
	}
}

// isCurrency: a cell names a currency and nothing else.
func isCurrency(cell string) bool {
	return currencyOf(cell) != "" && len(headerWords(cell)) <= 2 && !strings.ContainsFunc(cell, unicode.IsDigit)
}

// namesNoOther tells whether the prices of a column name no currency but the one.
func (t *table) namesNoOther(column int, currency string) bool {
	for _, r := range t.rows {
		for _, m := range text.Prices(r.at(column), currency) {
			if m.Amount != "" && m.Currency != currency {
				return false
			}
		}
	}
	return true
}

// usualCurrency is the currency that at least two of three prices of a column name. A price of
// nothing needs no currency.
func (t *table) usualCurrency(column int) string {
	prices := 0
	named := map[string]int{}
	for _, r := range t.rows {
		for _, m := range text.Prices(r.at(column), "") {
			if m.Amount == "" || m.Currency == "" && strings.Trim(m.Amount, "0.") == "" {
				continue
			}
			prices++
			named[m.Currency]++
		}
	}
	for currency, n := range named {
		if currency != "" && n*3 >= prices*2 {
			return currency
		}
	}
	return ""
}

// currencyFor says, in the author's words or by its code, the currency of a bare number of a row:
// what the row's own cell for it says, else the column's.
func (t *table) currencyFor(r record, c column) string {
	return cmp.Or(strings.Trim(r.at(t.find(currencyRole)), "-–—. "), c.currency)
}
