package lint

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb"
	"firstline/kb/source"
)

var update = flag.Bool("update", false, "write what is found into the testdata")

// now is the day on which the tests take place.
var now = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)

// Each rule finds what it should and nothing else, in Russian and in English: testdata/CODE.txtar holds
// files with mistakes and files without, and under want what the rule finds.
func TestRules(t *testing.T) {
	names, err := filepath.Glob("testdata/KB*.txtar")
	if err != nil || len(names) < 30 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(code, func(t *testing.T) { testRule(t, name, code) })
	}
}

func testRule(t *testing.T, name, code string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var want string
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	found, err := Read(knowledge(t, files)).Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, f := range found {
		if f.Code == code {
			fmt.Fprintf(&got, "%s: %s: %s\n", f.Pos, f.Severity, f.Message)
		}
	}
	if *update {
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got.String())})
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	checkBothLanguages(t, files, got.String())
}

// checkBothLanguages holds a file of testdata to its names: ru_bad and en_bad have the mistake, ru_good and
// en_good have not.
func checkBothLanguages(t *testing.T, files fstest.MapFS, got string) {
	t.Helper()
	for _, part := range []string{"ru_bad", "en_bad", "ru_good", "en_good"} {
		there := false
		for name := range files {
			there = there || strings.Contains(name, part)
		}
		if !there {
			t.Errorf("no file is called %s", part)
		}
		found := strings.Contains("\n"+got, "\nkb/"+part)
		if bad := strings.HasSuffix(part, "bad"); found != bad {
			t.Errorf("%s: found = %v, want %v", part, !bad, bad)
		}
	}
}

// knowledge reads the sources of a project.
func knowledge(tb testing.TB, files fs.FS) Knowledge {
	tb.Helper()
	k := Knowledge{Files: files, Now: now, Reviewed: 365 * 24 * time.Hour}
	err := fs.WalkDir(files, "kb", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || slices.Contains([]string{".png", ".svg"}, filepath.Ext(name)) {
			return err
		}
		s, err := source.Load(files, []string{name}, source.Options{})
		if err != nil {
			return err
		}
		k.Sources = append(k.Sources, s)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// The page of a rule says what the code does, and every rule has one.
func TestPages(t *testing.T) {
	pages := map[string]Page{}
	for _, p := range Rules() {
		pages[p.Code] = p
		for _, part := range []string{"**What.** ", "**Why.** ", "**Example.**", "**Mend.** "} {
			if !strings.Contains(p.Text, part) {
				t.Errorf("%s: the page has no %s", p.Code, part)
			}
		}
		if p.Title == "" || p.Family == "" || p.Severity != kb.Error && p.Severity != kb.Warning {
			t.Errorf("%s: title %q, severity %q, family %q", p.Code, p.Title, p.Severity, p.Family)
		}
	}
	names, err := filepath.Glob("testdata/KB*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		code := strings.TrimSuffix(filepath.Base(name), ".txtar")
		if p, ok := pages[code]; !ok || p.Severity != severityOf(code) {
			t.Errorf("%s: the page says %q, the code %q", code, p.Severity, severityOf(code))
		}
	}
	for code := range pages {
		if _, err := os.Stat("testdata/" + code + ".txtar"); code >= "KB100" && code != noTopic && err != nil {
			t.Errorf("%s has no test", code)
		}
	}
}

// What every customer asks is missed where nobody speaks of it, and where the company's own words do not.
func TestTopics(t *testing.T) {
	prices := "Услуга;Цена, ₽\nСтрижка;900\nУкладка;700\n"
	for _, c := range []struct {
		name, page string
		said       []kb.Entry
		topics     []string
		want       string
	}{
		{"a price list alone", "", nil, nil, "payment returns contacts hours"},
		{"a FAQ in Russian", "### Как оплатить?\n\nКартой.\n\n### Можно ли вернуть деньги?\n\nДа.\n\n### Где вы находитесь, какой адрес?\n\nВ Ярославле.", nil, nil, "hours"},
		{"a FAQ in English", "### How can I pay?\n\nBy card.\n\n### Do you give refunds?\n\nYes.\n\n### What are your opening hours?\n\nAlways.", nil, nil, "contacts"},
		{"the company says it", "", []kb.Entry{{Title: "Оплата. Payment", Body: "картой"}, {Title: "Часы работы", Body: "24/7"}}, nil, "returns contacts"},
		{"branches in Russian", "## Филиал «Сокол»\n\nТелефон: +7 (495) 555-01-20. Работаем по будням с 12:00 до 21:00.", nil, nil, "payment returns"},
		{"a booking in English", "### How do I book a repair?\n\nCall 0117 496 0155, Monday to Friday 9am to 5pm.", nil, nil, "payment returns"},
		{"the project says what", "", nil, []string{"delivery"}, "delivery"},
	} {
		files := fstest.MapFS{"kb/prices.csv": {Data: []byte(prices)}}
		if c.page != "" {
			files["kb/faq.md"] = &fstest.MapFile{Data: []byte(c.page)}
		}
		k := knowledge(t, files)
		k.Said, k.Topics = c.said, c.topics
		found, err := Read(k).Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			if f.Code == noTopic {
				got = append(got, strings.Fields(f.Message)[4])
			}
		}
		for i := range got {
			got[i] = strings.TrimSuffix(got[i], ",")
		}
		slices.Sort(got)
		want := strings.Fields(c.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
	}
}
