package feed

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzRead: whatever is in a file, nothing panics, rows add up, all lines lie in the file, an error
// has a place, two readings are the same, and an exchange can be joined with itself.
func FuzzRead(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if file.Name != "want" {
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		o := Options{Path: "f"}
		feed, err := Read(text, o)
		if err != nil {
			describeError(t, err)
			return
		}
		if feed.Format != Is(text) {
			t.Fatalf("%q is read as %q", Is(text), feed.Format)
		}
		checkFeed(t, feed, text)
		again, err := Read(text, o)
		if diff := cmp.Diff(feed, again, cmpopts.IgnoreUnexported(Feed{})); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
		if feed.Format != CommerceML {
			return
		}
		joined, err := Join(feed, again)
		if err != nil {
			describeError(t, err)
			return
		}
		checkFeed(t, joined, text)
	})
}
