package export

import (
	"testing"
	"time"
)

// TestMoment holds that times are read as exports write them, that the zone is that of the time itself, and
// else, and of UTC, that which is configured.
func TestMoment(t *testing.T) {
	moscow, err := time.LoadLocation("Europe/Moscow")
	if err != nil {
		t.Fatal(err)
	}
	for written, want := range map[scalar]string{
		"1772348400":                "2026-03-01T10:00:00+03:00",
		"1772348400.5":              "2026-03-01T10:00:00.5+03:00",
		"1772348400500":             "2026-03-01T10:00:00.5+03:00",
		"2026-03-01T07:00:00Z":      "2026-03-01T10:00:00+03:00",
		"2026-03-01 07:00:00 UTC":   "2026-03-01T10:00:00+03:00",
		"2026-03-01T07:00:00.25Z":   "2026-03-01T10:00:00.25+03:00",
		"2026-03-01T10:00:00+05:00": "2026-03-01T10:00:00+05:00",
		"2026-03-01 10:00":          "2026-03-01T10:00:00+03:00",
		"01.03.2026 10:00":          "2026-03-01T10:00:00+03:00",
		"":                          "",
		"12":                        "",
		"NaN":                       "",
		"yesterday":                 "",
		"2026-03-01 07:00:00 PST":   "",
		"99999-01-01T00:00:00Z":     "",
	} {
		got := ""
		if at := moment(written, moscow); !at.IsZero() {
			got = at.Format(time.RFC3339Nano)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
	}
	for layout, written := range map[string]string{
		"DD/MM/YY HH:mm:ss": "01/03/26 10:00:00", "MM/DD/YYYY hh:mm AM": "03/01/2026 10:00 AM", "YYYYMMDD HHmm": "20260301 1000", "unix": "1772348400",
	} {
		if got := (Times{Layout: layout}).moment(written, moscow).Format(time.RFC3339); got != "2026-03-01T10:00:00+03:00" {
			t.Errorf("%s: %s", layout, got)
		}
	}
}
