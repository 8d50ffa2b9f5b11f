package export

import (
	"strconv"
	"strings"
	"time"
)

// When times are written as text, exports write them so.
func layouts() []string {
	return []string{
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05 -0700",
		"2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "02.01.2006 15:04:05", "02.01.2006 15:04",
	}
}

// moment reads a time: seconds or milliseconds since 1970, or one of the layouts. What is no time gives the
// zero one.
func moment(s scalar, zone *time.Location) time.Time {
	if t, ok := unix(string(s)); ok {
		return t.In(zone)
	}
	written := string(s)
	if plain, ok := strings.CutSuffix(written, " UTC"); ok {
		written = plain + " +0000" // names of other zones mean one thing here and another there
	}
	for _, layout := range layouts() {
		if t, err := time.ParseInLocation(layout, written, zone); err == nil {
			return inRange(placed(t, zone))
		}
	}
	return time.Time{}
}

// placed puts a time that is written in UTC, as programs write all times, into the zone where it took place.
func placed(t time.Time, zone *time.Location) time.Time {
	if _, offset := t.Zone(); offset == 0 {
		return t.In(zone)
	}
	return t
}

// unix reads seconds since 1970, with or without a fraction, or milliseconds.
func unix(s string) (time.Time, bool) {
	const (
		least  = 1e8  // 1973: a smaller number is none
		millis = 1e11 // 5138 in seconds, and 1973 in milliseconds
		most   = 1e14
	)
	n, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil || !(n >= least && n < most): // nor is it NaN
		return time.Time{}, false
	case n >= millis:
		return time.UnixMilli(int64(n)), true
	}
	return time.UnixMilli(int64(n * 1000)), true
}

// inRange keeps what JSON can hold: years of four digits.
func inRange(t time.Time) time.Time {
	if y := t.Year(); y < 1 || y > 9999 {
		return time.Time{}
	}
	return t
}
