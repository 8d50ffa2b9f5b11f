package text

import (
	"strings"

	"github.com/shopspring/decimal"
)

// quantity is a number with what belongs to it: the currency on either side, тыс., kopecks.
type quantity struct {
	at         int // the number's token
	start, end int // the tokens it takes; end is not included
	value      string
	currency   string
}

// quantities finds the numbers among tokens, in order. Phones, times, and numbers inside article
// numbers are not quantities. In a text with Cyrillic letters a lone comma is a decimal one.
func quantities(tokens []token, cyrillic bool) []quantity {
	var found []quantity
	free := 0 // the first token that no quantity has taken
	for i := range tokens {
		if i < free || tokens[i].kind != number {
			continue
		}
		q := quantityAt(tokens, i, free, cyrillic)
		found = append(found, q)
		free = q.end
	}
	return found
}

// quantityAt reads the quantity whose number is tokens[i]; tokens before free are taken.
func quantityAt(tokens []token, i, free int, cyrillic bool) quantity {
	q := quantity{at: i, start: i, end: i + 1}
	zeros, n := multiplier(tokens, q.end)
	q.end += n
	if code, n := currencyAt(tokens, q.end); n > 0 && !leadsNext(tokens, q.end) {
		q.currency = code
		q.end += n
	} else if i > free && leads(tokens[i-1]) {
		q.currency = currency(tokens[i-1].text)
		q.start--
		if q.start > free && tokens[q.start].is("$") && tokens[q.start-1].is("us") {
			q.start--
		}
	}
	q.value = value(tokens[i].text, q.currency != "", cyrillic)
	if zeros > 0 {
		q.value = scale(q.value, zeros)
	}
	if q.currency == "RUB" && !strings.Contains(q.value, ".") {
		q.value, q.end = addKopecks(tokens, q.value, q.end)
	}
	return q
}

// leadsNext tells whether the sign at tokens[i] belongs to the number after it: 5 $6.
func leadsNext(tokens []token, i int) bool {
	return i+1 < len(tokens) && tokens[i].gap != none && leads(tokens[i]) &&
		tokens[i+1].kind == number && tokens[i+1].gap == none
}

// multiplier reads тыс., млн and, with money, k: the zeros they stand for, and how many tokens they take.
func multiplier(tokens []token, i int) (zeros int32, n int) {
	if i >= len(tokens) {
		return 0, 0
	}
	switch tokens[i].text {
	case "тыс", "тысяч", "тысячи", "тысяча", "thousand":
		zeros = 3
	case "k", "к":
		if tokens[i].gap == none && (i > 1 && leads(tokens[i-2]) || currencyFollows(tokens, i+1)) {
			return 3, 1
		}
		return 0, 0
	case "млн", "миллион", "миллиона", "миллионов", "million":
		zeros = 6
	default:
		return 0, 0
	}
	return zeros, skipStop(tokens, i+1) - i
}

// scale multiplies a value by a power of ten. What is no decimal number stays as it is.
func scale(value string, zeros int32) string {
	if len(value) > 30 {
		return value
	}
	d, err := decimal.NewFromString(value)
	if err != nil {
		return value
	}
	return d.Shift(zeros).String()
}

// addKopecks reads 50 коп. after roubles.
func addKopecks(tokens []token, value string, i int) (string, int) {
	if i+1 >= len(tokens) || tokens[i].kind != number || len(tokens[i].text) != 2 || !strings.HasPrefix(tokens[i+1].text, "коп") {
		return value, i
	}
	return trimZeros(value, tokens[i].text), skipStop(tokens, i+2)
}
