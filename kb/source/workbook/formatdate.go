package workbook

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode"
)

// shown tells which parts of a date and time a section has.
type shown struct {
	year, month, day, hour, minute, second, elapsed bool
}

// lastDay is the serial number of 9999-12-31, the last date there is.
const lastDay = 2958465

// dateOf writes the date or time of a serial number: days since 1899-12-30, or since 1904-01-01.
func (s *section) dateOf(v decimal, date1904 bool) string {
	serial := v.float()
	show := s.shown()
	seconds := math.Round(serial * 24 * 60 * 60)
	if show.elapsed {
		return s.around(elapsedTime(seconds, show))
	}
	days := math.Floor(seconds / (24 * 60 * 60))
	if days < 0 || days > lastDay {
		return v.String()
	}
	calendar := show.year || show.month || show.day
	clock := show.hour || show.minute || show.second
	if calendar && days == 0 && !date1904 { // Excel has the day 0 of 1900 for it
		if !clock {
			return v.String()
		}
		calendar = false
	}
	var parts []string
	if calendar {
		parts = append(parts, dateText(int(days), date1904, show, clock))
	}
	if clock {
		parts = append(parts, clockTime(int(seconds-days*24*60*60), show.second))
	}
	return s.around(strings.Join(parts, " "))
}

func dateText(days int, date1904 bool, show shown, clock bool) string {
	layout := time.DateOnly
	switch {
	case show.day || clock || !show.year:
	case show.month:
		layout = "2006-01"
	default:
		layout = "2006"
	}
	if !date1904 && days == 60 { // the leap day that 1900 did not have, and Excel has
		return "1900-02-29"
	}
	if !date1904 && days < 60 {
		days++
	}
	return firstDay(date1904).AddDate(0, 0, days).Format(layout)
}

func clockTime(seconds int, withSeconds bool) string {
	text := fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	if withSeconds {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

// elapsedTime writes a duration as hours and minutes, and seconds where they are shown: 36:30.
func elapsedTime(seconds float64, show shown) string {
	sign := ""
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	hours := math.Floor(seconds / 3600)
	rest := int(seconds - hours*3600)
	text := fmt.Sprintf("%s%.0f:%02d", sign, hours, rest/60)
	if show.second {
		text += fmt.Sprintf(":%02d", rest%60)
	}
	return text
}

// shown reads the letters of a section. An m beside hours or seconds is minutes.
func (s *section) shown() shown {
	var show shown
	var parts []string
	for _, p := range s.pieces {
		if p.kind == clock || p.kind == elapsed {
			parts = append(parts, strings.ToLower(p.text))
			show.elapsed = show.elapsed || p.kind == elapsed
		}
	}
	for i, p := range parts {
		switch p[0] {
		case 'y':
			show.year = true
		case 'd':
			show.day = true
		case 'h':
			show.hour = true
		case 's':
			show.second = true
		case 'm':
			afterHours := i > 0 && parts[i-1][0] == 'h'
			beforeSeconds := i+1 < len(parts) && parts[i+1][0] == 's'
			if len(p) < 3 && (afterHours || beforeSeconds || show.elapsed) {
				show.minute = true
			} else {
				show.month = true
			}
		default: // AM/PM
		}
	}
	return show
}

// around adds the words before and after a date: until 2026-08-31. The Russian г. for year says
// nothing more.
func (s *section) around(date string) string {
	var before, after strings.Builder
	b := &before
	for _, p := range s.pieces {
		switch p.kind {
		case clock, elapsed, digit:
			b = &after
			after.Reset()
		case literal:
			b.WriteString(p.text)
		default:
		}
	}
	if strings.ContainsFunc(before.String(), unicode.IsLetter) {
		date = strings.TrimLeft(before.String(), " ") + date
	}
	tail := strings.TrimRight(after.String(), " ")
	word := strings.Trim(tail, " .")
	if strings.HasPrefix(tail, " ") && strings.ContainsFunc(tail, unicode.IsLetter) && word != "г" && word != "год" && word != "года" {
		date += tail
	}
	return squeeze(date)
}

// serialOf gives the serial number of a date as XML has it: 2026-08-31T14:30:00.000, or a time.
func serialOf(s string, date1904 bool) (decimal, bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "Z")
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "15:04:05"} {
		t, err := time.Parse(layout, s) // takes fractions of seconds too
		if err != nil {
			continue
		}
		midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
		days := 0.0
		if layout != "15:04:05" {
			days = float64(midnight.Unix()-firstDay(date1904).Unix()) / (24 * 60 * 60)
			if !date1904 && days < 61 && days > 0 { // before the leap day that 1900 did not have
				days--
			}
		}
		return newDecimal(days + t.Sub(midnight).Hours()/24)
	}
	return decimal{}, false
}

// firstDay is the day whose serial number is 0.
func firstDay(date1904 bool) time.Time {
	if date1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}
