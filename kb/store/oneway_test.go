package store

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/text"

	"github.com/google/go-cmp/cmp"
)

func TestLeads(t *testing.T) {
	l := newSynonyms(Synonyms{
		Groups: [][]string{{"iPhone", "айфон", "яблофон"}, {"телефон", "мобила"}},
		OneWay: []OneWay{
			{"айфон", "мобильный телефон"},
			{"iPhone", "техника"}, // of one list
			{"мобильный телефон", "телефон"},
			{"мобила", "техника"},
			{"техника", "товар"},
			{"Почта России", "доставка"},
			{"оплата картой", "оплата"},
			{"карта", "банк"},
			{"туда", "сюда"},
			{"сюда", "туда"},
			{"сам", "сам"},
			{"мобила", "телефон"},
			{"", "пусто"},
			{"пусто", "!"},
		},
	}).leads
	step := func(n int) float32 {
		weight := float32(1)
		for range n {
			weight *= relatedWeight
		}
		return weight
	}
	for said, want := range map[string]ways{
		"нет": nil,
		"":    nil,
		// Two of one step, what they lead to, and what that leads to.
		"где iPhone": {"iphon": {{"мобильн телефон", step(1)}, {"техник", step(1)}, {"телефон", step(2)}, {"товар", step(2)}}},
		"телефоны":   {"телефон": {{"техник", step(1)}, {"товар", step(2)}}},
		"Почтой России": {
			"почт": {{"доставк", step(1)}},
			"росс": {{"доставк", step(1)}},
		},
		"России почтой": nil,
		"почта":         nil,
		"доставка":      nil,
		// A word of a phrase leads on by itself as well.
		"оплата картой": {
			"оплат": {{"оплат", step(1)}},
			"карт":  {{"оплат", step(1)}, {"банк", step(1)}},
		},
		"туда":  {"туд": {{"сюд", step(1)}}},
		"сам":   {"сам": nil},
		"пусто": nil,
	} {
		if diff := cmp.Diff(want, l.of(text.Words(said)), cmp.AllowUnexported(wider{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", said, diff)
		}
	}
}

// TestSearchOneWay holds that a question finds what its words may mean as well, behind what they say
// themselves, and that nothing is found the other way round.
func TestSearchOneWay(t *testing.T) {
	src := &kb.Source{Path: "kb/faq.md", Kind: kb.KindFAQ, Hash: "1"}
	for _, e := range []kb.Entry{
		{ID: "phone", Title: "Телефоны", Body: "Ремонтируем за три дня."},
		{ID: "case", Title: "Ремонт iPhone", Body: "Ремонтируем за час."},
		{ID: "snack", Title: "Снек в подарок", Body: "К заказу от трёх тысяч."},
		{ID: "delivery", Title: "Сроки доставки", Body: "Привезём через пять дней."},
		{ID: "pickup", Title: "Пункты выдачи", Body: "Заказ лежит неделю."},
		{ID: "point", Title: "Пункты программы", Body: "О баллах."},
		{ID: "card", Title: "Выдача карт", Body: "В отделении."},
	} {
		e.Kind = kb.FAQ
		src.Entries = append(src.Entries, e)
	}
	s, err := Open(filepath.Join(t.TempDir(), "index"), embed.New(), Options{Synonyms: Synonyms{
		Groups: [][]string{{"iPhone", "айфон"}},
		OneWay: []OneWay{
			{"айфон", "телефон"},
			{"Почта России", "доставка"},
			{"снэк", "почта России"},
			{"постамат", "пункт выдачи"},
			{"кредитка", "выдача на карту"},
			{"галактика", "марсоход"},
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), []*kb.Source{src}); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ asked, want string }{ // the entries that share words with it, best first
		{"айфон", "case phone"},
		{"телефон", "phone"},
		{"ремонт айфона", "case phone"},
		{"ремонт телефона", "phone case"},
		{"почтой России", "delivery"},
		{"снэк", "delivery"}, // in two steps, and not as a misspelt word
		{"снак", "snack"},
		{"постамат", "pickup"}, // which alone has all words of the phrase
		{"кредитка", "card"},   // which has the words with a subject
		{"галактика", ""},
	}
	for _, tt := range tests {
		r, err := s.Search(t.Context(), Query{Text: tt.asked})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, h := range r.Hits {
			if h.Why.Lexical > 0 {
				found = append(found, h.Entry.ID)
			}
			checkScore(t, h)
		}
		if got := strings.Join(found, " "); got != tt.want {
			t.Errorf("%s: found %q, want %q", tt.asked, got, tt.want)
		}
	}
}

// TestPhraseTerm: a passage is about a phrase as much as about the least of its words.
func TestPhraseTerm(t *testing.T) {
	st := newState(2)
	entries := []kb.Entry{
		{ID: "both", Title: "Выдача", Body: "Пункт."}, {ID: "one", Title: "Пункт"}, {ID: "none", Title: "Карта"},
	}
	st.add(kb.Source{Path: "a", Hash: "h"}, entries, split(entries))
	l := newLexicon(st, newSynonyms(Synonyms{OneWay: []OneWay{{"постамат", "пункт выдачи"}, {"марс", "пункт луны"}}}))
	at := func(key string) []posting { return l.postings[l.stems[key]] }
	if diff := cmp.Diff(at("пункт")[:1], at("пункт выдач"), cmp.AllowUnexported(posting{})); diff != "" {
		t.Errorf("(-the least of its words +phrase):\n%s", diff)
	}
	if more := at("выдач")[0].impact; more <= at("пункт")[0].impact {
		t.Errorf("the word of the title counts %g", more)
	}
	if id, known := l.stems["пункт лун"]; known {
		t.Errorf("a phrase that nothing has is term %d", id)
	}
}

// TestLedTerm: what a word leads to stands behind the word itself, and makes no word known.
func TestLedTerm(t *testing.T) {
	st := newState(2)
	entries := []kb.Entry{{ID: "a", Title: "Телефоны"}, {ID: "b", Title: "Айфон"}}
	st.add(kb.Source{Path: "a", Hash: "h"}, entries, split(entries))
	syn := newSynonyms(Synonyms{OneWay: []OneWay{{"айфон", "телефон"}, {"галактика", "айфон"}, {"галактика", "марсоход"}}})
	f := &finder{state: st, lexicon: newLexicon(st, syn), leads: syn.leads, spellings: func() spellings { return nil }}
	phone, iphone := f.lexicon.stems["телефон"], f.lexicon.stems["айфон"]
	for asked, want := range map[string]struct {
		meant []meant
		known bool
	}{
		"айфоны":    {[]meant{{id: iphone, weight: 1, as: ""}, {id: phone, weight: relatedWeight, as: "телефон"}}, true},
		"телефон":   {[]meant{{id: phone, weight: 1, as: ""}}, true},
		"галактика": {[]meant{{id: iphone, weight: relatedWeight, as: "айфон"}, {id: phone, weight: relatedWeight * relatedWeight, as: "телефон"}}, false},
		"марсоход":  {nil, false},
	} {
		q := f.ask(read(asked, nil), nil)
		if len(q.terms) != 1 || !slices.Equal(q.terms[0].meant, want.meant) || q.terms[0].known() != want.known {
			t.Errorf("%s: %+v, want %+v", asked, q.terms, want)
		}
	}
}

// checkScore holds that a score is the sum of its parts, and its lexical part no more than 1.
func checkScore(t *testing.T, h kb.Hit) {
	t.Helper()
	words := 0.0
	for _, part := range h.Why.Words {
		words += part.Score
	}
	if math.Abs(words-h.Why.Lexical) > 1e-9 || math.Abs(h.Why.Sum()-h.Score) > 1e-9 {
		t.Errorf("%s: the parts of %g do not add up: %+v", h.Entry.ID, h.Score, h.Why)
	}
	if h.Why.Lexical < 0 || h.Why.Lexical > 1+1e-9 {
		t.Errorf("%s: the lexical part is %g", h.Entry.ID, h.Why.Lexical)
	}
}

// FuzzSynonyms searches with any synonyms: groups a line, parted by commas, and one-way synonyms as a
// line of two phrases with > between. They never break a search, nor the sum that is its score.
func FuzzSynonyms(f *testing.F) {
	f.Add("телефон,мобила\nайфон>телефон\nтелефон>айфон", "где айфон")
	f.Add("Почта России > доставка\nдоставка > курьер", "почта россии, почта")
	f.Add("а,б\nб,в\nв>а\n>\n,\nна>на дом", "в на дом")
	f.Add("wi-fi > сеть\n1С > wi-fi", "wi-fi в 1С")
	st := newState(2)
	entries := []kb.Entry{
		{ID: "телефоны", Title: "Ремонт телефонов", Body: "Сеть wi-fi и iPhone."},
		{ID: "доставка", Title: "Курьер на дом", Body: "Почта России, a b в."},
	}
	st.add(kb.Source{Path: "a", Hash: "h"}, entries, split(entries))
	st.vectors = []float32{1, 0, 0, 1}
	plain, err := newFinder(context.Background(), st, synonyms{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, written, asked string) {
		var given Synonyms
		for line := range strings.Lines(written) {
			if from, to, oneWay := strings.Cut(line, ">"); oneWay {
				given.OneWay = append(given.OneWay, OneWay{from, to})
			} else {
				given.Groups = append(given.Groups, strings.Split(line, ","))
			}
		}
		syn, finder := newSynonyms(given), *plain // what no synonym changes is made once
		finder.lexicon, finder.leads = newLexicon(st, syn), syn.leads
		finder.spellings = func() spellings { return newSpellings(finder.lexicon.words) }
		q := finder.ask(read(asked, nil).with(syn), nil)
		q.vector = []float32{0, 0}
		hits, err := finder.hits(context.Background(), q, finder.rank(q, DefaultK))
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			checkScore(t, h)
		}
	})
}
