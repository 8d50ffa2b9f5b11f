package source

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"firstline/kb"
)

// TestExampleCompany: the sources of the example company are read without a complaint, in the
// kinds and encodings that they show.
func TestExampleCompany(t *testing.T) {
	fsys := os.DirFS("../../testdata/vestochka")
	names, err := fs.Glob(fsys, "kb/*.*")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	kinds := map[kb.SourceKind]int{}
	for _, name := range names {
		if strings.HasSuffix(name, "synonyms.yaml") {
			continue
		}
		s, err := Load(fsys, []string{name}, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		checkSource(t, s)
		kinds[s.Kind] += len(s.Entries)
		for _, p := range s.Problems {
			t.Errorf("%s: %s", p.Pos, p.Message)
		}
		for _, skip := range s.Skipped {
			t.Errorf("%s:%d: %s", name, skip.Line, skip.Reason)
		}
		for _, e := range s.Entries {
			for _, image := range e.Images {
				if _, err := fs.Stat(fsys, image.Src); err != nil && !strings.Contains(image.Src, "://") {
					t.Errorf("%s: %v", e.Source, err)
				}
			}
		}
	}
	for _, kind := range []kb.SourceKind{kb.KindFAQ, kb.KindPrices, kb.KindApp, kb.KindDocument} {
		if kinds[kind] < 10 {
			t.Errorf("%d entries of %s", kinds[kind], kind)
		}
	}
}
