package store

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/source"
)

// vestochka is the sample company's sources.
func vestochka(tb testing.TB) []*kb.Source {
	tb.Helper()
	company := os.DirFS("../../testdata/vestochka")
	var all []*kb.Source
	for _, name := range []string{"api.md", "app.yaml", "faq.md", "faq-billing.csv", "install.md", "prices.csv", "promotions.md"} {
		src, err := source.Load(company, []string{"kb/" + name}, source.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, src)
	}
	return all
}

// readAnew gives the wording of a state as if nothing had been stored.
func readAnew(st *state) *wording {
	return wordingOf(st, &wording{}, slices.Repeat([]int{-1}, len(st.passages)))
}

// What is stored is what would be read, whichever way it came about.
func TestWordingIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	all := vestochka(t)
	edited := *all[2]
	edited.Hash = "edited"
	edited.Entries = slices.Clone(edited.Entries[1:])
	edited.Entries[3].Title = "Совсем другой вопрос?"
	edited.Entries[4].Kind = kb.Item // its words are joined by what asks for a price, its vector is the same
	edited.Entries = append(edited.Entries, kb.Entry{ID: "kb/faq.md#new", Kind: kb.FAQ, Title: "Ещё", Body: "Небывалое слово."})
	for _, sources := range [][]*kb.Source{
		all[:3], all, {all[5], &edited, all[0]}, {&edited}, all, {},
	} {
		s, err := Open(path, embed.New(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Sync(t.Context(), sources); err != nil {
			t.Fatal(err)
		}
		st := s.state.Load()
		want := readAnew(st).bytes()
		if !bytes.Equal(want, st.words) {
			t.Errorf("%d sources: %d bytes are stored, %d would be read", len(sources), len(st.words), len(want))
		}
	}
}

// spelled is a lexicon with its words for numbers.
type spelled struct {
	Terms    map[string]string // words to stems
	Postings map[string][]posting
	IDF      map[string]float64
}

func spelledOf(l *lexicon) spelled {
	p := spelled{map[string]string{}, map[string][]posting{}, map[string]float64{}}
	stems := make([]string, len(l.postings))
	for stem, term := range l.stems {
		stems[term] = stem
		p.Postings[stem], p.IDF[stem] = l.postings[term], l.idf[term]
	}
	for word, term := range l.words {
		p.Terms[word] = stems[term]
	}
	return p
}

// A wording that is put in the company's words is one that was read in them.
func TestWordingWithSynonyms(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "index"), embed.New(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(t.Context(), vestochka(t)); err != nil {
		t.Fatal(err)
	}
	st := s.state.Load()
	syn := newSynonyms(Synonyms{Groups: [][]string{{"виджет", "чат на сайте", "окошко чата"}, {"тариф", "тарифный план", "подписка"}, {"оператор", "сотрудник"}}})
	if _, ok := parseWording(st.words, len(st.passages)); !ok {
		t.Fatal("what is stored cannot be read")
	}
	got := spelledOf(newLexicon(st, syn))

	r := newReader(&wording{}, syn)
	for i := range st.passages {
		r.passages = append(r.passages, r.read(st, i))
	}
	want := spelledOf(lexiconOf(st, r.wording, syn))
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(posting{})); diff != "" {
		t.Errorf("(-read +reworded):\n%.2000s", diff)
	}
	if without := spelledOf(newLexicon(st, synonyms{})); maps.Equal(without.Terms, want.Terms) {
		t.Error("the synonyms change nothing: the test tests nothing")
	}
}

// What is no wording of these passages is not used, and made anew.
func TestWordingContradictions(t *testing.T) {
	_, st := opened(t, many(20))
	for name, spoilt := range map[string][]byte{
		"nothing":             nil,
		"of other passages":   (&wording{words: []string{"a"}, stems: []string{"a"}, passages: make([]worded, 19)}).bytes(),
		"a word of no number": (&wording{passages: slices.Repeat([]worded{{words: []uint32{7}}}, 20)}).bytes(),
		"a word without stem": (&wording{words: []string{"a"}, passages: make([]worded, 20)}).bytes(),
		"a title beyond":      (&wording{words: []string{"a"}, stems: []string{"a"}, passages: slices.Repeat([]worded{{words: []uint32{0}, title: 2}}, 20)}).bytes(),
		"cut off":             st.words[:len(st.words)/2],
	} {
		if _, ok := parseWording(spoilt, len(st.passages)); ok {
			t.Errorf("%s: it is believed", name)
		}
		again := newState(st.dim)
		again.sources, again.entries, again.passages, again.words = st.sources, st.entries, st.passages, spoilt
		if diff := cmp.Diff(readAnew(st), again.wording(), cmp.AllowUnexported(wording{}, worded{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
