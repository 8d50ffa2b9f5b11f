package source

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

// refused is the code under which ingest and lint know a file that Load refuses.
const refused = "KB000"

// TestRules holds the pages of the rules that reading finds to what reading does, in Russian and in
// English: testdata/findings/CODE.txtar has files with the mistake and files without, and under want
// what is found. A page without such a file fails, and so does a file without a page.
func TestRules(t *testing.T) {
	pages, err := filepath.Glob("../lint/rules/KB0*.md")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages:", err)
	}
	codes := map[string]bool{}
	for _, page := range pages {
		code := strings.TrimSuffix(filepath.Base(page), ".md")
		codes[code] = true
		t.Run(code, func(t *testing.T) { testRule(t, filepath.Join("testdata", "findings", code+".txtar"), code) })
	}
	archives, err := filepath.Glob("testdata/findings/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		if code := strings.TrimSuffix(filepath.Base(name), ".txtar"); !codes[code] {
			t.Errorf("%s: the rule has no page", name)
		}
	}
}

func testRule(t *testing.T, name, code string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var want string
	var got strings.Builder
	found := map[string]bool{}
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		path, data := stored(t, f)
		lines := findingsOf(t, path, data, code)
		got.WriteString(lines)
		checkPart(t, path, lines != "")
		found[partOf(path)] = true
	}
	for _, part := range []string{"ru_bad", "ru_good", "en_bad", "en_good"} {
		if !found[part] {
			t.Errorf("no file is called %s", part)
		}
	}
	if *update {
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got.String())})
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
}

// partOf is what the name of a file says of it: kb/ru_bad_пробел.csv is of ru_bad.
func partOf(path string) string {
	words := strings.FieldsFunc(filepath.Base(path), func(r rune) bool { return r == '_' || r == '.' })
	return strings.Join(words[:min(2, len(words))], "_")
}

// checkPart holds a file to its name: one that is bad has the mistake, one that is good has not.
func checkPart(t *testing.T, path string, found bool) {
	t.Helper()
	switch part := partOf(path); part {
	case "ru_bad", "en_bad":
		if !found {
			t.Errorf("%s: nothing is found", path)
		}
	case "ru_good", "en_good":
		if found {
			t.Errorf("%s: the mistake is found where there is none", path)
		}
	default:
		t.Errorf("%s: %s is neither good nor bad, in Russian or in English", path, part)
	}
}

// findingsOf writes the findings of one code in a file, one a line. A file that is refused has the finding
// refused and no other; where another code is looked for it is a mistake of the test.
func findingsOf(t *testing.T, path string, data []byte, code string) string {
	t.Helper()
	s, err := Load(fstest.MapFS{path: {Data: data}}, []string{path}, Options{})
	if err != nil {
		if _, ok := errors.AsType[*kb.SyntaxError](err); !ok || code != refused {
			t.Errorf("refused: %v", err)
		}
		return err.Error() + "\n"
	}
	checkSource(t, s)
	if strings.HasSuffix(partOf(path), "good") && len(s.Entries) == 0 {
		t.Errorf("%s: nothing is read, so that nothing is wrong says nothing", path)
	}
	var b strings.Builder
	for _, p := range s.Problems {
		if p.Code == code {
			fmt.Fprintf(&b, "%s: %s: %s\n", p.Pos, p.Severity, p.Message)
		}
	}
	return b.String()
}
