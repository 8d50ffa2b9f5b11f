package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
	spreadsheet "firstline/kb/source/workbook"
)

// grid draws a sheet: cells parted by |; < is covered by the cell to the left and ^ by the one
// above; ~ before a row hides it; * before a cell makes it bold, and > indents it.
func grid(name string, rows ...string) sheet {
	s := sheet{name: name}
	for n, row := range rows {
		hidden := strings.HasPrefix(row, "~")
		r := record{line: n + 1, end: n + 1, hidden: hidden}
		for i, text := range strings.Split(strings.TrimPrefix(row, "~"), "|") {
			c := cell{text: strings.TrimSpace(text), line: n + 1}
			switch c.text {
			case "<":
				c = r.cells[i-1]
				c.across = true
			case "^":
				c = s.records[n-1].cells[i]
				c.down = true
			}
			for strings.HasPrefix(c.text, ">") {
				c.text = c.text[1:]
				c.indent++
			}
			if strings.HasPrefix(c.text, "*") {
				c.text, c.style = c.text[1:], 7
			}
			r.cells = append(r.cells, c)
		}
		s.records = append(s.records, r)
	}
	return s
}

func loadSheets(t *testing.T, sheets ...sheet) (*kb.Source, error) {
	t.Helper()
	f := &file{path: "kb/p.xlsx", format: format{name: "a workbook"}}
	b := newBuilder(f.path, Limits{})
	b.open(f)
	kind, err := b.readSheets(f, sheets)
	if err != nil {
		return nil, err
	}
	s, err := b.finish()
	if err != nil {
		t.Fatal(err)
	}
	s.Kind = kind
	checkSource(t, s)
	return s, nil
}

