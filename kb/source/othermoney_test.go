package source

import "testing"

// TestAmountsArePrices: in every cell an amount in a currency is a price under any word that a price
// may be for.
func TestAmountsArePrices(t *testing.T) {
	check(t, []reading{
		{
			name: "a level that begins like an article number",
			text: "Услуга;Стилист;Арт-директор\nСтрижка;2 000 руб.;3 500 руб.\nУкладка;1 500 руб.;2 500 руб.\n",
			want: "Стрижка: Стилист = 2000.00 RUB; Арт-директор = 3500.00 RUB\nУкладка: Стилист = 1500.00 RUB; Арт-директор = 2500.00 RUB",
		},
		{
			name: "the same without a currency",
			text: "Услуга;Топ-мастер;Арт-директор\nСтрижка;2000;3000\nУкладка;1200;от 1500\n",
			want: "Стрижка: Топ-мастер = 2000.00; Арт-директор = 3000.00\nУкладка: Топ-мастер = 1200.00; Арт-директор = 1500.00",
		},
		{
			name: "a year and a month",
			text: "Тариф;Месяц;Год\nСтарт;490 ₽;4 900 ₽\nПро;990 ₽;9 900 ₽\n",
			want: "Старт: Месяц = 490.00 RUB; Год = 4900.00 RUB\nПро: Месяц = 990.00 RUB; Год = 9900.00 RUB",
		},
		{
			name: "sizes",
			text: "Футболка;Размер S;Размер XL\nБелая;500 ₽;600 ₽\nЧёрная;550 ₽;650 ₽\n",
			want: "Белая: Размер S = 500.00 RUB; Размер XL = 600.00 RUB\nЧёрная: Размер S = 550.00 RUB; Размер XL = 650.00 RUB",
		},
		{
			name: "beside a price",
			text: "Service;Price;Code review;Описание с фото;С учётом скидки\nAudit;$100;$130;$15;$90\nSetup;$110;$145;$15;$99\n",
			want: "Audit: Price = 100.00 USD; Code review = 130.00 USD; Описание с фото = 15.00 USD; С учётом скидки = 90.00 USD\n" +
				"Setup: Price = 110.00 USD; Code review = 145.00 USD; Описание с фото = 15.00 USD; С учётом скидки = 99.00 USD",
		},
		{
			name: "categories",
			text: "Услуга;Категория A;Категория B\nОбучение;25 000 ₽;38 000 ₽\nПересдача;1 500 ₽;2 000 ₽\n",
			want: "Обучение: Категория A = 25000.00 RUB; Категория B = 38000.00 RUB\nПересдача: Категория A = 1500.00 RUB; Категория B = 2000.00 RUB",
		},
		{
			name: "groups",
			text: "Экскурсия;Индивидуально;Группа до 10 чел.\nОбзорная;5 000 ₽;9 000 ₽\nКрепость;7 000 ₽;по запросу\n",
			want: "Обзорная: Индивидуально = 5000.00 RUB; Группа до 10 чел. = 9000.00 RUB\nКрепость: Индивидуально = 7000.00 RUB; Группа до 10 чел. = по запросу",
		},
		{
			name: "categories that speak of money",
			text: "Категория;Блюдо;Цена\nОбеды до 300 ₽;Суп;180\nОбеды до 300 ₽;Салат;150\nПиццы от 500 ₽;Грибная;540\n",
			want: "Обеды до 300 ₽ > Суп: Цена = 180.00\nОбеды до 300 ₽ > Салат: Цена = 150.00\nПиццы от 500 ₽ > Грибная: Цена = 540.00",
		},
		{
			name: "what is written short",
			text: "Наименование;Розн.;Опт;Ост.\nСтол;5000;4500;12\nСтул;1500;1300;40\n",
			want: "Стол: Розн. = 5000.00; Опт = 4500.00\nСтул: Розн. = 1500.00; Опт = 1300.00",
		},
	})
}

// TestOtherMoney: what is saved, taxes, the least order and sums are no prices.
func TestOtherMoney(t *testing.T) {
	check(t, []reading{
		{
			name: "savings",
			text: "Item,Was,Now,You save\nLamp,$49.99,$39.99,$10.00\nRug,$120.00,$90.00,$30.00\n",
			want: "Lamp: Now = 39.99 USD (49.99)\nRug: Now = 90.00 USD (120.00)",
		},
		{
			name: "a tax",
			text: "Item;Net price;VAT 20%;Gross price\nConsulting;100.00;20.00;120.00\nSetup;250.00;50.00;300.00\n",
			want: "Consulting: Net price = 100.00; Gross price = 120.00\nSetup: Net price = 250.00; Gross price = 300.00",
		},
		{
			name: "prices with a tax and without",
			text: "Товар;Без НДС, руб.;С НДС, руб.\nСтол;5000;6000\nСтул;1500;1800\n",
			want: "Стол: Без НДС, руб. = 5000.00 RUB; С НДС, руб. = 6000.00 RUB\nСтул: Без НДС, руб. = 1500.00 RUB; С НДС, руб. = 1800.00 RUB",
		},
		{
			name: "the least order",
			text: "Зона доставки;Минимальный заказ;Стоимость доставки;Бесплатно от\nЦентр;1 000 руб.;150 руб.;3 000 руб.\nОкраина;2 000 руб.;300 руб.;5 000 руб.\n",
			want: "Центр: Стоимость доставки = 150.00 RUB\nОкраина: Стоимость доставки = 300.00 RUB",
		},
		{
			name: "a loan",
			text: "Сумма;Срок;Ставка;Платёж\n100 000 ₽;12 мес.;15,9 %;9 073 ₽\n300 000 ₽;24 мес.;14,9 %;14 525 ₽\n",
			want: "12 мес.\n24 мес.",
		},
		{
			name: "a discount by the sum",
			text: "Сумма заказа, руб.;Скидка\nот 5 000;3 %\nот 10 000;5 %\nсвыше 100 000;индивидуально\n",
			want: "Сумма заказа, руб.: от 5 000\nСумма заказа, руб.: от 10 000\nСумма заказа, руб.: свыше 100 000",
		},
		{
			name: "a sum that is the price",
			text: "Услуга;Сумма, руб.\nМойка;500\nПолировка;4000\n",
			want: "Мойка: Сумма, руб. = 500.00 RUB\nПолировка: Сумма, руб. = 4000.00 RUB",
		},
	})
}
