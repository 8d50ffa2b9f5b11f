package source

import "testing"

// TestUnits: what a price is for stands in its cell, in its header, or in a column of its own.
func TestUnits(t *testing.T) {
	check(t, []reading{
		{
			name: "a column",
			text: "Вид работ;Ед. изм.;Цена, руб.\nДемонтаж обоев;м²;80\nРозетка;шт.;от 350\nВыезд;;бесплатно\nСрочность;;+20 %\nМусор;мешок;50 р./рейс\n",
			want: "Демонтаж обоев: Цена, руб. = 80.00 / м² RUB\nРозетка: Цена, руб. = 350.00 / шт RUB\nВыезд: Цена, руб. = 0.00 RUB\n" +
				"Срочность: Цена, руб. = 20%\nМусор: Цена, руб. = 50.00 / рейс RUB",
		},
		{
			name: "a header",
			text: "Тариф;Абонентская плата, руб./мес.;Цена за минуту\nСтарт;350;2\nПосуточный;12 руб./сутки;3\n",
			want: "Старт: Абонентская плата, руб./мес. = 350.00 / мес RUB; Цена за минуту = 2.00 RUB\n" +
				"Посуточный: Абонентская плата, руб./мес. = 12.00 / сутки RUB; Цена за минуту = 3.00 RUB",
		},
		{
			name: "another unit",
			text: "Наименование;Ед. изм.;Цена за ед.;Цена за упак.\nГвозди;кг;120,50;2410\nБолты;шт;5,20;520\n",
			want: "Гвозди: Цена за ед. = 120.50 / кг; Цена за упак. = 2410.00\nБолты: Цена за ед. = 5.20 / шт; Цена за упак. = 520.00",
		},
		{
			name: "remarks among the units",
			text: "Service,Unit,Price\nSharpening,per tool,£8\nA handle,plus the old one,£22\nDelivery,per parcel,£3.50\n",
			want: "Sharpening: Price = 8.00 / tool GBP\nA handle: Price = 22.00 GBP\nDelivery: Price = 3.50 / parcel GBP",
		},
		{
			name: "several prices in a cell",
			text: "Наименование;Ед.;Цена\nСвеча;шт;1 шт - 100 р., 3 шт - 250 р.\nФильтр;шт;575 р.\n",
			want: "Свеча: Цена = 100.00 RUB; Цена = 250.00 RUB\nФильтр: Цена = 575.00 / шт RUB",
		},
		{
			name: "flats",
			text: "Unit,Beds,Rent\n101,1,$1450\n102,2,$2100\n",
			want: "Unit: 101: Rent = 1450.00 USD\nUnit: 102: Rent = 2100.00 USD",
		},
	})
}
