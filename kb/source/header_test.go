package source

import "testing"

// TestNumbersInHeader: runs and days over prices are a header, whatever the prices are; a row of prices
// is none.
func TestNumbersInHeader(t *testing.T) {
	check(t, []reading{
		{
			name: "quantities over prices of their size",
			text: "Quantity,25,50,100,250\nFlyers,$20.00,$28.00,$39.00,$69.00\nPostcards,$25.00,$35.00,$49.00,$85.00\n",
			want: "Flyers: 25 = 20.00 USD; 50 = 28.00 USD; 100 = 39.00 USD; 250 = 69.00 USD\n" +
				"Postcards: 25 = 25.00 USD; 50 = 35.00 USD; 100 = 49.00 USD; 250 = 85.00 USD",
		},
		{
			name: "runs of a print shop",
			text: "Тираж;100;200;500\nВизитки 4+0;650;900;1500\nВизитки 4+4;850;1150;1900\n",
			want: "Визитки 4+0: 100 = 650.00; 200 = 900.00; 500 = 1500.00\nВизитки 4+4: 100 = 850.00; 200 = 1150.00; 500 = 1900.00",
		},
		{
			name: "runs under titles",
			text: "Визитки,,,\nТираж,100,200,500\n4+0,650,900,1500\n4+4,850,1150,1900\n,,,\nЛистовки,,,\nТираж,500,1000,5000\n4+0,2100,2900,9800\n4+4,2700,3700,12400\n",
			want: "Визитки > 4+0: 100 = 650.00; 200 = 900.00; 500 = 1500.00\nВизитки > 4+4: 100 = 850.00; 200 = 1150.00; 500 = 1900.00\n" +
				"Листовки > 4+0: 500 = 2100.00; 1000 = 2900.00; 5000 = 9800.00\nЛистовки > 4+4: 500 = 2700.00; 1000 = 3700.00; 5000 = 12400.00",
		},
		{
			name: "days",
			text: "Отель;29.06;06.07;13.07\nАкварель;32500;34000;36900\nБриз;45100;47000;нет мест\n",
			want: "Акварель: 29.06 = 32500.00; 06.07 = 34000.00; 13.07 = 36900.00\nБриз: 29.06 = 45100.00; 06.07 = 47000.00; 13.07 = нет мест",
		},
		{
			name: "days of a year",
			text: "Отель;01.06.2026;08.06.2026\nАкварель 3*;32 500;34 000\nБриз 4*;45 100;47 000\n",
			want: "Акварель 3*: 01.06.2026 = 32500.00; 08.06.2026 = 34000.00\nБриз 4*: 01.06.2026 = 45100.00; 08.06.2026 = 47000.00",
		},
		{
			name: "weeks",
			text: "Cabin,2026-06-01,2026-06-08\nLake,$300,$340\nForest,$250,$280\n",
			want: "Lake: 2026-06-01 = 300.00 USD; 2026-06-08 = 340.00 USD\nForest: 2026-06-01 = 250.00 USD; 2026-06-08 = 280.00 USD",
		},
		{
			name: "the day of the list",
			text: "Прайс от;2026-02-12\n;\nНаименование;Цена, руб.\nСвеча;320\nФильтр;575\n",
			want: "# Прайс от 2026-02-12\nСвеча: Цена, руб. = 320.00 RUB\nФильтр: Цена, руб. = 575.00 RUB",
		},
		{
			name: "a price that may be a day",
			text: "Чай;12.05\nКофе;350.00\nСок;90.00\n",
			want: "Чай: = 12.05\nКофе: = 350.00\nСок: = 90.00",
		},
	})
}

// TestDoubtfulHeader: words that stand in cells of prices stand in headers as well, over prices.
func TestDoubtfulHeader(t *testing.T) {
	check(t, []reading{
		{
			name: "what is included",
			text: "Услуга;Входит в «Стандарт»;Входит в «Люкс»;Цена отдельно\nМойка кузова;да;да;500 ₽\nПылесос;нет;да;300 ₽\n",
			want: "Мойка кузова: Цена отдельно = 500.00 RUB\nПылесос: Цена отдельно = 300.00 RUB",
		},
		{
			name: "plans over their prices",
			text: "Feature,Free,Pro,Enterprise\nPrice,$0.00,$12/mo,Custom\nUsers,1,5,20\nAPI,No,Yes,Yes\n",
			want: "Free: Price = 0.00 USD\nPro: Price = 12.00 / mo USD\nEnterprise: Price = Custom",
		},
		{
			name: "questions of an export",
			text: "SKU,Name,Is featured?,In stock?,Price\nB-1,Beanie,0,1,19\nB-2,Cap,1,0,25\n",
			want: "Beanie: Price = 19.00\nCap: Price = 25.00",
		},
		{
			name: "no header at all",
			text: "Доставка товара;бесплатно\nУстановка;500\nНастройка;900\n",
			want: "Доставка товара: = 0.00\nУстановка: = 500.00\nНастройка: = 900.00",
		},
	})
}

// TestItemIsNoHeader: a price that may be a year and an article number that begins as an answer does
// make no header of an item below a category.
func TestItemIsNoHeader(t *testing.T) {
	check(t, []reading{{
		name: "below a category",
		text: "Артикул;Наименование;Статус;Цена\nA-101;Товар первый;в наличии;1500\n;Раздел;;\nA-102;Товар второй;в наличии;1990\nA-103;Товар третий;в наличии;2500\n",
		want: "Товар первый: Цена = 1500.00\nРаздел > Товар второй: Цена = 1990.00\nРаздел > Товар третий: Цена = 2500.00",
	}})
}
