package source

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// header is the lines of a table that say what its columns hold.
type header struct {
	from, to int // its rows, without to
	lines    []headerLine
	lowest   []string // the lowest label of every column
	labels   []string // all labels of a column, joined: Цена, руб. — Розница
}

// headerLine is one of its lines; a line of units, or of the numbers of columns, has no labels.
type headerLine struct {
	record
	texts []string
	units bool
}

// How far headers are looked for, and how many lines they have.
const (
	headerSample = 50 // rows below that are looked at
	headerWithin = 60 // rows in which the first header is looked for with a lenient eye
	headerLines  = 4
)

// isHeader tells whether a row is the first header of a table: it names columns and holds no
// number but sizes (25 см, от 10 шт) over numbers, or it has words only over a column of numbers.
func isHeader(r record, below []record) bool {
	filled := r.filled()
	if r.mistake != "" || filled < 2 || filled > maxColumns {
		return false
	}
	below = below[:min(len(below), headerSample)]
	named, measures, doubts, runs := 0, 0, 0, isRuns(r, below)
	for i, c := range r.cells {
		switch {
		case c.text == "" || c.across:
		case isHeaderCell(c.text):
			if roleOf(c.text) != unknownRole {
				named++
			}
		case isMeasure(c.text) && (runs || headsNumbers(c.text, i, below)):
			measures++
		case isDoubtful(c.text):
			doubts++
		default:
			return false
		}
	}
	switch {
	case doubts > 0:
		return doubtsHead(r, named, doubts, below)
	case measures > 0:
		return measuresHead(r, named, measures)
	}
	return named >= 2 || named == 1 && filled <= 3 || overNumbers(r, below)
}

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

// isRuns tells a row of quantities that go up, under which items have a price for each: Тираж, 100,
// 200, 500. Elsewhere such a row is an item with prices that are like those below.
func isRuns(r record, below []record) bool {
	first := firstFilled(r)
	if first < 0 || r.filled() < 3 || len(headerWords(r.at(first))) > 2 || strings.ContainsFunc(r.at(first), unicode.IsDigit) {
		return false
	}
	if role := roleOf(r.at(first)); role != neverRole && role != stockRole {
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
	return slices.ContainsFunc(below, func(b record) bool {
		return b.filled() > 2 && !isBareNumber(b.at(first)) && roleOf(b.at(first)) != priceRole && pricesOnly(b)
	})
}

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

// overNumbers: below one of the words of a row stands a column of numbers, or of prices.
func overNumbers(r record, below []record) bool {
	for i, c := range r.cells {
		if !c.own() {
			continue
		}
		if numbers, asks, filled := figuresBelow(below, i); filled >= 2 && numbers > 0 && (numbers+asks)*2 > filled {
			return true
		}
	}
	return false
}

// figuresBelow counts the cells of a column that are numbers or prices, and those that stand where
// a price would.
func figuresBelow(below []record, column int) (numbers, asks, filled int) {
	for _, r := range below {
		switch cell := r.at(column); {
		case cell == "":
			continue
		case isNumber(cell) || isMoney(cell):
			numbers++
		case isAsk(cell):
			asks++
		}
		filled++
	}
	return numbers, asks, filled
}

// newHeader gives the header of which row main is a line, with the lines above and below it.
func newHeader(rows []record, main, least int) *header {
	h := &header{from: main, to: main + 1}
	for h.from > least && h.to-h.from < headerLines && isUpperLine(rows[h.from-1], rows[h.from]) {
		h.from--
	}
	for _, line := range rows[h.from:h.to] {
		h.add(line, false)
	}
	for h.to < len(rows) && len(h.lines) < headerLines {
		line := rows[h.to]
		units := isNumberLine(line, len(h.labels)) || isUnitLine(line)
		if !units && !h.isLowerLine(line) {
			break
		}
		h.add(line, units)
		h.to++
	}
	return h
}

// cut gives the header of a run of columns.
func (h *header) cut(s span) *header {
	part := &header{from: h.from, to: h.to}
	for _, l := range h.lines {
		part.add(columns([]record{l.record}, s)[0], l.units)
	}
	return part
}

// again tells whether a row is a line of the header once more.
func (h *header) again(r record) bool {
	if h == nil || r.filled() < 2 {
		return false
	}
	for _, line := range h.lines {
		if sameTexts(line.texts, r) {
			return true
		}
	}
	return false
}

func sameTexts(line []string, r record) bool {
	if r.width() > len(line) {
		return false
	}
	for i, s := range line {
		if cell := r.at(i); cell != s && !strings.EqualFold(cell, s) {
			return false
		}
	}
	return true
}

func cellTexts(r record) []string {
	all := make([]string, len(r.cells))
	for i, c := range r.cells {
		all[i] = c.text
	}
	return all
}
