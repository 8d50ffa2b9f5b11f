package text

import (
	"slices"
	"strconv"
	"strings"
)

// addWords adds what is said in words, or in a way that is a fact here alone: free of charge, round
// the clock, за неделю, 31.08, в марте.
func (g *Ground) addWords(t *factual) {
	for i, w := range t.tokens {
		switch {
		case w.kind == number && !t.taken[i]:
			g.addNumber(t, i)
		case t.saysFree(i):
			g.said["# 0"] = true
		}
		if t.roundTheClock(i) {
			g.said["h 24"] = true
		}
		if n := t.weight(i); n != "" {
			g.said["GBP "+n] = true
		}
		if month := max(t.month(i), monthNamed(w.text)); w.kind == word && month > 0 && !t.taken[i] {
			g.said[monthMark+strconv.Itoa(month)] = true
		}
		if !t.taken[i] && t.oneSpan(i) {
			g.said[t.lasting("1", termUnit(w.text), i).said] = true
		}
	}
}

// saysFree tells whether tokens[i] says that nothing is to be paid, in words that may mean something else too: a trial,
// included, без доплаты, не взимается, you won't be charged.
func (t *factual) saysFree(i int) bool {
	w, before := t.tokens[i], t.at(i-1)
	begins := func(stem string) bool { return strings.HasPrefix(w.text, stem) }
	switch {
	case w.kind != word:
		return false
	case w.is("счет"):
		return before.is("наш") || before.is("за")
	case w.is("us"):
		return before.is("on")
	case w.is("free"):
		return true
	case slices.ContainsFunc([]string{"бесплатн", "даром", "подар", "бонус", "gift", "bonus", "complimentary", "пробн", "trial", "включен", "входит", "входят", "included", "includes"}, begins):
		return true
	case slices.ContainsFunc([]string{"доплат", "плат", "оплат", "взима", "списыва", "берем", "берут", "стоит", "стоят", "комисс", "pay", "charg", "fee", "cost"}, begins):
		return t.denied(i)
	}
	return false
}

// addNumber adds what a number may be that nothing is said of: a day of the calendar, a telephone, a postcode.
func (g *Ground) addNumber(t *factual, i int) {
	w, next := t.tokens[i], t.at(i+2)
	if t.shortPhone(i) {
		g.said["p "+w.text] = true
	}
	if local, _ := t.localPhone(i); local != "" {
		g.addPhone(local)
	}
	if russianPostcode(w) {
		g.said[postcodeMark+w.text] = true
	}
	if day, month, ok := strings.Cut(w.text, "."); ok && len(month) == 2 {
		g.addDate(dateSaying(day, atoi(month), ""))
	}
	if t.at(i+1).is("/") && len(w.text) == 2 && len(next.text) == 2 {
		g.addDate(eitherWay(dateSaying(w.text, atoi(next.text), ""), dateSaying(next.text, atoi(w.text), "")))
	}
}

// roundTheClock tells whether tokens[i] begins or ends a word for all day long: круглосуточно, round the
// clock, 24/7, 24 часа в сутки, always open. That a shop is always glad says nothing.
func (t *factual) roundTheClock(i int) bool {
	w, before, next := t.tokens[i], t.at(i-1), t.at(i+1)
	switch {
	case strings.HasPrefix(w.text, "круглосуточн"):
		return true
	case w.is("clock"):
		return before.is("the") && (t.at(i-2).is("round") || t.at(i-2).is("around"))
	case w.is("always"):
		return before.is("open") || next.is("open")
	case w.kind == number && w.text == "24":
		return next.is("/") && t.at(i+2).text == "7" || termUnit(next.text) == "hour"
	}
	return false
}

// oneSpan tells whether tokens[i] is a span of time that lasts once: за неделю, через рабочий день, per
// month. What happens every day, or on the same day, takes no day.
func (t *factual) oneSpan(i int) bool {
	if !oneUnit(t.tokens[i].text) {
		return false
	}
	at := i - 1
	for adjective(t.at(at).text) {
		at--
	}
	switch t.at(at).text {
	case "за", "через", "на", "течение", "a", "an", "per", "within":
		return true
	}
	return false
}

// weight gives the number that counts pounds, money or not, where tokens[i] names them: who reads a reply cannot
// always tell, and where the entry says so many of either, nothing is made up.
func (t *factual) weight(i int) string {
	if w := t.tokens[i]; i == 0 || t.taken[i] || !w.is("pounds") && !w.is("pound") && !w.is("lb") && !w.is("lbs") {
		return ""
	}
	at := i - 1
	if t.tokens[at].is("-") && at > 0 {
		at--
	}
	if t.tokens[at].kind == number {
		return plainDecimal(value(t.tokens[at].text, true, t.cyrillic))
	}
	for start := max(0, at-2); start <= at; start++ {
		if n, end := amountInWords(t.tokens, start); n != "" && end == at+1 {
			return n
		}
	}
	return ""
}
