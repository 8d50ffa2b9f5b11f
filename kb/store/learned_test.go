package store_test

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/embed"
	"firstline/kb/store"
)

// TestLearned holds that what is told of a model's vectors is what the model was asked, and what it gave:
// also by whoever opens an index that is embedded already. To embed it again changes nothing of it.
func TestLearned(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index")
	m := &model{name: "concepts-1"}
	s := openWith(t, path, m)
	mustSync(t, s, faq(), prices())
	given := slices.Sorted(slices.Values(m.texts))
	learned := maps.Collect(openWith(t, path, m).Learned())
	if diff := cmp.Diff(given, slices.Sorted(maps.Keys(learned))); diff != "" || len(given) == 0 {
		t.Errorf("texts (-given +told):\n%s", diff)
	}
	for text, vector := range learned {
		made, err := store.Embed(t.Context(), m, []string{text})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(made[0], vector); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	for range s.Learned() {
		break // whoever has seen enough is asked no more
	}
	other, err := store.Open(path, embed.New(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for text := range other.Learned() {
		t.Errorf("without a model, %q is told", text)
	}
}
