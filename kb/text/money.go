package text

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Money is one price or amount. Amount and Max are decimal numbers in text with two places or
// more ("990.00"). With both Percent and Amount it is the percentage together with the amount
// (3% + 10 руб.), or, with a Qualifier, bounded by it (12 %, не менее 4000 руб.); with Max bounded by both.
type Money struct {
	Text      string // as written
	Amount    string // empty for a percentage
	Max       string // the upper end of a range
	Currency  string // ISO 4217; empty where neither text nor header names one
	Qualifier string // from, to, about, plus
	Percent   string // 12 of 12 %, 20 of +20 %, 10-12 of 10–12 %
	Unit      string // what it is paid for, in the author's word: мес, year, шт
}

// Amounts finds the amounts of money in running text. A number is one only with a currency
// beside it, or as the lower end of a range that has one; Text is what was read, with от and /мес.
func Amounts(s string) []Money {
	r := newReader(s, readable(scan(s)), false)
	var found []Money
	for i := 0; i < len(r.numbers); i++ {
		o := r.offer(i)
		if o.money.Currency == "" || o.money.Amount == "" {
			continue
		}
		o.money.Text = s[r.tokens[o.start].start:r.tokens[o.end-1].end]
		found = append(found, o.money)
		i = o.last
	}
	return found
}

// reader reads amounts out of one text.
type reader struct {
	text     string
	cyrillic bool // a letter of the text is
	tokens   []token
	numbers  []quantity
}

// newReader reads the readable tokens of a text. In a list of prices every number may be one.
func newReader(s string, tokens []token, priced bool) reader {
	cyrillic := hasCyrillic(s)
	return reader{text: s, cyrillic: cyrillic, tokens: tokens, numbers: quantities(tokens, cyrillic, priced)}
}

// offer is an amount with its place: the tokens it takes, without end, and the last of numbers
// that it has used.
type offer struct {
	money      Money
	start, end int
	last       int
	joins      bool // it may belong to a percentage before it
	from, to   int  // the bytes of the cell that it stands in
}

// offer reads the amount or percentage whose first number is numbers[i]: what stands before it,
// the range it may open, what stands after it.
func (r reader) offer(i int) offer {
	q := r.numbers[i]
	o := offer{start: q.start, end: q.end, last: i}
	o.money = Money{Currency: q.currency, Amount: q.value}
	o.start, o.money.Qualifier = r.qualifier(q.start)
	if r.rangeEnds(i, o.money.Qualifier) {
		q = r.numbers[i+1]
		o.end, o.last = q.end, i+1
		o.money.Max = q.value
		if r.sharesZeros(r.numbers[i], q) {
			o.money.Amount = scale(o.money.Amount, q.zeros)
		}
		if o.money.Currency == "" {
			o.money.Currency = q.currency
		}
		if o.money.Qualifier == "from" {
			o.money.Qualifier = ""
		}
	} else if k := r.dashedKopecks(i); k != "" {
		q = r.numbers[i+1]
		o.end, o.last = q.end, i+1
		o.money.Amount += "." + k
		o.money.Currency = q.currency
	}
	if signs := percentAt(r.tokens, o.end); signs > 0 {
		o.end += signs
		o.money = Money{Percent: r.signed(o), Qualifier: o.money.Qualifier}
		o.end, o.money.Unit = r.unit(o.end)
		return o
	}
	if end, ok := r.plus(o.end); ok {
		o.end = end
		if o.money.Qualifier == "" {
			o.money.Qualifier = "plus"
		}
		if o.money.Currency == "" && r.tokens[end-1].is("+") { // 500+ ₽
			code, n := currencyAt(r.tokens, end)
			o.money.Currency, o.end = code, end+n
		}
	}
	o.end, o.money.Unit = r.unit(o.end)
	o.money.Amount, o.money.Max = places(o.money.Amount), places(o.money.Max)
	return o
}

// rangeEnds tells whether the number after numbers[i] is the upper end of a range.
func (r reader) rangeEnds(i int, qualifier string) bool {
	if i+1 >= len(r.numbers) {
		return false
	}
	q, next := r.numbers[i], r.numbers[i+1]
	if q.currency != "" && next.currency != "" && q.currency != next.currency {
		return false
	}
	between := r.tokens[q.end:next.start]
	switch {
	case len(between) == 1 && between[0].is("-"):
		if q.currency == "" && r.looseDash(q, next) {
			return false
		}
	case len(between) == 1 && between[0].is("до"), len(between) == 1 && between[0].is("to"):
		if qualifier != "from" && q.currency != "" && next.currency == "" {
			return false
		}
	case len(between) == 3 && between[0].is(".") && between[1].is(".") && between[2].is("."):
	case qualifier == "from" && r.capped(q.end, next.start):
	default:
		return false
	}
	return less(q.value, next.value)
}

