package replay

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb"
)

// TestAgreement holds which facts of a human's answer are told today, what is told in their stead, and whose it
// is to mend.
func TestAgreement(t *testing.T) {
	found := func(ids ...string) []kb.Hit {
		var hits []kb.Hit
		for _, id := range ids {
			hits = append(hits, kb.Hit{Passage: kb.Passage{Entry: id}})
		}
		return hits
	}
	op := &scripted{
		nearest: map[string]string{"990": "kb/prices.csv#pro"},
		replies: map[string]chat.Reply{
			"a": {Text: "Pro: 990 руб., «Настройки сайта» → «Виджет».", Action: chat.Answer, Entries: []string{"kb/prices.csv#pro"}},
			"b": {Text: "Pro: 1 290 ₽.", Action: chat.Answer, Found: found("kb/prices.csv#pro")},
			"c": {Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown},
			"d": {Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.NotKnown},
			"e": {Text: "Уточните?", Action: chat.Clarify, Found: found("kb/prices.csv#pro", "kb/app.yaml#widget")},
			"g": {Text: "Счёт ждёт оплаты 3 дня.", Action: chat.Answer},
			"f": {Text: "Есть.", Action: chat.Answer},
		},
	}
	for _, c := range []struct {
		asked, human string
		held, facts  int
		missing      []Missing
		cause        eval.Cause
	}{
		{"a", "Тариф Pro стоит 990 ₽ в месяц, это в Настройки сайта › Виджет.", 3, 3, nil, ""},
		{"b", "Тариф Pro: 990 ₽.", 0, 2, []Missing{
			{Kind: "price", Text: "990 ₽", Today: "1 290 ₽", Cause: eval.Answer}, {Kind: "entry", Text: "kb/prices.csv#pro", Cause: eval.Answer},
		}, eval.Answer},
		{"c", "7 777 ₽ и 990 ₽, звоните +7 495 000-41-70.", 0, 3, []Missing{
			{Kind: "price", Text: "7 777 ₽", Cause: eval.Knowledge},
			{Kind: "price", Text: "990 ₽", Cause: eval.Retrieval},
			{Kind: "phone", Text: "+7 495 000-41-70", Cause: eval.Policy},
		}, eval.Knowledge},
		{"d", "Посмотрю и отвечу.", 0, 0, nil, eval.Knowledge},
		{"e", "Настройки сайта > Виджет", 0, 1, []Missing{{Kind: "path", Text: "Настройки сайта › Виджет", Cause: eval.Policy}}, eval.Policy},
		{"f", "Да, есть.", 0, 0, nil, ""},
		{"g", "Перезвоню через 2 часа.", 0, 0, nil, ""},
		{"g", "I'll call you back in 2 hours.", 0, 0, nil, ""},
		{"g", "Вернула 990 ₽, придут через 7 дней.", 0, 2, []Missing{{Kind: "price", Text: "990 ₽", Cause: eval.Retrieval}, {Kind: "term", Text: "7 дней", Cause: eval.Knowledge}}, eval.Knowledge},
		{"g", "Деньги вернутся через 7 дней.", 0, 1, []Missing{{Kind: "term", Text: "7 дней", Cause: eval.Knowledge}}, eval.Knowledge}, // and 3 days are of something else
	} {
		d := replayed(t, op, talk("x", "user: "+c.asked, "human: "+c.human))
		now := d.Replies[0].Now
		got := now.Agreement
		if got == nil {
			got = &Agreement{}
		}
		if diff := cmp.Diff(c.missing, got.Missing); diff != "" || got.Facts != c.facts || got.Held != c.held || now.Cause != c.cause {
			t.Errorf("%s: %d of %d, cause %q\n%s", c.asked, got.Held, got.Facts, now.Cause, diff)
		}
	}
	// what an operator said then is compared, and is nobody's to mend
	d := replayed(t, op, talk("x", "user: b", "operator: 990 ₽."))
	if now := d.Replies[0].Now; now.Agreement.People() || now.Agreement.Facts != 2 || now.Cause != "" {
		t.Errorf("%+v", now)
	}
}

// TestSource holds that an answer comes from an entry only where it says something of what the entry says: small
// talk, what a person did for the one customer, and what is asked, do not.
func TestSource(t *testing.T) {
	k := listening(t).knowledge
	near := &scripted{nearest: map[string]string{"": "kb/prices.csv#pro"}}
	for said, want := range map[string]bool{
		"Тариф Pro стоит 990 ₽ в месяц.":                      true,
		"Анна, добрый день! Тариф Pro стоит столько в месяц.": true,
		"990 ₽.":             true,
		"Записала, спасибо!": false,
		"[имя 1], добрый день! Тариф Pro": false,
		"Тариф": false,
		"Исправила: теперь тариф Pro стоит столько в месяц.": false,
		"Нашла платёж, включила тариф Pro на месяц.":         false,
		"Сейчас поправлю тариф Pro на месяц":                 false,
		"Какой у вас тариф, Pro? Сколько стоит в месяц?":     false,
		"Спасибо за месяц на тарифе Pro":                     false,
		"Thanks, noted!": false,
		"Hello Ann! I've refunded the Pro тариф месяц стоит.": false,
		"Через месяц":                  false,
		"Перезвоню через месяц: тариф": false,
		"Виджет удобный, оператор отвечает быстро, тариф любой": false,
	} {
		entry, err := k.source(t.Context(), near, said)
		if err != nil || (entry != "") != want {
			t.Errorf("%q: %q %v", said, entry, err)
		}
	}
}

// TestPaths holds where a path through an app begins and ends.
func TestPaths(t *testing.T) {
	k := listening(t).knowledge
	for said, want := range map[string]string{
		"Откройте «Управление › Каналы связи › Чат» и ждите": "Управление › Каналы связи › Чат",
		"это в «Управление» → «Каналы связи», слева":         "Управление › Каналы связи",
		"откройте Настройки сайта → Виджет и нажмите":        "Настройки сайта › Виджет",
		"Зайдите в Оплата -> Документы потом скачайте":       "Оплата › Документы",
		"Go to Settings > Billing. Then Plan > Upgrade now":  "Settings › Billing; Plan › Upgrade",
		"если a>b, то <b>жирно</b> и 5 > ":                   "",
		"стрелка → ":            "",
		"без пути":              "",
		"Настройки\n› Виджет\n": "Настройки › Виджет",
	} {
		if got := strings.Join(k.paths(said), "; "); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
