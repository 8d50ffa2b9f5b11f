package store

import (
	"context"
	"math"
	"path/filepath"
	"testing"

	"firstline/kb"
	"firstline/kb/embed"
)

// The vectors of a model lie in a collection of chromem-go's, whose own query comes to the same cosines; what
// is no nearer than passages are on average counts nothing, and the same text counts 1.
func TestNearnessEqualsChromem(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "index"), embed.New(), Options{Model: drawn{}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sync(context.Background(), []*kb.Source{many(200)}); err != nil {
		t.Fatal(err)
	}
	st := s.state.Load()
	f, err := st.find(t.Context(), synonyms{})
	if err != nil {
		t.Fatal(err)
	}
	asked := f.meanings.vectors[7]
	results, err := f.meanings.documents.QueryEmbedding(t.Context(), asked, f.meanings.documents.Count(), nil, nil)
	if err != nil || len(results) != len(st.passages) {
		t.Fatalf("%d results, %v", len(results), err)
	}
	mean := 0.0
	for _, r := range results {
		mean += float64(r.Similarity) / float64(len(results))
	}
	row := map[string]int{}
	for i := range st.passages {
		row[documentID(&st.passages[i])] = i
	}
	near := f.nearness(asked)
	if math.Abs(near[7]-1) > 1e-6 {
		t.Errorf("the same text is %g near", near[7])
	}
	for _, r := range results {
		want := max(0, (float64(r.Similarity)-mean)/(1-mean))
		if got := near[row[r.ID]]; math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: %g, by chromem's cosine %g", r.ID, got, want)
		}
	}
}