// told writes every entry in a line: sheet:line title [path] label=amount.
func told(s *kb.Source) []string {
	var all []string
	for _, e := range s.Entries {
		words := []string{strings.TrimPrefix(e.Source.String(), "kb/p.xlsx"), e.Title}
		if len(e.Path) > 0 {
			words = append(words, "["+strings.Join(e.Path, " > ")+"]")
		}
		for _, p := range e.Prices {
			amount := p.Amount
			if amount == "" {
				amount = p.Text
			}
			words = append(words, p.Label+"="+amount)
		}
		if len(e.Prices) == 0 {
			words = append(words, strings.ReplaceAll(e.Body, "\n", "; "))
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

func TestSheets(t *testing.T) {
	tests := []struct {
		name     string
		sheets   []sheet
		want     []string
		problems string
		skipped  int
	}{
		{
			name: "merged header over two lines",
			sheets: []sheet{grid(
				"Лист1",
				"*Прайс-лист студии|<|<|<",
				"Услуга|Цена, руб.|<|Срок",
				"^|Розница|Опт|^",
				"Вывеска|1000|900|3 дня",
				"Баннер|договорная|500|1 день",
			)},
			want: []string{":4 Вывеска Цена, руб. — Розница=1000.00 Цена, руб. — Опт=900.00", ":5 Баннер Цена, руб. — Розница=договорная Цена, руб. — Опт=500.00"},
		},
		{
			name: "categories by style and indent",
			sheets: []sheet{grid(
				"Прайс",
				"Название|Цена",
				"*Окна|<",
				">Пластиковые|<",
				"Одностворчатое|9000",
				">Деревянные|<",
				"Одностворчатое|15000",
				"*Двери|<",
				"Входная|20000",
				">Межкомнатные|<",
				"Глухая|7000",
			)},
			want: []string{
				":4 Одностворчатое [Окна > Пластиковые] Цена=9000.00", ":6 Одностворчатое [Окна > Деревянные] Цена=15000.00",
				":8 Входная [Двери] Цена=20000.00", ":10 Глухая [Двери > Межкомнатные] Цена=7000.00",
			},
		},
		{
			name: "a name and a category merged downwards",
			sheets: []sheet{grid(
				"Прайс",
				"Раздел|Услуга|Срок|Цена",
				"Сайты|Лендинг|7 дней|30000",
				"^|^|3 дня|45000",
				"^|Магазин|30 дней|90000",
				"Реклама|Настройка|5 дней|15000",
			)},
			want: []string{
				":2 Лендинг [Сайты] Цена=30000.00", ":3 Лендинг [Сайты] Цена=45000.00",
				":4 Магазин [Сайты] Цена=90000.00", ":5 Настройка [Реклама] Цена=15000.00",
			},
		},
		{
			name:   "one price merged over several rows and columns",
			sheets: []sheet{grid("Прайс", "Услуга|Будни|Выходные", "Зал|500|<", "Бассейн|700|900", "Сауна|^|1000")},
			want:   []string{":2 Зал Будни=500.00 Выходные=500.00", ":3 Бассейн Будни=700.00 Выходные=900.00", ":4 Сауна Будни=700.00 Выходные=1000.00"},
		},
		{
			name: "hidden rows and columns",
			sheets: []sheet{func() sheet {
				s := grid("Прайс", "Услуга|Цена|Закупка", "Мойка|500|200", "~Тайная|1|1", "Чистка|700|300", "~||")
				s.hiddenColumns = []int{2}
				return s
			}()},
			want:     []string{":2 Мойка Цена=500.00", ":4 Чистка Цена=700.00"},
			problems: "KB016 1 column C (“Закупка”) is hidden and left out", skipped: 1,
		},
		{
			name: "sheets of different kinds",
			sheets: []sheet{
				grid("Вопросы", "Вопрос|Ответ", "Вы работаете зимой?|Да, круглый год.", "Есть парковка?|Да, во дворе."),
				grid("Цены", "Услуга|Цена, ₽", "Прокат|500"),
				grid("Контакты", "г. Тверь, ул. Садовая, 5", "Тел. +7 (4822) 55-01-02"),
				grid("Лист4"),
			},
			want: []string{
				"!Вопросы:2 Вы работаете зимой? [Вопросы] Да, круглый год.", "!Вопросы:3 Есть парковка? [Вопросы] Да, во дворе.",
				"!Цены:2 Прокат [Цены] Цена, ₽=500.00", "!Контакты:1 Контакты г. Тверь, ул. Садовая, 5; Тел. +7 (4822) 55-01-02",
			},
		},
		{
			name: "one item in two sheets",
			sheets: []sheet{
				grid("Тверь", "Услуга|Цена", "Доставка|300"),
				grid("Москва", "Услуга|Цена", "Доставка|500"),
			},
			want: []string{"!Тверь:2 Доставка [Тверь] Цена=300.00", "!Москва:2 Доставка [Москва] Цена=500.00"},
		},
		{
			name: "a sheet for dealers",
			sheets: []sheet{
				grid("Розница", "Товар|Цена", "Дрель|5000"),
				grid("Дилеры", "Товар|Цена", "Дрель|4000"),
			},
			want:     []string{"!Розница:2 Дрель [Розница] Цена=5000.00", "!Дилеры:2 Дрель [Дилеры] "},
			problems: "KB015 1 the prices of dealers are left out: Цена",
		},
		{
			name:     "dealers in a title between items",
			sheets:   []sheet{grid("Прайс", "Товар|Цена", "Розничные цены|<", "Дрель|5000", "Дилерские цены|<", "Товар|Цена", "Дрель|4000")},
			want:     []string{":3 Дрель [Розничные цены] Цена=5000.00", ":6 Дрель [Дилерские цены] "},
			problems: "KB015 4 the prices of dealers are left out: Дилерские цены",
		},
		{
			name:   "an answer over several rows",
			sheets: []sheet{grid("FAQ", "Вопрос|Ответ", "Как вернуть товар?|Напишите нам.", "^|Деньги вернём за три дня.", "Где вы?|На Садовой.")},
			want:   []string{":2 Как вернуть товар? Напишите нам.; Деньги вернём за три дня.", ":4 Где вы? На Садовой."},
		},
		{
			name:   "a plan of tariffs on its side",
			sheets: []sheet{grid("Тарифы", "Тариф|Старт|Бизнес|Про", "Цена, ₽ в месяц|990|1990|4990", "Пользователей|5|20|100", "Поддержка|почта|чат|телефон")},
			want: []string{
				":1 Старт Цена, ₽ в месяц=990.00", ":1 Бизнес Цена, ₽ в месяц=1990.00", ":1 Про Цена, ₽ в месяц=4990.00",
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, err := loadSheets(t, test.sheets...)
			if err != nil {
				t.Fatal(err)
			}
			got := told(s)
			if len(test.sheets) == 1 {
				for i := range got {
					_, got[i], _ = strings.Cut(got[i], test.sheets[0].name)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.problems, findings(s)); diff != "" || len(s.Skipped) != test.skipped {
				t.Error(diff, s.Skipped)
			}
		})
	}
}

// TestBlankRows: the empty rows that a workbook does not have part its tables, and are counted.
func TestBlankRows(t *testing.T) {
	row := func(number int, cells ...string) spreadsheet.Row {
		r := spreadsheet.Row{Number: number}
		for _, c := range cells {
			r.Cells = append(r.Cells, spreadsheet.Cell{Text: c})
		}
		return r
	}
	made := newSheet(spreadsheet.Sheet{Name: "Прайс", Rows: []spreadsheet.Row{
		row(2, "Курс USD", "92.5"), row(5, "Товар", "Цена, $"), row(6, "Свеча", "3.2"), row(1<<20, "Фильтр", "5.75"),
	}})
	s, err := loadSheets(t, made)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Entries) != 3 || s.Entries[1].Prices[0].Label != "Цена, $" || s.Entries[2].Source.Line != 1<<20 {
		t.Errorf("%+v", s.Entries)
	}
	if s.Rows.Blank != 2+maxGap {
		t.Errorf("%d blank rows", s.Rows.Blank)
	}
}
