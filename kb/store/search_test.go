package store_test

import (
	"context"
	"errors"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"

	"github.com/google/go-cmp/cmp"
)

func TestSearch(t *testing.T) {
	s, _ := company(t)
	tests := []struct{ name, text, want string }{
		{"as written", "Сколько стоит доставка?", "kb/faq.md#dostavka"},
		{"inflected", "стоимость доставки", "kb/faq.md#dostavka"},
		{"another wording", "каких мессенджеров канал", "kb/faq.md#kanaly"},
		{"ё and е", "удалить учетную запись", "kb/faq.md#udalit"},
		{"upper case", "УДАЛИТЬ УЧЁТНУЮ ЗАПИСЬ", "kb/faq.md#udalit"},
		{"misspelt", "как удолить учётную запсь", "kb/faq.md#udalit"},
		{"in the body only", "заберёт ли курьер", "kb/faq.md#vozvrat"},
		{"a number", "тариф за 4900", "kb/prices.csv#tarif-start"},
		{"a number with a space", "тариф за 9 900 ₽", "kb/prices.csv#tarif-pro"},
		{"an article number", "что такое vt-op-2?", "kb/prices.csv#vt-op-2"},
		{"an article number among other words", "Сколько стоит доставка VT-OP-1", "kb/prices.csv#vt-op-1"},
		{"an article number without its hyphens", "vtop2 это что", "kb/prices.csv#vt-op-2"},
		{"an article number with Cyrillic letters", "что такое vт-ор-2", "kb/prices.csv#vt-op-2"},
		{"a full name", "тариф pro", "kb/prices.csv#tarif-pro"},
		{"a full name among what is said around a price", "А сколько будет стоить дополнительный сайт, подскажите?", "kb/prices.csv#vt-op-2"},
		{"an article number in a body", "сколько стоит доставка kx-200", "kb/faq.md#kanaly"},
		{"English", "changing passwords", "kb/faq.md#password"},
		{"English, misspelt", "how to chnage pasword", "kb/faq.md#password"},
		{"the keyboard in its other layout", "elfkbnm extnye. pfgbcm", "kb/faq.md#udalit"},
		{"the same for English", "срфтпштп зфыыцщкв", "kb/faq.md#password"},
		{"Russian in Latin letters", "udalit uchetnuyu zapis", "kb/faq.md#udalit"},
		{"spelled otherwise", "kak udalit' uchjotnuju zapis'", "kb/faq.md#udalit"},
		{"a name among them", "rfrbt rfyfks WhatsApp", "kb/faq.md#kanaly"},
		{"name of an item", "тарифа старт", "kb/prices.csv#tarif-start"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := search(t, s, store.Query{Text: tt.text})
			if len(r.Hits) == 0 || r.Hits[0].Entry.ID != tt.want {
				t.Fatalf("found %s, want %s first", entries(r), tt.want)
			}
			if !r.Confident {
				t.Errorf("confidence %.3f", r.Confidence)
			}
			checkResult(t, r)
		})
	}
}

// TestReadings: a question is read otherwise than it is written only where clearly more of it is known.
func TestReadings(t *testing.T) {
	s, _ := company(t)
	for said, want := range map[string]string{
		"ghbdtn? rfr elfkbnm extnye. pfgbcm": "привет, как удалить учетную запись",
		"skolko stoit dostavka":              "сколько стоит доставка",
		"how do I change my password":        "how do I change my password",
		"do you sell hats":                   "do you sell hats",
		"S surly":                            "S surly",
		"Pro":                                "Pro",
		"доставка":                           "доставка",
		"приложение жрёт заряд": "приложение жрёт заряд",
	} {
		r := search(t, s, store.Query{Text: said})
		if r.Readings[0].Text != want {
			t.Errorf("%q is read as %+v, want %q", said, r.Readings, want)
		}
	}
}