// capped tells whether what stands between two numbers makes the second the most where the first is
// the least: не менее 300 и не более 20 000 руб.
func (r reader) capped(end, start int) bool {
	at, bound := r.qualifier(start)
	if bound != "to" {
		return false
	}
	for _, t := range r.tokens[end:max(at, end)] {
		if !slices.Contains([]string{"и", "но", "а", "and", "but", ","}, t.text) {
			return false
		}
	}
	return true
}

// sharesZeros tells whether the тыс. of the upper end of a range is that of the lower one as well:
// 12–15 тыс. руб., but not 900 – 1 тыс. руб.
func (r reader) sharesZeros(q, next quantity) bool {
	return next.zeros > 0 && q.zeros == 0 && q.currency == "" && less(q.value, next.base)
}

// looseDash tells whether the dash between two numbers is more likely to part an item from its
// price than to join the ends of a range: Тариф 2 — 990 ₽, Пакет 5 - 990 ₽.
func (r reader) looseDash(q, next quantity) bool {
	dash := r.tokens[q.end]
	if dash.gap == none && r.tokens[next.start].gap == none {
		return false
	}
	return r.text[dash.start:dash.end] == "—" || less(scale(q.base, 1), next.base)
}

// dashedKopecks reads the 50 of 1990-50, which a price list writes for 1990.50.
func (r reader) dashedKopecks(i int) string {
	if i+1 >= len(r.numbers) {
		return ""
	}
	q, next := r.numbers[i], r.numbers[i+1]
	if next.start != q.end+1 || q.currency != "" || strings.Contains(q.value, ".") {
		return ""
	}
	mark, fraction := r.tokens[q.end], r.tokens[next.at]
	if !mark.is("-") && !mark.is("=") || mark.gap != none || fraction.gap != none || digits(fraction.text) != 2 || len(fraction.text) != 2 {
		return ""
	}
	return fraction.text
}

// signed gives the percentage of an offer, with the minus that stands before it.
func (r reader) signed(o offer) string {
	p := o.money.Amount
	if o.money.Max != "" {
		p += "-" + o.money.Max
	}
	if at := r.numbers[o.last].at; o.money.Max == "" && r.minus(at) {
		p = "-" + p
	}
	return p
}

// minus tells whether the number tokens[at] has a minus: a dash at it and not at what is before.
func (r reader) minus(at int) bool {
	return at > 0 && r.tokens[at-1].is("-") && r.tokens[at].gap == none && r.tokens[at-1].gap != none
}

// percentAt gives how many tokens at tokens[i] say that the number before them is a percentage: %,
// процентов, per cent.
func percentAt(tokens []token, i int) int {
	if i >= len(tokens) {
		return 0
	}
	switch t := tokens[i]; {
	case t.is("%"), t.is("percent"), t.kind == word && strings.HasPrefix(t.text, "процент"):
		return 1
	case t.is("per") && i+1 < len(tokens) && tokens[i+1].is("cent"):
		return 2
	}
	return 0
}

// places writes a value with two places or more; what is no decimal number is no amount.
func places(value string) string {
	whole := digits(value)
	if value == "" {
		return ""
	}
	switch fraction := value[whole:]; {
	case whole == 0 || whole > 1 && value[0] == '0' || len(value) > 30:
	case fraction == "":
		return value + ".00"
	case fraction[0] == '.' && digits(fraction[1:]) == len(fraction)-1:
		return value + "00"[:max(0, 3-len(fraction))]
	}
	d, err := decimal.NewFromString(value)
	if err != nil || len(value) > 30 {
		return ""
	}
	return d.StringFixed(max(2, -d.Exponent()))
}

// less compares two values.
func less(a, b string) bool {
	if x, y := digits(a), digits(b); x == len(a) && y == len(b) && x == y {
		return a < b
	}
	if len(a) > 30 || len(b) > 30 {
		return false
	}
	x, err := decimal.NewFromString(a)
	y, err2 := decimal.NewFromString(b)
	return err == nil && err2 == nil && x.LessThan(y)
}
