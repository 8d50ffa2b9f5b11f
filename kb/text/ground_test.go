package text_test

import (
	"strings"
	"testing"

	"firstline/kb/text"
)

// stands tells whether every fact of a text stands in a source.
func stands(t *testing.T, said, source string) bool {
	t.Helper()
	found := text.Facts(said)
	if len(found) == 0 {
		t.Errorf("%q holds no facts", said)
	}
	ground := text.NewGround(source)
	for _, f := range found {
		if !f.StandsIn(ground) {
			return false
		}
	}
	return true
}

func TestStandsIn(t *testing.T) {
	for _, c := range []struct{ said, source string }{
		{"1 990 ₽", "цена 1990,00 руб."},
		{"$1,990", "USD 1990"},
		{"990 рублей в месяц", "Цена, руб.: 990"},
		{"£4.20", "| Price | 4.20 |"},
		{"от 990 до 1 990 ₽", "Старт — 990 ₽, Pro — 1990 ₽"},
		{"пятьсот рублей", "500 ₽"},
		{"2 тыс. ₽", "от 2 000 ₽"},
		{"0 ₽", "тариф «Бесплатный»"},
		{"скидка 20%", "−20 % до декабря"},
		{"15% off", "discount of 15 percent"},
		{"twenty per cent off", "20% until December"},
		{"скидка 20 %", "двадцать процентов до декабря"},
		{"полторы тысячи рублей", "1 500 ₽"},
		{"тысяча двести рублей", "1200 ₽"},
		{"Торт стоит 1500", "1 500 ₽"},
		{"It costs 1500", "| Price | 1500 |"},
		{"1 500 ₽", "Торт стоит 1500"},
		{"Price: 20", "the price is $20"},
		{"за неделю привезём", "доставка 7 дней"},
		{"через неделю", "через 7 дней"},
		{"It will arrive in a week", "delivery takes 7 days"},
		{"до 12.05 включительно", "12 мая"},
		{"14 дней", "две недели"},
		{"две недели", "14 дней"},
		{"two weeks", "a 14-day trial"},
		{"ten days", "10 days"},
		{"в течение десяти дней", "10 календарных дней"},
		{"from 3 to 5 days", "3–5 days"},
		{"от 3 до 5 дней", "3–5 дней"},
		{"3–5 рабочих дней", "от трёх до пяти рабочих дней"},
		{"до 5 дней", "3–5 дней"},
		{"14 дней", "Срок возврата, дней: 14"},
		{"12 месяцев", "на год"},
		{"1 месяц", "в течение месяца"},
		{"24 часа", "одни сутки"},
		{"в течение недели", "7 дней"},
		{"в течение месяца", "30 дней"},
		{"within a day", "within 24 hours"},
		{"отвечаем 24 часа", "круглосуточно"},
		{"within 24 hours", "round the clock"},
		{"within 24 hours", "we are always open"},
		{"отвечаем 24 часа", "24 часа в сутки"},
		{"24 часа", "за сутки"},
		{"1 рабочий день", "через рабочий день"},
		{"1 час", "за час до закрытия"},
		{"24 hours", "it takes a full day"},
		{"7 days", "delivery takes a week"},
		{"31 августа", "до 31.08.2026"},
		{"31.08.2026", "31 августа"},
		{"August 31", "31 August 2026"},
		{"до 31.08.", "31 августа 2026 г."},
		{"31/08/2026", "2026-08-31"},
		{"08/31/2026", "2026-08-31"},
		{"с 1 по 24 декабря", "1–24 декабря"},
		{"31 августа", "Окончание: 31.08"},
		{"8 800 000-41-70", "+7 (800) 000-41-70"},
		{"000-41-70", "+7 (495) 000-41-70"},
		{"0306 999 0417", "+44 306 999 0417"},
		{"Help@Vestochka.example", "help@vestochka.example"},
		{"vestochka.example", "https://vestochka.example/legal"},
		{"https://vestochka.example/", "http://www.vestochka.example"},
		{"ул. Заречная, 5", "Заречная улица, дом 5"},
		{"на улице Почтовых Голубей, д. 12", "Ярославль, улица Почтовых Голубей, дом 12, офис 304"},
		{"ул. Ленина, 5", "Адрес: Ленина 5"},
		{"12 High Street", "The shop: High Street 12, Leeds"},
	} {
		if !stands(t, c.said, c.source) {
			t.Errorf("%q does not stand in %q", c.said, c.source)
		}
	}
}

