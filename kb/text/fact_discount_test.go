package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A percentage is taken off a price also where no word for a discount stands beside it.
func TestDiscounts(t *testing.T) {
	for s, want := range map[string]string{
		"Можно минус 15 процентов.": "discount 15 процентов",
		"Дам −15%.":                  "discount 15%",
		"Для вас -15 %":              "discount 15 %",
		"We take -20%.":              "discount 20%",
		"minus 20 per cent for you":  "discount 20 per cent",
		"We take 20% off your order": "discount 20%",
		"скину 10 %, уступим 5 процентов":               "discount 10 %; discount 5 процентов",
		"ещё 15 % сверху":                               "discount 15 %",
		"ещё 15 % сверху скидки":                        "discount 15 %",
		"Скидка 10 % на доставку и 15 процентов на чай": "discount 10 %; discount 15 процентов",
		"10% off tea, and another 15% on coffee":        "discount 10%; discount 15%",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"яркость минус 15 процентов, громкость −10%",
		"Выручка в марте: −12 %",
		"Battery: -20%, sales -5%",
		"Отступите 15 % сверху экрана",
		"загружено 15 процентов",
		"10–15 %, по 5 % в день",
		"предоплата 30 процентов",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestDiscountsStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"Дам −15%.", "скидка 15 %", true},
		{"минус 15 процентов", "15% off", true},
		{"Дам −15%.", "скидка 10 %", false},
		{"Скидка 10 % на доставку и 15 процентов на чай", "скидка 10 %", false},
		{"We take -20%", "10% off", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}

// Of what is no discount, a second percentage in the sentence is none either.
func TestSecondPercentage(t *testing.T) {
	for _, s := range []string{"Скидка 10 % на чай с долей лотоса 15 %", "Скидка 10 % до пятницы, 5 % влажности", "10% off. The battery is at 15%, on charge"} {
		if found := facts(s); len(found) != 1 {
			t.Errorf("%q: %q", s, found)
		}
	}
}
