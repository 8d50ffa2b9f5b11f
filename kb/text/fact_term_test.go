package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTerms(t *testing.T) {
	for s, want := range map[string]string{
		"ответим за 45 минут":            "term 45 минут",
		"от 30 до 45 мин.":               "term 30 до 45 мин",
		"within 45 minutes":              "term 45 minutes",
		"a 15-minute call, in 20 mins":   "term 15-minute; term 20 mins",
		"пять минут":                     "term пять минут",
		"десятиминутный звонок":          "term десятиминутный",
		"1 час 30 минут":                 "term 1 час 30 минут",
		"2 hours and 15 minutes":         "term 2 hours and 15 minutes",
		"через полчаса, in half an hour": "term полчаса; term half an hour",
		"привезём за двое суток":         "term двое суток",
		"трое суток, четверо суток":      "term трое суток; term четверо суток",
		"Вернём деньги за сутки.":        "term за сутки",
		"Всё сделаем за сутки":           "term за сутки",
		"Отправим посылку за сутки":      "term за сутки",
		"Ремонт за сутки":                "term за сутки",
		"За сутки будет готово":          "term За сутки",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"в 9 часов 30 минут, без 5 минут семь, пять минут седьмого, five minutes past two",
		"вернём оплату за сутки", "возврат платы за сутки проживания", "отчёт за сутки, цена за сутки", "сколько заявок пришло за сутки",
		"30 минут в день, 10 minutes a day", "минуту внимания, одну секунду", "нас двое, пришли семеро", "двое операторов",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestTermStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"двое суток", "48 часов", true},
		{"двое суток", "2 дня", true},
		{"2 дня", "двое суток", true},
		{"48 часов", "двое суток", true},
		{"трое суток", "72 hours", true},
		{"45 минут", "45 мин", true},
		{"45 minutes", "forty-five minutes", true},
		{"60 минут", "1 час", true},
		{"1 час", "60 минут", true},
		{"90 минут", "полтора часа", true},
		{"1 час 30 минут", "1,5 часа", true},
		{"1.5 hours", "90 minutes", true},
		{"полчаса", "30 минут", true},
		{"30 minutes", "half an hour", true},
		{"Вернём деньги за сутки", "24 часа", true},
		{"Вернём деньги за сутки", "в течение 1 дня", true},
		{"5 минут", "| Ответ, минут | 5 |", true},
		{"двое суток", "3 дня", false},
		{"45 минут", "45 часов", false},
		{"45 минут", "50 минут", false},
		{"45 minutes", "45 days", false},
		{"1 час 30 минут", "1 час", false},
		{"полчаса", "час", false},
		{"Вернём деньги за сутки", "14 дней", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
