package source

import "testing"

// TestAroundATable: signatures below a table and what is stated over it are no items and no names, and
// no word of them is lost.
func TestAroundATable(t *testing.T) {
	check(t, []reading{
		{
			name: "a manager",
			text: "Код;Номенклатура;Цена, руб.\n001;Кирпич;18\n002;Цемент;450\nМенеджер;Сидоров П. П.;\n",
			want: "Кирпич: Цена, руб. = 18.00 RUB\nЦемент: Цена, руб. = 450.00 RUB\n# Менеджер Сидоров П. П.",
		},
		{
			name: "a director in the column of prices",
			text: "Услуга;Цена, руб.\nМассаж;2 000\nПилинг;1 500\nДиректор;Петров П.П.\n",
			want: "Массаж: Цена, руб. = 2000.00 RUB\nПилинг: Цена, руб. = 1500.00 RUB\n# Директор Петров П.П.",
		},
		{
			name: "a line to sign on",
			text: "Code,Service,Price\nA1,Massage,50\nA2,Peeling,40\nManager,J. Brown,______\n",
			want: "Massage: Price = 50.00\nPeeling: Price = 40.00\n# Manager J. Brown ______",
		},
		{
			name: "people whose time is for sale",
			text: "Услуга;Мастер;Цена\nСтрижка;Иванова И. И.;1500\nДиректор;Петров П. П.;3000\n",
			want: "Стрижка: Цена = 1500.00\nДиректор: Цена = 3000.00",
		},
		{
			name: "a currency over the table",
			text: "Прайс-лист;\nВалюта: RUB;\nТовар;Цена\nКирпич;18\nЦемент;450\n",
			want: "# Валюта: RUB\nКирпич: Цена = 18.00 RUB\nЦемент: Цена = 450.00 RUB",
		},
		{
			name: "a currency in a title",
			text: "Прайс-лист (цены в долларах США, без НДС);\nМодель;Розничная цена\nGX-10;120\nGX-20;150\n",
			want: "# Прайс-лист (цены в долларах США, без НДС)\nGX-10: Розничная цена = 120.00 USD\nGX-20: Розничная цена = 150.00 USD",
		},
	})
}
