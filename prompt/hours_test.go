package prompt

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones do not depend on the machine
)

// 2025-03-03 is a Monday.
func at(t *testing.T, s string) time.Time {
	t.Helper()
	parsed, err := time.Parse("Mon 15:04 -07", s)
	if err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2025, 3, 3, parsed.Hour(), parsed.Minute(), 0, 0, parsed.Location())
	day := strings.Index("MonTueWedThuFriSatSun", s[:3]) / 3
	return monday.AddDate(0, 0, day)
}

func TestParseHours(t *testing.T) {
	tests := []struct{ hours, open, closed string }{
		{"пн–пт 9:00–18:00 (Europe/Moscow)", "Mon 09:00 +03, Fri 17:59 +03, Wed 07:30 +00", "Mon 08:59 +03, Fri 18:00 +03, Sat 12:00 +03, Wed 16:00 +00"},
		{"Пн-Пт 9:00-18:00", "Mon 09:00 +00, Fri 17:59 +00", "Mon 08:59 +00, Sun 12:00 +00"},
		{"пн–пт 9:00–20:00, сб 10:00–18:00 (Europe/Moscow)", "Fri 19:59 +03, Sat 10:00 +03", "Sat 09:59 +03, Sat 18:00 +03, Sun 12:00 +03"},
		{"пн. – пт.: с 9.00 до 18.00", "Tue 09:00 +00", "Tue 18:00 +00, Sat 10:00 +00"},
		{"пн, ср, пт 10–12", "Mon 10:00 +00, Wed 11:00 +00, Fri 11:59 +00", "Tue 11:00 +00, Fri 12:00 +00"},
		{"ежедневно 8–22", "Mon 08:00 +00, Sun 21:59 +00", "Sun 22:00 +00, Mon 07:59 +00"},
		{"будни с 9 до 18", "Mon 09:00 +00, Fri 17:00 +00", "Sat 10:00 +00, Mon 18:00 +00"},
		{"по будням с 9 до 18 часов по Москве", "Mon 09:00 +03, Mon 06:00 +00", "Mon 15:00 +00, Mon 18:00 +03"},
		{"с понедельника по пятницу с 9 утра до 6 вечера", "Mon 09:00 +00, Fri 17:59 +00", "Fri 18:00 +00, Sun 10:00 +00"},
		{"Будние дни 9:00–19:00, выходные 10:00–16:00 (МСК)", "Fri 18:00 +03, Sun 15:00 +03", "Sun 17:00 +03"},
		{"пн–сб 10–20, вс выходной", "Sat 19:00 +00", "Sun 12:00 +00"},
		{"пн–пт 9–18, сб и вс — выходные", "Fri 17:00 +00", "Sat 12:00 +00, Sun 12:00 +00"},
		{"ежедневно 9–18, пт 9–17", "Thu 17:30 +00, Fri 16:30 +00", "Fri 17:30 +00"},
		{"пн–пт 9–13, 14–18", "Mon 12:00 +00, Mon 14:00 +00", "Mon 13:30 +00"},
		{"пт–пн 10–12", "Fri 10:00 +00, Sun 10:00 +00, Mon 11:00 +00", "Tue 10:00 +00, Thu 10:00 +00"},
		{"пн–пт 9–18 (МСК+2)", "Mon 09:00 +05", "Mon 18:00 +05"},
		{"круглосуточно", "Sun 03:00 +00", ""},
		{"24/7", "Sun 03:00 +00", ""},
		{"always", "Sun 03:00 +00", ""},
		{"пн–пт круглосуточно", "Mon 00:00 +00, Fri 23:59 +00", "Sat 00:00 +00, Sun 23:59 +00"},
		{"Mon-Fri 9am-6pm (Europe/London)", "Mon 09:00 +00, Fri 17:59 +00", "Fri 18:00 +00, Sat 12:00 +00"},
		{"Mon–Sat 09:00–18:00; Sun 10:00–16:00", "Sat 17:00 +00, Sun 15:59 +00", "Sun 16:00 +00, Sun 09:30 +00"},
		{"Monday to Friday, 9:30 a.m. – 5 p.m. (America/New_York)", "Mon 09:30 -05, Fri 16:59 -05", "Mon 09:29 -05, Fri 17:00 -05"},
		{"weekdays from 9 to 18, weekends closed", "Mon 10:00 +00", "Sun 10:00 +00"},
		{"every day 1-6pm", "Sun 13:00 +00, Sun 17:59 +00", "Sun 12:00 +00, Sun 18:00 +00"},
		{"Tues & Thurs 9-6pm (UTC-5)", "Tue 09:00 -05, Thu 17:00 -05", "Wed 10:00 -05, Tue 19:00 -05"},
		{"Mon–Fri 9–17 (UTC+05:30)", "Mon 03:30 +00", "Mon 03:29 +00, Mon 11:30 +00"},
		{"9am–12am", "Mon 23:59 +00, Sun 09:00 +00", "Tue 00:00 +00, Tue 08:00 +00"},
		{"ежедневно 00:00–24:00", "Mon 00:00 +00, Sun 23:59 +00", ""},
		{"пт–сб 20:00–02:00 (Europe/Moscow)", "Fri 20:00 +03, Sat 01:59 +03, Sun 01:59 +03", "Fri 01:00 +03, Sun 02:00 +03, Sun 21:00 +03"},
		{"вс 22:00–02:00", "Sun 23:00 +00, Mon 01:00 +00", "Mon 02:00 +00, Sun 01:00 +00"},
	}
	for _, tt := range tests {
		t.Run(tt.hours, func(t *testing.T) {
			h, ok := ParseHours(tt.hours)
			if !ok {
				t.Fatal("not understood")
			}
			for when := range strings.SplitSeq(tt.open, ", ") {
				if !h.Open(at(t, when)) {
					t.Errorf("closed on %s", when)
				}
			}
			if tt.closed == "" {
				return
			}
			for when := range strings.SplitSeq(tt.closed, ", ") {
				if h.Open(at(t, when)) {
					t.Errorf("open on %s", when)
				}
			}
		})
	}
}

