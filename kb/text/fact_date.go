package text

import (
	"strings"
)

// readDates finds the days of the calendar: 31.08.2026, 2026-08-31, 31 августа, August 31, 2026.
func (t *factual) readDates() {
	for i := range t.tokens {
		if t.taken[i] {
			continue
		}
		switch {
		case t.tokens[i].kind != number:
			t.monthFirst(i)
		case t.numericDate(i), t.dayFirst(i), t.slashedDate(i):
		}
	}
}

// numericDate reads 31.08.2026 and 2026-08-31, and in до 31.08 the day and the month.
func (t *factual) numericDate(i int) bool {
	parts := strings.FieldsFunc(t.tokens[i].text, func(r rune) bool { return r == '.' || r == '-' })
	var said saying
	switch {
	case len(parts) == 3 && len(parts[0]) == 4:
		said = dateSaying(parts[2], atoi(parts[1]), parts[0])
	case len(parts) == 3 && (len(parts[2]) == 4 || len(parts[0]) == 2 && len(parts[1]) == 2):
		said = dateSaying(parts[0], atoi(parts[1]), parts[2])
	case len(parts) == 2 && t.dayAndMonth(i, parts[0], parts[1]):
		said = dateSaying(parts[0], atoi(parts[1]), "")
	}
	return t.date(i, i+1, said)
}

// dayAndMonth tells whether 31.08 is a date and no fraction: до, по, с or к stands before it, and nothing
// that could be counted after it, as in до 12.05 кг and до 12.05 ₽.
func (t *factual) dayAndMonth(i int, day, month string) bool {
	before, next := t.at(i-1), t.at(i+1)
	return len(day) == 2 && len(month) == 2 && (before.is("до") || before.is("по") || before.is("с") || before.is("к")) &&
		(next.kind == symbol && !next.is("%") && !currencyFollows(t.tokens, i+1) ||
			next.gap == newline || Stop(next.text) && !next.is("раз") || next.is("включительно"))
}

// slashedDate reads 31/08/2026 and 08/31/2026.
func (t *factual) slashedDate(i int) bool {
	if !t.at(i+1).is("/") || !t.at(i+3).is("/") || t.at(i+2).kind != number || len(t.at(i+4).text) != 4 || t.at(i+4).kind != number {
		return false
	}
	day, month, year := t.tokens[i].text, t.at(i+2).text, t.at(i+4).text
	said, turned := dateSaying(day, atoi(month), year), dateSaying(month, atoi(day), year)
	if said.said == "" {
		said = turned
	} else if turned.said != "" {
		said.bare = turned.said // nobody can tell which it is
	}
	return t.date(i, i+5, said)
}

// dayFirst reads 31 августа 2026, the 31st of August, and both days of 1–24 декабря.
func (t *factual) dayFirst(i int) bool {
	days, at := t.days(i)
	month := t.month(at)
	if month == 0 {
		return false
	}
	year, end := t.year(at + 1)
	if end > at+1 && t.at(end).is("г") {
		end++
	}
	return t.date(i, end, dateSayings(days, month, year)...)
}

// monthFirst reads August 31, 2026 and August 1–24.
func (t *factual) monthFirst(i int) bool {
	month := t.month(i)
	if month == 0 || t.tokens[i].text[0] >= 0x80 || t.at(i+1).kind != number || t.at(i+1).gap == newline {
		return false
	}
	days, at := t.days(i + 1)
	if next := t.at(at); next.kind == word && next.gap != newline && !Stop(next.text) {
		return false // in May 10 new shops open
	}
	year, end := t.year(at)
	if y, after := t.year(at + 1); y != "" && t.at(at).is(",") {
		year, end = y, after
	}
	return t.date(i, end, dateSayings(days, month, year)...)
}

// days reads the day, or both days of a range, at tokens[i]: 31, 31st of, 1–24, 1 по 24.
func (t *factual) days(i int) (days []string, end int) {
	days, end = []string{t.at(i).text}, t.ordinal(i+1)
	if t.dash(end) || t.at(end).is("to") || t.opens(i) && (t.at(end).is("по") || t.at(end).is("до")) {
		if t.at(end+1).kind == number && len(t.at(end+1).text) <= 2 {
			days, end = append(days, t.at(end+1).text), t.ordinal(end+2)
		}
	}
	return days, end
}

// ordinal steps over the ending of a day and what joins it to its month: -го, st, of.
func (t *factual) ordinal(i int) int {
	if t.at(i).is("-") && t.at(i).gap == none && (t.at(i+1).is("го") || t.at(i+1).is("е") || t.at(i+1).is("ое")) {
		i += 2
	}
	switch t.at(i).text {
	case "st", "nd", "rd", "th":
		i++
	}
	if t.at(i).is("of") {
		i++
	}
	return i
}

// year reads a year of four digits at tokens[i], and the year's own word after it.
func (t *factual) year(i int) (year string, end int) {
	y := t.at(i)
	if y.kind != number || len(y.text) != 4 || digits(y.text) != 4 || less(y.text, "1900") || y.gap == newline {
		return "", i
	}
	if t.at(i + 1).is("года") {
		return y.text, i + 2
	}
	return y.text, i + 1
}

// date makes a fact of a date, if there is such a day.
func (t *factual) date(start, end int, sayings ...saying) bool {
	for _, s := range sayings {
		if s.said == "" {
			return false
		}
	}
	if !t.free(start, end) {
		return false
	}
	t.dates = append(t.dates, t.fact(DateFact, start, end, sayings...))
	return true
}
