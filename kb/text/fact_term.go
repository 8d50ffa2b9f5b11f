package text

import (
	"slices"
	"strings"
)

// readTerms finds the numbers of minutes, hours, days, weeks, months and years: 14 дней, две недели, from 3
// to 5 working days, a 14-day trial. What is left of the numbers is bare.
func (t *factual) readTerms() {
	spelled := 0 // words before it belong to a number that was looked at
	for i := 0; i < len(t.tokens); i++ {
		if t.taken[i] {
			continue
		}
		if f, ok := t.compoundTerm(i); ok {
			t.terms = append(t.terms, f)
			continue
		}
		if f, ok := t.singleTerm(i); ok {
			t.terms = append(t.terms, f)
			continue
		}
		first, end := t.count(i)
		if first == "" || i < spelled {
			continue
		}
		spelled = end
		f, ok := t.term(i, first, end)
		if ok {
			t.terms = append(t.terms, f)
		} else if t.tokens[i].kind == number && t.isBare(i, end) {
			t.bare = append(t.bare, "# "+first)
		}
	}
}

// count reads the number that begins at tokens[i], in digits or in words. It returns where it ends.
func (t *factual) count(i int) (n string, end int) {
	if i >= len(t.tokens) || t.taken[i] || t.tokens[i].inner {
		return "", i
	}
	if t.tokens[i].kind == word {
		return numeralAt(t.tokens, i)
	}
	if t.tokens[i].kind != number || i > 0 && partOfName(t.tokens[i-1], t.tokens[i]) {
		return "", i
	}
	at, ok := slices.BinarySearchFunc(t.numbers, i, func(q quantity, i int) int { return q.at - i })
	if !ok || t.numbers[at].currency != "" {
		return "", i
	}
	return t.numbers[at].value, max(t.numbers[at].end, i+1)
}

// partOfName tells whether a number goes on with what stands before it: 24/7, №5.
func partOfName(before, n token) bool {
	return n.gap == none && (before.is("/") || before.is("№") || before.is("#"))
}

// term reads the term whose number stands at tokens[i:end], with the upper end of a range and the unit.
func (t *factual) term(i int, first string, end int) (Fact, bool) {
	counts := []string{first}
	if next, ok := t.rangeMark(i, end); ok {
		if last, after := t.count(next); last != "" && less(first, last) {
			counts, end = append(counts, last), after
		}
	}
	unitAt, joined := t.unitAt(end)
	unit := termUnit(t.at(unitAt).text)
	if joined && unit == "" {
		unit = lastingUnit(t.at(unitAt).text)
	}
	if unit == "" || t.taken[unitAt] || t.noTerm(i, unitAt, unit, counts) {
		return Fact{}, false
	}
	if t.told(i, unitAt, unit) {
		for _, n := range counts {
			t.asides = append(t.asides, t.lasting(n, unit, unitAt))
		}
		return Fact{}, false
	}
	if minutes, after := t.minutesAfter(unitAt); unit == "hour" && len(counts) == 1 && minutes != "" {
		return t.fact(TermFact, i, after, hoursAndMinutes(first, minutes)), true
	}
	var values []saying
	for _, n := range counts {
		values = append(values, t.lasting(n, unit, unitAt))
	}
	return t.fact(TermFact, i, unitAt+1, values...), true
}

// minutesAfter reads the 30 of 1 час 30 минут, whose hours end at tokens[i].
func (t *factual) minutesAfter(i int) (n string, end int) {
	next := skipStop(t.tokens, i+1)
	if t.at(next).is("и") || t.at(next).is("and") {
		next++
	}
	n, at := t.count(next)
	if n == "" || termUnit(t.at(at).text) != "minute" {
		return "", i
	}
	return n, at + 1
}

// rangeMark tells whether a range goes on after the number tokens[start:i], and where.
func (t *factual) rangeMark(start, i int) (next int, ok bool) {
	mark, before := t.at(i), t.at(start-1)
	ok = t.dash(i) || mark.is("to") || mark.is("или") || mark.is("or") ||
		mark.is("до") && t.opens(start) ||
		(mark.is("and") || mark.is("и")) && (before.is("between") || before.is("между"))
	return i + 1, ok
}

