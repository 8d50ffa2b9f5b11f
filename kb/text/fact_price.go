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
		case code != "":
			t.prices = append(t.prices, t.fact(PriceFact, i, end+after, moneySaying(n, code)))
		case t.pence(i, end):
			t.prices = append(t.prices, t.fact(PriceFact, i, end+1, moneySaying(scale(n, -2), "GBP")))
		case signs > 0:
			t.percentage(i, end+signs, n)
		}
		i = end - 1
	}
}

// percentage notes a percentage, and makes a fact of it where it is that of a discount.
func (t *factual) percentage(start, end int, percent string) {
	said := percentSayings(percent)
	t.percents = append(t.percents, said...)
	if t.discounts(start, end) {
		t.prices = append(t.prices, t.fact(DiscountFact, start, end, said...))
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
	first, at := t.at(o.start), o.start-1
	switch before := t.at(at); {
	case first.gap == newline:
		return false
	case before.is(":"), before.is("-") && first.gap != none, before.is("is"), before.is("are"), before.is("составляет"):
		at--
	}
	switch t.at(at).text {
	case "стоит", "стоят", "цена", "стоимость", "price", "cost", "costs":
		return t.endsPhrase(o.end)
	}
	return false
}

// endsPhrase tells whether nothing that a number could count stands at tokens[i], behind it.
func (t *factual) endsPhrase(i int) bool {
	next := t.at(i)
	if i >= len(t.tokens) || next.gap == newline || Stop(next.text) && !next.is("раз") {
		return true
	}
	return slices.ContainsFunc([]string{".", ",", ";", "!", "?", ")", "»"}, next.is)
}

// percentSayings gives the ends of a percentage as it is read: 12, 10-12, -20.
func percentSayings(percent string) []saying {
	var values []saying
	for end := range strings.SplitSeq(strings.TrimPrefix(percent, "-"), "-") {
		values = append(values, saying{said: "% " + plainDecimal(end), bare: "# " + plainDecimal(end)})
	}
	return values
}

func plainDecimal(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	return trimZeros(whole, fraction)
}

// discounts tells whether a word for a discount stands beside the percentage tokens[start:end].
func (t *factual) discounts(start, end int) bool {
	const near = 4
	for i := max(0, start-near); i < min(len(t.tokens), end+near); i++ {
		w := t.tokens[i].text
		if slices.ContainsFunc([]string{"скид", "кешб", "кэшб", "дешевле", "выгод", "discount", "cashback", "cheaper"}, func(stem string) bool {
			return strings.HasPrefix(w, stem)
		}) || i == end && w == "off" || i == start-1 && w == "save" {
			return true
		}
	}
	return false
}
