package source

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// figures are what the cells of a column look like, in the first rows of a table. By them a
// column of prices is told from codes, years, weights and stock.
type figures struct {
	filled, plain, money, cents, percents int
	asks, words                           int // what stands where a price would: бесплатно; нет мест
	whole, zeroed, years, round, thirds   int
	lengths                               map[int]int
	distinct                              map[string]bool
	values                                []float64
}

func figuresOf(rows []record, column int) *figures {
	f := &figures{lengths: map[int]int{}, distinct: map[string]bool{}}
	for _, r := range rows {
		if cell := r.at(column); cell != "" && strings.Trim(cell, "-–—") != "" {
			f.add(cell)
		}
	}
	return f
}

func (f *figures) add(cell string) {
	f.filled++
	f.distinct[cell] = true
	if isMoney(cell) && len(text.Amounts(cell)) > 0 {
		f.money++
	}
	if strings.Contains(cell, "%") {
		f.percents++
	}
	if !isPlainPrice(cell) {
		switch {
		case isAsk(cell):
			f.asks++
		case isGone(cell):
			f.words++
		}
		return
	}
	f.plain++
	if hasCents(cell) {
		f.cents++
	}
	if n := len(cell); n > 4 && strings.IndexByte(".,", cell[n-4]) >= 0 {
		f.thirds++
	}
	n := firstNumber(cell)
	f.values = append(f.values, n)
	if isRound(n) {
		f.round++
	}
	if strings.Trim(cell, "0123456789") != "" {
		return
	}
	f.whole++
	f.lengths[len(cell)]++
	if cell[0] == '0' && len(cell) > 1 {
		f.zeroed++
	}
	if isYear(cell) {
		f.years++
	}
}

// isRound: prices end with 0, 5 or 9 more often than codes and measures do.
func isRound(n float64) bool {
	return n == math.Trunc(n) && (math.Mod(n, 5) == 0 || math.Mod(n, 10) == 9)
}

// most tells whether n is nearly all of the cells.
func (f *figures) most(n int) bool { return n > 0 && n*10 >= f.filled*9 }

// isPlain: more than half of the cells could be prices, words that stand for one aside.
func (f *figures) isPlain() bool { return f.plain*2 > f.others() }

// others counts the cells that hold no words for a price.
func (f *figures) others() int { return f.filled - f.asks - f.words }

// isCode: article numbers and barcodes have leading zeros, or one length and no round endings;
// numbers of rows count up by one.
func (f *figures) isCode() bool {
	if f.zeroed*5 >= f.filled && f.zeroed > 0 || f.counts() {
		return true
	}
	if !f.most(f.whole) {
		return false
	}
	for length, n := range f.lengths {
		if !f.most(n) || length < 5 {
			continue
		}
		if length >= 12 || length == 8 && f.round*2 < f.filled {
			return true
		}
		return f.filled >= 3 && f.round*2 < f.filled && len(f.distinct) == f.filled || length >= 10
	}
	return false
}

// counts: 1, 2, 3, also from one again in every category; article numbers in a row.
func (f *figures) counts() bool {
	if !f.most(f.whole) || len(f.values) < 2 {
		return false
	}
	steps := 0
	for i, v := range f.values[1:] {
		if v == f.values[i]+1 || v == 1 {
			steps++
		}
	}
	return steps == len(f.values)-1 && (steps >= 3 || f.values[0] <= 1)
}

// isYears: numbers of this time that are not as round as prices are.
func (f *figures) isYears() bool { return f.most(f.years) && f.round*10 < f.filled*7 }

// isWeight: 0.250, 1,500.
func (f *figures) isWeight() bool { return f.thirds*2 >= f.plain && f.plain > 0 && f.small(100) }

// small: no value is greater than max.
func (f *figures) small(limit float64) bool {
	return !slices.ContainsFunc(f.values, func(v float64) bool { return v > limit })
}

func (f *figures) hasZero() bool { return slices.Contains(f.values, 0) }

// median is the value in the middle, 0 where there is none.
func (f *figures) median() float64 {
	if len(f.values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(f.values))
	return sorted[len(sorted)/2]
}

// near tells whether the values of two columns are of one size, as the prices of one thing are.
func (f *figures) near(other *figures) bool {
	const times = 8
	a, b := f.median(), other.median()
	return a > 0 && b > 0 && a <= b*times && b <= a*times
}

// isMoney tells whether a cell is a price by itself: by a currency, or by its two decimals.
func isMoney(cell string) bool {
	const long = 60
	if len(cell) > 3*long || utf8.RuneCountInString(cell) > long || !strings.ContainsFunc(cell, unicode.IsDigit) || len(text.Prices(cell, "")) == 0 {
		return false
	}
	return hasCents(cell) || len(text.Amounts(cell)) > 0
}

func isPlainPrice(cell string) bool {
	const long = 60
	return len(cell) <= 3*long && isNumber(cell) && len(text.Prices(cell, "")) > 0
}

// hasCents: the cell ends with a separator and two digits.
func hasCents(cell string) bool {
	n := len(cell)
	return n > 3 && strings.IndexByte(".,", cell[n-3]) >= 0 &&
		unicode.IsDigit(rune(cell[n-2])) && unicode.IsDigit(rune(cell[n-1]))
}

// isYear: 1950 to 2049 in four digits.
func isYear(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) == 4 && 1950 <= n && n < 2050
}

// firstNumber is the value of the first number of a cell, thousands by spaces and a decimal comma
// included; 0 where there is none.
func firstNumber(s string) float64 {
	var digits strings.Builder
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits.WriteRune(r)
		case digits.Len() > 0 && (r == '.' || r == ','):
			digits.WriteByte('.')
		case digits.Len() > 0 && !unicode.IsSpace(r):
			n, _ := strconv.ParseFloat(strings.TrimRight(digits.String(), "."), 64)
			return n
		}
	}
	n, _ := strconv.ParseFloat(strings.TrimRight(digits.String(), "."), 64) // 1.2.3 is no number, and 0
	return n
}
