package text

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// month gives the month that tokens[i] names, 0 for any other word. English ones begin with a capital.
func (t *factual) month(i int) int {
	w := t.at(i)
	if w.kind != word || w.text == "" {
		return 0
	}
	if first, _ := utf8.DecodeRuneInString(t.text[w.start:]); w.text[0] < 0x80 && !unicode.IsUpper(first) {
		return 0
	}
	switch w.text {
	case "января", "янв", "january", "jan":
		return 1
	case "февраля", "фев", "february", "feb":
		return 2
	case "марта", "march", "mar":
		return 3
	case "апреля", "апр", "april", "apr":
		return 4
	case "мая", "may":
		return 5
	case "июня", "июн", "june", "jun":
		return 6
	case "июля", "июл", "july", "jul":
		return 7
	case "августа", "авг", "august", "aug":
		return 8
	case "сентября", "сент", "сен", "september", "sept", "sep":
		return 9
	case "октября", "окт", "october", "oct":
		return 10
	case "ноября", "нояб", "november", "nov":
		return 11
	case "декабря", "дек", "december", "dec":
		return 12
	}
	return 0
}

// monthMark stands before a month that is named without a day, in normal form.
const monthMark = "d month "

// monthNamed gives the month that a folded Russian word names in any case, 0 for any other.
func monthNamed(w string) int {
	for i, stem := range [...]string{"январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"} {
		if ending, ok := strings.CutPrefix(w, stem); ok && slices.Contains([]string{"", "а", "у", "ом", "е", "ь", "й", "я", "ю", "ем"}, ending) {
			return i + 1
		}
	}
	return 0
}

// anyMonthMark stands before a day that is named without a month, in normal form.
const anyMonthMark = "d day "

// dayOfAnyMonth reads 3-го числа, до 25 числа and первого числа, the day of a month that is not named.
func (t *factual) dayOfAnyMonth(i int) {
	day, at := t.day(i)
	if day == "" || len(day) > 2 || atoi(day) < 1 || atoi(day) > 31 || !t.at(at).is("числа") && !t.at(at).is("числу") {
		return
	}
	bound := slices.Contains([]string{"до", "с", "по", "к", "после", "от"}, t.at(i-1).text)
	if at == i+1 && t.tokens[i].kind == number && !bound {
		return // введите 2 числа
	}
	t.date(i, at+1, saying{said: anyMonthMark + strconv.Itoa(atoi(day))})
}

// versioned tells whether a word before the number tokens[i] says that it is that of a version: версия 5.10.2024.
func (t *factual) versioned(i int) bool {
	before := t.at(i - 1).text
	return slices.ContainsFunc([]string{"верси", "сборк", "прошивк", "version", "build", "firmware"}, func(stem string) bool { return strings.HasPrefix(before, stem) })
}

// lastDay gives the last day of a month; of a February without a year, the 28th.
func lastDay(month int, year string) string {
	y := 2001
	if year != "" {
		y = atoi(year)
	}
	return strconv.Itoa(time.Date(y, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
}

// dateSayings gives the days of one month.
func dateSayings(days []string, month int, year string) []saying {
	var all []saying
	for _, day := range days {
		all = append(all, dateSaying(day, month, year))
	}
	return all
}

// dateSaying gives a date in normal form; the zero saying where there is no such day. A source that
// names no year means any.
func dateSaying(day string, month int, year string) saying {
	d := atoi(day)
	if d < 1 || d > 31 || month < 1 || month > 12 || len(day) > 2 {
		return saying{}
	}
	short := fmt.Sprintf("%02d-%02d", month, d)
	switch len(year) {
	case 0:
		return saying{said: "d " + short}
	case 2:
		year = "20" + year
	case 4:
	default:
		return saying{}
	}
	return saying{said: "d " + year + "-" + short, bare: "d *-" + short}
}

// atoi gives a number of a few digits, 0 for anything else.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
