package store

import (
	"testing"

	"firstline/kb"
)

func TestDiffering(t *testing.T) {
	one := func(price string) *kb.Entry {
		return &kb.Entry{Title: "Pro", Body: "Для команд.\nЦена: " + price, Prices: []kb.Price{{Label: "в месяц", Text: price}}}
	}
	tests := []struct {
		name     string
		was, now *kb.Entry
		old, new string
	}{
		{"one price", one("990 ₽"), one("1 090 ₽"), "990 ₽", "1 090 ₽"},
		{"no price any more", one("990 ₽"), &kb.Entry{Title: "Pro", Body: "Для команд."}, "990 ₽", ""},
		{"label", one("990 ₽"), &kb.Entry{Title: "Pro", Body: "Для команд.\nЦена: 990 ₽", Prices: []kb.Price{{Label: "за месяц", Text: "990 ₽"}}}, "в месяц", "за месяц"},
		{"old price", &kb.Entry{Prices: []kb.Price{{Text: "9 ₽"}}}, &kb.Entry{Prices: []kb.Price{{Text: "9 ₽", Old: "12.00"}}}, "", "12.00 → 9 ₽"},
		{"title", &kb.Entry{Title: "Возврат", Body: "b"}, &kb.Entry{Title: "Возвраты", Body: "b"}, "Возврат", "Возвраты"},
		{"a line of many", &kb.Entry{Body: "a\nb\nc"}, &kb.Entry{Body: "a\nB\nc\nd"}, "b", "B\nd"},
		{"wordings", &kb.Entry{Also: []string{"x", "y"}}, &kb.Entry{Also: []string{"y", "z"}}, "x", "z"},
		{"path", &kb.Entry{Path: []string{"a", "b"}}, &kb.Entry{Path: []string{"a", "c"}}, "a › b", "a › c"},
		{"place", &kb.Entry{Place: &kb.Place{Side: "слева", Order: 10}}, &kb.Entry{Place: &kb.Place{Side: "слева", Order: 11}}, "слева, step 10", "слева, step 11"},
		{"kind", &kb.Entry{Kind: kb.Section, Body: "b", Language: "ru"}, &kb.Entry{Kind: kb.Screen, Body: "b", Place: &kb.Place{Order: 1}}, "kind: section\nlanguage: ru", "step 1\nkind: screen"},
		{"code", &kb.Entry{Code: []kb.Code{{Text: "a\nb"}}}, &kb.Entry{Code: []kb.Code{{Text: "a\nc"}}}, "b", "c"},
		{"image", &kb.Entry{Images: []kb.Image{{Src: "a.png"}}}, &kb.Entry{Images: []kb.Image{{Src: "b.png", Alt: "b"}}}, "a.png", "b b.png"},
		{"metadata", &kb.Entry{Meta: map[string]string{"k": "1"}}, &kb.Entry{Meta: map[string]string{"k": "2"}}, "k: 1", "k: 2"},
		{"order of lines", &kb.Entry{Body: "a\nb"}, &kb.Entry{Body: "b\na"}, "a\nb", "b\na"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if same(tt.was, tt.now) {
				t.Error("taken for the same")
			}
			if old, now := differing(tt.was, tt.now); old != tt.old || now != tt.new {
				t.Errorf("got %q and %q, want %q and %q", old, now, tt.old, tt.new)
			}
		})
	}
}

func TestSame(t *testing.T) {
	a := kb.Entry{Title: "a", Also: []string{}, Meta: map[string]string{}, BodyLine: 3, Source: kb.Pos{Line: 1}}
	b := kb.Entry{Title: "a", BodyLine: 5, Source: kb.Pos{Line: 4}}
	if !same(&a, &b) {
		t.Error("an entry that only moved is taken for changed")
	}
}
