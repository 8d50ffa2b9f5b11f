package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func TestPrices(t *testing.T) {
	rub := func(amount string) Money { return Money{Amount: amount, Currency: "RUB"} }
	tests := []struct {
		cell, header string
		want         []Money // Text is the cell unless given
	}{
		{"990 руб.", "", []Money{rub("990.00")}},
		{"9 900,00", "RUB", []Money{rub("9900.00")}},
		{"9 900,00", "руб.", []Money{rub("9900.00")}},
		{"9 900,00", "", []Money{{Amount: "9900.00"}}},
		{"2\u00a0490,00", "RUB", []Money{rub("2490.00")}},
		{"1\u202f990\u00a0₽", "", []Money{rub("1990.00")}},
		{"1\u2009990 ₽", "", []Money{rub("1990.00")}},
		{"1.990,50", "EUR", []Money{{Amount: "1990.50", Currency: "EUR"}}},
		{"1,990.50", "USD", []Money{{Amount: "1990.50", Currency: "USD"}}},
		{"$1,990", "", []Money{{Amount: "1990.00", Currency: "USD"}}},
		{"12'500", "CHF", []Money{{Amount: "12500.00", Currency: "CHF"}}},
		{"0,125 $", "", []Money{{Amount: "0.125", Currency: "USD"}}},
		{"$0.002", "", []Money{{Amount: "0.002", Currency: "USD"}}},
		{"4 000 р.", "", []Money{rub("4000.00")}},
		{"250р", "", []Money{rub("250.00")}},
		{"90 руб", "USD", []Money{rub("90.00")}},
		{"**990 ₽**", "", []Money{rub("990.00")}},
		{"от 500 руб./мес", "", []Money{{Amount: "500.00", Currency: "RUB", Qualifier: "from", Unit: "мес"}}},
		{"от 7 000 руб. разово", "", []Money{{Amount: "7000.00", Currency: "RUB", Qualifier: "from"}}},
		{"от 7 000 разово", "RUB", []Money{{Amount: "7000.00", Currency: "RUB", Qualifier: "from"}}},
		{"2 800 руб./час", "", []Money{{Amount: "2800.00", Currency: "RUB", Unit: "час"}}},
		{"4 000 руб. за занятие", "", []Money{{Amount: "4000.00", Currency: "RUB", Unit: "занятие"}}},
		{"до 2300", "RUB", []Money{{Amount: "2300.00", Currency: "RUB", Qualifier: "to"}}},
		{"около 300", "RUB", []Money{{Amount: "300.00", Currency: "RUB", Qualifier: "about"}}},
		{"~300 ₽", "", []Money{{Amount: "300.00", Currency: "RUB", Qualifier: "about"}}},
		{"about $300", "", []Money{{Amount: "300.00", Currency: "USD", Qualifier: "about"}}},
		{"от 800", "", []Money{{Amount: "800.00", Qualifier: "from"}}},
		{"не менее 4000 руб.", "", []Money{{Amount: "4000.00", Currency: "RUB", Qualifier: "from"}}},
		{"up to $40", "", []Money{{Amount: "40.00", Currency: "USD", Qualifier: "to"}}},
		{"1000+", "RUB", []Money{{Amount: "1000.00", Currency: "RUB", Qualifier: "plus"}}},
		{"1000 руб. и выше", "", []Money{{Amount: "1000.00", Currency: "RUB", Qualifier: "plus"}}},
		{"400–450 руб.", "", []Money{{Amount: "400.00", Max: "450.00", Currency: "RUB"}}},
		{"400 - 450", "RUB", []Money{{Amount: "400.00", Max: "450.00", Currency: "RUB"}}},
		{"от 400 до 450 руб.", "", []Money{{Amount: "400.00", Max: "450.00", Currency: "RUB"}}},
		{"400 руб. – 450 руб.", "", []Money{{Amount: "400.00", Max: "450.00", Currency: "RUB"}}},
		{"$5–$10", "", []Money{{Amount: "5.00", Max: "10.00", Currency: "USD"}}},
		{"400…450 ₽", "", []Money{{Amount: "400.00", Max: "450.00", Currency: "RUB"}}},
		{"+20 %", "RUB", []Money{{Percent: "20"}}},
		{"12 %", "RUB", []Money{{Percent: "12"}}},
		{"2,5%", "", []Money{{Percent: "2.5"}}},
		{"-10 %", "", []Money{{Percent: "-10"}}},
		{"до 30 %", "", []Money{{Percent: "30", Qualifier: "to"}}},
		{"12 %, не менее 4000 руб.", "", []Money{{Percent: "12", Amount: "4000.00", Currency: "RUB", Qualifier: "from"}}},
		{"+300 руб.", "", []Money{{Amount: "300.00", Currency: "RUB", Qualifier: "plus"}}},
		{"+40", "Доплата, €", []Money{{Amount: "40.00", Currency: "EUR", Qualifier: "plus"}}},
		{"плюс 500 руб.", "", []Money{{Amount: "500.00", Currency: "RUB", Qualifier: "plus"}}},
		{"3 % + 10 руб.", "", []Money{{Percent: "3", Amount: "10.00", Currency: "RUB"}}},
		{"0,5 %, не менее 300 и не более 20 000 руб.", "", []Money{{Percent: "0.5", Amount: "300.00", Max: "20000.00", Currency: "RUB"}}},
		{"0,5 %, мин. 300 руб., макс. 20 000 руб.", "", []Money{{Percent: "0.5", Amount: "300.00", Max: "20000.00", Currency: "RUB"}}},
		{"1.5 %, min £3, max £200", "", []Money{{Percent: "1.5", Amount: "3.00", Max: "200.00", Currency: "GBP"}}},
		{"не менее 300 и не более 20 000 руб.", "", []Money{{Amount: "300.00", Max: "20000.00", Currency: "RUB"}}},
		{"1990-00", "RUB", []Money{rub("1990.00")}},
		{"1990-50 руб.", "", []Money{rub("1990.50")}},
		{"1990=", "RUB", []Money{rub("1990.00")}},
		{"1990=50", "RUB", []Money{rub("1990.50")}},
		{"990 руб. 50 коп.", "", []Money{rub("990.50")}},
		{"$19.99/mo", "", []Money{{Amount: "19.99", Currency: "USD", Unit: "mo"}}},
		{"$19.99 / user / month", "", []Money{{Amount: "19.99", Currency: "USD", Unit: "user/month"}}},
		{"$19 per user per month", "", []Money{{Amount: "19.00", Currency: "USD", Unit: "user/month"}}},
		{"$99 a year", "", []Money{{Amount: "99.00", Currency: "USD", Unit: "year"}}},
		{"19,99 €", "", []Money{{Amount: "19.99", Currency: "EUR"}}},
		{"£5", "", []Money{{Amount: "5.00", Currency: "GBP"}}},
		{"USD 20", "", []Money{{Amount: "20.00", Currency: "USD"}}},
		{"20 RUR", "", []Money{rub("20.00")}},
		{"5 000 тенге", "", []Money{{Amount: "5000.00", Currency: "KZT"}}},
		{"5 000 ₸ в месяц", "", []Money{{Amount: "5000.00", Currency: "KZT", Unit: "месяц"}}},
		{"20 BYN", "", []Money{{Amount: "20.00", Currency: "BYN"}}},
		{"20 бел. руб.", "", []Money{{Amount: "20.00", Currency: "BYN"}}},
		{"300 грн", "", []Money{{Amount: "300.00", Currency: "UAH"}}},
		{"10 тыс. руб.", "", []Money{rub("10000.00")}},
		{"1,5 млн ₽", "", []Money{rub("1500000.00")}},
		{"$5k", "", []Money{{Amount: "5000.00", Currency: "USD"}}},
		{"500 за шт.", "RUB", []Money{{Amount: "500.00", Currency: "RUB", Unit: "шт"}}},
		{"150 ₽/100 г", "", []Money{{Amount: "150.00", Currency: "RUB", Unit: "100 г"}}},
		{"990 ₽ (в месяц)", "", []Money{{Amount: "990.00", Currency: "RUB", Unit: "месяц"}}},
		{"990 руб./чел.", "", []Money{{Amount: "990.00", Currency: "RUB", Unit: "чел"}}},
		{"990 руб. в подарок", "", []Money{rub("990.00")}},
		{"990 без НДС", "RUB", []Money{rub("990.00")}},
		{"990 (с НДС)", "RUB", []Money{rub("990.00")}},
		{"Цена: 990", "RUB", []Money{rub("990.00")}},
		{"-500 руб.", "", []Money{rub("-500.00")}},
		{"за 14 дней 990 ₽", "", []Money{rub("990.00")}},
		{"990 руб. / 9 900 руб. в год", "", []Money{
			{Amount: "990.00", Currency: "RUB", Text: "990 руб."},
			{Amount: "9900.00", Currency: "RUB", Unit: "год", Text: "9 900 руб. в год"},
		}},
		{"990 / 9 900 руб.", "", []Money{
			{Amount: "990.00", Currency: "RUB", Text: "990"},
			{Amount: "9900.00", Currency: "RUB", Text: "9 900 руб."},
		}},
		{"990 ₽/мес; 9 900 ₽/год", "", []Money{
			{Amount: "990.00", Currency: "RUB", Unit: "мес", Text: "990 ₽/мес"},
			{Amount: "9900.00", Currency: "RUB", Unit: "год", Text: "9 900 ₽/год"},
		}},
		{"$10 or 9 €", "", []Money{
			{Amount: "10.00", Currency: "USD", Text: "$10"},
			{Amount: "9.00", Currency: "EUR", Text: "9 €"},
		}},
		{"990 ₽\n1 190 ₽", "", []Money{
			{Amount: "990.00", Currency: "RUB", Text: "990 ₽"},
			{Amount: "1190.00", Currency: "RUB", Text: "1 190 ₽"},
		}},
		{"бесплатно", "RUB", []Money{rub("0.00")}},
		{"Бесплатно", "", []Money{{Amount: "0.00"}}},
		{"Free", "USD", []Money{{Amount: "0.00", Currency: "USD"}}},
		{"free for 14 days", "USD", []Money{{Amount: "0.00", Currency: "USD"}}},
		{"0 руб.", "", []Money{rub("0.00")}},
		{"бесплатно от 3000 руб., иначе 500 руб.", "", []Money{
			{Amount: "0.00", Currency: "RUB", Text: "бесплатно от 3000 руб."},
			{Amount: "500.00", Currency: "RUB", Text: "иначе 500 руб."},
		}},
		{"990,-", "RUB", []Money{rub("990.00")}},
		{"Цена", "XYZ", nil},
		{"5", "XYZ", []Money{{Amount: "5.00", Currency: "XYZ"}}},
		{"5", "Цена, руб.", []Money{rub("5.00")}},
		{"5", "Цена", []Money{{Amount: "5.00"}}},
		{"5 российских рублей", "USD", []Money{rub("5.00")}},
		{"US$5", "", []Money{{Amount: "5.00", Currency: "USD"}}},
		{"12 % в год", "", []Money{{Percent: "12", Unit: "год"}}},
		{"10–12 %", "", []Money{{Percent: "10-12"}}},
		{"600/100 SMS", "RUB", []Money{{Amount: "600.00", Currency: "RUB", Unit: "100 SMS"}}},
		{"490 ₽ за оператора в месяц", "", []Money{{Amount: "490.00", Currency: "RUB", Unit: "оператора/месяц"}}},
		{"100 - 1000 ₽", "", []Money{{Amount: "100.00", Max: "1000.00", Currency: "RUB"}}},
		{"пакет 5 - 990 ₽", "", []Money{rub("990.00")}},
		{"тариф 2 — 9 ₽", "", []Money{rub("9.00")}},
		{"1990 руб. (скидка 20 %)", "", []Money{rub("1990.00"), {Percent: "20"}}},
		{"0", "RUB", []Money{rub("0.00")}},
		{"", "RUB", nil},
		{"-", "RUB", nil},
		{"—", "RUB", nil},
		{"входит в тариф", "RUB", nil},
		{"included", "USD", nil},
		{"1.234.567,89", "RUB", []Money{rub("1234567.89")}},
		{"1.234.567,89", "", []Money{{Amount: "1234567.89"}}},
		{"1,234,567.89", "", []Money{{Amount: "1234567.89"}}},
		{"1.234.567,89 €", "", []Money{{Amount: "1234567.89", Currency: "EUR"}}},
		{"12k", "USD", nil},
		{"12к", "RUB", nil},
		{"по запросу", "RUB", nil},
		{"договорная", "RUB", nil},
		{"Call", "USD", nil},
		{"Call +1 800 555 0100", "USD", nil},
		{"free shipping", "USD", nil},
		{"14 дней", "RUB", nil},
		{"14 days", "USD", nil},
		{"Тариф 2", "RUB", nil},
		{"VT-OP-1", "RUB", nil},
		{"24/7", "RUB", nil},
		{"9:00", "RUB", nil},
		{"12.05.2025", "RUB", nil},
		{"2025-05-12", "RUB", nil},
		{"5 пользователей", "RUB", nil},
		{"от 5 пользователей", "RUB", nil},
	}
	for _, tt := range tests {
		for i := range tt.want {
			if tt.want[i].Text == "" {
				tt.want[i].Text = tt.cell
			}
		}
		if diff := cmp.Diff(tt.want, Prices(tt.cell, tt.header)); diff != "" {
			t.Errorf("Prices(%q, %q): %s", tt.cell, tt.header, diff)
		}
	}
}

