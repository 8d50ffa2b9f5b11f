package source

import "testing"

// TestTotals: sums and taxes are no items, and what only begins like one is.
func TestTotals(t *testing.T) {
	check(t, []reading{
		{
			name:    "a sum in the column of units",
			text:    "Код;Наименование;Ед.;Цена, руб.\n101;Кирпич;шт;18\n102;Цемент 50 кг;меш;450\n;;Доставка;3000\n;;НДС 20%;693,60\n",
			want:    "Кирпич: Цена, руб. = 18.00 / шт RUB\nЦемент 50 кг: Цена, руб. = 450.00 / меш RUB\nДоставка: Цена, руб. = 3000.00 RUB",
			skipped: "a row of totals",
		},
		{
			name:    "VAT",
			text:    "Code,Description,UoM,Unit Price (GBP)\n00123,Copper pipe 15mm,m,4.25\n00124,Elbow 15mm,ea,0.85\n,,VAT @ 20%,1.02\n",
			want:    "Copper pipe 15mm: Unit Price (GBP) = 4.25 / m GBP\nElbow 15mm: Unit Price (GBP) = 0.85 / ea GBP",
			skipped: "a row of totals",
		},
		{
			name:    "the tax that a sum includes",
			text:    "№;Наименование работ;Ед.;Кол-во;Цена\n1;Грунтовка стен;м2;120;45\n2;Шпаклёвка;м2;120;220\n;ВСЕГО по смете:;;;265\n;в т.ч. НДС 20%;;;44\n",
			want:    "Грунтовка стен: Цена = 45.00 / м2\nШпаклёвка: Цена = 220.00 / м2",
			skipped: "a row of totals\na row of totals",
		},
		{
			name:    "a name that begins like a sum",
			text:    "Наименование;Цена;Кол-во\nИтоговая аттестация;3000;1\nВсего понемногу (набор);450;1\nВсего;4440;3\n",
			want:    "Итоговая аттестация: Цена = 3000.00\nВсего понемногу (набор): Цена = 450.00",
			skipped: "a row of totals",
		},
	})
}

// TestGoesOn: a row without a name, with a term or a unit and a price, is one more price of the item
// above.
func TestGoesOn(t *testing.T) {
	check(t, []reading{
		{
			name: "terms",
			text: "Тариф;Срок;Цена, руб.\nСтарт;1 месяц;490\n;1 год;4900\n",
			want: "Старт: Цена, руб. = 490.00 RUB\nСтарт: Цена, руб. = 4900.00 RUB",
		},
		{
			name: "units",
			text: "Наименование;Ед.;Цена, руб.\nМасло;л;100\n;кг;120\nМука;мешок;900\nЯблоки;кг;90\n;мешок;1500\n",
			want: "Масло: Цена, руб. = 100.00 / л RUB\nМасло: Цена, руб. = 120.00 / кг RUB\nМука: Цена, руб. = 900.00 / мешок RUB\nЯблоки: Цена, руб. = 90.00 / кг RUB\nЯблоки: Цена, руб. = 1500.00 / мешок RUB",
		},
	})
}
