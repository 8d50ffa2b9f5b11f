package source

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// TestNamedTables holds which headers leave no doubt of what the rows of a table are.
func TestNamedTables(t *testing.T) {
	tests := []struct {
		name  string
		table []string
		want  kb.EntryKind
	}{
		{"questions", []string{"Вопрос|Ответ", "Где вы?|Полевая, 3"}, kb.FAQ},
		{"questions of one word", []string{"Question|Answer", "Refunds|Within 14 days."}, kb.FAQ},
		{"numbers of questions", []string{"Вопрос|Ответ", "1|2", "3|4"}, kb.Section},
		{"a word for prices", []string{"Услуга|Стоимость", "Мойка|500", "Чистка|по запросу"}, kb.Item},
		{"a currency", []string{"Зал|Час, ₽", "Малый|500", "Большой|900"}, kb.Item},
		{"a word for prices over money with a few words", []string{"Room|Price", "Single|from £40 per night", "Suite|£90/night"}, kb.Item},
		{"terms for prices", []string{"Service|Cost", "Standard|£4.95, free from £60", "Next day|£8.95"}, kb.Section},
		{"sentences for prices", []string{"Способ|Стоимость", "Курьер|Бесплатно при заказе от 3000 ₽", "Почта|300 ₽"}, kb.Section},
		{"one of five in words", []string{"Услуга|Цена", "А|1 ₽", "Б|2 ₽", "В|3 ₽", "Г|4 ₽", "Д|500 ₽; по средам дешевле"}, kb.Item},
		{"sizes for names", []string{"Размер|Цена", "20|500", "30|700"}, kb.Section},
		{"an order", []string{"Товар|Цена", "Стул|500", "Итого|500"}, kb.Section},
		{"a comparison", []string{"|Старт|Про", "Цена|100 ₽|200 ₽", "Операторов|1|5"}, kb.Section},
		{"numbers without a word", []string{"Услуга|Минут", "Мойка|20"}, kb.Section},
		{"nothing but a header", []string{"Услуга|Цена"}, kb.Section},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ruler := strings.Repeat("---|", strings.Count(test.table[0], "|")) + "---"
			page := slices.Insert(slices.Clone(test.table), 1, ruler)
			s := mustLoad(t, "kb/a.md", "# О нас\n\n|"+strings.Join(page, "|\n|")+"|\n")
			for _, e := range s.Entries {
				if e.Kind != test.want {
					t.Errorf("%s is a %s, want %s", e.ID, e.Kind, test.want)
				}
			}
		})
	}
}

// TestPipeCells holds how a row between pipes is cut.
func TestPipeCells(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"| a | b |", []string{"a", "b"}},
		{"a | b", []string{"a", "b"}},
		{"| | b |", []string{"", "b"}},
		{"| a | |", []string{"a", ""}},
		{`| a \| b | c |`, []string{"a | b", "c"}},
		{"|---|:-:|", []string{"---", ":-:"}},
	}
	for _, test := range tests {
		if got := pipeCells(test.line); !slices.Equal(got, test.want) {
			t.Errorf("pipeCells(%q) = %q, want %q", test.line, got, test.want)
		}
	}
}

// TestTablesOfArticles: a price list in an article of a help centre is items among its sections, and
// one record with them.
func TestTablesOfArticles(t *testing.T) {
	s := mustLoad(t, "kb/articles.json", `{"articles": [{"id": 71, "title": "Rental", "locale": "en", "html_url": "https://help.example.org/71",
"body": "<p>By the day.</p><table><tr><th>Item</th><th>Price per day</th></tr><tr><td>Tent</td><td>$12</td></tr></table><p>A deposit is due.</p>"}]}`)
	want := []string{
		":1 Rental By the day.",
		":1 Tent [Rental] Price per day=12.00",
		":1 Rental A deposit is due.",
	}
	got := told(s)
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], "kb/articles.json")
	}
	if diff := cmp.Diff(want, got); diff != "" || s.Rows != (kb.Rows{Total: 1, Entries: 1}) {
		t.Error(diff, s.Rows)
	}
}

// TestColumnsOfPage: the columns that a project names are those of the tables of a page, too.
func TestColumnsOfPage(t *testing.T) {
	page := "# О нас\n\n| Работа | Розница | Опт |\n|---|---|---|\n| Ключ | 100 | 80 |\n"
	s, err := load(t, "kb/a.md", page, Options{Columns: map[string]string{"price": "Опт"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"kb/a.md:5 Ключ [О нас] Опт=80.00"}, told(s)); diff != "" {
		t.Error(diff)
	}
	_, err = load(t, "kb/a.md", page, Options{Columns: map[string]string{"price": "Закупка"}})
	if err == nil || err.Error() != "kb/a.md:3: no column is called Закупка" {
		t.Errorf("the error is %v", err)
	}
}
