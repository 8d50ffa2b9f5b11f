package prompt

import (
	"strings"
	"testing"

	"firstline/kb"
)

// A price that the text shown says itself is not said again; one that it says otherwise, or only in a
// part that is left out, is.
func TestPriceSaidOnce(t *testing.T) {
	loaf := kb.Price{Label: "Цена", Amount: "190.00", Currency: "RUB", Text: "190 ₽"}
	long := "Цена: 190 ₽\n" + strings.Repeat("Мука, вода, соль.\n", wholeUpTo/10)
	for name, test := range map[string]struct {
		body  string
		price kb.Price
		want  string // the line of the price; none: it is not said again
	}{
		"said":             {"Цена: 190 ₽\nВес: 500 г", loaf, ""},
		"no currency":      {"Цена: 190\nВес: 500 г", kb.Price{Label: "Цена", Currency: "RUB", Text: "190"}, "Цена: 190 ₽"},
		"no label":         {"190 ₽\nВес: 500 г", loaf, "Цена: 190 ₽"},
		"another label":    {"Опт: 190 ₽", loaf, "Цена: 190 ₽"},
		"another amount":   {"Цена: 190 ₽ за три", loaf, "Цена: 190 ₽"},
		"an old one":       {"Цена: 190 ₽", kb.Price{Label: "Цена", Old: "250", Text: "190 ₽"}, "Цена: 190 ₽ (было 250)"},
		"in what is shown": {long, loaf, ""},
		"in what is not":   {"Состав.\n" + long, loaf, "Цена: 190 ₽"},
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
		want := strings.TrimRight("## "+entry.ID+"\n"+shown+"\n"+test.want, "\n")
		if got := strings.Join(said, "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}
