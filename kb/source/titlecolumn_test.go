package source

import "testing"

// TestNamesOfThings: what is sold by its number has that for a name, and never its status; a model has
// its make before it.
func TestNamesOfThings(t *testing.T) {
	check(t, []reading{
		{
			name: "flats",
			text: "№ квартиры;Комнат;Площадь, м²;Этаж;Секция;Статус;Цена\n1;1;38,4;2;А;Свободна;5 760 000 ₽\n2;Студия;24,1;2;А;Бронь;3 874 000 ₽\n3;3;84,0;3;Б;Продана;\n",
			want: "№ квартиры: 1: Цена = 5760000.00 RUB\n№ квартиры: 2: Цена = 3874000.00 RUB\n№ квартиры: 3",
		},
		{
			name: "apartments",
			text: "Apt #,Type,Beds,Status,Rent\n101,A1,1,Available,\"$1,450\"\n102,A1,1,Leased,\n203,B2,2,Waitlist,Call\n",
			want: "Apt #: 101: Rent = 1450.00 USD\nApt #: 102\nApt #: 203: Rent = Call",
		},
		{
			name: "plots",
			text: "Участок №;Площадь, сот.;Статус;Стоимость, руб.\n1;8,5;свободен;1 275 000\n2;9,1;продан;-\n",
			want: "Участок №: 1: Стоимость, руб. = 1275000.00 RUB\nУчасток №: 2",
		},
		{
			name: "flats that are named",
			text: "Квартира;Уборка;Мойка окон\n1-комнатная;2000;900\n2-комнатная;3000;1400\nСтудия;1800;700\n",
			want: "1-комнатная: Уборка = 2000.00; Мойка окон = 900.00\n2-комнатная: Уборка = 3000.00; Мойка окон = 1400.00\nСтудия: Уборка = 1800.00; Мойка окон = 700.00",
		},
		{
			name: "square metres",
			text: "Работа;Кв. м;Цена\nСтяжка;10;650\nПаркет;12;900\n",
			want: "Стяжка: Цена = 650.00\nПаркет: Цена = 900.00",
		},
		{
			name: "makes of models",
			text: "Brand,Model,Year,Price per day\nZorka,Corona,2021,$45\nZorka,Zorka Terra,2022,$120\nVikhr,320,2020,On request\n",
			want: "Zorka Corona: Price per day = 45.00 USD\nZorka Terra: Price per day = 120.00 USD\nVikhr 320: Price per day = On request",
		},
		{
			name: "makes that are written once",
			text: "Марка;Модель;Замена масла, руб.\nЗорька;Терра;1200\n;Люкс;1400\nВихрь;320;900\n",
			want: "Зорька Терра: Замена масла, руб. = 1200.00 RUB\nЗорька Люкс: Замена масла, руб. = 1400.00 RUB\nВихрь 320: Замена масла, руб. = 900.00 RUB",
		},
		{
			name: "makes of goods",
			text: "Бренд;Наименование;Цена\nЗорька;Чайник;1990\nВихрь;Утюг;2500\n",
			want: "Чайник: Цена = 1990.00\nУтюг: Цена = 2500.00",
		},
	})
}
