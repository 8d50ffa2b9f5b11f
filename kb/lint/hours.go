package lint

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// hours is a time of work in a sentence: пн–пт 9:00–20:00, 10am to 4pm on Saturdays.
type hours struct {
	start, end int
	days       string // 1-5, 6; "" where they are not named
	times      string // 09:00-20:00
}

const dayWord = `(?:пн|вт|ср|чт|пт|сб|вс|понедельник[а-я]*|вторник[а-я]*|сред[аеуы]|четверг[а-я]*|пятниц[а-я]*|суббот[а-я]*|воскресень[а-я]*|` +
	`mon(?:day)?s?|tue(?:s|sday)?s?|wed(?:nesday)?s?|thu(?:rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?)`

// weekWord are the days of which a time of work is told.
const weekWord = `((?:с\s+)?` + dayWord + `(?:\s*(?:[–—-]|по|to|through)\s*` + dayWord + `)?|ежедневно|каждый день|будни|будням|будние дни|рабочие дни|рабочим дням|daily|every day|weekdays)`

var (
	clockRange = text.Pattern(`(?i)(?:(?:с|from|between)\s+)?(\d{1,2})(?:([:.])(\d\d))?\s*(am|pm|утра|вечера)?\s*(?:[–—-]|до|to|till|until)\s*(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|утра|вечера)?`)
	daysBefore = text.Pattern(`(?i)(?:по\s+|в\s+)?` + weekWord + `[\s,:(]*$`)
	daysBehind = text.Pattern(`(?i)^[\s,(]*(?:(?:по|в|on)\s+)?` + weekWord + `(?:[^\p{L}]|$)`)
	nextClock  = text.Pattern(`(?i)^[\s,:(]*(?:(?:с|from)\s+)?\d`)
)

// hoursIn finds the times of work. Of one that names no days the sentence must tell that it is one.
func hoursIn(s string) []hours {
	if !manyDigits(s, 2) || !hasClock(s) {
		return nil
	}
	var found []hours
	last := 0
	for _, at := range clockRange().FindAllStringSubmatchIndex(s, -1) {
		group := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return s[at[2*i]:at[2*i+1]]
		}
		from, ok := clock(group(1), group(3), group(4))
		to, ok2 := clock(group(5), group(6), group(7))
		if group(6)+group(7) == "" && to <= from {
			to, ok2 = clock(group(5), "", "pm") // 9am to 5
		}
		h := hours{start: clocksStart(s, at), end: at[1], times: from + "-" + to}
		if !ok || !ok2 || partOfMore(s, at[2], at[1]) {
			continue
		}
		timed := group(2) == ":" || group(4)+group(7) != "" || group(2) == "." && !month(group(3)) || group(2) == "" && hourly(s, h.start, h.end)
		if h.findDays(s, last); h.days != "" || timed && h.standsAlone(s) {
			found = append(found, h)
		}
		last = h.end
	}
	return found
}

// clocksStart is where a match of clockRange begins: at its first number, where the с before it ends a word: вс 9:00.
func clocksStart(s string, at []int) int {
	if letterBefore(s, at[0]) {
		return at[2]
	}
	return at[0]
}

// findDays looks for the days of a time of work before it, up to the byte at which another one ends, and
// behind it, where they are not those of the next one.
func (h *hours) findDays(s string, from int) {
	if at := daysBefore().FindStringSubmatchIndex(s[from:h.start]); at != nil && !letterBefore(s, from+at[0]) {
		h.days, h.start = daysOf(s[from+at[2]:from+at[3]]), from+at[0]
		return
	}
	at := daysBehind().FindStringSubmatchIndex(s[h.end:])
	if at == nil {
		return
	}
	if between, behind := s[h.end:h.end+at[2]], s[h.end+at[3]:]; strings.Contains(between, ",") && nextClock().MatchString(behind) {
		return
	}
	h.days, h.end = daysOf(s[h.end+at[2]:h.end+at[3]]), h.end+at[3]
}

