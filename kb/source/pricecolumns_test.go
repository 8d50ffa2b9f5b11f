package source

import "testing"

// TestRoundPrices: what ends as prices do is a price however its thousands are written.
func TestRoundPrices(t *testing.T) {
	check(t, []reading{
		{
			name: "thousands parted by spaces",
			text: "Марка;Замена масла;Замена колодок\nЗорька;1 200;от 1 800\nВихрь;900;1 300\n",
			want: "Зорька: Замена масла = 1200.00; Замена колодок = 1800.00\nВихрь: Замена масла = 900.00; Замена колодок = 1300.00",
		},
		{
			name: "a price for short and one for long hair",
			text: "Услуга;Мастер;Топ-мастер\nСтрижка;1900/2200;2500/2900\nУкладка;900;1200\n",
			want: "Стрижка: Мастер = 1900.00; Мастер = 2200.00; Топ-мастер = 2500.00; Топ-мастер = 2900.00\nУкладка: Мастер = 900.00; Топ-мастер = 1200.00",
		},
	})
}

// TestWordsForPrices: a column in which words stand for some of the prices is one of prices.
func TestWordsForPrices(t *testing.T) {
	check(t, []reading{
		{
			name: "beside sizes",
			text: "Город;До 1 кг;До 5 кг;Самовывоз\nЗареченск;300;450;бесплатно\nТихий;420;600;150\n",
			want: "Зареченск: До 1 кг = 300.00; До 5 кг = 450.00; Самовывоз = 0.00\nТихий: До 1 кг = 420.00; До 5 кг = 600.00; Самовывоз = 150.00",
		},
		{
			name: "small ones beside greater ones",
			text: "Room,Guests,Low Season,High Season,Extra Bed\nStandard,2,89,129,25\nSuite,4,189,259,Included\n",
			want: "Standard: Low Season = 89.00; High Season = 129.00; Extra Bed = 25.00\nSuite: Low Season = 189.00; High Season = 259.00; Extra Bed = Included",
		},
		{
			name: "one amount among them",
			text: "Услуга,Стандарт,Премиум\nОбслуживание,99 ₽/мес,10 ₽\nПеревод,50 ₽,бесплатно\nУведомления,59 ₽,включено\n",
			want: "Обслуживание: Стандарт = 99.00 / мес RUB; Премиум = 10.00 RUB\nПеревод: Стандарт = 50.00 RUB; Премиум = 0.00 RUB\nУведомления: Стандарт = 59.00 RUB; Премиум = включено",
		},
		{
			name: "stop sale",
			text: "Отель;Ночей;SGL;DBL;TRPL\nМаяк 5*;7;145 000;98 500;92 000\nДюна 5*;7;121 000;84 300;stop sale\n",
			want: "Маяк 5*: SGL = 145000.00; DBL = 98500.00; TRPL = 92000.00\nДюна 5*: SGL = 121000.00; DBL = 84300.00; TRPL = stop sale",
		},
	})
}
