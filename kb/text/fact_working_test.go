package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Working days are another term than as many days.
func TestWorkingDays(t *testing.T) {
	for s, want := range map[string]string{
		"14 рабочих дней":           "term 14 рабочих дней",
		"14 будних дней, 5 будней":  "term 14 будних дней; term 5 будней",
		"за 3 раб. дня":             "term 3 раб. дня",
		"2 раб. недели, 5 раб. дн.": "term 2 раб. недели; term 5 раб. дн",
		"in 5 weekdays":             "term 5 weekdays",
		"2 working hours":           "term 2 working hours",
		"3–5 рабочих дней":          "term 3–5 рабочих дней",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"рабочая неделя, working days, по будням, on weekdays",
		"раб. день и раб. место",
		"нерабочие дни",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestWorkingDaysStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"14 рабочих дней", "14 дней", false},
		{"14 дней", "14 рабочих дней", false},
		{"14 будних дней", "14 дней", false},
		{"за 3 раб. дня", "3 дня", false},
		{"10 дней рабочих", "10 дней", false},
		{"10 дней (рабочих)", "10 дней", false},
		{"3–5 рабочих дней", "3–5 дней", false},
		{"от 3 до 5 дней", "3–5 рабочих дней", false},
		{"3 рабочих дня", "3–5 дней", false},
		{"3 business days", "3 days", false},
		{"3 days", "3 working days", false},
		{"within a week", "within a working week", false},
		{"в течение рабочего дня", "в течение дня", false},
		{"14 рабочих дней", "14 рабочих дней", true},
		{"14 будних дней", "14 рабочих дней", true},
		{"за 3 раб. дня", "три рабочих дня", true},
		{"5 будней", "5 рабочих дней", true},
		{"10 рабочих дней", "10 дней (рабочих)", true},
		{"3–5 рабочих дней", "от трёх до пяти рабочих дней", true},
		{"до 5 рабочих дней", "3–5 рабочих дней", true},
		{"3 business days", "3 working days", true},
		{"five weekdays", "5 bank days", true},
		{"через рабочий день", "в течение 1 рабочего дня", true},
		{"14 календарных дней", "14 дней", true},
		{"14 дней", "14 календарных дней", true},
		{"ten calendar days", "10 days", true},
		{"14 рабочих дней", "| Рабочих дней | 14 |", true},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