// partOfMore tells whether what looks like two times of day is a part of another number, such as a phone.
func partOfMore(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return strings.ContainsRune("0123456789.,:/+-–—_", before) || strings.ContainsRune("0123456789:/_%", after) ||
		strings.ContainsRune(".,-–—", after) && strings.IndexAny(s[end+utf8.RuneLen(after):], "0123456789") == 0
}

func letterBefore(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(before)
}

// month tells whether minutes behind a dot may be the month of a day: с 10.12, but not с 10.00.
func month(minutes string) bool { return "01" <= minutes && minutes <= "12" }

// hourly tells whether two plain numbers are times of day: с 9 до 18, and nothing that is counted behind them.
func hourly(s string, start, end int) bool {
	return hourlyBefore().MatchString(s[start:end]) && hourlyBehind().MatchString(s[end:])
}

// standsAlone tells whether a sentence says when somebody works, and names no days.
func (h *hours) standsAlone(s string) bool {
	rest := s[:h.start] + " " + s[h.end:]
	return h.days == "" && working().MatchString(rest) && !otherTimes().MatchString(rest) && len(clockRange().FindAllString(s, 2)) == 1
}

var (
	hourlyBefore = text.Pattern(`(?i)^(?:с|from)\s`)
	hourlyBehind = text.Pattern(`(?i)^(?:\s*$|\s*[.,;!?)]|\s+(?:час|по\s|мск|в\s|без\s|и\s|and\s|o.clock))`)
	working      = text.Pattern(`(?i)работа|открыт|отвеча|на связи|график|режим|часы|принима|\b(?:opens?|hours|available|answers?|answered|staffed|works?|working)\b`)
	// otherTimes are those that are of days, of a break, or of a delivery.
	otherTimes = text.Pattern(`(?i)(?:^|[^\p{L}])(?:` + dayWord + `(?:[^\p{L}]|$)|выходн|праздн|каникул|ноч|перерыв|обед|закрыт|не работа|достав|интервал|слот|тих|weekend|holiday|night|lunch|break|closed|deliver|slot|quiet)`)
)

// hasClock tells whether a sentence may have a time of day, without which the pattern need not be asked.
func hasClock(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], " ")
		for _, mark := range [...]string{":", "–", "—", "-", "до", "to", "till", "until"} {
			after, ok := strings.CutPrefix(rest, mark)
			if ok && strings.ContainsAny(after[:min(2, len(after))], "0123456789") {
				return true
			}
		}
		if half := strings.ToLower(rest[:min(2, len(rest))]); half == "am" || half == "pm" || strings.HasPrefix(rest, "утра") || strings.HasPrefix(rest, "вечера") {
			return true
		}
	}
	return false
}

// clock writes a time of day as 09:00.
func clock(hour, minute, half string) (string, bool) {
	h, err := strconv.Atoi(hour)
	m, minuteErr := strconv.Atoi("0" + minute)
	switch {
	case err != nil || minuteErr != nil || h > 24 || m > 59:
		return "", false
	case (strings.EqualFold(half, "pm") || strings.EqualFold(half, "вечера")) && h < 12:
		h += 12
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

// workdays are those from Monday to Friday, and are meant where no days are named.
const workdays = "1-5"

var dayName = text.Pattern(`(?i)` + dayWord)

// daysOf writes the days of a week as 1-5 or 6.
func daysOf(s string) string {
	lower := strings.ToLower(s)
	switch lower {
	case "ежедневно", "каждый день", "daily", "every day":
		return "1-7"
	case "будни", "будням", "будние дни", "рабочие дни", "рабочим дням", "weekdays":
		return workdays
	}
	var days []string
	for _, name := range dayName().FindAllString(lower, -1) {
		days = append(days, dayNumber(name))
	}
	return strings.Join(days, "-")
}

// dayNumber is the place of a day in the week, from 1.
func dayNumber(name string) string {
	starts := [...]string{"пн понед mon", "вт tue", "ср wed", "чт четв thu", "пт пятн fri", "сб субб sat", "вс воскр sun"}
	for i, prefixes := range starts {
		for prefix := range strings.FieldsSeq(prefixes) {
			if strings.HasPrefix(name, prefix) {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return ""
}
