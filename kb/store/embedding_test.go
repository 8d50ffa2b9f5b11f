package store_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"
)

// spoilt is an embedder that does not keep its contract.
type spoilt struct {
	*embed.Builtin
	spoil func([][]float32) [][]float32
}

func (s spoilt) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	v, err := s.Builtin.Embed(ctx, texts)
	return s.spoil(v), err
}

func TestSpoiltVectors(t *testing.T) {
	nan := func(v [][]float32) [][]float32 { v[0][3] /= v[0][3] - v[0][3]; return v }
	for want, spoil := range map[string]func([][]float32) [][]float32{
		"gave 6 vectors for 7 texts":           func(v [][]float32) [][]float32 { return v[1:] },
		"gave a vector of 7 numbers, not 512":  func(v [][]float32) [][]float32 { v[6] = v[6][:7]; return v },
		"gave a vector of zeros":               func(v [][]float32) [][]float32 { clear(v[2]); return v },
		"gave a vector that is not a number":   nan,
		"gave a vector of 0 numbers, not 512,": func(v [][]float32) [][]float32 { v[0] = nil; return v },
	} {
		t.Run(want, func(t *testing.T) {
			s := open(t, filepath.Join(t.TempDir(), "index"), spoilt{embed.New(), spoil})
			_, err := s.Sync(t.Context(), []*kb.Source{faq()})
			if err == nil || !strings.Contains(err.Error(), strings.TrimSuffix(want, ",")) {
				t.Errorf("error %v, want %s", err, want)
			}
			if len(s.Entries()) != 0 {
				t.Error("entries with spoilt vectors are used")
			}
		})
	}
}

// The vector of a question is looked at as those of passages are: what is wrong is told, and not searched.
func TestSpoiltQuestion(t *testing.T) {
	s, path := company(t)
	mustSync(t, s, faq(), prices())
	for want, spoil := range map[string]func([][]float32) [][]float32{
		"gave 0 vectors for 1 texts":         func([][]float32) [][]float32 { return nil },
		"gave a vector of 7 numbers":         func(v [][]float32) [][]float32 { v[0] = v[0][:7]; return v },
		"gave a vector of zeros":             func(v [][]float32) [][]float32 { clear(v[0]); return v },
		"gave a vector that is not a number": func(v [][]float32) [][]float32 { v[0][3] /= v[0][3] - v[0][3]; return v },
	} {
		again := open(t, path, spoilt{embed.New(), spoil})
		r, err := again.Search(t.Context(), store.Query{Text: "сколько стоит доставка"})
		if err == nil || !strings.Contains(err.Error(), want) || len(r.Hits) > 0 {
			t.Errorf("error %v, want %s; %d hits", err, want, len(r.Hits))
		}
	}
}

// Vectors of another length than one are made unit vectors: a score never depends on length.
func TestScaledVectors(t *testing.T) {
	double := func(vs [][]float32) [][]float32 {
		for _, v := range vs {
			for i := range v {
				v[i] *= 3
			}
		}
		return vs
	}
	s, _ := company(t)
	scaled := open(t, filepath.Join(t.TempDir(), "index"), spoilt{embed.New(), double})
	mustSync(t, scaled, faq(), prices())
	q := store.Query{Text: "сколько стоит доставка"}
	want, got := search(t, s, q), search(t, scaled, q)
	for i := range want.Hits {
		if d := want.Hits[i].Score - got.Hits[i].Score; d > 1e-6 || d < -1e-6 {
			t.Errorf("hit %d scores %g, want %g", i+1, got.Hits[i].Score, want.Hits[i].Score)
		}
	}
}
