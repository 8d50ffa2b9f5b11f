package workbook

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number by its digits, so that nothing is rounded on the way from the file to the
// text: 0.digits × 10^point.
type decimal struct {
	negative bool
	digits   string // without zeros at either end; empty is 0
	point    int
}

// precision is the number of significant digits that a spreadsheet keeps. What a float64 has
// behind them is noise: 1990.1000000000001.
const precision = 15

// newDecimal gives the digits of a float64. Infinities and NaN have none.
func newDecimal(v float64) (decimal, bool) {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return decimal{}, false
	}
	s := strconv.FormatFloat(math.Abs(v), 'e', precision-1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	e, err := strconv.Atoi(exponent)
	if err != nil {
		return decimal{}, false
	}
	return decimal{v < 0, mantissa[:1] + mantissa[2:], e + 1}.trimmed(), true
}

// parseDecimal reads a number as XML has it. Whole numbers keep all the digits that are written:
// they may be articles.
func parseDecimal(s string) (decimal, bool) {
	s = strings.TrimSpace(s)
	digits := strings.TrimPrefix(s, "-")
	if digits != "" && len(digits) < 32 && strings.Trim(digits, "0123456789") == "" {
		return decimal{s[0] == '-', digits, len(digits)}.trimmed(), true
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return decimal{}, false
	}
	return newDecimal(v)
}

func (d decimal) trimmed() decimal {
	rest := strings.TrimLeft(d.digits, "0")
	d.point -= len(d.digits) - len(rest)
	d.digits = strings.TrimRight(rest, "0")
	if d.digits == "" {
		return decimal{}
	}
	return d
}

// float gives the number back.
func (d decimal) float() float64 {
	v, err := strconv.ParseFloat("0."+d.digits+"e"+strconv.Itoa(d.point), 64)
	if err != nil {
		return 0
	}
	if d.negative {
		return -v
	}
	return v
}

func (d decimal) zero() bool { return d.digits == "" }

// shift multiplies by 10^n.
func (d decimal) shift(n int) decimal {
	if !d.zero() {
		d.point += n
	}
	return d
}

// whole gives the digits before the point, at least so many.
func (d decimal) whole(least int) string {
	s := ""
	if d.point > 0 {
		s = d.digits[:min(d.point, len(d.digits))]
		s += strings.Repeat("0", d.point-len(s))
	}
	return strings.Repeat("0", max(least-len(s), 0)) + s
}

// fraction gives the digits behind the point, at least so many.
func (d decimal) fraction(least int) string {
	s := ""
	switch {
	case d.point < 0:
		s = strings.Repeat("0", -d.point) + d.digits
	case d.point < len(d.digits):
		s = d.digits[d.point:]
	}
	return s + strings.Repeat("0", max(least-len(s), 0))
}

// round rounds to so many digits behind the point, halves away from zero, as spreadsheets show it.
func (d decimal) round(places int) decimal {
	keep := d.point + places
	if keep >= len(d.digits) {
		return d
	}
	if keep < 0 {
		return decimal{}
	}
	digits := []byte("0" + d.digits[:keep])
	if d.digits[keep] >= '5' {
		at := len(digits) - 1
		for ; digits[at] == '9'; at-- {
			digits[at] = '0'
		}
		digits[at]++
	}
	return decimal{d.negative, string(digits), d.point + 1}.trimmed()
}

// String writes the number in full: -1990.5.
func (d decimal) String() string {
	s := d.whole(1)
	if f := d.fraction(0); f != "" {
		s += "." + f
	}
	if d.negative {
		return "-" + s
	}
	return s
}