// unitAt steps from the end of a number over what may stand before its unit: -х, -ти, the number in
// words in brackets, рабочих, full calendar. A hyphen may have joined the number to what follows.
func (t *factual) unitAt(i int) (at int, joined bool) {
	if t.at(i).is("-") && t.at(i).gap == none && t.at(i+1).gap == none {
		joined = true
		if i++; !slices.Contains([]string{"х", "ти", "и", "ми", "мя"}, t.at(i).text) {
			return i, true // 14-day
		}
		i++
	} else if t.at(i).is("х") && t.at(i).gap == none {
		i++
	}
	i = behindWords(t.tokens, i)
	const most = 2
	for range most {
		if adjective(t.at(i).text) {
			i++
		}
		if t.at(i).is(".") && t.at(i-1).is("раб") {
			i++
		}
	}
	return i, joined
}

// noTerm tells whether the number and the unit mean something else: a time of day (also без 5 минут
// семь), how often in a week, a year of the calendar.
func (t *factual) noTerm(i, unitAt int, unit string, counts []string) bool {
	before, after := t.at(i-1), t.at(unitAt+1)
	russian := strings.HasPrefix(t.at(unitAt).text, "час")
	last := counts[len(counts)-1]
	switch {
	case unit == "year" && !less(last, "1900"):
		return true
	case unit == "minute" && (termUnit(before.text) == "hour" || before.is("без") || after.is("past") || after.kind == word && after.text[0] >= 0x80 && ordinal(after.text) > 0):
		return true
	case russian && slices.Contains([]string{"утра", "дня", "вечера", "ночи"}, after.text):
		return true
	case russian && (before.is("в") || before.is("к") || before.is("с") || before.is("после") || before.is("до") && less(last, "24")):
		return true
	}
	if over := t.at(unitAt + 2).text; after.is("в") || after.is("a") || after.is("per") || after.is("/") {
		return slices.Contains([]string{"неделю", "сутки", "день", "месяц", "год", "week", "day", "month", "year"}, over)
	}
	return false
}

// compoundTerm reads a term of one word: двухнедельный, полгода, полчаса, fortnight; and half an hour.
func (t *factual) compoundTerm(i int) (Fact, bool) {
	w := t.tokens[i].text
	if t.tokens[i].kind != word || w == "" || w[0] < 0x80 {
		switch {
		case w == "fortnight":
			return t.fact(TermFact, i, i+1, termSaying("2", "week")), true
		case w == "half" && t.at(i+1).is("an") && t.at(i+2).is("hour"):
			return t.fact(TermFact, i, i+3, termSaying("30", "minute")), true
		}
		return Fact{}, false
	}
	if w == "полчаса" || w == "получаса" {
		return t.fact(TermFact, i, i+1, termSaying("30", "minute")), true
	}
	if w == "полгода" || w == "полугода" {
		return t.fact(TermFact, i, i+1, termSaying("6", "month")), true
	}
	for at := range w {
		if unit := lastingUnit(w[at:]); unit != "" && at > 0 {
			if n := numeral(w[:at]); n > 1 {
				return t.fact(TermFact, i, i+1, termSaying(written(n), unit)), true
			}
		}
	}
	return Fact{}, false
}

// isBare tells whether nothing is said of what the number tokens[i:end] counts, as in a cell whose
// header does. The number of a list's item counts nothing.
func (t *factual) isBare(i, end int) bool {
	next := t.at(end)
	if (t.tokens[i].gap == newline || i == 0) && (next.is(".") || next.is(")")) && next.gap == none {
		return false
	}
	switch next.text {
	case "%", "/", "×", "°":
		return false
	case "-":
		return t.at(end+1).kind == number
	}
	return next.kind != word || next.gap == newline || Stop(next.text)
}
