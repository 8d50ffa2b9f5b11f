package text

import (
	"slices"
	"strconv"
	"strings"
)

// readDates finds the days of the calendar: 31.08.2026, 2026-08-31, 31 августа, August 31, 2026, седьмого апреля,
// the seventh of April, and до конца марта.
func (t *factual) readDates() {
	for i := range t.tokens {
		if t.taken[i] {
			continue
		}
		var read bool
		if t.tokens[i].kind == number {
			read = t.numericDate(i) || t.dayFirst(i) || t.slashedDate(i) || t.slashedDay(i)
		} else {
			read = t.monthFirst(i) || t.endOfMonth(i) || t.dayFirst(i)
		}
		if !read {
			t.dayOfAnyMonth(i)
		}
	}
}

// numericDate reads 31.08.2026 and 2026-08-31, and in до 31.08 the day and the month.
func (t *factual) numericDate(i int) bool {
	parts := strings.FieldsFunc(t.tokens[i].text, func(r rune) bool { return r == '.' || r == '-' })
	var said saying
	switch {
	case t.versioned(i):
		return false
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
// that could be counted after it, as in до 12.05 кг and до 12.05 ₽. It is no time of day, as in с 8.30 до 9.10,
// and no version, as in обновите до 5.03.
func (t *factual) dayAndMonth(i int, day, month string) bool {
	before, next := t.at(i-1), t.at(i+1)
	return len(day) <= 2 && len(month) == 2 && (before.is("до") || before.is("по") || before.is("с") || before.is("к")) &&
		(next.kind == symbol && !next.is("%") && !currencyFollows(t.tokens, i+1) ||
			next.gap == newline || Stop(next.text) && !next.is("раз") || next.is("включительно")) &&
		!t.timesOfDay(i) && (len(day) == 2 || !t.sentenceHas(i, "верси", "обнов", "прошив"))
}

// timesOfDay tells whether the other end of a range of which tokens[i] is one, с 8.30 до 9.10, is no date.
func (t *factual) timesOfDay(i int) bool {
	other := -1
	switch {
	case t.at(i-1).is("с") && t.at(i+1).is("до"):
		other = i + 2
	case t.at(i-1).is("до") && t.at(i-3).is("с"):
		other = i - 2
	}
	hours, minutes, ok := strings.Cut(t.at(other).text, ".")
	return t.at(other).kind == clock || t.at(other).kind == number && ok && dateSaying(hours, atoi(minutes), "").said == ""
}

// slashedDay reads the day and the month of until 03/02, of which nobody can tell which is which. What is no
// fraction has two digits on both sides, or stands behind a word that only a time follows.
func (t *factual) slashedDay(i int) bool {
	if !t.at(i+1).is("/") || t.at(i+1).gap != none || t.at(i+2).kind != number || t.at(i+2).gap != none || t.at(i+3).is("/") {
		return false
	}
	day, month, next := t.tokens[i].text, t.at(i+2).text, t.at(i+3)
	switch before := t.at(i - 1); {
	case day == "24" && month == "7", next.is("of"), next.is("%"), next.is("-") && next.gap == none, currencyFollows(t.tokens, i+3):
		return false
	case slices.ContainsFunc([]string{"until", "till", "before", "since", "after"}, before.is):
	case len(day) == 2 && len(month) == 2 &&
		slices.ContainsFunc([]string{
			"on", "by", "from", "to", "through", "ends", "expires", "starts", "begins", "arrives", "arrive", "arriving", "delivered",
			"до", "по", "с", "к", "приедет", "приедем", "придет", "привезем", "доставим",
		}, before.is):
	default:
		return false
	}
	if next.kind == word && next.gap != newline && !Stop(next.text) && !next.is("включительно") {
		return false
	}
	said, turned := dateSaying(day, atoi(month), ""), dateSaying(month, atoi(day), "")
	return t.date(i, i+3, eitherWay(said, turned))
}

// eitherWay joins the two days that a date may be.
func eitherWay(said, turned saying) saying {
	if said.said == "" {
		return turned
	}
	if turned.said != "" {
		said.bare = turned.said // nobody can tell which it is
	}
	return said
}

// endOfMonth reads до конца марта and by the end of March, which is the last day of the month.
func (t *factual) endOfMonth(i int) bool {
	at := i + 1
	switch {
	case t.tokens[i].is("конца"), t.tokens[i].is("концу"), t.tokens[i].is("конце"):
	case t.tokens[i].is("end") && t.at(at).is("of"):
		at++
	default:
		return false
	}
	month := t.month(at)
	if month == 0 || t.at(at).gap == newline {
		return false
	}
	year, end := t.year(at + 1)
	last := dateSaying(lastDay(month, year), month, year)
	last.bare = monthMark + strconv.Itoa(month)
	return t.date(i, end, last)
}

// slashedDate reads 31/08/2026 and 08/31/2026.
func (t *factual) slashedDate(i int) bool {
	if !t.at(i+1).is("/") || !t.at(i+3).is("/") || t.at(i+2).kind != number || len(t.at(i+4).text) != 4 || t.at(i+4).kind != number {
		return false
	}
	day, month, year := t.tokens[i].text, t.at(i+2).text, t.at(i+4).text
	said, turned := dateSaying(day, atoi(month), year), dateSaying(month, atoi(day), year)
	return t.date(i, i+5, eitherWay(said, turned))
}

// dayFirst reads 31 августа 2026, the 31st of August, and both days of 1–24 декабря. The words of an English day
// are joined to the month: a second March is no day.
func (t *factual) dayFirst(i int) bool {
	days, at := t.days(i)
	month := t.month(at)
	joined := t.tokens[i].kind == number || t.tokens[i].text != "" && t.tokens[i].text[0] >= 0x80 || t.at(at-1).is("of")
	if month == 0 || len(days) == 0 || !joined {
		return false
	}
	year, end := t.year(at + 1)
	if end > at+1 && t.at(end).is("г") {
		end++
	}
	return t.date(i, end, dateSayings(days, month, year)...)
}

// monthFirst reads August 31, 2026, August 1–24, and August the first.
func (t *factual) monthFirst(i int) bool {
	month := t.month(i)
	if month == 0 || t.tokens[i].text[0] >= 0x80 || t.at(i+1).gap == newline {
		return false
	}
	first := i + 1
	if t.at(first).is("the") {
		first++
	}
	days, at := t.days(first)
	if len(days) == 0 {
		return false
	}
	if next := t.at(at); next.kind == word && next.gap != newline && !Stop(next.text) {
		return false // in May 10 new shops open
	}
	year, end := t.year(at)
	if y, after := t.year(at + 1); y != "" && t.at(at).is(",") {
		year, end = y, after
	}
	return t.date(i, end, dateSayings(days, month, year)...)
}

// days reads the day, or both days of a range, at tokens[i]: 31, 31st of, 1–24, 1 по 24, седьмого; none, where there
// is no day.
func (t *factual) days(i int) (days []string, end int) {
	day, end := t.day(i)
	if day == "" {
		return nil, i
	}
	days = []string{day}
	if t.dash(end) || t.at(end).is("to") || t.opens(i) && (t.at(end).is("по") || t.at(end).is("до")) {
		if last, after := t.day(end + 1); last != "" && len(last) <= 2 {
			days, end = append(days, last), after
		}
	}
	return days, end
}

// day reads one day, and what joins it to its month.
func (t *factual) day(i int) (day string, end int) {
	if t.at(i).kind == number {
		return t.at(i).text, t.ordinal(i + 1)
	}
	if day, end = t.dayInWords(i); day != "" && t.at(end).is("of") {
		end++
	}
	return day, end
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
