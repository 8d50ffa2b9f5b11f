package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"testing"
	"unsafe"

	"firstline/kb"
	"firstline/kb/embed"
)

// many is a knowledge base of n entries in two languages, no two alike.
func many(n int) *kb.Source {
	topics := [][2]string{
		{"подключить канал", "Откройте раздел «Каналы связи» и нажмите «Подключить»."},
		{"сменить тариф", "Зайдите в «Тарифы», выберите новый и оплатите разницу."},
		{"вернуть деньги за заказ", "Напишите нам в течение 14 дней, деньги придут за три дня."},
		{"change the password", "Open Settings, then Security, and press Change password."},
		{"invite a colleague", "Press Invite and enter an address; the letter comes within a minute."},
		{"настроить права сотрудника", "В карточке сотрудника отметьте, что ему доступно, и сохраните."},
		{"export the report", "Choose a period, press Export and wait for the file in your mail."},
	}
	src := &kb.Source{Path: "kb/many.md", Kind: kb.KindFAQ, Hash: fmt.Sprint(n)}
	for i := range n {
		topic := topics[i%len(topics)]
		src.Entries = append(src.Entries, kb.Entry{
			ID: fmt.Sprintf("kb/many.md#q%d", i), Kind: kb.FAQ,
			Title: fmt.Sprintf("%s: как %s в отделе %s?", word(i%977), topic[0], word(i)),
			Body: fmt.Sprintf("%s Отдел %s, этаж %d. %s %s and %s apply as well.",
				topic[1], word(i), i%19, word(i*3+1), word(i*7+2), word(i*13+3)),
			Source: kb.Pos{Path: "kb/many.md", Line: 4*i + 1, EndLine: 4*i + 2},
		})
	}
	return src
}

// word makes a word of syllables from a number.
func word(n int) string {
	syllables := []string{"ка", "ро", "ми", "ту", "ве", "ло", "си", "да", "пе", "ну"}
	w := syllables[n%10]
	for n /= 10; n > 0; n /= 10 {
		w += syllables[n%10]
	}
	return w + "ск"
}

// opened is a store of the source, and its state.
func opened(tb testing.TB, src *kb.Source) (*Store, *state) {
	tb.Helper()
	s, err := Open(filepath.Join(tb.TempDir(), "index"), embed.New(), Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := s.Sync(context.Background(), []*kb.Source{src}); err != nil {
		tb.Fatal(err)
	}
	return s, s.state.Load()
}

// Ranking scans the block of vectors; chromem's own query must come to the same, in the same order.
func TestCosineEqualsChromem(t *testing.T) {
	questions := []string{"как сменить пароль", "invite", "отдел " + word(42), "сколько стоит Pro", "?"}
	for name, tt := range map[string]struct {
		sources []*kb.Source
		e       Embedder
	}{
		"made up":            {sourcesOf(300), embed.New()},
		"the sample company": {vestochka(t), embed.New()},
		"random vectors":     {sourcesOf(2000), drawn{}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Open(filepath.Join(t.TempDir(), "index"), tt.e, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Sync(t.Context(), tt.sources); err != nil {
				t.Fatal(err)
			}
			f, err := s.state.Load().find(t.Context(), synonyms{})
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range questions {
				q, err := embedReading(t.Context(), tt.e, tt.e.Dim(), read(text, nil))
				if err != nil {
					t.Fatal(err)
				}
				equalsChromem(t, f, q)
			}
		})
	}
}

// equalsChromem asks both for everything: each passage has the same cosine, and ranking by vectors alone
// gives the entries of chromem's documents in its order, each by its first.
func equalsChromem(t *testing.T, f *finder, q []float32) {
	t.Helper()
	const near = 1e-6
	results, err := f.documents.QueryEmbedding(t.Context(), q, f.documents.Count(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(f.passages) {
		t.Fatalf("%d results for %d passages", len(results), len(f.passages))
	}
	row := map[string]int{}
	for i := range f.passages {
		row[documentID(&f.passages[i])] = i
	}
	seen := map[int]bool{}
	var want []float64
	for _, r := range results {
		p := &f.passages[row[r.ID]]
		e := &f.entries[p.entry]
		if got := dot(f.vector(row[r.ID]), q); math.Abs(float64(got-r.Similarity)) > near {
			t.Errorf("%s: cosine %g, chromem says %g", r.ID, got, r.Similarity)
		}
		if r.Content != p.Text || r.Metadata["source"] != e.Source.Path || r.Metadata["kind"] != string(e.Kind) {
			t.Errorf("document %+v", r)
		}
		if !seen[p.entry] && r.Similarity >= leastCosine {
			of := weightsOf(e.Kind)
			want = append(want, of.whole*of.vector*float64(r.Similarity))
		}
		seen[p.entry] = true
	}
	slices.SortFunc(want, func(a, b float64) int { return cmp.Compare(b, a) })
	ranked := f.rank(question{vector: q}, len(f.entries))
	if len(ranked) != len(want) {
		t.Fatalf("%d entries ranked, chromem has %d", len(ranked), len(want))
	}
	for i, c := range ranked {
		if math.Abs(c.score()-want[i]) > near {
			t.Errorf("place %d: %s with %g, chromem has %g there", i+1, f.passages[c.passage].Entry, c.score(), want[i])
		}
	}
}

// A wordless entry has no vector, and chromem would answer NaN for every question.
func TestWordlessEntryStaysOut(t *testing.T) {
	src := many(3)
	src.Entries = append(src.Entries, kb.Entry{ID: "kb/many.md#zzz-2024"})
	s, st := opened(t, src)
	f, err := st.find(t.Context(), synonyms{})
	if err != nil {
		t.Fatal(err)
	}
	if n := f.documents.Count(); n != 3 {
		t.Errorf("%d documents, want 3", n)
	}
	for _, text := range []string{"сменить тариф", "zzz-2024", "?"} {
		r, err := s.Search(t.Context(), Query{Text: text, K: 10})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			if math.IsNaN(h.Score) || h.Entry.Title == "" {
				t.Errorf("%q: hit %+v", text, h)
			}
		}
	}
}

// No vector is held twice: the documents point into the block that was read from the file.
func TestVectorsAreShared(t *testing.T) {
	_, st := opened(t, many(50))
	f, err := st.find(t.Context(), synonyms{})
	if err != nil {
		t.Fatal(err)
	}
	// GetByID gives copies; a query gives the documents' own vectors.
	results, err := f.documents.QueryEmbedding(t.Context(), st.vector(0), 50, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	first, end := uintptr(unsafe.Pointer(&st.vectors[0])), uintptr(unsafe.Pointer(&st.vectors[len(st.vectors)-1]))
	for _, r := range results {
		if at := uintptr(unsafe.Pointer(&r.Embedding[0])); at < first || at > end {
			t.Errorf("%s has a vector of its own", r.ID)
		}
	}
}
