package prompt

import "time"

// minutesADay is the length of a day on the clock.
const minutesADay = 24 * 60

// Hours are the times of a week at which people answer, by the clock of the company's zone. The
// zero Hours are always open.
type Hours struct {
	zone *time.Location
	week [7][]span // by the day on which a span begins, Sunday first
}

// span is a part of a day in minutes since its midnight. The end is not part of it, and lies over
// 24 hours where it falls on the next day.
type span struct{ from, to int }

// Open tells whether people answer at a time.
func (h Hours) Open(t time.Time) bool {
	if h.always() {
		return true
	}
	t = t.In(h.zone)
	minute := t.Hour()*60 + t.Minute()
	today := t.Weekday()
	yesterday := (today + 6) % 7
	return holds(h.week[today], minute) || holds(h.week[yesterday], minute+minutesADay)
}

// Inside gives a time at which people answer: the given one where it is such, else the next
// moment at which they begin.
func (h Hours) Inside(around time.Time) time.Time {
	if h.Open(around) {
		return around
	}
	local := around.In(h.zone)
	for day := range 8 {
		var next time.Time
		for _, s := range h.week[(int(local.Weekday())+day)%7] {
			start := time.Date(local.Year(), local.Month(), local.Day()+day, 0, s.from, 0, 0, h.zone)
			if start.After(local) && h.Open(start) && (next.IsZero() || start.Before(next)) {
				next = start
			}
		}
		if !next.IsZero() {
			return next
		}
	}
	return around
}

func (h Hours) always() bool {
	for _, day := range h.week {
		if len(day) > 0 {
			return false
		}
	}
	return true
}

func holds(day []span, minute int) bool {
	for _, s := range day {
		if s.from <= minute && minute < s.to {
			return true
		}
	}
	return false
}
