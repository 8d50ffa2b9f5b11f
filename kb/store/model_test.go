package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// concepts are what the model of these tests knows: its vectors have a number for each, and one for
// whatever else.
var concepts = []string{"достав привез курьер", "верн возврат refund", "цен стоит сколько", "сотрудник", "телефон kx-200", "парол password", "сайт"}

// model is an embedding model that knows concepts, and counts what it is asked.
type model struct {
	name   string
	double bool // vectors of twice the length
	before func(call int) error

	mu    sync.Mutex
	calls int
	texts []string
}

func (m *model) Name() string { return m.name }

func (m *model) Embed(_ context.Context, texts []string) ([][]float32, error) {
	m.mu.Lock()
	m.calls++
	call := m.calls
	m.texts = append(m.texts, texts...)
	m.mu.Unlock()
	if m.before != nil {
		if err := m.before(call); err != nil {
			return nil, err
		}
	}
	vectors := make([][]float32, len(texts))
	for i, text := range texts {
		vectors[i] = make([]float32, len(concepts)+1)
		vectors[i][len(concepts)] = 3 // a narrow cone, as of most models
		for c, stems := range concepts {
			for stem := range strings.FieldsSeq(stems) {
				if strings.Contains(strings.ToLower(text), stem) {
					vectors[i][c] = 2
				}
			}
		}
		if m.double {
			vectors[i] = append(vectors[i], vectors[i]...)
		}
	}
	return vectors, nil
}

// asked gives how many texts the model was asked since the last time.
func (m *model) asked() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := len(m.texts)
	m.texts = nil
	return n
}

func openWith(tb testing.TB, path string, m store.Model) *store.Store {
	tb.Helper()
	s, err := store.Open(path, embed.New(), store.Options{Model: m})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// What a model has embedded is never embedded again, however it comes back.
func TestModelEmbedsOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), ".firstline", "index")
	edited := faq()
	edited.Entries[0].Body = "Доставка бесплатна."
	rehash(edited)
	renamed := source("kb/вопросы.md", kb.KindFAQ, faq().Entries...)
	for i := range renamed.Entries {
		renamed.Entries[i].ID = strings.TrimPrefix(renamed.Entries[i].ID, "kb/вопросы.md#")
	}
	m, other := &model{name: "concepts-1"}, &model{name: "concepts-2"}
	for _, step := range []struct {
		name    string
		model   *model // nil: none is in use
		sources []*kb.Source
		asked   int
	}{
		{"all", m, []*kb.Source{faq(), prices()}, 11},
		{"again", m, []*kb.Source{faq(), prices()}, 0},
		{"another order", m, []*kb.Source{prices(), faq()}, 0},
		{"renamed", m, []*kb.Source{renamed, prices()}, 0},
		{"edited", m, []*kb.Source{edited, prices()}, 1},
		{"removed", m, []*kb.Source{prices()}, 0},
		{"restored", m, []*kb.Source{faq(), prices()}, 0},
		{"another model", other, []*kb.Source{faq(), prices()}, 11},
		{"back", m, []*kb.Source{faq(), prices()}, 0},
		{"without", nil, []*kb.Source{faq(), prices()}, 0},
		{"an edit without", nil, []*kb.Source{edited, prices()}, 0},
		{"back again", m, []*kb.Source{edited, prices()}, 0},
	} {
		var s *store.Store
		if step.model == nil {
			s = open(t, path, embed.New())
		} else {
			s = openWith(t, path, step.model)
		}
		d := mustSync(t, s, step.sources...)
		if step.model == nil {
			continue
		}
		if got := step.model.asked(); got != step.asked {
			t.Errorf("%s: the model was asked for %d texts, want %d", step.name, got, step.asked)
		}
		if d.Embedded < step.asked || d.Learned != step.asked {
			t.Errorf("%s: %d embedded, %d by the model, want %d", step.name, d.Embedded, d.Learned, step.asked)
		}
		if s.Model() != step.model.name {
			t.Errorf("%s: embedded with %q", step.name, s.Model())
		}
		if _, ok := store.ReadCatalog(path, embed.New(), step.model).Settled(step.sources); !ok {
			t.Errorf("%s: not settled", step.name)
		}
		if _, ok := store.ReadCatalog(path, embed.New(), &model{name: "third"}).Settled(step.sources); ok {
			t.Errorf("%s: settled for another model", step.name)
		}
	}
}

// A question that shares no word with its answer is found by what the model knows, and the parts of a
// score add up to it.
func TestModelFindsMeaning(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	m := &model{name: "concepts-1"}
	s := openWith(t, path, m)
	mustSync(t, s, faq(), prices())
	r := search(t, s, store.Query{Text: "Привезёте?"})
	if len(r.Hits) == 0 || r.Hits[0].Entry.Title != "Сколько стоит доставка?" {
		t.Fatalf("found %+v", r.Hits)
	}
	for _, h := range r.Hits {
		if sum := h.Why.Sum(); h.Score != sum {
			t.Errorf("score %g, its parts %g", h.Score, sum)
		}
	}
	if r.Hits[0].Why.Model < 0.25 {
		t.Errorf("the model's part is %g", r.Hits[0].Why.Model)
	}
}

