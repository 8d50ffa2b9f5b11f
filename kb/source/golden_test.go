package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// golden is what a file is read as.
type golden struct {
	Error    string        `json:"error,omitempty"`
	Hint     string        `json:"hint,omitempty"`
	Kind     kb.SourceKind `json:"kind,omitempty"`
	Rows     kb.Rows       `json:"rows"`
	Skipped  []kb.Skipped  `json:"skipped,omitempty"`
	Problems []string      `json:"problems,omitempty"`
	Entries  []goldenEntry `json:"entries,omitempty"`
}

type goldenEntry struct {
	kb.Entry
	BodyLine int `json:"body_line,omitempty"`
}

// TestGolden reads the first file of every archive in testdata as the comment says (kind: faq,
// column price: Розница) and compares with the file want.
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
			input := archive.Files[0]
			got := readGolden(t, input.Name, string(input.Data), optionsOf(string(archive.Comment)))
			if *update {
				archive.Files = []txtar.File{input, {Name: "want", Data: got}}
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) != 2 {
				t.Fatal("the archive has no file want; run with -update")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func optionsOf(comment string) Options {
	o := Options{Columns: map[string]string{}}
	for line := range strings.SplitSeq(comment, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		if field, ok := strings.CutPrefix(key, "column "); ok {
			o.Columns[field] = value
		}
		if key == "kind" {
			o.Kind = kb.SourceKind(value)
		}
	}
	return o
}

func readGolden(t *testing.T, name, text string, o Options) []byte {
	t.Helper()
	var g golden
	s, err := Load(fstest.MapFS{name: {Data: []byte(text)}}, []string{name}, o)
	if err != nil {
		g.Error, g.Hint = err.Error(), hintOf(err)
	} else {
		checkSource(t, s)
		checkLinesInFile(t, s, split(text))
		g.Kind, g.Rows, g.Skipped = s.Kind, s.Rows, s.Skipped
		for _, p := range s.Problems {
			g.Problems = append(g.Problems, p.Pos.String()+": "+p.Code+" "+p.Message)
		}
		for _, e := range s.Entries {
			g.Entries = append(g.Entries, goldenEntry{e, e.BodyLine})
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func hintOf(err error) string {
	if mistake, ok := errors.AsType[*kb.SyntaxError](err); ok {
		return mistake.Hint
	}
	return ""
}
