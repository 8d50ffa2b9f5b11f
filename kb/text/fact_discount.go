package text

import (
	"slices"
	"strings"
)

// percentage notes a percentage, and makes a fact of it where it is that of a discount.
func (t *factual) percentage(start, end int, percent string) {
	said := percentSayings(percent)
	t.percents = append(t.percents, said...)
	if t.discounts(start, end) || t.lowers(start, end) || t.further(start, end) {
		t.prices = append(t.prices, t.fact(DiscountFact, start, end, said...))
	}
}

// percentSayings gives the ends of a percentage as it is read: 12, 10-12, -20.
func percentSayings(percent string) []saying {
	var values []saying
	for end := range strings.SplitSeq(strings.TrimPrefix(percent, "-"), "-") {
		values = append(values, saying{said: "% " + plainDecimal(end), bare: "# " + plainDecimal(end)})
	}
	return values
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

// lowers tells whether the percentage tokens[start:end] is taken off a price without a word for a discount: минус 15
// процентов, −15 %, скину 10 %, ещё 15 % сверху. Of what is measured otherwise, a minus says nothing of a price.
func (t *factual) lowers(start, end int) bool {
	before := t.at(start - 1)
	switch {
	case before.is("скину"), before.is("скинем"), before.is("уступлю"), before.is("уступим"), before.is("minus"), before.is("минус"), t.minus(start):
		return !t.sentenceHas(start, "яркост", "громкост", "заряд", "батаре", "аккумулятор", "нагрузк", "влажност", "конверси", "выручк", "трафик", "точност",
			"погрешност", "отклонен", "допуск", "сигнал", "масштаб", "скорост", "мощност", "расход", "температур", "прибыл", "продаж", "оборот",
			"brightness", "volume", "battery", "charge", "humidity", "traffic", "revenue", "accuracy", "tolerance", "signal", "speed", "power", "growth", "sales", "profit", "range")
	case t.at(end).is("сверху"):
		return before.is("еще") || before.is("плюс") || before.is("дам") || before.is("дадим")
	}
	return false
}

// further tells whether the percentage tokens[start:end] goes on with a discount before it in the sentence: 10 % на
// доставку и 15 % на чай.
func (t *factual) further(start, end int) bool {
	at := start - 1
	for t.at(at).is("еще") || t.at(at).is("also") || t.at(at).is("another") {
		at--
	}
	if !slices.ContainsFunc([]string{"и", "а", "или", "and", "or", ","}, t.at(at).is) ||
		!t.endsPhrase(end) && !slices.ContainsFunc([]string{"на", "on", "for", "для", "от", "from"}, t.at(end).is) {
		return false
	}
	for ; at >= 0 && !t.stops(at) && t.tokens[at+1].gap != newline; at-- {
		if t.taken[at] && percentAt(t.tokens, at) > 0 {
			return true
		}
	}
	return false
}