func TestSearchNotKnown(t *testing.T) {
	s, _ := company(t)
	for _, text := range []string{
		"Какая завтра погода в Самаре?", "напиши стихотворение про осень", "who won the football match yesterday",
		"qwertyuiop", "?", "и", "the", "12345",
	} {
		r := search(t, s, store.Query{Text: text})
		if r.Confident {
			t.Errorf("%q: confidence %.3f in %s", text, r.Confidence, entries(r))
		}
		checkResult(t, r)
	}
}

// checkResult holds what must be so of any result: ranks, order, distinct entries, and scores
// that are the sum of their parts.
func checkResult(t *testing.T, r store.Result) {
	t.Helper()
	seen := map[string]bool{}
	for i, h := range r.Hits {
		var words float64
		for _, w := range h.Why.Words {
			words += w.Score
			if d := w.Score - h.Why.Weights.Whole*w.Share*w.Impact; math.Abs(d) > 1e-12 || w.Impact < 0 || w.Impact > 1 {
				t.Errorf("%s: the word %+v", h.Entry.ID, w)
			}
		}
		switch {
		case h.Rank != i+1:
			t.Errorf("hit %d has rank %d", i+1, h.Rank)
		case i > 0 && h.Score > r.Hits[i-1].Score+1e-12:
			t.Errorf("hit %d scores more than the one before", i+1)
		case seen[h.Entry.ID]:
			t.Errorf("%s twice", h.Entry.ID)
		case math.Abs(words-h.Why.Lexical) > 1e-9 || h.Why.Lexical > 1+1e-9 || math.Abs(h.Why.Sum()-h.Score) > 1e-9:
			t.Errorf("%s: the parts of %g do not add up: %+v", h.Entry.ID, h.Score, h.Why)
		case h.Passage.Entry != h.Entry.ID:
			t.Errorf("%s with a passage of %s", h.Entry.ID, h.Passage.Entry)
		}
		seen[h.Entry.ID] = true
	}
	belief := 0.0
	for _, reason := range r.Reasons {
		belief += reason.Score
	}
	if want := 1 / (1 + math.Exp(-belief)); len(r.Hits) > 0 && math.Abs(want-r.Confidence) > 1e-12 {
		t.Errorf("confidence %g, its reasons make %g", r.Confidence, want)
	}
	if r.Confidence < 0 || r.Confidence > 1 || r.Confident != (r.Confidence >= store.Threshold) {
		t.Errorf("confidence %g, confident %t", r.Confidence, r.Confident)
	}
}

func entries(r store.Result) string {
	ids := make([]string, len(r.Hits))
	for i, h := range r.Hits {
		ids[i] = h.Entry.ID
	}
	return strings.Join(ids, " ")
}

func TestSearchSources(t *testing.T) {
	s, _ := company(t)
	tests := []struct {
		name    string
		sources []string
		want    string // the source of every hit
	}{
		{"one", []string{"kb/prices.csv"}, "kb/prices.csv"},
		{"the other", []string{"kb/faq.md"}, "kb/faq.md"},
		{"none", []string{}, ""},
		{"unknown", []string{"kb"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, text := range []string{"Сколько стоит доставка?", "VT-OP-1", "тариф", "сайт за год"} {
				r := search(t, s, store.Query{Text: text, Sources: tt.sources, K: 100})
				if tt.want != "" && text == "сайт за год" && len(r.Hits) == 0 {
					t.Errorf("%q: nothing found", text)
				}
				for _, h := range r.Hits {
					if h.Entry.Source.Path != tt.want {
						t.Errorf("%q: found %s", text, h.Entry.ID)
					}
				}
			}
		})
	}
}

