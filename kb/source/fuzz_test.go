package source

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
)

// fuzzFile holds what is true of every file of a name, whatever is in it: no panic; rows add up;
// entries, problems and skipped rows lie inside the file; two readings are the same; an error
// names the file. More is for the target to add.
func fuzzFile(f *testing.F, name string, more func(t *testing.T, s *kb.Source, lines []string)) {
	f.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range names {
		archive, err := txtar.ParseFile(seed)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := fstest.MapFS{name: {Data: data}}
		s, err := Load(fsys, []string{name}, Options{})
		if err != nil {
			if _, ok := errors.AsType[*kb.SyntaxError](err); !ok {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		file, err := newFile(name, data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkSource(t, s)
		checkLinesInFile(t, s, file.lines)
		again, err := Load(fsys, []string{name}, Options{})
		if diff := cmp.Diff(s, again); diff != "" || err != nil {
			t.Fatal(err, diff)
		}
		for _, e := range s.Entries {
			kb.Split(e, 100)
		}
		if more != nil {
			more(t, s, file.lines)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	fuzzFile(f, "kb/a.md", coversPage)
}

func FuzzMDX(f *testing.F) { fuzzFile(f, "kb/a.mdx", coversPage) }

func FuzzPlain(f *testing.F) { fuzzFile(f, "kb/a.txt", coversPage) }

// coversPage holds for every page that its passages are all of it. What is no page, because the
// content says so, is for others to look at.
func coversPage(t *testing.T, s *kb.Source, lines []string) {
	t.Helper()
	if len(s.Entries) > 0 && s.Entries[0].FirstLine > 0 {
		checkCovered(t, s, []byte(strings.Join(lines, "\n")))
	}
}

// standBeside tells whether the entries of a file share rows: tables stand side by side, or one
// lies on its side.
func standBeside(lines []string) bool {
	delim := delimiterOf(lines)
	var rows []record
	for i, r := range readRecords(strings.Join(lines, "\n"), delim, 1, 0) {
		if r.row = i; r.mistake == "" {
			rows = append(rows, r)
		}
	}
	return slices.ContainsFunc(parts(rows, 0), func(p part) bool { return p.first > 0 || p.turned != nil })
}

// FuzzTable adds that every row is counted, and that rows never share a line of the file, but
// those of tables that stand side by side.
func FuzzTable(f *testing.F) {
	fuzzFile(f, "kb/a.csv", func(t *testing.T, s *kb.Source, lines []string) {
		t.Helper()
		if f, err := newFile("kb/a.csv", []byte(strings.Join(lines, "\n")), Options{}); err != nil || formatOf(f).name != "a table" {
			return // its content says that it is another format
		}
		if s.Kind == kb.KindFAQ || s.Kind == kb.KindPrices {
			front, err := readFront("kb/a.csv", lines)
			if err != nil {
				t.Fatal(err)
			}
			lines = lines[front.lines:]
			rows := len(readRecords(strings.Join(lines, "\n"), delimiterOf(lines), 1, 0))
			if s.Rows.Total != rows && !strings.HasPrefix(strings.ToLower(lines[0]), "sep=") {
				t.Fatalf("%d rows counted of %d", s.Rows.Total, rows)
			}
		}
		if s.Kind != kb.KindFAQ && s.Kind != kb.KindPrices || standBeside(lines) {
			return
		}
		end := 0
		for _, e := range s.Entries {
			if s.Kind != kb.KindEntries && e.Source.Line <= end {
				t.Fatalf("%s begins at line %d, the row before ends at %d", e.ID, e.Source.Line, end)
			}
			end = e.Source.EndLine
		}
	})
}

// FuzzApp adds that every place has its order among its neighbours.
func FuzzApp(f *testing.F) {
	fuzzFile(f, "kb/a.yaml", func(t *testing.T, s *kb.Source, _ []string) {
		t.Helper()
		for _, e := range s.Entries {
			if s.Kind == kb.KindApp && e.Kind == kb.Screen && (e.Place == nil || e.Place.Order < 1) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// FuzzEntries adds that every line is accounted for.
func FuzzEntries(f *testing.F) {
	fuzzFile(f, "kb/a.jsonl", func(t *testing.T, s *kb.Source, lines []string) {
		t.Helper()
		if len(s.Problems) > 0 && s.Problems[0].Code == emptyFile {
			return
		}
		if s.Kind == kb.KindEntries && s.Rows.Total > len(lines) || s.Rows.Entries != len(s.Entries) {
			t.Fatalf("%+v of %d lines, %d entries", s.Rows, len(lines), len(s.Entries))
		}
	})
}
