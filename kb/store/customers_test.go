package store_test

import (
	"path/filepath"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// TestSearchWordsOfCustomers holds how customers' words meet those of a shop: spellings that differ by a hyphen are one
// word, an item that is named is found whatever is asked of others, a thing that does not work is not answered with
// the hours of the shop, nor a delivery to one place with that to another.
func TestSearchWordsOfCustomers(t *testing.T) {
	src := &kb.Source{Path: "kb/faq.md", Kind: kb.KindFAQ}
	add := func(id string, kind kb.EntryKind, title, body string) {
		src.Entries = append(src.Entries, kb.Entry{ID: id, Kind: kind, Title: title, Body: body, Source: kb.Pos{Path: src.Path, Line: len(src.Entries) + 1}})
	}
	add("hours", kb.FAQ, "Когда вы работаете?", "С 10:00 до 19:00.")
	add("belarus", kb.FAQ, "Сколько стоит доставка в Беларусь?", "В Минск — 690 ₽.")
	add("sitets", kb.FAQ, "Плед «Ситец» есть в наличии?", "Да, красный.")
	add("site", kb.FAQ, "Сайт не работает, что делать?", "Обновите страницу.")
	add("open", kb.FAQ, "When are you open, and when do you work?", "10:00 to 19:00.")
	add("ireland", kb.FAQ, "How much is delivery to Ireland?", "To Dublin £29.")
	add("taiga", kb.Item, "Плед «Тайга»", "Цена: 3 100 ₽")
	add("watch", kb.Item, "Смарт-часы", "Цена: 6 900 ₽")
	add("clock", kb.Item, "Часы с кукушкой", "Цена: 4 300 ₽")
	add("ebike", kb.Item, "E-bike", "Price: £1490")
	add("cargo", kb.Item, "Cargo bike", "Price: £2300")
	add("wifi", kb.FAQ, "Настройка wifi", "В приложении.")
	s, err := store.Open(filepath.Join(t.TempDir(), "index"), embed.New(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), []*kb.Source{src}); err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"ebike price":     "ebike",
		"e-bikes price":   "ebike",
		"смартчасы цена":  "watch",
		"настройка wi-fi": "wifi",

		"Плед Тайга есть в наличии?":        "taiga",
		"плед ситец есть в наличии":         "sitets",
		"когда вы работаете":                "hours",
		"сайт не работает":                  "site",
		"сколько стоит доставка в Минск":    "belarus",
		"how much is delivery to Ireland":   "ireland",
		"my lamp does not work":             "",
		"сколько стоит доставка по Москве?": "",
		"сколько стоит доставка в казань":   "",
		"how much is delivery to London":    "",
	} {
		r := search(t, s, store.Query{Text: question})
		got := ""
		if r.Confident {
			got = r.Hits[0].Entry.ID
		}
		if got != want {
			t.Errorf("%s: answered by %q (%.2f), want %q; found %s", question, got, r.Confidence, want, entries(r))
		}
	}
}