func TestSearchK(t *testing.T) {
	s, _ := company(t)
	all := search(t, s, store.Query{Text: "тариф для сотрудника, его стоимость за год, доставка и возврат", K: 1000})
	if len(all.Hits) <= store.DefaultK {
		t.Fatalf("only %d hits", len(all.Hits))
	}
	for k := range 7 {
		r := search(t, s, store.Query{Text: "тариф для сотрудника, его стоимость за год, доставка и возврат", K: k})
		want := k
		if k == 0 {
			want = store.DefaultK
		}
		if diff := cmp.Diff(all.Hits[:want], r.Hits); diff != "" {
			t.Errorf("k = %d (-want +got):\n%s", k, diff)
		}
		if r.Confidence != all.Confidence {
			t.Errorf("k = %d: confidence %g, not %g", k, r.Confidence, all.Confidence)
		}
	}
}

// Of entries that score alike, the one that stands first in its file is first.
func TestSearchTies(t *testing.T) {
	var same []kb.Entry
	for _, id := range []string{"d", "a", "c", "b"} {
		same = append(same, question(id, "Сколько стоит доставка?", "Бесплатно."))
	}
	s := open(t, filepath.Join(t.TempDir(), "index"), embed.New())
	mustSync(t, s, source("z", kb.KindFAQ, same...), source("a", kb.KindFAQ, same[0]))
	if got, want := entries(search(t, s, store.Query{Text: "доставка"})), "z#d z#a z#c z#b a#z#d"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}

// A long entry is found by the passage that answers, and once.
func TestSearchLongEntry(t *testing.T) {
	filler := strings.Repeat("Общие положения договора и порядок его изменения.\n\n", 40)
	long := kb.Entry{ID: "doc", Kind: kb.Section, Title: "Условия", Body: filler + "Гарантия на роутер действует два года.\n\n" + filler}
	s := open(t, filepath.Join(t.TempDir(), "index"), embed.New())
	d := mustSync(t, s, source("kb/doc.md", kb.KindDocument, long, question("x", "Как оплатить?", "Картой.")))
	if d.Sources[0].Passages < 4 {
		t.Fatalf("%d passages", d.Sources[0].Passages)
	}
	r := search(t, s, store.Query{Text: "гарантия на роутер"})
	if len(r.Hits) == 0 || !strings.Contains(r.Hits[0].Passage.Text, "роутер") {
		t.Fatalf("found %+v", r.Hits)
	}
	checkResult(t, r)
}

func TestSearchFollowUp(t *testing.T) {
	s, _ := company(t)
	tests := []struct {
		name, text string
		history    []string
		want       string
		readAs     string
	}{
		{
			"a rest of a question", "А за год?",
			[]string{"Сколько стоит тариф Pro?"},
			"kb/prices.csv#tarif-pro", "А за год? Сколько стоит тариф Pro?",
		},
		{
			"a rest of a rest", "а для двух сотрудников?",
			[]string{"Здравствуйте, я хочу узнать про доставку", "Сколько стоит тариф Старт?", "А за год?"},
			"kb/prices.csv#tarif-start", "а для двух сотрудников? А за год? Сколько стоит тариф Старт?",
		},
		{
			"no subject at all", "И как это сделать?",
			[]string{"Можно удалить учётную запись?"},
			"kb/faq.md#udalit", "И как это сделать? Можно удалить учётную запись?",
		},
		{
			"English", "what about two weeks later?",
			[]string{"How do I get a refund?"},
			"kb/faq.md#refund", "what about two weeks later? How do I get a refund?",
		},
		{
			"another article", "А VT-OP-2?",
			[]string{"Сколько стоит VT-OP-1?"},
			"kb/prices.csv#vt-op-2", "А VT-OP-2? Сколько стоит VT-OP-1?",
		},
		{
			"the same article", "А за год?",
			[]string{"Сколько стоит VT-OP-1?"},
			"kb/prices.csv#vt-op-1", "А за год? Сколько стоит VT-OP-1?",
		},
		{
			"another subject", "А доставка?",
			[]string{"Сколько стоит тариф Pro?"},
			"kb/faq.md#dostavka", "А доставка? Сколько стоит тариф Pro?",
		},
		{
			"another subject after much of the first", "А доставка есть?",
			[]string{"Сколько стоит тариф Pro при оплате за год для пяти сайтов и десяти сотрудников?"},
			"kb/faq.md#dostavka", "А доставка есть? Сколько стоит тариф Pro при оплате за год для пяти сайтов и десяти сотрудников?",
		},
		{
			"stands alone", "Как удалить учётную запись навсегда?",
			[]string{"Сколько стоит тариф Pro?"},
			"kb/faq.md#udalit", "Как удалить учётную запись навсегда?",
		},
		{
			"begins as a continuation and stands alone", "А какие каналы связи у вас поддерживаются сейчас?",
			[]string{"Сколько стоит тариф Pro?"},
			"kb/faq.md#kanaly", "А какие каналы связи у вас поддерживаются сейчас?",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := search(t, s, store.Query{Text: tt.text, History: tt.history})
			if len(r.Hits) == 0 || r.Hits[0].Entry.ID != tt.want {
				t.Errorf("found %s, want %s first", entries(r), tt.want)
			}
			if got := strings.Join(r.ReadAs, "|"); got != tt.readAs {
				t.Errorf("read as %q, want %q", got, tt.readAs)
			}
			if r.Query != tt.text {
				t.Errorf("query %q", r.Query)
			}
			checkResult(t, r)
		})
	}
}

