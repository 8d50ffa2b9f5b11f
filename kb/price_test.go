package kb

import "testing"

// A price is told once: with its currency, which then does not stand in its label.
func TestPriceLine(t *testing.T) {
	for _, tt := range []struct {
		price Price
		want  string
	}{
		{Price{Label: "Разовый урок, руб.", Amount: "2200.00", Currency: "RUB", Text: "2 200"}, "Разовый урок: 2 200 ₽"},
		{Price{Label: "Day, £", Amount: "12.00", Currency: "GBP", Text: "12"}, "Day: £12"},
		{Price{Label: "Day (GBP)", Amount: "12.00", Currency: "GBP", Text: "£12"}, "Day: £12"},
		{Price{Label: "Price $", Amount: "9.00", Currency: "USD", Text: "from 9"}, "Price: from $9"},
		{Price{Label: "Цена, руб. — Розница", Amount: "400.00", Max: "450.00", Currency: "RUB", Text: "400–450"}, "Цена — Розница: 400–450 ₽"},
		{Price{Label: "Цена, руб./м²", Amount: "450.00", Currency: "RUB", Unit: "м²", Text: "450"}, "Цена: 450 ₽/м²"},
		{Price{Label: "Цена, ₽", Text: "по запросу"}, "Цена: по запросу"},
		{Price{Label: "Цена, руб.", Amount: "300.00", Currency: "RUB", Text: "300 за час"}, "Цена, руб.: 300 за час"},
		{Price{Label: "₽", Amount: "300.00", Currency: "RUB", Text: "300"}, "300 ₽"},
		{Price{Label: "Цена за год:", Amount: "990.00", Currency: "KZT", Text: "990"}, "Цена за год: 990 KZT"},
		{Price{Label: "Цена", Amount: "990.00", Text: "990"}, "Цена: 990"},
		{Price{Amount: "190.00", Currency: "RUB", Text: "190 ₽"}, "190 ₽"},
		{Price{Label: "Наценка", Percent: "20", Text: "+20 %"}, "Наценка: +20 %"},
	} {
		if got := tt.price.Line(); got != tt.want {
			t.Errorf("%q over %q is %q, want %q", tt.price.Label, tt.price.Text, got, tt.want)
		}
	}
}
