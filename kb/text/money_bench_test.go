package text

import "testing"

// BenchmarkPrices reads one cell of each kind that a price list is full of.
func BenchmarkPrices(b *testing.B) {
	for _, bench := range []struct{ name, cell, header string }{
		{"bare", "1990", "RUB"},
		{"kopecks", "1 990,50", "RUB"},
		{"header", "1990", "Цена, руб."},
		{"currency", "1 990 ₽", ""},
		{"unit", "от 800 руб./мес", ""},
		{"range", "400–450 руб.", ""},
		{"several", "990 руб. / 9 900 руб. в год", ""},
		{"words", "Кофе Бразилия, зёрна, мешок 60 кг", ""},
		{"none", "договорная", "RUB"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Prices(bench.cell, bench.header)
			}
		})
	}
}

func BenchmarkAmounts(b *testing.B) {
	const sentence = "Тариф Pro стоит от 990 ₽ в месяц, а за год — 9 900 руб.: звоните +7 (495) 000-41-70 с 9:00 до 20:00."
	b.ReportAllocs()
	for b.Loop() {
		Amounts(sentence)
	}
}
