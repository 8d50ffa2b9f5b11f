package prompt

import (
	"slices"
	"time"
)

// ParseHours reads opening hours as people write them, in Russian or English:
//
//	пн–пт 9:00–18:00 (Europe/Moscow)          Mon-Fri 9am-6pm (Europe/London)
//	пн–пт 9–20, сб 10–18 (МСК)                Mon–Sat 09:00–18:00; Sun closed
//	будни с 9 до 18, выходные с 10 до 16      weekdays 9am to 5pm, weekends 10–16 (UTC+1)
//	ежедневно 8–22                            daily 20:00–02:00
//	круглосуточно                             always, 24/7
//
// Times without days hold every day; days named again replace what was said of them before; a
// time that ends at or before its beginning ends on the next day. Without a zone the times are
// UTC. Hours that hold anything else, an unknown zone too, are not understood: false.
func ParseHours(s string) (Hours, bool) {
	tokens, ok := hoursTokens(s)
	if !ok {
		return Hours{}, false
	}
	r := hoursReader{tokens: tokens, hours: Hours{zone: time.UTC}}
	for r.next < len(r.tokens) {
		if !r.step() {
			return Hours{}, false
		}
	}
	if len(r.days) > 0 && !r.timed || r.hours.always() {
		return Hours{}, false
	}
	return r.hours, true
}

// hoursReader goes through the words of opening hours. Days are gathered until a time is said of
// them; a day after a time begins anew.
type hoursReader struct {
	tokens []hoursToken
	next   int
	hours  Hours
	days   []time.Weekday
	timed  bool // something has been said of the days
}

// step takes the next word, and all that belongs to it; false where it cannot be understood.
func (r *hoursReader) step() bool {
	token := r.tokens[r.next]
	r.next++
	switch token.kind {
	case clockToken:
		return r.period(token)
	case dayToken:
		return r.day(token.day)
	case weekdaysToken:
		r.name(1, 2, 3, 4, 5)
	case weekendToken:
		if len(r.days) > 0 && !r.timed && !r.timeFollows() {
			r.open()
			return true
		}
		r.name(6, 0)
	case dailyToken:
		r.name(1, 2, 3, 4, 5, 6, 0)
	case closedToken:
		if len(r.days) == 0 {
			return false
		}
		r.open()
	case alwaysToken:
		r.open(span{0, minutesADay})
	case zoneToken:
		zone, ok := zoneOf(token.text)
		r.hours.zone = zone
		return ok
	case fillerToken, dashToken:
	default:
		return false
	}
	return true
}

// day takes a day, or a range of days.
func (r *hoursReader) day(first time.Weekday) bool {
	last := first
	if r.peek(0).kind == dashToken && r.peek(1).kind == dayToken {
		last = r.peek(1).day
		r.next += 2
	}
	for day := first; ; day = (day + 1) % 7 {
		r.name(day)
		if day == last {
			return true
		}
	}
}

// period takes a range of times, of which the beginning has been read.
func (r *hoursReader) period(from hoursToken) bool {
	fromHalf := r.half()
	if r.peek(0).kind != dashToken {
		return false
	}
	r.next++
	if r.peek(0).kind != clockToken {
		return false
	}
	to := r.peek(0)
	r.next++
	s, ok := spanOf(from.minute, fromHalf, to.minute, r.half())
	if ok {
		r.open(s)
	}
	return ok
}

// spanOf is the time between two readings of a clock. 9 to 5 is not understood: it is seventeen
// hours by the 24-hour clock, and nobody means that.
func spanOf(from int, fromHalf half, to int, toHalf half) (span, bool) {
	start, startOK := onClock(from, fromHalf)
	end, endOK := onClock(to, toHalf)
	if !startOK || !endOK || start == minutesADay {
		return span{}, false
	}
	if fromHalf == wholeDay && toHalf == afternoon { // 1–6pm, but 9–6pm
		if later, ok := onClock(from, afternoon); ok && later < end {
			start = later
		}
	}
	if end > start {
		return span{start, end}, true
	}
	const noon = 12 * 60
	if toHalf == wholeDay && start <= noon && end > 0 {
		return span{}, false
	}
	return span{start, end + minutesADay}, true
}

// name adds days to those of which the next time is said.
func (r *hoursReader) name(days ...time.Weekday) {
	if r.timed {
		r.days, r.timed = nil, false
	}
	for _, day := range days {
		if !slices.Contains(r.days, day) {
			r.days = append(r.days, day)
		}
	}
}

// open says of the gathered days when they are open: what was said earlier of them holds no more,
// but a second time in a row is added.
func (r *hoursReader) open(spans ...span) {
	if len(r.days) == 0 {
		r.name(1, 2, 3, 4, 5, 6, 0)
	}
	for _, day := range r.days {
		if !r.timed {
			r.hours.week[day] = nil
		}
		r.hours.week[day] = append(r.hours.week[day], spans...)
	}
	r.timed = true
}

// half takes the half of the day, if the time is followed by one.
func (r *hoursReader) half() half {
	for r.peek(0).kind == fillerToken && !r.peek(0).comma() {
		r.next++
	}
	if token := r.peek(0); token.kind == halfToken {
		r.next++
		return token.half
	}
	return wholeDay
}

// timeFollows tells whether the next word that says anything is a time.
func (r *hoursReader) timeFollows() bool {
	for ahead := 0; ; ahead++ {
		token := r.peek(ahead)
		switch {
		case token.comma():
			return false
		case token.kind != fillerToken && token.kind != dashToken:
			return token.kind == clockToken || token.kind == alwaysToken
		}
	}
}

// peek is a word further on, of no kind after the last.
func (r *hoursReader) peek(ahead int) hoursToken {
	if r.next+ahead < len(r.tokens) {
		return r.tokens[r.next+ahead]
	}
	return hoursToken{}
}
