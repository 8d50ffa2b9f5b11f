package dialog

import (
	"testing"
	"time"
)

// TestFilter holds that each condition chooses, that days are those of the dialog's own zone, and that a
// dialog without a time is in no period.
func TestFilter(t *testing.T) {
	pattern := func(s string) *Pattern {
		p, err := ParsePattern(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	yes, no := true, false
	// Two in the night of June in Moscow is May in UTC.
	d := &Dialog{
		ID: "a", Started: time.Date(2026, 6, 1, 2, 0, 0, 0, time.FixedZone("", 3*3600)), Channel: "telegram", Operator: "igor", Version: "2",
		Messages: []Message{{Role: "user", Text: "Пришлёте счёт?"}, {Role: "operator", Text: "Да"}},
	}
	for _, test := range []struct {
		filter Filter
		want   bool
	}{
		{Filter{}, true},
		{Filter{Channel: "Telegram"}, true},
		{Filter{Channel: "site"}, false},
		{Filter{Operator: "lena"}, false},
		{Filter{Version: "2", Operator: "igor"}, true},
		{Filter{Version: "1"}, false},
		{Filter{From: "2026-06"}, true},
		{Filter{To: "2026-05"}, false},
		{Filter{From: "2026-06-01", To: "2026-06-01"}, true},
		{Filter{From: "2026-06-02"}, false},
		{Filter{To: "2026"}, true},
		{Filter{Contained: &yes}, true},
		{Filter{Contained: &no}, false},
		{Filter{Grep: pattern("СЧЕТ")}, true},
		{Filter{Grep: pattern("^да$")}, true},
		{Filter{Grep: pattern("акт")}, false},
	} {
		if got := test.filter.Match(d); got != test.want {
			t.Errorf("%+v: %v", test.filter, got)
		}
	}
	if (Filter{To: "2027"}).Match(&Dialog{}) {
		t.Error("a dialog without a time is in a period")
	}
	for _, s := range []string{"2026-13", "01.02.2026", "2026-1", ""} {
		if _, err := ParseDate(s); err == nil {
			t.Errorf("%q is a date", s)
		}
	}
}
