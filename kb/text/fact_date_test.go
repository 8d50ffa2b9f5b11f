package text_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDates(t *testing.T) {
	for s, want := range map[string]string{
		"open until 03/02":                     "date 03/02",
		"The sale ends 03/02.":                 "date 03/02",
		"closed on 03/02, sorry":               "date 03/02",
		"from 03/02 to 04/02.":                 "date 03/02; date 04/02",
		"closed before 25/3.":                  "date 25/3",
		"акция до 03/02 включительно":          "date 03/02",
		"до седьмого апреля":                   "date седьмого апреля",
		"Седьмое апреля — выходной":            "date Седьмое апреля",
		"к тридцать первому декабря 2026 года": "date тридцать первому декабря 2026 года",
		"с первого по седьмое апреля":          "date первого по седьмое апреля",
		"третьего марта":                       "date третьего марта",
		"until the seventh of April":           "date seventh of April",
		"on April the seventh, and May third.": "date April the seventh; date May third",
		"the twenty-first of June 2026":        "date twenty-first of June 2026",
		"акция до 5.03":                        "date 5.03",
		"с 5.03 по 7.03 включительно":          "date 5.03; date 7.03",
		"скидка до конца марта":                "date конца марта",
		"к концу февраля 2028":                 "date концу февраля 2028",
		"by the end of March.":                 "date end of March",
		"It arrives 17/12.":                    "date 17/12",
		"приедет 17/12":                        "date 17/12",
		"оплата 3-го числа каждого месяца":     "date 3-го числа",
		"до 25 числа, первого числа":           "date 25 числа; date первого числа",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
	for _, s := range []string{
		"1/2 cup, from 1/2 to 3/4, by 1/16 inch", "on 24/7 support, until 24/7, since 24/7", "50/50, by 50/50", "rated 10/10, on 10/10 of them",
		"график 5/2, с 5/2", "on 03/02 inch pipes", "by 10/10 %",
		"первое блюдо, седьмого клиента, второго звонка, на третьем этаже", "the second March sale, the first April", "In March first orders came",
		"first of all, May first customers", "с 8.30 до 9.10, с 09.30 до 10.05.", "до 5.03 мм, до 5.03 %", "обновите приложение до 5.03",
		"введите 2 числа, два числа, большого числа", "до числа 5, 40-го числа", "версия 5.10.2024, Version 5.10.2024 is out",
		"arrives 10/12 of the time", "до конца недели, до конца месяца, к концу дня, by the end of the month", "конца и края, the end of may", "в марте", "in March",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

func TestDateStandsIn(t *testing.T) {
	for _, c := range []struct {
		said, source string
		want         bool
	}{
		{"until 03/02", "until 3 February", true},
		{"until 03/02", "March 2", true},
		{"3 February", "until 03/02", true},
		{"March 2, 2026", "sale: 03/02", true},
		{"March 2, 2026", "03/02/2026", true},
		{"until 03/02", "4 February", false},
		{"until 03/02", "a 3/2 ratio of 4/5", false},
		{"седьмого апреля", "7 апреля", true},
		{"седьмого апреля", "07.04", true},
		{"7 апреля", "до седьмого апреля", true},
		{"до 07.04", "седьмое апреля", true},
		{"the seventh of April", "7 April", true},
		{"7 April", "April the seventh", true},
		{"седьмого апреля", "17 апреля, 7 мая", false},
		{"the seventh of April", "the sixth of April", false},
		{"до 5.03", "5 марта", true},
		{"до 05.03", "до 5.03", true},
		{"до 5.03", "до 5.04", false},
		{"до конца марта", "до 31 марта", true},
		{"до 31.03.2026", "до конца марта", true},
		{"до конца марта", "весь март", true},
		{"до конца марта", "в марте", true},
		{"до конца марта 2026", "до конца марта", true},
		{"до конца марта", "до конца марта 2026", true},
		{"до конца марта 2027", "до конца марта 2026", false},
		{"до конца февраля", "28.02", true},
		{"by the end of March", "until 31 March", true},
		{"3-го числа", "до третьего числа", true},
		{"до 17-го числа", "17 декабря", true},
		{"17-го числа", "17.12.2026", true},
		{"3-го числа", "до 13 числа, 30 марта", false},
		{"версия от 5.10.2024", "5 октября 2024", true},
		{"by the end of March", "all through March", true},
		{"до конца марта", "2 марта", false},
		{"до конца марта", "до конца апреля", false},
		{"by the end of March", "the end of May", false},
	} {
		if got := stands(t, c.said, c.source); got != c.want {
			t.Errorf("%q stands in %q: %t", c.said, c.source, got)
		}
	}
}
