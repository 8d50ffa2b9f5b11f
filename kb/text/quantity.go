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
	base       string // the value without тыс.
	zeros      int32  // those of тыс.
	currency   string
}

// quantities finds the numbers among tokens, in order. Phones, times, and numbers inside article
// numbers are not quantities. In a text with Cyrillic letters a lone comma is a decimal one; where
// all numbers are prices, a dot before three digits parts thousands without a currency, too.
func quantities(tokens []token, cyrillic, priced bool) []quantity {
	count := 0
	for i := range tokens {
		if tokens[i].kind == number {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	found := make([]quantity, 0, count)
	free := 0 // the first token that no quantity has taken
	for i := range tokens {
		if i < free || tokens[i].kind != number {
			continue
		}
		q := quantityAt(tokens, i, free, cyrillic, priced)
		found = append(found, q)
		free = q.end
	}
	return found
}

// quantityAt reads the quantity whose number is tokens[i]; tokens before free are taken.
func quantityAt(tokens []token, i, free int, cyrillic, priced bool) quantity {
	q := quantity{at: i, start: i, end: i + 1}
	zeros, n := multiplier(tokens, q.end)
	q.end += n
	if code, end := followingCurrency(tokens, q.end); code != "" {
		q.currency, q.end = code, end
	} else if code := pence(tokens, q.end); code != "" {
		q.value = scale(value(tokens[i].text, true, cyrillic), -2)
		q.base, q.currency, q.end = q.value, code, skipStop(tokens, q.end+1)
		return q
	} else {
		q.currency, q.start = leadingCurrency(tokens, i, free)
	}
	q.base = value(tokens[i].text, priced || q.currency != "", cyrillic)
	q.value, q.zeros = q.base, zeros
	if zeros > 0 {
		q.value = scale(q.base, zeros)
	}
	if q.currency == "RUB" && !strings.Contains(q.value, ".") {
		q.value, q.end = addKopecks(tokens, q.value, q.end)
	}
	return q
}

// followingCurrency reads the currency after a number that ends at tokens[i], also behind the
// number in words, 500 (пятьсот) рублей, and the dash for no kopecks, 500,— ₽. It returns where
// the currency ends.
func followingCurrency(tokens []token, i int) (code string, end int) {
	switch at := behindWords(tokens, i); {
	case leadsNext(tokens, i):
		return "", i
	case at > i:
		i = at
	case i+1 < len(tokens) && (tokens[i].is(",") || tokens[i].is(".")) && tokens[i].gap == none && tokens[i+1].is("-") && tokens[i+1].gap == none:
		i += 2
	}
	code, n := currencyAt(tokens, i)
	return code, i + n
}

// behindWords steps over words in brackets.
func behindWords(tokens []token, i int) int {
	const most = 20
	if i >= len(tokens) || !tokens[i].is("(") {
		return i
	}
	for at := i + 1; at < min(len(tokens), i+most); at++ {
		switch {
		case tokens[at].is(")"):
			return at + 1
		case tokens[at].kind != word:
			return i
		}
	}
	return i
}

// leadsNext tells whether the sign at tokens[i] belongs to the number after it: 5 $6.
func leadsNext(tokens []token, i int) bool {
	return i+1 < len(tokens) && tokens[i].gap != none && leads(tokens[i]) &&
		tokens[i+1].kind == number && tokens[i+1].gap == none
}

// pence gives the currency of which tokens[i] names the hundredth part: 50 коп., 99¢.
func pence(tokens []token, i int) string {
	switch {
	case i >= len(tokens):
	case tokens[i].kind == word && strings.HasPrefix(tokens[i].text, "коп") && !strings.HasPrefix(tokens[i].text, "копи"):
		return "RUB"
	case tokens[i].is("¢"):
		return "USD"
	}
	return ""
}

// multiplier reads тыс., млн and, with money, т. and k: the zeros they stand for, and how many
// tokens they take.
func multiplier(tokens []token, i int) (zeros int32, n int) {
	if i >= len(tokens) || tokens[i].kind != word {
		return 0, 0
	}
	end := skipStop(tokens, i+1)
	switch tokens[i].text {
	case "тыс", "тысяч", "тысячи", "тысяча", "тысячу", "тыща", "тыщу", "тыщи", "тыщ", "thousand":
		return 3, end - i
	case "млн", "миллион", "миллиона", "миллионов", "million":
		return 6, end - i
	case "млрд", "миллиард", "миллиарда", "миллиардов", "billion":
		return 9, end - i
	case "т":
		if end < len(tokens) && (tokens[end].text == "р" || strings.HasPrefix(tokens[end].text, "руб")) {
			return 3, end - i
		}
		return 0, 0
	}
	if zeros = shortMultiplier(tokens, i); zeros > 0 {
		return zeros, 1
	}
	return 0, 0
}

// shortMultiplier reads the letter glued to an amount of money: $1.2k, $5M, 12k €.
func shortMultiplier(tokens []token, i int) int32 {
	led := i > 1 && leads(tokens[i-2])
	switch {
	case tokens[i].gap != none:
	case (tokens[i].text == "k" || tokens[i].text == "к") && (led || currencyFollows(tokens, i+1) && !leadsNext(tokens, i+1) || i+1 < len(tokens) && (tokens[i+1].is("pounds") || tokens[i+1].is("quid"))):
		return 3
	case (tokens[i].text == "m" || tokens[i].text == "mn") && led:
		return 6
	case (tokens[i].text == "b" || tokens[i].text == "bn") && led:
		return 9
	}
	return 0
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
	if i+1 >= len(tokens) || tokens[i].kind != number || len(tokens[i].text) > 2 {
		return value, i
	}
	name := tokens[i+1].text
	if !strings.HasPrefix(name, "коп") && (name != "к" || i == 0 || tokens[i-1].text != "." && tokens[i-1].text != "р") {
		return value, i
	}
	fraction := tokens[i].text
	if len(fraction) == 1 {
		fraction = "0" + fraction
	}
	return trimZeros(value, fraction), skipStop(tokens, i+2)
}