func TestDoesNotStandIn(t *testing.T) {
	for _, c := range []struct{ said, source string }{
		{"1 990 ₽", "990 ₽"},
		{"990 ₽", "1 990 ₽"},
		{"990 $", "990 ₽"},
		{"990 ₽", "990 операторов"},
		{"3 ₽", "1. Раз\n2. Два\n3. Три"},
		{"от 500 до 1 990 ₽", "990–1990 ₽"},
		{"пятьсот рублей", "5000 рублей"},
		{"полторы тысячи рублей", "1000 ₽"},
		{"Торт стоит 1500", "1 550 ₽, 1500 г"},
		{"It costs 15", "$20"},
		{"twenty per cent off", "12% off"},
		{"Доставим за сутки", "каждые сутки"},
		{"через неделю", "каждую неделю, 14 дней"},
		{"It will arrive in a week", "open all week"},
		{"до 12.05", "до 12.06"},
		{"скидка 50 %", "скидка 20 %"},
		{"50% off", "nothing at all"},
		{"20 дней", "скидка 20 %"},
		{"5 дней", "график 5/2"},
		{"1 день", "через рабочий день"},
		{"14 дней", "14 месяцев"},
		{"14 дней", "14 часов"},
		{"14 дней", "114 дней"},
		{"три недели", "14 дней"},
		{"ten days", "12 days"},
		{"3–7 дней", "3–5 дней"},
		{"5 дней", "5 операторов"},
		{"24 часа", "24 дня"},
		{"2 месяца", "в течение месяца"},
		{"30 дней", "в течение месяца"},
		{"в течение недели", "14 дней"},
		{"за 24 часа", "каждый день с 7:00"},
		{"за 1 день", "в тот же день"},
		{"в течение дня", "Выходной день — понедельник"},
		{"за 7 дней", "каждую неделю, на этой неделе"},
		{"within 24 hours", "every day, and the same day"},
		{"within an hour", "at any hour"},
		{"within 24 hours", "we are always glad, at five o'clock"},
		{"12 месяцев", "в этот год"},
		{"within a week", "a few weeks"},
		{"within a week", "two weeks"},
		{"a 30-day return", "45 days"},
		{"31 августа", "30 августа"},
		{"31 августа 2027", "31.08.2026"},
		{"с 1 по 25 декабря", "1–24 декабря"},
		{"August 31", "July 31"},
		{"31.08.2026", "версия 31.8"},
		{"8 800 000-41-71", "+7 (800) 000-41-70"},
		{"0306 999 0418", "0306 999 0417"},
		{"help@vestochka.example", "bill@vestochka.example"},
		{"https://vestochka.example/sale", "https://vestochka.example/legal"},
		{"vestochka.shop", "vestochka.example"},
		{"app.vestochka.example", "vestochka.example"},
		{"vestochka.example", "help@vestochka.example"},
		{"ул. Ленина, 5", "ул. Ленина, 6"},
		{"ул. Мира, 5", "ул. Ленина, 5"},
		{"12 High Street", "12 Low Street"},
	} {
		if stands(t, c.said, c.source) {
			t.Errorf("%q stands in %q", c.said, c.source)
		}
	}
}

// A fact may stand in any of several sources, and the ends of a range in two of them.
func TestStandsInSeveral(t *testing.T) {
	f := text.Facts("от 990 до 1 990 ₽")[0]
	low, high := text.NewGround("990 ₽"), text.NewGround("1990 ₽")
	if f.StandsIn(low) || f.StandsIn(high) || f.StandsIn() || !f.StandsIn(low, high) {
		t.Error("a range stands where both of its ends do")
	}
}

func BenchmarkFacts(b *testing.B) {
	const reply = "Тариф Pro стоит 1 990 ₽ в месяц, за год — 19 900 ₽. Первую оплату возвращаем целиком, если попросить " +
		"не позднее 14 дней: напишите на bill@vestochka.example или позвоните +7 (495) 000-41-70. Акция до 31 августа."
	for b.Loop() {
		text.Facts(reply)
	}
}

func BenchmarkGround(b *testing.B) {
	const entry = "Тариф Pro — для отделов до пяти человек: 1 990 ₽ в месяц, за год 19 900 ₽. Первую оплату возвращаем целиком, " +
		"если попросить не позднее 14 дней, по адресу bill@vestochka.example или по телефону +7 (495) 000-41-70. " +
		"Входят все каналы связи, история переписки, теги, быстрые ответы и отчёты по операторам.\n"
	for b.Loop() {
		text.NewGround("Тарифы", "Pro", entry)
	}
}

// Every text is the ground of its own facts, which stand in it as written and one after another.
func FuzzFacts(f *testing.F) {
	for _, s := range []string{
		"от 990 до 1 990 ₽, 14 (четырнадцать) дней", "3–5 working days, a 30-day trial", "с 1 по 24 декабря 2026 г.",
		"ул. Ленина, 5, 0306 999 0417, +7 495 000-41-70", "a@b.ru https://a.ru/x?y#z t.me/x", "скидка 10–15 %, 31/08/2026, Aug 1st",
		"4 pounds 96 pence, 12-15 quid, 45p", "0P$000", "Unit 7, Mill Lane, Leeds LS1 1AA, Austin, TX 78701", "до конца марта 2026, седьмого апреля, until 03/02",
		"1 час 30 минут, двое суток", "5 рабочих дней, 3 раб. дня (рабочих)", "на Баумана, дом 8, корп. 2, 3-й этаж, Казань", "дом 9 на ул. Мира, 15к2",
		"тел. 22-33-44, индекс 000170, 3-го числа", "four pounds ninety-nine, 4 pounds 99, 1200&nbsp;руб, тыща двести, two hundred and fifty quid", "Москва, Тверская, 13, тел. 0890, короткий номер 112",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ground := text.NewGround(s)
		for _, fact := range text.Facts(s) {
			if !strings.Contains(s, fact.Text) || fact.Text == "" {
				t.Errorf("%q is not in %q", fact.Text, s)
			}
			if !fact.StandsIn(ground) {
				t.Errorf("%s %q does not stand in its own text %q", fact.Kind, fact.Text, s)
			}
		}
	})
}