// Whoever is interrupted goes on where the model was, also after a crash in the middle of a write.
func TestModelGoesOn(t *testing.T) {
	many := &kb.Source{Path: "kb/many.md", Kind: kb.KindFAQ}
	for i := range 1000 {
		many.Entries = append(many.Entries, question(strings.Repeat("в", i+1), "Вопрос "+strings.Repeat("а", i+1), "Ответ."))
	}
	rehash(many)
	for name, spoil := range map[string]func(t *testing.T, file string){
		"interrupted": func(*testing.T, string) {},
		"cut off in a record": func(t *testing.T, file string) {
			t.Helper()
			info, err := os.Stat(file)
			if err == nil {
				err = os.Truncate(file, info.Size()-3)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
		"an older content at the end": func(t *testing.T, file string) {
			t.Helper()
			data, err := os.ReadFile(file)
			if err == nil {
				err = os.WriteFile(file, append(data, slices.Repeat([]byte{7}, 500)...), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "index")
			dead := errors.New("127.0.0.1:1: no answer")
			m := &model{name: "concepts-1", before: func(call int) error {
				if call > 10 {
					return dead
				}
				return nil
			}}
			s := openWith(t, path, m)
			if _, err := s.Sync(t.Context(), []*kb.Source{many}); !errors.Is(err, dead) {
				t.Fatalf("error %v", err)
			}
			if len(openWith(t, path, m).Entries()) != 0 {
				t.Error("half an index was written")
			}
			files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "embeddings", "*"))
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			spoil(t, files[0])
			m.before, m.texts = nil, nil
			if name == "interrupted" {
				mustSync(t, s, many) // by the same process
			}
			mustSync(t, openWith(t, path, m), many)
			if n := m.asked(); n > 1000-8*32 || n < 1000-11*32 {
				t.Errorf("%d texts were embedded after the interruption", n)
			}
			again := openWith(t, path, m)
			if d := mustSync(t, again, many); d.Embedded != 0 || m.asked() != 0 {
				t.Errorf("%d embedded again", d.Embedded)
			}
		})
	}
}

// Vectors of another length under the same name are another model's: none is mixed with those before.
func TestModelOfAnotherDimension(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	m := &model{name: "concepts-1"}
	mustSync(t, openWith(t, path, m), faq())
	m.double = true
	s := openWith(t, path, m)
	_, err := s.Search(t.Context(), store.Query{Text: "доставка"})
	if err == nil || !strings.HasPrefix(err.Error(), "concepts-1 gave a vector of 16 numbers, not 8: another model answers under this name now; the next ingest") {
		t.Errorf("error %v", err)
	}
	m.asked()
	if d := mustSync(t, s, faq()); d.Embedded != 7 || m.asked() != 7 {
		t.Errorf("%d embedded after that", d.Embedded)
	}
	m.double = false
	d := mustSync(t, s, faq(), prices())
	if d.Anew != "concepts-1 gives vectors of 8 numbers now, not of 16" || d.Embedded != 11 {
		t.Errorf("%d embedded: %s", d.Embedded, d.Anew)
	}
	for _, s := range []*store.Store{s, openWith(t, path, m)} {
		if r := search(t, s, store.Query{Text: "привезёт курьер"}); len(r.Hits) == 0 || r.Hits[0].Why.Model == 0 {
			t.Errorf("found %+v", r.Hits)
		}
	}
}

// A model that answers nonsense is told, and the index is what it was.
func TestModelNonsense(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	m := &model{name: "concepts-1"}
	mustSync(t, openWith(t, path, m), faq())
	for want, spoil := range map[string]func([][]float32) [][]float32{
		"gave 3 vectors for 4 texts":         func(v [][]float32) [][]float32 { return v[1:] },
		"gave a vector that is not a number": func(v [][]float32) [][]float32 { v[0][0] = float32(nan()); return v },
		"gave a vector of zeros":             func(v [][]float32) [][]float32 { clear(v[1]); return v },
		"gave a vector of 7 numbers, not 8":  func(v [][]float32) [][]float32 { v[2] = v[2][:7]; return v },
		"gave a vector of 0 numbers, not 8":  func(v [][]float32) [][]float32 { v[3] = nil; return v },
	} {
		s := openWith(t, path, spoiltModel{m, spoil})
		if _, err := s.Sync(t.Context(), []*kb.Source{faq(), prices()}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
		if again := openWith(t, path, m); len(again.Entries()) != 7 {
			t.Errorf("%s: %d entries", want, len(again.Entries()))
		}
	}
	m.asked()
	if mustSync(t, openWith(t, path, m), faq(), prices()); m.asked() != 4 {
		t.Error("what was embedded before the nonsense was embedded again")
	}
}

type spoiltModel struct {
	*model
	spoil func([][]float32) [][]float32
}

func (m spoiltModel) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	v, err := m.model.Embed(ctx, texts)
	if len(v) == 1 { // asked whether it is another model now
		return v, err
	}
	return m.spoil(v), err
}

func nan() float64 { zero := 0.0; return zero / zero }
