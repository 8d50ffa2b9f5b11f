package prompt

import (
	"strings"
	"testing"

	"firstline/kb"
)

// A price that the text shown says itself is not said again, and its line is completed where it lacks
// the currency or the old price; one that it says otherwise, or only in a part that is left out, is said.
func TestPriceSaidOnce(t *testing.T) {
	loaf := kb.Price{Label: "Цена", Amount: "190.00", Currency: "RUB", Text: "190 ₽"}
	long := "Цена: 190 ₽\n" + strings.Repeat("Мука, вода, соль.\n", wholeUpTo/10)
	for name, test := range map[string]struct {
		body   string
		price  kb.Price
		want   string // the line of the price; none: it is not said again
		inside bool   // it takes the place of the first line
	}{
		"said":             {"Цена: 190 ₽\nВес: 500 г", loaf, "", false},
		"no currency":      {"Цена: 190\nВес: 500 г", kb.Price{Label: "Цена", Currency: "RUB", Text: "190"}, "Цена: 190 ₽", true},
		"in its label":     {"Цена, руб.: 190\nВес: 500 г", kb.Price{Label: "Цена, руб.", Amount: "190.00", Currency: "RUB", Text: "190"}, "Цена: 190 ₽", true},
		"spelled":          {"Цена: 1 190 руб.", kb.Price{Amount: "1190.00", Currency: "RUB", Text: "1190"}, "", false},
		"no label":         {"190 ₽\nВес: 500 г", loaf, "Цена: 190 ₽", false},
		"another label":    {"Опт: 190 ₽", loaf, "Цена: 190 ₽", false},
		"another amount":   {"Цена: 190 ₽ за три", loaf, "Цена: 190 ₽", false},
		"an old one":       {"Цена: 190 ₽", kb.Price{Label: "Цена", Old: "250", Text: "190 ₽"}, "Цена: 190 ₽ (было 250)", true},
		"an old one said":  {"Цена: 190 ₽\nСтарая цена: 250 ₽", kb.Price{Label: "Цена", Amount: "190.00", Old: "250.00", Currency: "RUB", Text: "190 ₽"}, "", false},
		"in what is shown": {long, loaf, "", false},
		"in what is not":   {"Состав.\n" + long, loaf, "Цена: 190 ₽", false},
	} {
		entry := &kb.Entry{ID: "kb/prices.csv#bulka", Body: test.body, Prices: []kb.Price{test.price}}
		first, _, _ := strings.Cut(test.body, "\n")
		var said []string
		for _, line := range wordsIn("ru").entryLines([]kb.Hit{{Passage: kb.Passage{Entry: entry.ID, Text: first}, Entry: entry}}) {
			said = append(said, line.Text)
		}
		shown := first
		if len(test.body) < wholeUpTo {
			shown = test.body
		}
		if test.inside {
			shown = strings.Replace(shown, first, test.want, 1)
			test.want = ""
		}
		want := strings.TrimRight("## "+entry.ID+"\n"+shown+"\n"+test.want, "\n")
		if got := strings.Join(said, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// The way to a place and what it is are said once, in the words of its language.
func TestPlaceSaidOnce(t *testing.T) {
	for name, test := range map[string]struct {
		entry kb.Entry
		want  string
	}{
		"names":             {kb.Entry{Body: "Профиль › Дети", Path: []string{"Профиль"}, Title: "Дети", Place: &kb.Place{Order: 1}}, "Профиль › Дети"},
		"words":             {kb.Entry{Body: "Профиль › Дети\n«Профиль» → кнопка «Дети» (сверху, синяя)", Path: []string{"Профиль"}, Title: "Дети", Place: &kb.Place{Element: "button", Side: "сверху", Colour: "синяя"}, Language: "ru"}, "Профиль › Дети\n«Профиль» → кнопка «Дети» (сверху, синяя)"},
		"not in the text":   {kb.Entry{Body: "Список детей.", Title: "Дети", Place: &kb.Place{Element: "field", Side: "сверху"}, Language: "ru"}, "Дети\nГде: поле, сверху\nСписок детей."},
		"partly":            {kb.Entry{Body: "Кнопка сверху.", Title: "Дети", Place: &kb.Place{Element: "field", Side: "сверху"}, Language: "ru"}, "Дети\nГде: поле\nКнопка сверху."},
		"without its title": {kb.Entry{Body: "Дети и взрослые", Title: "Дети"}, "Дети\nДети и взрослые"},
	} {
		test.entry.ID = "kb/app.md#deti"
		var said []string
		for _, line := range wordsIn("ru").entryLines([]kb.Hit{{Entry: &test.entry}}) {
			said = append(said, line.Text)
		}
		if got := strings.Join(said[1:], "\n"); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
