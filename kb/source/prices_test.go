package source

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
)

// priced lists the titles of a price list with their first prices: Чай 1990.00 RUB.
func priced(s *kb.Source) []string {
	var all []string
	for _, e := range s.Entries {
		words := []string{e.Title}
		if len(e.Prices) > 0 {
			words = append(words, e.Prices[0].Amount, e.Prices[0].Currency)
		}
		all = append(all, strings.TrimSpace(strings.Join(words, " ")))
	}
	return all
}

// TestPriceHeaders: abbreviations and currencies in a header make no item of it.
func TestPriceHeaders(t *testing.T) {
	tests := []struct{ header, label, currency string }{
		{"Наименование;Цена, руб.", "Цена, руб.", "RUB"},
		{"Наименование;Цена, р.;Ед. изм.", "Цена, р.", "RUB"},
		{"Наименование;Цена руб.;Ед. изм.", "Цена руб.", "RUB"},
		{"Наименование товара;Цена, руб.;Ед. изм.", "Цена, руб.", "RUB"},
		{"Наименование;Цена, руб.;Валюта", "Цена, руб.", "RUB"},
		{`Наименование,"Цена, руб.",Ед.`, "Цена, руб.", "RUB"},
		{"Наименование;Цена;Примеч.", "Цена", ""},
		{"Услуга;Стоимость, ₽", "Стоимость, ₽", "RUB"},
		{"Тариф;руб./мес", "руб./мес", "RUB"},
		{"Тариф;Руб./мес.", "Руб./мес.", "RUB"},
		{"Позиция;Цена с НДС, руб.", "Цена с НДС, руб.", "RUB"},
		{"Item;Price, USD", "Price, USD", "USD"},
		{"Name;Price ($)", "Price ($)", "USD"},
		{"Name;Price;Qty.", "Price", ""},
	}
	for _, test := range tests {
		t.Run(test.header, func(t *testing.T) {
			delim := ";"
			if !strings.Contains(test.header, delim) {
				delim = ","
			}
			more := strings.Repeat(delim, strings.Count(test.header, delim)-strings.Count(test.label, delim)-1)
			s := mustLoad(t, "p.csv", test.header+"\n"+"Чай"+delim+"1990"+more+"\nКофе"+delim+"500"+more+"\n")
			want := []string{strings.TrimSpace("Чай 1990.00 " + test.currency), strings.TrimSpace("Кофе 500.00 " + test.currency)}
			if diff := cmp.Diff(want, priced(s)); diff != "" || len(s.Problems) > 0 {
				t.Fatal(diff, s.Problems)
			}
			if s.Kind != kb.KindPrices || s.Rows != (kb.Rows{Total: 3, Entries: 2, Headings: 1}) || s.Entries[0].Prices[0].Label != test.label {
				t.Errorf("%s, %+v, %+v", s.Kind, s.Rows, s.Entries[0])
			}
		})
	}
}

// TestSentenceIsNoHeader: the first answer of a FAQ without a header is a row.
func TestSentenceIsNoHeader(t *testing.T) {
	s := mustLoad(t, "a.csv", "Возврат товара;Вернём деньги за три дня.\nДоставка товара;Привезём завтра утром.\n")
	if s.Rows.Headings != 0 || len(s.Entries) != 2 {
		t.Errorf("%+v", s)
	}
}

