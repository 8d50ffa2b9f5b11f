package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// golden is what a feed is read as.
type golden struct {
	Error    string       `json:"error,omitempty"`
	Format   Format       `json:"format,omitempty"`
	Name     string       `json:"name,omitempty"`
	Rows     kb.Rows      `json:"rows"`
	Skipped  []kb.Skipped `json:"skipped,omitempty"`
	Findings []string     `json:"findings,omitempty"`
	Items    []goldenItem `json:"items,omitempty"`
}

type goldenItem struct {
	Key     string `json:"key,omitempty"`
	Article string `json:"article,omitempty"`
	kb.Entry
}

// TestGolden reads the files of every archive in testdata, joins them where there are several, and
// compares with the file want.
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
			inputs := archive.Files
			if last := len(inputs) - 1; inputs[last].Name == "want" {
				inputs = inputs[:last]
			}
			got := render(t, inputs)
			if *update {
				archive.Files = append(slices.Clip(inputs), txtar.File{Name: "want", Data: got})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[len(archive.Files)-1].Data), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func render(t *testing.T, inputs []txtar.File) []byte {
	t.Helper()
	var feeds []*Feed
	var g golden
	for _, input := range inputs {
		f, err := Read(string(input.Data), Options{Path: input.Name})
		if err != nil {
			g.Error = describeError(t, err)
			break
		}
		checkFeed(t, f, string(input.Data))
		feeds = append(feeds, f)
	}
	if g.Error == "" {
		f := feeds[0]
		if len(feeds) > 1 {
			var err error
			if f, err = Join(feeds...); err != nil {
				t.Fatal(err)
			}
			checkRows(t, f)
		}
		g.Format, g.Name, g.Rows, g.Skipped = f.Format, f.Name, f.Rows, f.Skipped
		for _, p := range f.Findings {
			g.Findings = append(g.Findings, fmt.Sprintf("%s: %s: %s", p.Pos, p.Code, p.Message))
		}
		for _, i := range f.Items {
			g.Items = append(g.Items, goldenItem{i.Key, i.Article, i.Entry})
		}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(g); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// describeError writes a refusal with its place and its hint; any other error is a mistake of ours.
func describeError(t *testing.T, err error) string {
	t.Helper()
	refusal, ok := errors.AsType[*kb.SyntaxError](err)
	if !ok {
		t.Fatalf("an error without a place: %v", err)
	}
	if refusal.Hint != "" {
		return refusal.Error() + " (" + refusal.Hint + ")"
	}
	return refusal.Error()
}

// checkFeed holds what is true of every feed: the account adds up, and all lines are in the file.
func checkFeed(t *testing.T, f *Feed, text string) {
	t.Helper()
	checkRows(t, f)
	last := strings.Count(text, "\n") + 1
	for _, i := range f.Items {
		if i.Source.Line < 1 || i.Source.EndLine < i.Source.Line || i.Source.EndLine > last {
			t.Errorf("%q stands on lines %d to %d of %d", i.Title, i.Source.Line, i.Source.EndLine, last)
		}
		if i.Title == "" || i.Kind != kb.Item {
			t.Errorf("an item without a name or kind: %+v", i)
		}
	}
	for _, s := range f.Skipped {
		if s.Line < 1 || s.Line > last || s.Reason == "" {
			t.Errorf("skipped: %+v of %d lines", s, last)
		}
	}
	for _, p := range f.Findings {
		if p.Pos.Line < 0 || p.Pos.Line > last || p.Message == "" || p.Code == "" {
			t.Errorf("finding: %+v of %d lines", p, last)
		}
	}
}

func checkRows(t *testing.T, f *Feed) {
	t.Helper()
	if r := f.Rows; r.Total != r.Entries+r.Headings+r.Blank+r.Skipped || r.Skipped != len(f.Skipped) || len(f.Items) > r.Entries {
		t.Errorf("rows do not add up: %+v, %d skipped, %d items", r, len(f.Skipped), len(f.Items))
	}
}