// A question that stands alone is answered as if there were no conversation.
func TestSearchIgnoresHistory(t *testing.T) {
	s, _ := company(t)
	alone := store.Query{Text: "How do I change my account password?"}
	after := alone
	after.History = []string{"Сколько стоит доставка?", "How do I get a refund?"}
	if diff := cmp.Diff(search(t, s, alone), search(t, s, after)); diff != "" {
		t.Errorf("history changes the result (-alone +after):\n%s", diff)
	}
}

func TestSearchStopped(t *testing.T) {
	s, _ := company(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Search(ctx, store.Query{Text: "доставка"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestSearchSynonyms holds that customers' words meet the company's, in questions and in entries.
func TestSearchSynonyms(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "index"), embed.New(), store.Options{
		Synonyms: store.Synonyms{Groups: [][]string{{"Pro", "прошка"}, {"сотрудник", "девочка на чате"}, {"виджет", "плашка"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), []*kb.Source{faq(), prices()}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"прошка почём": "kb/prices.csv#tarif-pro",
		"дополнительная девочка на чате цена": "kb/prices.csv#vt-op-1",
		"плашка на сайте":                     "kb/faq.md#kanaly",
	} {
		r := search(t, s, store.Query{Text: text})
		if len(r.Hits) == 0 || r.Hits[0].Entry.ID != want {
			t.Errorf("%s: found %s, want %s first", text, entries(r), want)
		}
		checkResult(t, r)
	}
	if r := search(t, s, store.Query{Text: "прошка"}); !strings.Contains(r.ReadAs[0], "Pro") {
		t.Errorf("read as %q", r.ReadAs)
	}
}

// TestSearchPlaces holds that a place of the app does not win by its one-word name over a question
// that is about it.
func TestSearchPlaces(t *testing.T) {
	s, _ := company(t)
	place := kb.Entry{ID: "otpravit", Kind: kb.Screen, Title: "Курьер", Body: "Заказы › Курьер", Path: []string{"Заказы"}}
	if _, err := s.Sync(t.Context(), []*kb.Source{faq(), prices(), source("kb/app.yaml", kb.KindApp, place)}); err != nil {
		t.Fatal(err)
	}
	if r := search(t, s, store.Query{Text: "вернуть товар курьер заберёт"}); r.Hits[0].Entry.ID != "kb/faq.md#vozvrat" {
		t.Errorf("found %s", entries(r))
	}
	if r := search(t, s, store.Query{Text: "где курьер в заказах"}); r.Hits[0].Entry.ID != "kb/app.yaml#otpravit" {
		t.Errorf("found %s", entries(r))
	}
}