// TestCurrencies: a row's own column goes first, then the header, then what most prices say.
func TestCurrencies(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"one sign among bare numbers", "Наименование;Цена\nЧай;1990\nХлеб;45\nСоль;12\nКофе импортный;$5\n",
			[]string{"Чай 1990.00", "Хлеб 45.00", "Соль 12.00", "Кофе импортный 5.00 USD"},
		},
		{
			"half is no clear majority", "Name;Price\nTea;$5\nCoffee;6\n",
			[]string{"Tea 5.00 USD", "Coffee 6.00"},
		},
		{
			"most name one", "Name;Price\nTea;$5\nCoffee;6\nWater;$2\nMilk;$3\nTap water;free\n",
			[]string{"Tea 5.00 USD", "Coffee 6.00 USD", "Water 2.00 USD", "Milk 3.00 USD", "Tap water 0.00 USD"},
		},
		{
			"two currencies", "Name;Price\nTea;$5\nCoffee;6\nWater;€2\nMilk;€3\n",
			[]string{"Tea 5.00 USD", "Coffee 6.00", "Water 2.00 EUR", "Milk 3.00 EUR"},
		},
		{
			"header over a sign", "Наименование;Цена, руб.\nЧай;1990\nКофе;$5\n",
			[]string{"Чай 1990.00 RUB", "Кофе 5.00 USD"},
		},
		{
			"column of its own", "Прайс;;\n\nНаименование;Цена;Валюта\nЧай;1 990,00;руб\nКофе;$5;USD\n",
			[]string{"Чай 1990.00 RUB", "Кофе 5.00 USD"},
		},
		{
			"column of codes", "Item,Price,Currency\nTea,4.20,GBP\nCoffee,5,USD\nRice,40,THB\n",
			[]string{"Tea 4.20 GBP", "Coffee 5.00 USD", "Rice 40.00 THB"},
		},
		{
			"column over header", "Наименование;Цена, руб.;Вал.\nЧай;1990;р.\nКофе;5;$\nСоль;12;—\nРис;3;у.е.\n",
			[]string{"Чай 1990.00 RUB", "Кофе 5.00 USD", "Соль 12.00 RUB", "Рис 3.00"},
		},
		{
			"column before price", "Валюта цены;Товар;Цена\nруб.;Чай;1990\nевро;Кофе;5\n",
			[]string{"Чай 1990.00 RUB", "Кофе 5.00 EUR"},
		},
		{
			"column without a header", "Чай;1990;руб\nКофе;5;USD\n",
			[]string{"Чай 1990.00 RUB", "Кофе 5.00 USD"},
		},
		{
			"many", "Наименование;Цена\nВагон;1.234.567,89\nЛавка;12к\n",
			[]string{"Вагон 1234567.89", "Лавка"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, priced(mustLoad(t, "p.csv", test.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCurrencyOfOtherPrices: a column that does not tell goes with the others, where they agree.
func TestCurrencyOfOtherPrices(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"one header tells", "Товар;Розница, ₽;Опт\nЧай;100;90\n", "RUB RUB"},
		{"most prices tell", "Тариф;Цена за месяц;Цена за год\nPro;490 руб.;4900\nMax;990 руб.;9900\n", "RUB RUB"},
		{"two headers differ", "Товар;Цена, ₽;Цена, $;Опт\nЧай;100;1;90\n", "RUB USD "},
		{"another is named", "Товар;Розница, ₽;Опт\nЧай;100;90\nКофе;200;$5\n", "RUB "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range mustLoad(t, "p.csv", test.text).Entries[0].Prices {
				got = append(got, p.Currency)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTableKinds: what a table is read as, how many entries it gives, and its findings.
func TestTableKinds(t *testing.T) {
	tests := []struct {
		name, text string
		kind       kb.SourceKind
		entries    int
		problems   string
	}{
		{"header of prices only", "Наименование;Цена, руб.\n", kb.KindPrices, 0, "KB001 1 table has no rows"},
		{"header of questions only", "Вопрос;Ответ\n;\n", kb.KindFAQ, 0, "KB001 1 table has no rows"},
		{"numbers under letters", "a;b;c\n1;2;3\n4;5;6\n", kb.KindPrices, 0, "KB009 1 table has neither items with prices nor questions with answers"},
		{"numbers under a question", "Вопрос;Ответ\n1;2\n3;4\n", kb.KindPrices, 0, "KB009 1 table has neither items with prices nor questions with answers"},
		{"codes under an answer", "Название;Ответ\nДоставка;DLV-2\nОплата;PAY-1\n", kb.KindFAQ, 0, "KB017 1 the answers are codes and no sentences: Ответ"},
		{"prices beside letters", "name;a\ntea;5\ncoffee;6\n", kb.KindPrices, 2, ""},
		{"sentences under an answer", "Тема;Ответ\nДоставка;Привезём за три дня.\nОплата;Картой или наличными.\n", kb.KindFAQ, 2, ""},
		{"short answers under names", "Вопрос;Ответ\nСколько стоит?;990 ₽\nСкидки есть?;Да\n", kb.KindFAQ, 2, ""},
		{"questions with codes", "Как?;A1\nГде?;B2\n", kb.KindFAQ, 0, "KB017 0 the answers are codes and no sentences: column B"},
		{"questions with sentences", "Как платить?;Картой или наличными\nГде вы?;На Мельничной, 12\n", kb.KindFAQ, 2, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mustLoad(t, "t.csv", test.text)
			if s.Kind != test.kind || len(s.Entries) != test.entries {
				t.Errorf("%s, %+v, %+v", s.Kind, s.Rows, s.Skipped)
			}
			if diff := cmp.Diff(test.problems, findings(s)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// findings writes every finding as its code, line and message.
func findings(s *kb.Source) string {
	var all []string
	for _, p := range s.Problems {
		all = append(all, p.Code+" "+strconv.Itoa(p.Pos.Line)+" "+p.Message)
	}
	return strings.Join(all, "\n")
}
