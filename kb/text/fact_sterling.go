package text

import (
	"slices"
	"strings"
)

// readSterling gives numbers the currency that words for British money name: 12 pounds, 12 quid, 45 pence, 45p,
// and 4 pounds 96 pence, which is one amount. Price lists are not read so, since a column in pounds may be one
// of weights.
func (t *factual) readSterling() {
	for i := 0; i < len(t.numbers); i++ {
		q := &t.numbers[i]
		if q.currency != "" || i+1 < len(t.numbers) && t.numbers[i+1].start <= q.end { // 5 P$6
			continue
		}
		hundredths := t.pence(q.at, q.end)
		if !hundredths && !t.pounds(q.start, q.end) {
			continue
		}
		q.currency, q.value = "GBP", scale(value(t.tokens[q.at].text, true, t.cyrillic), q.zeros)
		q.end++
		if hundredths {
			q.value = scale(q.value, -2)
		} else if i+1 < len(t.numbers) && t.goesOnInPence(*q, t.numbers[i+1]) {
			next := t.numbers[i+1]
			q.value, q.end = trimZeros(q.value, t.tokens[next.at].text), next.end
			if t.pence(next.at, next.end) {
				q.end++
			}
			t.numbers = slices.Delete(t.numbers, i+1, i+2)
		}
		q.base = q.value
	}
}

// goesOnInPence tells whether the two digits of next are the pence of the pounds before them: 4 pounds and 96p, and
// 4 pounds 96.
func (t *factual) goesOnInPence(pounds, next quantity) bool {
	digits := t.tokens[next.at]
	if len(digits.text) != 2 || strings.Contains(digits.text+pounds.value, ".") || next.currency != "" {
		return false
	}
	between := next.start - pounds.end
	return between == 0 && digits.gap != newline && t.endsPhrase(next.end) ||
		(between == 0 || between == 1 && t.tokens[pounds.end].is("and")) && t.pence(next.at, next.end)
}

// withPence adds the pence in words at tokens[i] to the pounds before them: four pounds ninety-nine.
func (t *factual) withPence(pounds string, i int) (amount string, end int) {
	next := i
	if t.at(next).is("and") {
		next++
	}
	n, after := numeralAt(t.tokens, next)
	named := n != "" && t.pence(next, after)
	if n == "" || len(n) > 2 || strings.Contains(pounds, ".") || t.at(next).gap == newline || !named && (next > i || !t.endsPhrase(after)) || !t.free(next, after) {
		return pounds, i
	}
	if named {
		after++
	}
	if len(n) == 1 {
		n = "0" + n
	}
	return trimZeros(pounds, n), after
}

// pence tells whether tokens[end] says that the number tokens[at] before it counts pence. A lone p must be glued
// to it, and stands behind the lines of a screen as well: 60p.
func (t *factual) pence(at, end int) bool {
	next := t.at(end)
	if next.is("pence") || next.is("penny") {
		return true
	}
	return next.is("p") && next.start == t.tokens[at].end && !t.cyrillic && len(t.tokens[at].text) <= 2 && digits(t.tokens[at].text) > 0 &&
		!t.sentenceHas(at, "video", "screen", "display", "fps", "hd", "resolution", "frames", "stream")
}

// pounds tells whether tokens[end] says that the number tokens[start:end] before it is an amount of money. Pounds are
// a weight where the sentence speaks of one, and behind a bound (up to 20 pounds) where it speaks of no money.
func (t *factual) pounds(start, end int) bool {
	unit, next := t.at(end), t.at(end+1)
	switch {
	case unit.is("quid"), (unit.is("pound") || unit.is("pounds")) && next.is("sterling"):
		return true
	case !unit.is("pound") && !unit.is("pounds"), next.is("of"), next.is("per") && t.at(end+2).is("square"):
		return false
	}
	const near = 3
	for i := start - 1; i >= max(0, start-near) && !t.stops(i); i-- {
		if slices.Contains([]string{"cost", "costs", "price", "priced", "pay", "paid", "charge", "charges", "fee", "refund", "save", "spend"}, t.tokens[i].text) {
			return true
		}
	}
	if t.sentenceHas(start, "weigh", "heav", "lighter", "lift", "load", "capacity", "lb", "lbs", "kg", "kilo", "oz", "ounce", "stone",
		"luggage", "baggage", "parcel", "package", "carr", "hold", "dog", "foot", "torque", "pressure", "force", "thrust", "pull") {
		return false
	}
	switch t.at(start - 1).text {
	case "to", "over", "under", "above", "below", "than", "least", "most", "exceeding", "maximum", "minimum":
		return t.at(start-2).kind == number || t.sentenceHas(start, "order", "spend", "basket", "purchase", "cost", "price", "pay", "paid", "deliver", "free", "discount",
			"refund", "off", "gift", "voucher", "£")
	}
	return true
}

// sentenceHas tells whether a word of the sentence in which tokens[i] stands begins with one of the stems; short
// ones must be the whole word.
func (t *factual) sentenceHas(i int, stems ...string) bool {
	first, end := i, i+1
	for first > 0 && !t.stops(first-1) && t.tokens[first].gap != newline {
		first--
	}
	for end < len(t.tokens) && !t.stops(end) && t.tokens[end].gap != newline {
		end++
	}
	return slices.ContainsFunc(t.tokens[first:end], func(w token) bool {
		return slices.ContainsFunc(stems, func(stem string) bool {
			return w.text == stem || len(stem) > 3 && strings.HasPrefix(w.text, stem)
		})
	})
}
