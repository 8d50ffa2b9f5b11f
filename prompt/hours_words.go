package prompt

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// hoursKind says what a word of opening hours stands for.
type hoursKind int

const (
	noToken hoursKind = iota
	clockToken
	halfToken
	dashToken // also: до, to
	dayToken
	weekdaysToken
	weekendToken
	dailyToken
	closedToken
	alwaysToken
	zoneToken
	fillerToken // says nothing by itself: с, from, a comma
)

type hoursToken struct {
	kind   hoursKind
	text   string
	minute int // of a clockToken, since midnight
	half   half
	day    time.Weekday
}

func (t hoursToken) comma() bool { return t.kind == fillerToken && t.text == "," }

// half is the half of the day that a time is meant in.
type half int

const (
	wholeDay half = iota // the 24-hour clock
	morning
	afternoon
)

// onClock is the minute of the day that a time with its half means; false for 13 pm.
func onClock(minute int, h half) (int, bool) {
	if h == wholeDay {
		return minute, true
	}
	if minute < 60 || minute >= 13*60 {
		return 0, false
	}
	minute %= 12 * 60
	if h == afternoon {
		minute += 12 * 60
	}
	return minute, true
}

// hoursTokens cuts opening hours into words; false where one of them is not known.
func hoursTokens(s string) ([]hoursToken, bool) {
	s = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "A.M.", "AM", "P.M.", "PM",
		"24/7", " always ", "24 часа", " always ", "24 hours", " always ").Replace(s)
	var tokens []hoursToken
	for rest := []rune(s); len(rest) > 0; {
		var token hoursToken
		size := 1
		switch r := rest[0]; {
		case unicode.IsDigit(r):
			token, size = clockWord(rest)
		case unicode.IsLetter(r):
			token, size = hoursWord(rest)
		case strings.ContainsRune("-‐‑‒–—−", r):
			token = hoursToken{kind: dashToken}
		case strings.ContainsRune(",;\n&", r):
			token = hoursToken{kind: fillerToken, text: ","}
		case unicode.IsSpace(r), strings.ContainsRune("():.", r):
			rest = rest[1:]
			continue
		}
		if token.kind == noToken {
			return nil, false
		}
		tokens = append(tokens, token)
		rest = rest[size:]
	}
	return tokens, true
}

// clockWord reads 9, 09:00 or 9.00, and tells how many runes it took.
func clockWord(rest []rune) (hoursToken, int) {
	digits := digitsAt(rest)
	hour, _ := strconv.Atoi(string(rest[:digits]))
	size, minute := digits, 0
	if after := rest[digits:]; len(after) > 0 && (after[0] == ':' || after[0] == '.') && digitsAt(after[1:]) > 0 {
		if digitsAt(after[1:]) != 2 {
			return hoursToken{}, 0
		}
		minute, _ = strconv.Atoi(string(after[1:3]))
		size += 3
	}
	if digits > 2 || minute > 59 || hour*60+minute > minutesADay {
		return hoursToken{}, 0
	}
	return hoursToken{kind: clockToken, minute: hour*60 + minute}, size
}

// digitsAt counts the ASCII digits with which a text begins.
func digitsAt(rest []rune) int {
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	return n
}

// hoursWord reads a word or the name of a zone, and tells how many runes it took.
func hoursWord(rest []rune) (hoursToken, int) {
	size, slash := 0, false
	for size < len(rest) && (unicode.IsLetter(rest[size]) || strings.ContainsRune("/_", rest[size]) || slash && rest[size] == '-') {
		slash = slash || rest[size] == '/'
		size++
	}
	word := string(rest[:size])
	if shift := offsetAt(rest[size:]); shift > 0 && zoneKnown(word) {
		return hoursToken{kind: zoneToken, text: string(rest[:size+shift])}, size + shift
	}
	if slash || zoneKnown(word) {
		return hoursToken{kind: zoneToken, text: word}, size
	}
	token := hoursVocabulary(strings.ReplaceAll(strings.ToLower(word), "ё", "е"))
	return token, size
}

// offsetAt counts the runes of +3, −5 or +05:30 after the name of a zone.
func offsetAt(rest []rune) int {
	if len(rest) == 0 || !strings.ContainsRune("+-−", rest[0]) {
		return 0
	}
	digits := digitsAt(rest[1:])
	if digits == 0 {
		return 0
	}
	size := 1 + digits
	if size < len(rest) && rest[size] == ':' && digitsAt(rest[size+1:]) == 2 {
		size += 3
	}
	return size
}

// hoursVocabulary knows a word, in lower case without ё.
func hoursVocabulary(word string) hoursToken {
	is := func(words ...string) bool { return slices.Contains(words, word) }
	begins := func(stem string) bool { return strings.HasPrefix(word, stem) }
	switch {
	case is("до", "по", "to", "till", "til", "until", "through", "thru"):
		return hoursToken{kind: dashToken}
	case is("am", "утра"):
		return hoursToken{kind: halfToken, half: morning}
	case is("pm", "вечера"):
		return hoursToken{kind: halfToken, half: afternoon}
	case begins("будн"), begins("рабоч"), is("weekdays", "weekday"):
		return hoursToken{kind: weekdaysToken}
	case is("выходной", "закрыто", "closed", "off"):
		return hoursToken{kind: closedToken}
	case begins("выходн"), is("weekends", "weekend"):
		return hoursToken{kind: weekendToken}
	case begins("ежедневн"), is("daily", "everyday", "day", "день"):
		return hoursToken{kind: dailyToken}
	case is("круглосуточно", "always"):
		return hoursToken{kind: alwaysToken}
	case is("с", "со", "в", "во", "и", "ч", "час", "часа", "часов", "каждый", "дни", "дням", "время", "времени",
		"часы", "работы", "работаем", "open", "opening", "from", "and", "at", "on", "every", "h", "hours", "hrs", "time"):
		return hoursToken{kind: fillerToken}
	}
	if day, ok := weekday(word); ok {
		return hoursToken{kind: dayToken, day: day}
	}
	return hoursToken{}
}

// weekday knows a day by its short name or by the stem of the long one.
func weekday(word string) (time.Weekday, bool) {
	short := []string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"}
	if day := slices.Index(short, word); day >= 0 {
		return time.Weekday(day), true
	}
	for day, stem := range []string{"воскресень", "понедельник", "вторник", "сред", "четверг", "пятниц", "суббот"} {
		if strings.HasPrefix(word, stem) {
			return time.Weekday(day), true
		}
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		if len(word) >= 3 && strings.HasPrefix(name+"s", word) {
			return day, true
		}
	}
	return 0, false
}
