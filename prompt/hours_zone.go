package prompt

import (
	"strconv"
	"strings"
	"time"
)

// zoneKnown tells whether a word names a zone by itself or with an offset after it: UTC, GMT+1,
// МСК, (по) Москве, (по) московскому (времени).
func zoneKnown(word string) bool {
	_, ok := zoneOf(word)
	return ok
}

// zoneOf finds a zone by its name in the IANA database, or by one of the words of zoneKnown with
// an offset in hours.
func zoneOf(text string) (*time.Location, bool) {
	if strings.Contains(text, "/") {
		zone, err := time.LoadLocation(text)
		return zone, err == nil
	}
	name, offset := text, 0
	if at := strings.IndexAny(text, "+-−"); at > 0 {
		minutes, ok := offsetMinutes(text[at:])
		if !ok {
			return nil, false
		}
		name, offset = text[:at], minutes
	}
	switch strings.ToLower(name) {
	case "utc", "gmt":
	case "мск", "msk", "москва", "москве", "московскому", "moscow":
		offset += 3 * 60
	default:
		return nil, false
	}
	return time.FixedZone(text, offset*60), true
}

// offsetMinutes reads +3, −5 or +05:30.
func offsetMinutes(text string) (int, bool) {
	digits := strings.TrimLeft(text, "+-−")
	hours, minutes, _ := strings.Cut(digits, ":")
	h, err := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	if err != nil || h > 14 || m > 59 {
		return 0, false
	}
	if strings.HasPrefix(text, "+") {
		return h*60 + m, true
	}
	return -(h*60 + m), true
}