func TestAmounts(t *testing.T) {
	tests := []struct {
		text string
		want []Money
	}{
		{"Тариф Pro стоит от 990 ₽ в месяц, а за год — 9 900 руб.", []Money{
			{Text: "от 990 ₽ в месяц", Amount: "990.00", Currency: "RUB", Qualifier: "from", Unit: "месяц"},
			{Text: "9 900 руб.", Amount: "9900.00", Currency: "RUB"},
		}},
		{"It is $19.99/mo or $199 a year", []Money{
			{Text: "$19.99/mo", Amount: "19.99", Currency: "USD", Unit: "mo"},
			{Text: "$199 a year", Amount: "199.00", Currency: "USD", Unit: "year"},
		}},
		{"Сообщение стоит 400–450 руб. в зависимости от объёма", []Money{
			{Text: "400–450 руб.", Amount: "400.00", Max: "450.00", Currency: "RUB"},
		}},
		{"Звоните +7 (495) 000-41-70 с 9:00 до 20:00, 14 дней, 12.05.2025, VT-OP-1, скидка 20 %", nil},
		{"Стоит 990 ₽ в месяц. Год — 9 900 ₽. Или 5 руб./мес. и всё", []Money{
			{Text: "990 ₽ в месяц", Amount: "990.00", Currency: "RUB", Unit: "месяц"},
			{Text: "9 900 ₽", Amount: "9900.00", Currency: "RUB"},
			{Text: "5 руб./мес.", Amount: "5.00", Currency: "RUB", Unit: "мес"},
		}},
		{"Each extra bag is 50 dollars, up to $150.", []Money{
			{Text: "50 dollars", Amount: "50.00", Currency: "USD"},
			{Text: "up to $150", Amount: "150.00", Currency: "USD", Qualifier: "to"},
		}},
		{"Заказ 1990 от 5 мая, 3 р. в день", []Money{{Text: "3 р. в день", Amount: "3.00", Currency: "RUB", Unit: "день"}}},
		{"**1 990** ₽", []Money{{Text: "1 990** ₽", Amount: "1990.00", Currency: "RUB"}}},
		{"", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Amounts(tt.text)); diff != "" {
			t.Errorf("Amounts(%q): %s", tt.text, diff)
		}
	}
}

// What a list or a text says in digits, and nothing else, is an amount.
func FuzzMoney(f *testing.F) {
	for _, s := range []string{"12 %, не менее 4000 руб.", "$5k", "1990=50", "400…450 ₽/100 г", "990 руб. 50 коп.", "бел. руб. 5", "-5 ~ 3+"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, m := range append(Prices(s, "RUB"), Amounts(s)...) {
			if m.Text == "" || m.Amount == "" && m.Percent == "" || m.Max != "" && m.Amount == "" {
				t.Errorf("%q: %+v", s, m)
			}
			for _, amount := range []string{m.Amount, m.Max} {
				if d, err := decimal.NewFromString(amount); amount != "" && (err != nil || d.Exponent() > -2) {
					t.Errorf("%q: amount %q", s, amount)
				}
			}
		}
	})
}
