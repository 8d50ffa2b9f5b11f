package store

import (
	"testing"

	"firstline/kb"
)

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"", " \n", true},
		{"а", "", false},
		{"Ещё  раз", "еще раз ", true},
		{"−20 %", "+20 %", false},
		{"1,5", "15", false},
		{"✅", "❌", false},
		{"да\xff", "да", false},
		{"да\xff", "ДА\xff", true},
		{"İ", "i", true},
	} {
		if alike(tt.a, tt.b) != tt.want || alike(tt.b, tt.a) != tt.want {
			t.Errorf("%q and %q: want %t", tt.a, tt.b, tt.want)
		}
	}
}

func TestAgreeing(t *testing.T) {
	price := func(amounts ...string) (all []kb.Price) {
		for _, a := range amounts {
			all = append(all, kb.Price{Amount: a, Currency: "RUB"})
		}
		return all
	}
	for name, tt := range map[string]struct {
		a, b kb.Entry
		want bool
	}{
		"one answer to two questions":   {kb.Entry{Kind: kb.FAQ, Title: "Как?", Body: "Так."}, kb.Entry{Kind: kb.FAQ, Title: "Как ещё?", Body: "так. "}, true},
		"two answers to one question":   {kb.Entry{Kind: kb.FAQ, Title: "Как?", Body: "Картой."}, kb.Entry{Kind: kb.FAQ, Title: "Как?", Body: "Наличными."}, false},
		"an item in a list and a feed":  {kb.Entry{Kind: kb.Item, Title: "Болт", Body: "5 ₽", Prices: price("5")}, kb.Entry{Kind: kb.Item, Title: "болт", Body: "Цена: 5", Prices: price("5", "4")}, true},
		"an item with two prices":       {kb.Entry{Kind: kb.Item, Title: "Болт", Prices: price("5")}, kb.Entry{Kind: kb.Item, Title: "Болт", Body: "x", Prices: price("7")}, false},
		"two items of one price":        {kb.Entry{Kind: kb.Item, Title: "Болт", Prices: price("5")}, kb.Entry{Kind: kb.Item, Title: "Гайка", Prices: price("5")}, false},
		"an item and a question":        {kb.Entry{Kind: kb.Item, Title: "Болт", Body: "5 ₽"}, kb.Entry{Kind: kb.FAQ, Title: "Болт", Body: "5 ₽"}, false},
		"two places without a word":     {kb.Entry{Kind: kb.Screen, Title: "Имя", Path: []string{"Профиль"}}, kb.Entry{Kind: kb.Screen, Title: "Имя", Path: []string{"Отдел"}}, false},
		"headings with nothing beneath": {kb.Entry{Kind: kb.Section, Title: "Оплата"}, kb.Entry{Kind: kb.Section, Title: "Возврат"}, false},
	} {
		if agreeing(&tt.a, &tt.b) != tt.want || agreeing(&tt.b, &tt.a) != tt.want {
			t.Errorf("%s: want %t", name, tt.want)
		}
	}
}

func TestRival(t *testing.T) {
	hit := func(title, body string, score, exact float64, words ...string) kb.Hit {
		h := kb.Hit{Score: score, Entry: &kb.Entry{Kind: kb.FAQ, Title: title, Body: body}, Why: kb.Why{Exact: exact}}
		for _, w := range words {
			h.Why.Words = append(h.Why.Words, kb.WordPart{Word: w})
		}
		return h
	}
	first := hit("Уведомления на почту", "Так.", 1, 0, "уведомления", "включить")
	for name, tt := range map[string]struct {
		hits []kb.Hit
		want string // the body of the rival
	}{
		"nothing":              {nil, ""},
		"one":                  {[]kb.Hit{first}, ""},
		"another answer":       {[]kb.Hit{first, hit("Уведомления в приложении", "Иначе.", 0.98, 0, "уведомления", "включить")}, "Иначе."},
		"the same answer":      {[]kb.Hit{first, hit("Уведомления в приложении", "так.", 0.98, 0, "уведомления", "включить")}, ""},
		"further away":         {[]kb.Hit{first, hit("Уведомления в приложении", "Иначе.", 0.9, 0, "уведомления", "включить")}, ""},
		"for other words":      {[]kb.Hit{first, hit("Уведомления в приложении", "Иначе.", 0.98, 0, "включить")}, ""},
		"behind the same":      {[]kb.Hit{first, hit("Почта", "Так.", 0.99, 0, "уведомления", "включить"), hit("Звук", "Иначе.", 0.98, 0, "уведомления", "включить")}, "Иначе."},
		"a part of its name":   {[]kb.Hit{first, hit("Уведомления", "Иначе.", 0.98, 0, "уведомления", "включить")}, ""},
		"of the same name":     {[]kb.Hit{first, hit("уведомления на почту?", "Иначе.", 0.98, 0, "уведомления", "включить")}, "Иначе."},
		"the other is named":   {[]kb.Hit{hit("KX-200", "Так.", 4, 3, "kx-200"), hit("KX-300", "Иначе.", 1, 0, "kx-200")}, ""},
		"both are named":       {[]kb.Hit{hit("KX-200", "Так.", 4, 3, "kx-200"), hit("KX-200", "Иначе.", 3.99, 3, "kx-200")}, "Иначе."},
		"named, and far apart": {[]kb.Hit{hit("KX-200", "Так.", 4, 3, "kx-200"), hit("KX-300", "Иначе.", 3.5, 3, "kx-200")}, ""},
	} {
		got := ""
		if r := rival(tt.hits); r != nil {
			got = r.Entry.Body
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}
