package html

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestGolden reads the page of every archive in testdata and compares with the file want.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no goldens:", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			page, err := Read(string(archive.Files[0].Data))
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, page, string(archive.Files[0].Data))
			got := dump(page)
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func dump(p *Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nlanguage: %s\n", p.Title, p.Language)
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "note: %d: %s (%s)\n", n.Line, n.Message, n.Hint)
	}
	for _, table := range p.Tables {
		fmt.Fprintf(&b, "table: %d: %s: %d rows of %d cells\n", table.Line, table.Caption, len(table.Rows), len(table.Rows[0].Cells))
	}
	for i, line := range p.Lines {
		fmt.Fprintf(&b, "%3d %s\n", p.At[i], strings.ReplaceAll(line, "\u00a0", "~"))
	}
	return b.String()
}

// checkPage holds what is true of every page that is read.
func checkPage(t *testing.T, p *Page, source string) {
	t.Helper()
	if len(p.Lines) != len(p.At) || len(p.Lines) == 0 {
		t.Fatalf("%d lines at %d places", len(p.Lines), len(p.At))
	}
	last := 1
	for i, at := range p.At {
		if at < last || at > strings.Count(source, "\n")+1 {
			t.Fatalf("line %d stands at %d, the one before at %d", i, at, last)
		}
		if strings.Contains(p.Lines[i], "\n") {
			t.Fatalf("line %d is several: %q", i, p.Lines[i])
		}
		last = at
	}
}
