package text_test

import (
	"strings"
	"testing"

	"firstline/kb/text"

	"github.com/google/go-cmp/cmp"
)

// facts gives the facts of a text, a line each: the kind, and what was read.
func facts(s string) []string {
	var found []string
	for _, f := range text.Facts(s) {
		found = append(found, string(f.Kind)+" "+f.Text)
	}
	return found
}

func TestFacts(t *testing.T) {
	for s, want := range map[string]string{
		"Pro стоит 1 990 ₽ в месяц.":              "price 1 990 ₽ в месяц",
		"от 990 до 1 990 руб.":                    "price от 990 до 1 990 руб.",
		"It costs $12.50 and €3":                  "price $12.50; price €3",
		"доплата пятьсот рублей":                  "price пятьсот рублей",
		"доплата тысячу рублей":                   "price тысячу рублей",
		"тысяча двести рублей":                    "price тысяча двести рублей",
		"полторы тысячи рублей":                   "price полторы тысячи рублей",
		"it is a thousand dollars":                "price thousand dollars",
		"Торт стоит 1500":                         "price 1500",
		"Стоимость: 990, доставка есть":           "price 990",
		"Цена — от 1 500 до 2 000.":               "price от 1 500 до 2 000",
		"**Цена:** 990":                           "price 990",
		"It costs 1,500 in all":                   "price 1,500",
		"The price is 12.50!":                     "price 12.50",
		"20 per cent off":                         "discount 20 per cent",
		"a 20 per cent discount":                  "discount 20 per cent",
		"Скидка двадцать процентов":               "discount двадцать процентов",
		"twenty percent off, five per cent off":   "discount twenty percent; discount five per cent",
		"that is ten dollars":                     "price ten dollars",
		"три тысячи рублей":                       "price три тысячи рублей",
		"£4.95, free from £60":                    "price £4.95; free free; price from £60",
		"Скидка 20 % до конца недели":             "discount 20 %",
		"get 15% off":                             "discount 15%",
		"вернём деньги за 14 дней":                "term 14 дней",
		"в течение десяти дней":                   "term десяти дней",
		"две недели":                              "term две недели",
		"within ten working days":                 "term ten working days",
		"3–5 дней, или за 2-3 недели":             "term 3–5 дней; term 2-3 недели",
		"от 3 до 5 рабочих дней":                  "term 3 до 5 рабочих дней",
		"3 to 5 days":                             "term 3 to 5 days",
		"between 3 and 5 business days":           "term 3 and 5 business days",
		"**14** дней":                             "term 14** дней",
		"14 (четырнадцать) календарных дней":      "term 14 (четырнадцать) календарных дней",
		"в течение 3-х суток":                     "term 3-х суток",
		"14-дневный пробный период":               "term 14-дневный",
		"a 30-day return, a two-week trial":       "term 30-day; term two-week",
		"двухнедельный срок и полгода гарантии":   "term двухнедельный; term полгода",
		"двадцать один день":                      "term двадцать один день",
		"twenty-one days":                         "term twenty-one days",
		"a fortnight":                             "term fortnight",
		"ответим за 24 часа":                      "term 24 часа",
		"reply within 48h":                        "term 48h",
		"гарантия 2 года, 12 месяцев":             "term 2 года; term 12 месяцев",
		"двухчасовой вебинар, 10-летняя гарантия": "term двухчасовой; term 10-летняя",
		"вернём в течение рабочего дня":           "term течение рабочего дня",
		"in your account within a week":           "term within a week",
		"save 20% today":                          "discount 20%",
		"ул. 8 Марта, 10":                         "address ул. 8 Марта, 10",
		"один-два дня":                            "term один-два дня",
		"полтора месяца":                          "term полтора месяца",
		"через неделю привезём":                   "term через неделю",
		"Доставим за сутки, ответим за час":       "term за сутки; term за час",
		"ответим через час":                       "term через час",
		"Деньги придут через месяц":               "term через месяц",
		"через рабочий день":                      "term через рабочий день",
		"Да. За неделю.":                          "term За неделю",
		"It will arrive in a week":                "term in a week",
		"In a month.":                             "term In a month",
		"до 31.08.2026":                           "date 31.08.2026",
		"«3 по цене 2» до 5-го декабря":           "date 5-го декабря",
		"2026-08-31": "date 2026-08-31",
		"акция до 31.08, потом как обычно":              "date 31.08",
		"с 10.05 по 12.05 включительно":                 "date 10.05; date 12.05",
		"до 31 августа":                                 "date 31 августа",
		"31 августа 2026 года":                          "date 31 августа 2026 года",
		"с 1 по 24 декабря":                             "date 1 по 24 декабря",
		"from 1 November to 24 December 2026":           "date 1 November; date 24 December 2026",
		"August 31, 2026 and Sept 1st":                  "date August 31, 2026; date Sept 1st",
		"the 31st of August":                            "date 31st of August",
		"August 1–24":                                   "date August 1–24",
		"31/08/2026":                                    "date 31/08/2026",
		"звоните: 8 (800) 000-41-70":                    "phone 8 (800) 000-41-70",
		"+7 495 000-41-70 и +44 20 7946 0000":           "phone +7 495 000-41-70; phone +44 20 7946 0000",
		"call 0306 999 0417 or text 07700 900417":       "phone 0306 999 0417; phone 07700 900417",
		"Пишите на help@vestochka.example.":             "email help@vestochka.example",
		"[пишите](mailto:Help@Vestochka.example)":       "email mailto:Help@Vestochka.example",
		"на сайте https://vestochka.example/legal, там": "web https://vestochka.example/legal",
		"зайдите на vestochka.example.":                 "web vestochka.example",
		"www.hobbin.co.uk; t.me/vestochka":              "web www.hobbin.co.uk; web t.me/vestochka",
		"на сайте пекарня.рф":                           "web пекарня.рф",
		"ул. Ленина, 5":                                 "address ул. Ленина, 5",
		"на Заречной улице, дом 5":                      "address Заречной улице, дом 5",
		"улица Почтовых Голубей, дом 12, офис 304":      "address улица Почтовых Голубей, дом 12, офис 304",
		"пр-т Мира, д. 10":                              "address пр-т Мира, д. 10",
		"Невский проспект, 10":                          "address Невский проспект, 10",
		"at 12 High Street, Leeds":                      "address 12 High Street",
		"our shop is at 221 Baker St.":                  "address 221 Baker St",
	} {
		if diff := cmp.Diff(want, strings.Join(facts(s), "; ")); diff != "" {
			t.Errorf("%s: %s", s, diff)
		}
	}
}

