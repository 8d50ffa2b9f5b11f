package lint

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// hours is a time of work in a sentence: пн–пт 9:00–20:00, Saturdays 10am to 4pm.
type hours struct {
	start, end int
	days       string // 1-5, 6
	times      string // 09:00-20:00
}

var workTime = regexp.MustCompile(`(?i)(?P<days>(?:с\s+)?(?:` + dayWord + `)(?:\s*(?:[–—-]|по|to|through)\s*(?:` + dayWord + `))?|ежедневно|по будням|будни|daily|every day|weekdays)` +
	`[\s,:]*(?:с\s+|from\s+)?(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?\s*(?:[–—-]|до|to|till|until)\s*(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?`)

const dayWord = `пн|вт|ср|чт|пт|сб|вс|понедельник[а-я]*|вторник[а-я]*|сред[аеуы]|четверг[а-я]*|пятниц[а-я]*|суббот[а-я]*|воскресень[а-я]*|` +
	`mon(?:day)?s?|tue(?:s|sday)?s?|wed(?:nesday)?s?|thu(?:rs|rsday)?s?|fri(?:day)?s?|sat(?:urday)?s?|sun(?:day)?s?`

// hoursIn finds the times of work that name their days.
func hoursIn(s string) []hours {
	if !manyDigits(s, 2) || !hasClock(s) {
		return nil
	}
	var found []hours
	for _, at := range workTime.FindAllStringSubmatchIndex(s, -1) {
		group := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return s[at[2*i]:at[2*i+1]]
		}
		days := daysOf(group(1))
		from, ok := clock(group(2), group(3), group(4))
		to, ok2 := clock(group(5), group(6), group(7))
		if days != "" && ok && ok2 {
			found = append(found, hours{start: at[0], end: at[1], days: days, times: from + "-" + to})
		}
	}
	return found
}

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
		if half := strings.ToLower(rest[:min(2, len(rest))]); half == "am" || half == "pm" {
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
	case strings.EqualFold(half, "pm") && h < 12:
		h += 12
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

var dayName = regexp.MustCompile(`(?i)` + dayWord)

// daysOf writes the days of a week as 1-5 or 6.
func daysOf(s string) string {
	lower := strings.ToLower(s)
	switch lower {
	case "ежедневно", "daily", "every day":
		return "1-7"
	case "по будням", "будни", "weekdays":
		return "1-5"
	}
	var days []string
	for _, name := range dayName.FindAllString(lower, -1) {
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
