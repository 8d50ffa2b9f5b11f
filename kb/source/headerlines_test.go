package source

import "testing"

// TestStatedNumberIsNoHeader: a number over a table says something of the whole of it, and is no word
// over its columns; words and years over groups of columns are.
func TestStatedNumberIsNoHeader(t *testing.T) {
	check(t, []reading{
		{
			name: "a rate of exchange",
			text: "Дата;45700;\nКурс USD;92.5;\n№;Наименование;Цена, $\n1;Свеча;3.2\n2;Фильтр;5.75\n",
			want: "# Дата 45700 / Курс USD 92.5\nСвеча: Цена, $ = 3.20 USD\nФильтр: Цена, $ = 5.75 USD",
		},
		{
			name: "a date",
			text: "Дата;01.03.2026;\nКод;Наименование;Цена\nС-1;Свеча;320\nФ-1;Фильтр;575\n",
			want: "# Дата 01.03.2026\nСвеча: Цена = 320.00\nФильтр: Цена = 575.00",
		},
		{
			name: "years over seasons",
			text: "Номер;2026;;2027;\n;Лето;Зима;Лето;Зима\nСтандарт;4000;3000;4500;3300\nЛюкс;8000;6000;9000;7000\n",
			want: "Стандарт: 2026 — Лето = 4000.00; 2026 — Зима = 3000.00; 2027 — Лето = 4500.00; 2027 — Зима = 3300.00\n" +
				"Люкс: 2026 — Лето = 8000.00; 2026 — Зима = 6000.00; 2027 — Лето = 9000.00; 2027 — Зима = 7000.00",
		},
	})
}
