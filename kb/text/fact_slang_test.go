package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Prices as people say and type them.
func TestEverydayPrices(t *testing.T) {
	for s, want := range map[string]string{
		"обойдётся в 15 баксов":           "price 15 баксов",
		"It's 15 bucks.":                  "price 15 bucks",
		"всего 700 рубликов":              "price 700 рубликов",
		"двенадцать сотен рублей":         "price двенадцать сотен рублей",
		"две сотни рублей":                "price две сотни рублей",
		"Самовар тыща двести.":            "price тыща двести",
		"1,2 тыщи рублей":                 "price 1,2 тыщи рублей",
		"It is 1.2k pounds":               "price 1.2k pounds",
		"It's ₤15":                        "price ₤15",
		"Цена самовара: 1200.-":           "price 1200",
		"Цена 1200,-":                     "price 1200",
		"Цена чая: 120.":                  "price 120",
		"С вас 1200.":                     "price 1200",
		"You pay 1200 in all":             "price 1200",
		"1200&nbsp;руб.":                  "price 1200&nbsp;руб.",
		"стоит тысячу двести":             "price тысячу двести",
		"two hundred and fifty pounds":    "price two hundred and fifty pounds",
		"one thousand two hundred pounds": "price one thousand two hundred pounds",
		"four pounds ninety-nine":         "price four pounds ninety-nine",
		"4 pounds 99.":                    "price 4 pounds 99",
		"nineteen pounds ninety, please":  "price nineteen pounds ninety",
		"It costs 4 pounds, 20 in all":    "price 4 pounds",
		"two pounds fifty grams":          "price two pounds",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"с вас 2 фото, с вас 3.",
		"you pay 3 times, pay 2 instalments",
		"тыща извинений, тыща, сотни людей",
		"две сотни клиентов, two hundred people",
		"двенадцать сотен",
		"Starbucks, 15 buckets",
		"цена зависит от количества: 30",
		"1200.-, версия 12.-",
		"fifty pounds of flour for two hundred",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestEverydayPricesStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"двенадцать сотен рублей", "1 200 ₽", true},
		{"тыща двести", "1200 руб.", true},
		{"1.2k pounds", "£1,200", true},
		{"15 bucks", "$15", true},
		{"₤15", "£15", true},
		{"С вас 1200", "цена 1200 ₽", true},
		{"1200&nbsp;руб.", "1200 ₽", true},
		{"four pounds ninety-nine", "£4.99", true},
		{"4 pounds 99", "£4.99", true},
		{"nineteen pounds ninety", "£19.90", true},
		{"£4.99", "four pounds ninety-nine", true},
		{"four pounds five", "£4.05", true},
		{"two hundred pounds", "£200", true},
		{"in two hundred days", "200 days", true},
		{"four pounds ninety-nine", "£4", false},
		{"4 pounds 99", "£4.90", false},
		{"two hundred pounds", "£100", false},
		{"С вас 1200", "цена 1300 ₽", false},
		{"тыща двести", "1000 ₽", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