func TestNoFacts(t *testing.T) {
	for _, s := range []string{
		"",
		"шаг 2 из 3",
		"Step 2 of 3: press Save",
		"модель KX-200, артикул VT-OP-1",
		"мы на связи 24/7, график 5/2",
		"работаем с 9 до 18 часов",
		"закрываемся в 20 часов, в 3 часа ночи никого нет",
		"пн–пт 9:00–20:00",
		"открыто с 2015 года, в 2026 году будет больше",
		"since 2015 years have passed",
		"семь дней в неделю, 24 часа в сутки",
		"five days a week, 24 hours a day",
		"тариф Pro на 5 операторов",
		"загружено 40 % файла",
		"battery at 80%",
		"IPv4, 2FA, 1С и h264",
		"откройте faq.md, config.yaml и index.html",
		"Node.js, ASP.NET и document.body",
		"и т.д., т.е. всё",
		"версия 1.2.3, macOS 10.12, 10.15.7 и 3.4.12",
		"100 г муки, 1,5 кг теста",
		"соотношение 16:9",
		"5 дневных сеансов, 3 летних платья, 2 месячных отчёта",
		"a week, в неделю, once in a month",
		"доставка через день, попробуйте через час",
		"отчёт за месяц, оплата за год, вернём оплату за неделю",
		"Нажмите «За неделю», за день, неделю и месяц",
		"сколько обращений пришло за неделю, 100 messages in a month",
		"twenty per cent of people, 20 per cent full, двадцать процентов файла",
		"тысячу раз, тысяча чертей, a thousand people, несколько тысяч",
		"стоит 2 раза проверить, стоит 1 раз позвонить, цена 3 позиций",
		"Цена\n1. Откройте, 3 по цене 2, сколько стоит? 5",
		"Стоимость: 14/30, цена 5%, price 2×3, стоит 1.500",
		"it costs 5 times less, a price list 2026, the cost of 3",
		"вдвое дешевле, a couple of days, пара недель, tomorrow, на днях",
		"пять косарей, 5 operators, 3 кг",
		"до 12.05 кг, с 10.05 метров, до 12.05 раз, until 12.05",
		"CSAT 4,5 из 5, ISO 9001:2015, п. 3.1",
		"first, one more thing",
		"один из вас",
		"you may 5 times",
		"in May 10 new shops open",
		"1. Откройте\n2. Нажмите\n3. Сохраните",
		"площадь 45 м, ширина 12",
		"Main Street, Road, улица",
		"18 V Cordless Drill",
		"подождите пару минут, минутку, in a minute",
		"заказ № 12345",
		"в пункте 3.1 договора",
		"Меню › Оплата › 2",
		"ответ в тот же день, за месяц, в год",
		"code 404, error 500",
		"два вопроса, three answers",
		"@vestochka_bot",
	} {
		if found := facts(s); len(found) > 0 {
			t.Errorf("%q: %q", s, found)
		}
	}
}

// TestPhones holds that the telephones of a text are found alone as they are among all its facts, with their
// places.
func TestPhones(t *testing.T) {
	const s = "+7 495 000-41-70 до 31.08.2026, 1 990 ₽, ул. Ленина, 5; call 0306 999 0417, 7 days, a@b.example"
	var want []string
	for _, f := range text.Facts(s) {
		if f.Kind == text.PhoneFact {
			want = append(want, f.Text)
		}
	}
	var got []string
	for _, f := range text.Phones(s) {
		start, end := f.Span()
		got = append(got, s[start:end])
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 2 {
		t.Error(diff, got)
	}
}
