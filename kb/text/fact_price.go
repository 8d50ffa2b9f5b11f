package text

import (
	"slices"
	"strings"
)

// readPrices finds the amounts of money, and the percentages beside a word for a discount.
func (t *factual) readPrices() {
	for i := 0; i < len(t.numbers); i++ {
		o := t.offer(i)
		if !t.free(o.start, o.end) {
			continue
		}
		m := o.money
		switch {
		case m.Amount != "" && (m.Currency != "" || t.priced(i, o)):
			values := []saying{moneySaying(m.Amount, m.Currency)}
			if m.Max != "" {
				values = append(values, moneySaying(m.Max, m.Currency))
			}
			f := t.fact(PriceFact, o.start, o.end, values...)
			f.Unit, f.Qualifier = m.Unit, m.Qualifier
			t.prices = append(t.prices, f)
			i = o.last
		case m.Percent != "":
			t.percentage(o.start, o.end, m.Percent)
			i = o.last
		}
	}
	t.readSpelled()
}

// readSpelled finds amounts and percentages in words: пятьсот рублей, полторы тысячи ₽, ten dollars,
// fifty pence, двадцать процентов.
func (t *factual) readSpelled() {
	for i := 0; i < len(t.tokens); i++ {
		n, end := amountInWords(t.tokens, i)
		if n == "" {
			continue
		}
		code, after := currencyAt(t.tokens, end)
		if t.pounds(i, end) {
			code, after = "GBP", 1
		}
		signs := percentAt(t.tokens, end)
		switch {
		case !t.free(i, end+after):
		case code == "GBP":
			n, end = t.withPence(n, end+after)
			t.prices = append(t.prices, t.fact(PriceFact, i, end, moneySaying(n, code)))
		case code != "" || len(n) > 1 && t.endsPhrase(end) && (t.behindPrice(i) || t.slang(i, end)):
			t.prices = append(t.prices, t.fact(PriceFact, i, end+after, moneySaying(n, code)))
		case t.pence(i, end):
			t.prices = append(t.prices, t.fact(PriceFact, i, end+1, moneySaying(scale(n, -2), "GBP")))
		case signs > 0:
			t.percentage(i, end+signs, n)
		}
		i = end - 1
	}
}

// anyCurrency stands in the normal form of an amount that names no currency.
const anyCurrency = "¤"

func moneySaying(amount, currency string) saying {
	amount = plainDecimal(amount)
	if currency == "" {
		currency = anyCurrency
	}
	return saying{said: currency + " " + amount, bare: "# " + amount}
}

// priced tells whether an offer without a currency, whose first number is numbers[i], is a price for the
// word before it: Торт стоит 1500, Price: 990. It counts nothing, as in стоит 2 раза, and is no 1.500,
// which only a currency makes one number.
func (t *factual) priced(i int, o offer) bool {
	for ; i <= o.last; i++ {
		if q := t.numbers[i]; q.base != value(t.tokens[q.at].text, true, t.cyrillic) {
			return false
		}
	}
	return t.at(o.start).gap != newline && t.behindPrice(o.start) && (t.endsPhrase(o.end) || t.kopecksLeftOff(o.end))
}

// behindPrice tells whether a word for a price stands before the number that begins at tokens[i]: стоит 1500, Price:
// 990, цена самовара: 1200, с вас 1200, you pay 1200.
func (t *factual) behindPrice(i int) bool {
	at := i - 1
	switch before := t.at(at); {
	case before.is("-") && t.at(i).gap == none:
		return false
	case before.is(":"), before.is("-"):
		at--
		const most = 2 // words between the price and the colon
		for n := 0; n < most && t.at(at).kind == word && !priceWord(t.at(at).text); n++ {
			at--
		}
	case before.is("is"), before.is("are"), before.is("составляет"):
		at--
	case before.is("вас"), before.is("тебя"):
		return t.at(at-1).is("с") && len(t.at(i).text) > 1
	case before.is("pay"):
		return len(t.at(i).text) > 1
	}
	return priceWord(t.at(at).text)
}

func priceWord(w string) bool {
	return slices.Contains([]string{"стоит", "стоят", "цена", "стоимость", "price", "cost", "costs"}, w)
}

// kopecksLeftOff tells whether a dash for no kopecks stands at tokens[i], behind a price: the .- of 1200.- is one.
func (t *factual) kopecksLeftOff(i int) bool {
	mark, dash := t.at(i), t.at(i+1)
	return (mark.is(".") || mark.is(",")) && mark.gap == none && dash.is("-") && dash.gap == none && (t.at(i+2).kind != number || t.at(i+2).gap != none)
}

// slang tells whether the number in words tokens[i:end] is one of money in its sound alone: тыща двести.
func (t *factual) slang(i, end int) bool {
	return end > i+1 && slices.ContainsFunc(t.tokens[i:end], func(w token) bool { return strings.HasPrefix(w.text, "тыщ") })
}

// endsPhrase tells whether nothing that a number could count stands at tokens[i], behind it.
func (t *factual) endsPhrase(i int) bool {
	next := t.at(i)
	if i >= len(t.tokens) || next.gap == newline || Stop(next.text) && !next.is("раз") {
		return true
	}
	return slices.ContainsFunc([]string{".", ",", ";", "!", "?", ")", "»"}, next.is)
}

func plainDecimal(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	return trimZeros(whole, fraction)
}
