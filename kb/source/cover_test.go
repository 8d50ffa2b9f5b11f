package source

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

// TestCover holds, over all Markdown that there is, that the passages of a page are the page: every
// line that is not blank, front matter aside, belongs to a passage, and none to passages of two
// entries. Places in an app may stand in the line of a section, or in one another, and items that
// stand in the columns of a table share its rows.
func TestCover(t *testing.T) {
	fsys := fstest.MapFS{}
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if input := archive.Files[0]; isPage(input.Name) {
			fsys[path.Join(filepath.Base(name), input.Name)] = &fstest.MapFile{Data: input.Data}
		}
	}
	checked := checkCover(t, fsys)
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	checked += checkCover(t, fstest.MapFS{"README.md": {Data: readme}})
	for _, dir := range []string{"../../testdata", realData} {
		if _, err := os.Stat(dir); err != nil {
			t.Logf("%s is absent: its pages are not checked", dir)
			continue
		}
		checked += checkCover(t, os.DirFS(dir))
	}
	if t.Logf("%d pages", checked); checked < 40 {
		t.Error("that is fewer than there are")
	}
}

func isPage(name string) bool {
	switch path.Ext(name) {
	case ".md", ".mdx", ".txt", ".markdown":
		return true
	}
	return false
}

func checkCover(t *testing.T, fsys fs.FS) int {
	t.Helper()
	checked := 0
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isPage(name) {
			return err
		}
		s, err := Load(fsys, []string{name}, Options{})
		if err != nil || len(s.Entries) == 0 || s.Kind == kb.KindPrices && path.Ext(name) == ".txt" || s.Kind == kb.KindEntries {
			return nil //nolint:nilerr // a page that is refused has no passages
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		checked++
		checkCovered(t, s, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return checked
}

func checkCovered(t *testing.T, s *kb.Source, data []byte) {
	t.Helper()
	f, err := newFile(s.Path, data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	of := make([]string, len(f.lines)+1)
	rows := map[string]kb.Pos{}
	for _, e := range s.Entries {
		rows[e.ID] = e.Source
		for _, p := range kb.Split(e, kb.PassageLength) {
			for line := p.Source.Line; line <= p.Source.EndLine; line++ {
				if of[line] != "" && of[line] != e.ID && e.Kind != kb.Screen && rows[of[line]] != e.Source {
					t.Errorf("%s:%d belongs to %s and to %s", s.Path, line, of[line], e.ID)
				}
				of[line] = e.ID
			}
		}
	}
	for i, line := range f.lines {
		if i >= f.first() && of[i+1] == "" && strings.TrimSpace(line) != "" {
			t.Errorf("%s:%d: %q is in no passage", s.Path, i+1, line)
		}
		if i < f.first() && of[i+1] != "" {
			t.Errorf("%s:%d: front matter is in a passage of %s", s.Path, i+1, of[i+1])
		}
	}
}