// Hours that are half understood would turn customers away, or call people at night.
func TestParseHoursUnreadable(t *testing.T) {
	for _, hours := range []string{
		"", "по договорённости", "пн–пт", "9:00", "пн–пт с 9", "9 to 5", "10am–2", "пн–пт 9–18, кроме праздников",
		"пн–пт 9–18, сб", "пн–пт 9:00–18:00 (Europe/Atlantis)", "Mon–Fri 9–18 (Europe/../etc)", "пн–пт 25–30",
		"13pm–14pm", "9:7–18", "9:60–18:00", "закрыто", "+7 495 123-45-67", "always on holidays 🎄", "am", "24–24",
	} {
		if h, ok := ParseHours(hours); ok {
			t.Errorf("%q understood as %v", hours, h.week)
		}
	}
}

func TestHoursZeroIsAlwaysOpen(t *testing.T) {
	var h Hours
	when := at(t, "Sun 03:00 +00")
	if !h.Open(when) || !h.Inside(when).Equal(when) {
		t.Error("the zero Hours are closed")
	}
}

// In the night when clocks go forward, 2:30 does not exist and 9:00 is still 9:00.
func TestHoursKeepTheWallClock(t *testing.T) {
	h, _ := ParseHours("daily 9–18 (Europe/London)")
	winter := time.Date(2025, 3, 29, 8, 30, 0, 0, time.UTC)
	summer := time.Date(2025, 3, 30, 8, 30, 0, 0, time.UTC)
	if h.Open(winter) || !h.Open(summer) {
		t.Errorf("open at 8:30 UTC before and after the change: %v %v, want false true", h.Open(winter), h.Open(summer))
	}
}

func TestHoursInside(t *testing.T) {
	tests := []struct{ hours, around, want string }{
		{"пн–пт 9:00–18:00 (Europe/Moscow)", "Tue 12:34 +03", "Tue 12:34 +03"},
		{"пн–пт 9:00–18:00 (Europe/Moscow)", "Tue 08:00 +03", "Tue 09:00 +03"},
		{"пн–пт 9:00–18:00 (Europe/Moscow)", "Tue 18:00 +03", "Wed 09:00 +03"},
		{"пн–пт 9:00–18:00 (Europe/Moscow)", "Tue 23:30 +00", "Wed 06:00 +00"},
		{"вт 9–13, 14–18", "Tue 13:10 +00", "Tue 14:00 +00"},
		{"вс 22:00–02:00", "Mon 01:00 +00", "Mon 01:00 +00"},
		{"ср 22:00–02:00", "Mon 01:00 +00", "Wed 22:00 +00"},
	}
	for _, tt := range tests {
		h, ok := ParseHours(tt.hours)
		if !ok {
			t.Fatalf("%s: not understood", tt.hours)
		}
		if got, want := h.Inside(at(t, tt.around)), at(t, tt.want); !got.Equal(want) {
			t.Errorf("%s around %s: %s, want %s", tt.hours, tt.around, got, want)
		}
	}
	friday, _ := ParseHours("пн–пт 9–18")
	if got, want := friday.Inside(at(t, "Sat 12:00 +00")), at(t, "Mon 09:00 +00").AddDate(0, 0, 7); !got.Equal(want) {
		t.Errorf("on Saturday: %s, want %s", got, want)
	}
}

func FuzzParseHours(f *testing.F) {
	for _, seed := range []string{
		"пн–пт 9:00–20:00, сб 10:00–18:00 (Europe/Moscow)", "Mon-Fri 9am-6pm (Europe/London)", "24/7",
		"вс 22:00–02:00", "выходные 9 вечера–2 утра (UTC−3:30)", "sat closed",
	} {
		f.Add(seed, int64(1741000000))
	}
	f.Fuzz(func(t *testing.T, s string, seconds int64) {
		h, ok := ParseHours(s)
		if !ok {
			return
		}
		around := time.Unix(seconds%4e9, 0)
		inside := h.Inside(around)
		if !h.Open(inside) {
			t.Errorf("%q: closed at %s, which is to be inside", s, inside)
		}
		if gap := inside.Sub(around); gap < 0 || gap > 8*24*time.Hour {
			t.Errorf("%q: %s after %s", s, gap, around)
		}
	})
}
