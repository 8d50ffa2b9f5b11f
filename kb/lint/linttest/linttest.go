// Package linttest holds rules to examples in both languages.
//
// Each rule has a file testdata/rules/CODE.txtar of four small projects: ru_bad and en_bad have the mistake,
// ru_good and en_good are near it and have not. What the rule finds stands in the last file, want, a line a
// finding:
//
//	ru_bad/prompt/igor.md:3: warning: …
//
// A file is text in UTF-8, unless it is called "NAME in ENCODING", as "operator.md in windows-1251".
package linttest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/htmlindex"

	"firstline/kb"
	"firstline/kb/lint"
)

const (
	dir  = "testdata/rules"
	want = "want"
)

// Finder gives what is found in a project, in its order. Findings of other rules are passed over.
type Finder func(t *testing.T, project fs.FS) []kb.Finding

// Rules holds every rule that has a page to its file; with update it writes what is found into the files. A
// rule without a file fails, as does a file without a rule.
func Rules(t *testing.T, pages []lint.Page, update bool, find Finder) {
	t.Helper()
	names, err := filepath.Glob(dir + "/*.txtar")
	if err != nil || len(names) != len(pages) || len(pages) == 0 {
		t.Errorf("%d rules, %d files in %s, %v", len(pages), len(names), dir, err)
	}
	for _, page := range pages {
		t.Run(page.Code, func(t *testing.T) { testRule(t, page, update, find) })
	}
}

func testRule(t *testing.T, page lint.Page, update bool, find Finder) {
	t.Helper()
	name := dir + "/" + page.Code + ".txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files, wanted := unpack(t, archive)
	var all strings.Builder
	for _, project := range []string{"ru_bad", "ru_good", "en_bad", "en_good"} {
		folder, err := fs.Sub(files, project)
		if _, missing := fs.Stat(files, project); err != nil || missing != nil {
			t.Errorf("no project is called %s", project)
			continue
		}
		got := printed(t, project, page, find(t, folder))
		if bad := strings.HasSuffix(project, "bad"); bad != (got != "") {
			t.Errorf("%s: found = %v, want %v", project, !bad, bad)
		}
		all.WriteString(got)
	}
	if update {
		archive.Files = append(archive.Files[:len(archive.Files)-1], txtar.File{Name: want, Data: []byte(all.String())})
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(wanted, all.String()); diff != "" {
		t.Error(diff)
	}
}

// unpack gives the files of the projects, and what is wanted of them.
func unpack(t *testing.T, archive *txtar.Archive) (files fstest.MapFS, wanted string) {
	t.Helper()
	last := len(archive.Files) - 1
	if last < 0 || archive.Files[last].Name != want {
		t.Fatalf("the last file is not called %s", want)
	}
	files = fstest.MapFS{}
	for _, f := range archive.Files[:last] {
		name, charset, encoded := strings.Cut(f.Name, " in ")
		if encoded {
			encoding, err := htmlindex.Get(charset)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if f.Data, err = encoding.NewEncoder().Bytes(f.Data); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		files[name] = &fstest.MapFile{Data: f.Data, Mode: 0o666}
	}
	return files, string(archive.Files[last].Data)
}

// printed gives the findings of one rule, and fails where one matters otherwise than the page says.
func printed(t *testing.T, project string, page lint.Page, findings []kb.Finding) string {
	t.Helper()
	var b strings.Builder
	for _, f := range findings {
		if f.Code != page.Code {
			continue
		}
		if f.Severity != page.Severity {
			t.Errorf("%s: the severity is %q, the page says %q", f.Pos, f.Severity, page.Severity)
		}
		fmt.Fprintf(&b, "%s/%s: %s: %s\n", project, f.Pos, f.Severity, f.Message)
	}
	return b.String()
}
