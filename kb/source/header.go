package source

import (
	"strings"
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
			if roleOf(c.text) != unknownRole || headsRecords(c.text, i, below) {
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
