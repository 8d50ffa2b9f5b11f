package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// newTable finds the header among the first rows. It is the first row that names a column and
// holds no number, or the first of full width, of words only, over columns of numbers.
func newTable(records []record) *table {
	const within = 20
	t := &table{rows: records}
	for i, r := range records[:min(len(records), within)] {
		if isHeader(r) || isHeaderOver(r, records[i+1:]) {
			t.above, t.rows = records[:i+1], records[i+1:]
			for _, c := range r.cells {
				t.header = append(t.header, c.text)
			}
			break
		}
	}
	for i := range t.width() {
		c := column{}
		if i < len(t.header) {
			c.header = strings.Join(strings.Fields(t.header[i]), " ")
			c.role, c.currency = roleOf(c.header), currencyOf(c.header)
		}
		if c.role.single() && t.find(c.role) >= 0 {
			c.role = unknownRole
		}
		t.columns = append(t.columns, c)
	}
	return t
}

func isHeader(r record) bool {
	named := 0
	for _, c := range r.cells {
		if !isHeaderCell(c.text) {
			return false
		}
		if c.text != "" && roleOf(c.text) != unknownRole {
			named++
		}
	}
	return r.mistake == "" && r.filled() >= 2 && named >= 1 && (named >= 2 || r.filled() <= 3)
}

// isHeaderOver: the row has words only, and below it stands a column of numbers.
func isHeaderOver(r record, below []record) bool {
	if r.mistake != "" || r.filled() < 2 || len(below) == 0 {
		return false
	}
	for i, c := range r.cells {
		if !isHeaderCell(c.text) {
			return false
		}
		numbers, filled := 0, 0
		for _, other := range below[:min(len(below), 50)] {
			if other.at(i) != "" {
				filled++
				if isNumber(other.at(i)) {
					numbers++
				}
			}
		}
		if c.text != "" && filled >= 2 && numbers*2 > filled {
			return true
		}
	}
	return false
}

// isHeaderCell: short, no question, no sentence, no number and no price.
func isHeaderCell(s string) bool {
	const long = 60
	return utf8.RuneCountInString(s) <= long && !strings.HasSuffix(s, "?") && !endsSentence(s) &&
		!isNumber(s) && len(text.Amounts(s)) == 0
}

// endsSentence tells the full stop of a sentence from that of an abbreviation (Цена, руб.), which
// is short and breaks off at a consonant. More than two words (ед. изм.) must name a column.
func endsSentence(s string) bool {
	const long = 6
	if !strings.HasSuffix(s, ".") {
		return false
	}
	words := headerWords(s)
	if len(words) == 0 || len(words) > 2 && roleOf(s) == unknownRole {
		return true
	}
	last := words[len(words)-1]
	end, _ := utf8.DecodeLastRuneInString(last)
	return utf8.RuneCountInString(last) > long || strings.ContainsRune("аеиоуыэюяйьaeiou", end)
}

// isNumber tells whether a cell begins and ends like a number or an amount of money.
func isNumber(s string) bool {
	letters := 0
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 4
}
