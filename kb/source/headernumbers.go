package source

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// measuresHead tells whether the sizes of a row are a header's: with a unit they are, as are several
// dates; bare numbers are where they go up, and are years or bounds, or a name stands before them,
// or none.
func measuresHead(r record, named, measures int) bool {
	dates, bare, plain, last := 0, 0, 0, -1.0
	for i, c := range r.cells {
		if !c.own() || !isMeasure(c.text) || hasUnit(c.text) {
			continue
		}
		if isDate(c.text) {
			dates++
			continue
		}
		n := firstNumber(c.text)
		if n <= last || i == 0 {
			return false
		}
		if bare++; !isTier(c.text) && !isYear(c.text) {
			plain++
		}
		last = n
	}
	switch {
	case bare == 0:
		return dates != 1 // a single one is the day of the list
	case bare < 2:
		return false
	case named > 0 || r.at(0) == "":
		return true
	}
	return plain == 0 && bare == measures && bare == r.filled()-1 && len(headerWords(r.at(0))) <= 2
}

// hasUnit: a number with a word beside it, or the colours of a print, 4+0.
func hasUnit(s string) bool {
	if front, back, ok := strings.Cut(s, "+"); ok && isDigits(front) && isDigits(back) {
		return true
	}
	for _, word := range headerWords(s) {
		if !isTierWord(word) && strings.Trim(word, "0123456789") != "" {
			return true
		}
	}
	return false
}

// headsNumbers tells whether the cells below a size are prices: numbers, and not sizes as it is.
func headsNumbers(label string, column int, below []record) bool {
	prices, filled := 0, 0
	for _, r := range below {
		cell := r.at(column)
		if cell == "" {
			continue
		}
		filled++
		if isAsk(cell) || strings.Trim(cell, "-–—") == "" || isPlainPrice(cell) && !sameNature(label, cell) {
			prices++
		}
	}
	return filled > 0 && prices*2 >= filled
}

// sameNature tells whether a number below a bare number may be one of its kind: a year below a
// year, a price below a price, if not one with its currency.
func sameNature(label, cell string) bool {
	if hasUnit(label) || len(text.Amounts(cell)) > 0 {
		return false
	}
	upper, lower := firstNumber(label), firstNumber(cell)
	if upper == 0 && isDate(label) {
		return isDate(cell) // 01.06.2026
	}
	if isYear(label) {
		return isYear(cell)
	}
	return isTier(label) == isTier(cell) && lower <= 4*upper
}

// isRuns tells a row of quantities that go up, under which items have a price for each: Тираж, 100,
// 200, 500. Elsewhere such a row is an item with prices that are like those below.
func isRuns(r record, below []record) bool {
	first := firstFilled(r)
	if first < 0 || r.filled() < 3 || len(headerWords(r.at(first))) > 2 || strings.ContainsFunc(r.at(first), unicode.IsDigit) {
		return false
	}
	last := 0.0
	for _, c := range r.cells[first+1:] {
		if !c.own() {
			continue
		}
		n := firstNumber(c.text)
		if !isBareNumber(c.text) || n <= last {
			return false
		}
		last = n
	}
	if role := roleOf(r.at(first)); role != neverRole && role != stockRole {
		return false
	}
	return slices.ContainsFunc(below, func(b record) bool {
		return b.filled() > 2 && !isBareNumber(b.at(first)) && roleOf(b.at(first)) != priceRole && pricesOnly(b)
	})
}
