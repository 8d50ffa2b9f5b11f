package store_test

import (
	"path/filepath"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// TestOneCommonWord: an entry that shares one word with a question of several does not answer it, nor one that shares
// only words that ask; a price and a place of an app do not answer what is asked besides. What has all of the words
// does, however it is asked.
func TestOneCommonWord(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "index"), embed.New())
	mustSync(t, s,
		source("kb/faq.md", kb.KindFAQ,
			question("trial", "Можно ли прийти на первое занятие?", "Да, оно длится час и стоит 700 ₽."),
			question("swap", "Можно ли сменить мастера?", "Да, бесплатно и без объяснения причин: напишите администратору."),
			question("freeze", "Можно ли заморозить абонемент?", "Да, один раз, до трёх недель."),
			question("complain", "Куда пожаловаться?", "Напишите управляющей, она отвечает за два дня."),
			question("pay", "Как оплатить?", "Картой на сайте или наличными в мастерской."),
			question("sell", "Do you sell clay?", "Yes, in bags of ten kilos."),
			question("repair", "Do you repair broken handles?", "Yes, within a week. Cracks are not repaired."),
			question("refund", "Can I get a refund?", "Up to a day before the class."),
			question("open", "When are you open?", "Tuesday to Sunday, 10:00 to 20:00."),
		),
		source("kb/prices.csv", kb.KindPrices,
			kb.Entry{ID: "wheel", Kind: kb.Item, Title: "Гончарный круг", Body: "Цена: 1 200 ₽"},
			kb.Entry{ID: "moulding", Kind: kb.Item, Title: "Лепка", Body: "Цена: 900 ₽"},
			kb.Entry{ID: "glaze", Kind: kb.Item, Title: "Glaze", Body: "Price: £4"},
		),
		source("kb/app.yaml", kb.KindApp,
			kb.Entry{ID: "news", Kind: kb.Screen, Title: "Уведомления", Body: "Профиль › Уведомления", Path: []string{"Профиль"}}),
		source("kb/masters.md", kb.KindDocument, kb.Entry{ID: "masters", Kind: kb.Section, Title: "Мастера", Body: "Анна ведёт скульптуру, Пётр — роспись."}),
	)
	for asked, want := range map[string]string{
		"можно ли у вас переночевать":        "",
		"мастер не пришёл":                   "",
		"how much is a glaze pot":            "kb/prices.csv#glaze",
		"do you sell teapots":                "",
		"можно в выходные":                   "",
		"как включить уведомления":           "kb/app.yaml#news",
		"do you paint handles":               "",
		"is your glaze safe for food":        "",
		"можно сменить мастера":              "kb/faq.md#swap",
		"можно прийти на занятие":            "kb/faq.md#trial",
		"абонемент заморозить можно?":        "kb/faq.md#freeze",
		"сколько стоит лепка":                "kb/prices.csv#moulding",
		"сколько стоит в месяц лепка, цена?": "kb/prices.csv#moulding",
		"уведомления":                        "kb/app.yaml#news",
		"do you sell clay please":            "kb/faq.md#sell",
		"can i get a refund":                 "kb/faq.md#refund",
		"can you fix a broken handle":        "kb/faq.md#repair",
		"how much is the glaze a month":      "kb/prices.csv#glaze",
	} {
		r := search(t, s, store.Query{Text: asked})
		got := ""
		if r.Confident {
			got = r.Hits[0].Entry.ID
		}
		if got != want {
			t.Errorf("%s: answered by %q (%.2f), want %q; found %s", asked, got, r.Confidence, want, entries(r))
		}
		checkResult(t, r)
	}
}

// A question that leans on an earlier one is not taken for one of many words: the price of what that one was about
// answers it.
func TestCarriedWords(t *testing.T) {
	s, _ := company(t)
	r := search(t, s, store.Query{Text: "А доставка?", History: []string{"Сколько стоит тариф Pro?"}})
	for _, reason := range r.Reasons {
		if reason.Name == "alone" {
			t.Errorf("%s stands alone: %+v", entries(r), r.Reasons)
		}
	}
	if !r.Confident || r.Hits[0].Entry.ID != "kb/faq.md#dostavka" {
		t.Errorf("found %s, confidence %.2f", entries(r), r.Confidence)
	}
}
