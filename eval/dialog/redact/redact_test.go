package redact

import (
	"testing"

	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// ownTexts are those of an invented company.
func ownTexts() []string {
	return []string{
		"Лейка. Телефон: +7 (495) 000-41-70, 8 (800) 000-41-70. Почта: help@leyka.example. Адрес: 000170, Ярославль, улица Почтовых Голубей, дом 12, офис 304.",
		"Sedge & Co. Telephone 0306 999 0417, help@sedge.example. Shop: 14 Cooper's Row, Bristol ZZ1 4AA. Warehouse 4, Tanner's Yard, Bristol ZZ1 4HS",
		"ИНН 0000004170, расчётный счёт 40700000000000004170, директор Голубева Марта Игоревна",
		"Роза «Emma Hamilton», Розы, 4155552678, Spade, Rose, Green, 990 ₽. Лейка Садовая, артикул 450912345678. Тариф Pro, Telegram @leyka_bot, Настройки › Виджет. Заказ, доставка, оплата",
	}
}

// redacted gives a text as the only message of a dialog, behind the question before it where that is not empty.
func redacted(r *Redactor, language, question, s string) string {
	d := &dialog.Dialog{ID: "a", Language: language}
	if question != "" {
		d.Messages = append(d.Messages, dialog.Message{Role: chat.Human, Text: question})
	}
	d.Messages = append(d.Messages, dialog.Message{Role: chat.User, Text: s})
	messages := r.Dialog(d).Messages
	return messages[len(messages)-1].Text
}

// TestRussian holds what becomes of personal data in Russian messages.
func TestRussian(t *testing.T) {
	test(t, "ru", map[string]string{
		"Мира 3, кв 15, Химки":                            "[адрес 1]",
		"ул. Мира 3, индекс: 141400, жду":                 "[адрес 1], жду",
		"Ленина 5-12, 150000":                             "[адрес 1]",
		"доставьте Марине, а не Ивану":                    "доставьте [имя 1], а не Ивану",
		"зовут меня света":                                "зовут меня [имя 1]",
		"Подпись: Мария К.":                               "Подпись: [имя 1].",
		"моя дочь Алиса просит, муж Рустам тоже":          "моя дочь [имя 1] просит, муж [имя 2] тоже",
		"https://t.me/ivan_petrov, vk.com/id12345":        "https://t.me/[контакт 1], vk.com/[контакт 2]",
		"wa.me/79031234567 и 8 903 123-45-67":             "wa.me/[телефон 1] и [телефон 1]",
		"я @ivan_petrov в телеге, t.me/Ivan_Petrov":       "я [контакт 1] в телеге, t.me/[контакт 1]",
		"моб 9031234567, моб. 903-123-45-67":              "моб [телефон 1], моб. [телефон 1]",
		"сот.123-45-67 или т. 765-43-21":                  "сот.[телефон 1] или т. [телефон 2]",
		"тел9031234567":                                   "тел[телефон 1]",
		"мой 9031234567":                                  "мой [телефон 1]",
		"запишите: 123-45-67":                             "запишите: [телефон 1]",
		"9031234567":                                      "[телефон 1]",
		"ещё 4276380012345675":                            "ещё [карта 1]",
		"ещё 4111111111111111123":                         "ещё [карта 1]",
		"это Анна Садовая, где заказ":                     "это [имя 1], где заказ",
		"меня зовут Айбике Роза":                          "меня зовут [имя 1]",
		"мой номер 8 (903) 123-45-67":                     "мой номер [телефон 1]",
		"+79031234567, позвоните":                         "[телефон 1], позвоните",
		"89031234567":                                     "[телефон 1]",
		"8.903.123.45.67":                                 "[телефон 1]",
		"тел.9031234567":                                  "тел.[телефон 1]",
		"903 123 45 67 звоните":                           "[телефон 1] звоните",
		"телефон 123-45-67":                               "телефон [телефон 1]",
		"почта ivan.petrov@mail.example.":                 "почта [почта 1].",
		"почта:Ivan@Mail.example или ivan@mail.example":   "почта:[почта 1] или [почта 1]",
		"карта 2200 1234 5678 9019, срок 12/27":           "карта [карта 1], срок 12/27",
		"списали с 4111111111111111":                      "списали с [карта 1]",
		"паспорт 4509 123456 выдан 12.05.2010":            "паспорт [документ 1] выдан 12.05.2010",
		"паспорт серия 4509 номер 123456":                 "паспорт серия [документ 1]",
		"45 09 123456":                                    "[документ 1]",
		"загранпаспорт 75 1234567":                        "загранпаспорт [документ 1]",
		"СНИЛС 112-233-445 95":                            "СНИЛС [документ 1]",
		"мой ИНН 770312345678":                            "мой ИНН [документ 1]",
		"р/с 40817810099910004312 в банке":                "р/с [счёт 1] в банке",
		"лицевой счёт 1234567":                            "лицевой счёт [счёт 1]",
		"л/с № 00123456":                                  "л/с № [счёт 1]",
		"Живу: г. Москва, ул. Ленина, д. 5, кв. 12":       "Живу: [адрес 1]",
		"доставьте на ул ленина 5 кв 12 пожалуйста":       "доставьте на [адрес 1] пожалуйста",
		"Москва, Тверская 7-15":                           "[адрес 1]",
		"Невский пр., д. 28, кв. 5":                       "[адрес 1]",
		"последние 4 цифры карты 5678":                    "последние 4 цифры карты [карта 1]",
		"ivan точка petrov собака mail точка ru":          "[почта 1]",
		"пишите в телегу @petrov_ivan":                    "пишите в телегу [контакт 1]",
		"адрес: Тверская 7, кв. 15":                       "адрес: [адрес 1]",
		"150000, Ярославль, Ленинский проспект, дом 10/2": "[адрес 1]",
		"дом 5 кв 12":                                     "[адрес 1]",
		"Здравствуйте, Мария Ивановна! Где заказ?":        "Здравствуйте, [имя 1]! Где заказ?",
		"добрый день, меня зовут алексей смирнов":         "добрый день, меня зовут [имя 1]",
		"Меня зовут Гюльчатай":                            "Меня зовут [имя 1]",
		"здравствуйте мария":                              "здравствуйте [имя 1]",
		"Мария, здравствуйте!":                            "[имя 1], здравствуйте!",
		"Спасибо, Катюш":                                  "Спасибо, [имя 1]",
		"Ольга, добрый день. Спасибо, Ольга":              "[имя 1], добрый день. Спасибо, [имя 1]",
		"Здравствуйте, Айбике!":                           "Здравствуйте, [имя 1]!",
		"Жду ответа\nС уважением, Пётр Сомов":             "Жду ответа\nС уважением, [имя 1]",
		"С уважением,\nСомов П. П.":                       "С уважением,\n[имя 1].",
		"Всё пришло\nАнна":                                "Всё пришло\n[имя 1]",
		"Это Анна Краснова, я писала вчера":               "Это [имя 1], я писала вчера",
		"Уважаемый Иван Петрович, ждём вас":               "Уважаемый [имя 1], ждём вас",
		"Получатель: Краснова Анна Петровна":              "Получатель: [имя 1]",
	})
}

// TestEnglish holds what becomes of personal data in English messages.
func TestEnglish(t *testing.T) {
	test(t, "en", map[string]string{
		"apt 5, 200 W 34th St New York NY 10001":                "[address 1]",
		"it is 12 E 5th Avenue, New York, NY 10003.":            "it is [address 1].",
		"Yours, J. Smith":                                       "Yours, [name 1]",
		"Regards\nP. Raman":                                     "Regards\n[name 1]",
		"please deliver to Tom Hanks":                           "please deliver to [name 1]",
		"my wife Zoe and my son, Xan, too":                      "my wife [name 1] and my son, [name 2], too",
		"@bob on insta, www.instagram.com/bob.":                 "[contact 1] on insta, www.instagram.com/[contact 1].",
		"4155552671 is mine, or 14155552671":                    "[phone 1] is mine, or [phone 1]",
		"try 4276380012345675":                                  "try [card 1]",
		"this is Emma Spade, where is it":                       "this is [name 1], where is it",
		"Hi, my name is Xochitl Rose and I need a Spade":        "Hi, my name is [name 1] and I need a Spade",
		"Thanks Emma Green":                                     "Thanks [name 1]",
		"I am Emma May.":                                        "I am [name 1].",
		"Hi Emma May I ask":                                     "Hi [name 1] May I ask",
		"Dear Emma, Emma Hamilton is in stock":                  "Dear [name 1], Emma Hamilton is in stock",
		"call me on +44 7700 900123 please":                     "call me on [phone 1] please",
		"020 7946 0958 or 02079460958":                          "[phone 1] or [phone 1]",
		"(555) 010-9999 and 555.010.9998":                       "[phone 1] and [phone 2]",
		"my number is 5550109999":                               "my number is [phone 1]",
		"Email: Emma.Clarke+shop@mail.example":                  "Email: [email 1]",
		"card 4111-1111-1111-1111 exp 12/27":                    "card [card 1] exp 12/27",
		"amex 3782 822463 10005":                                "amex [card 1]",
		"passport no. 123456789":                                "passport no. [document 1]",
		"my passport is A12345678":                              "my passport is [document 1]",
		"NI number QQ 12 34 56 C":                               "NI number [document 1]",
		"NI number AB 12 34 56 C":                               "NI number [document 1]",
		"SSN 078-05-1120":                                       "SSN [document 1]",
		"IBAN GB29 NWBK 6016 1331 9268 19 from the bank":        "IBAN [account 1] from the bank",
		"sort code 20-00-00 account 55779911":                   "sort code [account 1]",
		"acc no 31926819, sort code 60-16-13":                   "acc no [account 1], sort code [account 2]",
		"john_smith99 at gmail.com":                             "[email 1]",
		"123 main st apt 4 springfield il 62704":                "[address 1]",
		"account number 55779911":                               "account number [account 1]",
		"I live at 14 Maple Rd, Leeds LS6 2AB.":                 "I live at [address 1].",
		"send it to 14 maple rd leeds ls6 2ab":                  "send it to [address 1]",
		"Flat 3, 22 Acacia Avenue, London":                      "[address 1]",
		"1250 Oak Street, Apt 4, Springfield, IL 62704":         "[address 1]",
		"Do you deliver to LS6 2AB?":                            "Do you deliver to [address 1]?",
		"Hi John, where is it?":                                 "Hi [name 1], where is it?",
		"hi john where is it":                                   "hi [name 1] where is it",
		"Dear Mrs Patel,":                                       "Dear Mrs [name 1],",
		"Hello, this is Emma Clarke. Emma's order":              "Hello, this is [name 1]. [name 1]'s order",
		"my name is siobhan":                                    "my name is [name 1]",
		"Emma here, again":                                      "[name 1] here, again",
		"Thanks,\nEmma":                                         "Thanks,\n[name 1]",
		"Kind regards\nOluwaseun Adeyemi":                       "Kind regards\n[name 1]",
		"John, good morning":                                    "[name 1], good morning",
		"I am Aoife.":                                           "I am [name 1].",
		"order 12, (555) 010-9999":                              "order 12, [phone 1]",
		"I'm Emma and I need help":                              "I'm [name 1] and I need help",
		"Hi Xochitl!":                                           "Hi [name 1]!",
		"Thanks Peter, I will wait. Is Peter in on Monday?":     "Thanks [name 1], I will wait. Is [name 1] in on Monday?",
		"Hi [name 1], call [phone 3], I am on +44 7700 900123.": "Hi [name 1], call [phone 3], I am on [phone 4].",
	})
}

func test(t *testing.T, language string, cases map[string]string) {
	t.Helper()
	r := New(Options{Own: ownTexts()})
	for s, want := range cases {
		if got := redacted(r, language, "", s); got != want {
			t.Errorf("%s:\n got %s\nwant %s", s, got, want)
		}
	}
}

// TestAnswers holds that what a message is said in answer to tells what it is.
func TestAnswers(t *testing.T) {
	r := New(Options{Own: ownTexts()})
	for _, c := range []struct{ language, question, answer, want string }{
		{"ru", "Назовите серию и номер паспорта", "4509 123456", "[документ 1]"},
		{"ru", "Подскажите ваш номер телефона", "9031234567", "[телефон 1]"},
		{"ru", "Назовите номер заказа", "9031234567", "9031234567"},
		{"ru", "Как к вам обращаться? Как вас зовут?", "Айбике", "Айбике"},
		{"ru", "Как вас зовут?", "Ирина", "[имя 1]"},
		{"en", "What is your account number?", "55779911", "[account 1]"},
		{"en", "What is the order number?", "55779911", "55779911"},
	} {
		if got := redacted(r, c.language, c.question, c.answer); got != c.want {
			t.Errorf("%s – %s: %s, want %s", c.question, c.answer, got, c.want)
		}
	}
}

// TestStays holds what is no personal data, or the company's own.
func TestStays(t *testing.T) {
	r := New(Options{Own: ownTexts()})
	for _, s := range []string{
		"",
		"Добрый день, подскажите, сколько стоит доставка?",
		"Здравствуйте! Заказ 4509 123456 не пришёл",
		"Здравствуйте, Купил у вас лейку",
		"Здравствуйте, Лейка!",
		"Добрый день, Telegram не работает",
		"Добрый день! Спасибо, ждём",
		"Коллеги, добрый день!",
		"Привет всем",
		"Спасибо большое!",
		"Это Срочно",
		"Звоните +7 495 000 41 70 или 88000004170, help@Leyka.example",
		"Мы на улице Почтовых Голубей, 12",
		"Счёт ИНН 0000004170, р/с 40700000000000004170",
		"Директор — Голубева Марта Игоревна",
		"Сколько стоит артикул 450912345678 за 1 990 000 ₽?",
		"доставка 12.05.2026 с 10:00 до 18:00, с 9 до 18",
		"ГОСТ 12345-2010, версия 1.2.3, размер 120x80x40 и 120-80-40",
		"накладная 80088812345678, трек 12345678901234",
		"итого 12 500 руб., 15 %",
		"Счёт № 12345678 от 01.02.2026",
		"площадь 45 м, проезд 50 рублей",
		"открыл меню Настройки › Виджет, дом 5 не нашёл",
		"Hello there, I need help",
		"Hi team, where is my order?",
		"Hi, can you help",
		"Thanks, will do",
		"Hello, Yesterday I ordered a rose",
		"Is Emma Hamilton in stock?",
		"this is urgent, I'm interested, it's fine",
		"Ring 0306 999 0417, +44 306 999 0417 or write to HELP@sedge.example",
		"Your shop at 14 Cooper's Row, Bristol ZZ1 4AA",
		"Tanner's Yard, ZZ1 4HS",
		"order 1234567890, item 98765432101, tracking 12345678901234",
		"18 V Cordless Drill, M6 8mm bolts, 24 inch square pots, a 5 minute drive",
		"£4.95, free from £60, 3–5 working days, on 12/05/2026 at 10:30",
		"A4 2mm foam, 2FA, 1C",
		"Best price? Best wishes!",
		"Call me tomorrow",
		"Thanks, Perfect!", "This is Ridiculous", "Model 555-123-4567", "actions/checkout@v4, base@1", "a name is given",
		"look at hobbinsedge.com, @media print, @Override",
		"наш Telegram @leyka_bot",
		"трек 4276380012345675", "трек 4111111111111111123", "42763800123456751", "заказ 9031234567 и 9031234568", "item 4155552671", "9031234567 руб", "ИНН 7703123456", "1772348400", "мой заказ 1234567",
		"Лейка 4155552678 есть?",
		"the 34th St shop", "мы взяли Розы 3, 150000 руб.", "индекс 150000",
		"deliver to London", "can you ship to Austin?", "send it to Support", "my wife is happy, my friend Ordered it", "моя жена Хочет розу", "доставка Курьером", "отправьте Розы", "is it yours",
		"Доставили Розы", "отправили Почтой России", "передайте Оператору",
		"https://t.me/leyka_bot", "@media print, install it", "docs.example/t.me/", "smart.me/ivan", "vk.com",
	} {
		if got := redacted(r, "", "", s); got != s {
			t.Errorf("%s: %s", s, got)
		}
	}
}
