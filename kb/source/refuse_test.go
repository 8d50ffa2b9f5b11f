package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"firstline/kb"
)

func TestRefusals(t *testing.T) {
	tests := []struct{ name, file, data, want, hint string }{
		{"workbook", "a.csv", "PK\x03\x04....xl/workbook.xml", "", ""},
		{"word", "a.md", "PK\x03\x04....word/document.xml", "", ""},
		{"sheet", "a.ods", "PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "this is an OpenDocument spreadsheet", ".xlsx"},
		{"zip", "a.zip", "PK\x03\x04....", "this is an archive", "unpack"},
		{"old word", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", ""},
		{"picture", "a.md", "\x89PNG\r\n\x1a\n", "this is a picture", "![…](…)"},
		{"rtf", "a.txt", `{\rtf1 x}`, "this is a rich text (RTF) file", "Markdown"},
		{"xml", "a.md", `<?xml version="1.0"?><r/>`, "this XML file is no product feed: neither Yandex Market YML nor CommerceML nor Google Merchant", "CSV"},
		{"reStructuredText", "a.txt", "Title\n=====\n\n.. note::\n\n   text\n", "this is reStructuredText, which is not read", "pandoc"},
		{"AsciiDoc", "a.txt", "= Guide\n:toc:\n\n== Install\n\nRun it.\n", "this is AsciiDoc, which is not read", "asciidoctor a.txt"},
		{"AsciiDoc by its name", "a.adoc", "Run it.\n", "this is AsciiDoc, which is not read", "asciidoctor"},
		{"MediaWiki", "a.txt", "== Доставка ==\nМы '''доставляем''' по [[Россия|России]].\n", "this is the markup of a wiki (MediaWiki), which is not read", "pandoc -f mediawiki"},
		{"a letter without a page", "a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n--x--\n", "this is a web page in one file (MHTML), and damaged: it holds no page", "HTML"},
		{"json", "a.json", `{"a":1}`, "this is one JSON value; entries are one JSON object a line", ".jsonl"},
		{"damaged json", "a.json", "{\n  \"a\": 1,\n}\n", "damaged JSON: invalid character '}' looking for beginning of object key string", "export"},
		{"unfinished json", "a.json", "{\n  \"a\": [1,", "damaged JSON: unexpected end of JSON input", "export"},
		{"json of many values", "a.json", "[" + strings.Repeat("1,", 100_000) + "1]", "the file holds more than 100000 lines and values", "several files"},
		{"nul", "a.txt", "text\x00text", "this is a binary file: it holds NUL bytes", "UTF-8"},
		{"yaml mistake", "a.yaml", "kind: app\nplaces: [", "", ""},
		{"unknown kind", "a.md", "---\nkind: faqs\n---\ntext", "faqs is no kind of source; there are faq, prices, app, document and entries", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.file, test.data, Options{})
			var mistake *kb.SyntaxError
			if !errors.As(err, &mistake) {
				t.Fatalf("%v", err)
			}
			if mistake.Pos.Path != test.file || test.want != "" && mistake.Msg != test.want || !strings.Contains(mistake.Hint, test.hint) {
				t.Errorf("%+v", mistake)
			}
		})
	}
}

// TestReadsWhatLooksLikeMarkup: people part their texts with signs that mean something elsewhere.
func TestReadsWhatLooksLikeMarkup(t *testing.T) {
	for _, text := range []string{
		"== ДОСТАВКА ==\n\nПо Москве 300 руб.\n\n== ОПЛАТА ==\n\nКартой.\n",
		"= Скидки =\n\nДо '10' %.\n",
		"Заголовок\n=========\n\n:смайл: и a == b\n\n[источник]\n",
		"Content-Type: multipart/related\n\nтак называется то, что сохраняет браузер\n",
	} {
		s, err := load(t, "a.txt", text, Options{})
		if err != nil || len(s.Entries) == 0 {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRefusesOptions(t *testing.T) {
	for _, o := range []Options{{Kind: "shop"}, {Columns: map[string]string{"prise": "Цена"}}} {
		_, err := load(t, "a.csv", "a;b\n", o)
		if mistake := (*kb.SyntaxError)(nil); !errors.As(err, &mistake) {
			t.Errorf("%+v: %v", o, err)
		}
		if _, err := Hash(fstest.MapFS{"a.csv": {}}, []string{"a.csv"}, o); err == nil {
			t.Errorf("%+v: hashed", o)
		}
	}
	if _, err := Load(fstest.MapFS{}, nil, Options{}); err == nil {
		t.Error("a source of no files")
	}
}

func TestRefusesFiles(t *testing.T) {
	fsys := fstest.MapFS{
		"pipe":  {Mode: fs.ModeNamedPipe},
		"large": {Data: make([]byte, defaultFile+1)},
		"many":  {Data: []byte(strings.Repeat("\n", maxLines+1))},
		"rows":  {Data: []byte("name;price\n" + strings.Repeat("a;1\n", defaultEntries+1))},
		"line":  {Data: []byte("a\n" + strings.Repeat("b", maxLine+1))},
		"cell":  {Data: []byte("a;b\nc;\"" + strings.Repeat(strings.Repeat("d", 99)+"\n", maxLine/100+1) + "\"\n")},
	}
	for name, want := range map[string]string{
		"many":  "many:1000001: the file has more than 1000000 lines",
		"rows":  "rows: the file holds more than 200000 entries",
		"none":  "none: no such file",
		"pipe":  "pipe: this is not a regular file",
		"large": "large: the file is larger than 64 MiB",
		"line":  "line:2: the line is longer than 16 MiB",
		"cell":  "cell:2: the cell is longer than 16 MiB",
	} {
		if _, err := Load(fsys, []string{name}, Options{Kind: kindFor(name)}); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDeadLinks: a link is told from a file that is not there, also one to a folder on the way.
func TestDeadLinks(t *testing.T) {
	dir := t.TempDir()
	for link, target := range map[string]string{
		"out.md": filepath.Join("..", "other.md"), "absolute.md": filepath.Join(t.TempDir(), "a.md"),
		"dangling.md": "gone.md", "round.md": "round.md", "folder": "..", "kb": "real",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skipf("skipped: symbolic links cannot be made here: %v", err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "real", "a.md"), []byte("# A\n\ntext\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	const hint = "put the file itself there"
	for name, want := range map[string][2]string{
		"out.md":      {"this is a link that leads out of the project", hint},
		"absolute.md": {"this is a link that leads out of the project", hint},
		"folder/a.md": {"folder is a link that leads out of the project", hint},
		"dangling.md": {"this is a link to nothing", hint},
		"round.md":    {"this is a link to nothing", hint},
		"kb/gone.md":  {"no such file", ""},
		"../a.md":     {"this is no path inside the project", ""},
		"kb/a.md":     {},
	} {
		_, err := Load(root.FS(), []string{name}, Options{})
		var got [2]string
		if mistake, ok := errors.AsType[*kb.SyntaxError](err); ok {
			got = [2]string{mistake.Msg, mistake.Hint}
		}
		if got != want {
			t.Errorf("%s: %v %q", name, err, got)
		}
	}
}

// TestFrontMatterMistakes: all wrong values are told at once.
func TestFrontMatterMistakes(t *testing.T) {
	const text = "---\nlang: russian\nkind: faqs\nvalid_until: soon\nencoding: utf-9\nreviewed: 2025-02-30\nauthor: Ира\n---\n# A\n\ntext\n"
	_, err := load(t, "a.md", text, Options{})
	const want = "a.md:2: russian is no code of a language\n" +
		"a.md:3: faqs is no kind of source; there are faq, prices, app, document and entries\n" +
		"a.md:4: soon is no date\n" +
		"a.md:5: utf-9 is no encoding that is known\n" +
		"a.md:6: 2025-02-30 is no date"
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	s := mustLoad(t, "a.md", "---\nlang: russian\nvalid_until: soon\n---\n# A\n\ntext\n")
	if len(s.Problems) != 2 || s.Problems[0].Pos.Line != 2 || s.Problems[1].Pos.Line != 3 || len(s.Entries) != 1 {
		t.Errorf("%+v", s)
	}
	s = mustLoad(t, "a.md", "---\nlang: en-GB\nvalid_until: 2030-12-31\n---\n# A\n\ntext\n")
	if e := s.Entries[0]; len(s.Problems) != 0 || e.Language != "en" || e.Meta["valid_until"] != "2030-12-31" {
		t.Errorf("%+v", s)
	}
}

// TestNoObject: what is wrong with a line is told in our words.
func TestNoObject(t *testing.T) {
	for line, want := range map[string]string{
		`[1]`: "not a JSON object", `"a"`: "not a JSON object", `7`: "not a JSON object", `null`: "not a JSON object",
		`{"a":1} {`:     "not a JSON object: something follows it on the line",
		`{"a":1`:        "not a JSON object: it is never closed",
		`{"чай": "a" x`: "not a JSON object: mistake at character 13",
		`{"чай": tea}`:  "not a JSON object: mistake at character 10",
		`чай`:           "not a JSON object: mistake at character 1",
		`{"title": ""}`: "entry has no title and no body",
	} {
		s := mustLoad(t, "a.jsonl", line+"\n")
		if len(s.Problems) != 1 || s.Problems[0].Message != want || s.Problems[0].Hint == "" || s.Rows.Skipped != 1 {
			t.Errorf("%s: %+v", line, s.Problems)
		}
	}
}

func kindFor(name string) kb.SourceKind {
	if name == "cell" {
		return kb.KindPrices
	}
	return ""
}

// TestNesting: what is nested without end is refused, what is merely deep or odd comes to an end.
func TestNesting(t *testing.T) {
	deep := func(levels int, mark string) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(strings.Repeat("  ", i) + mark + " a\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"list":      deep(300, "-"),
		"line":      strings.Repeat("- ", 5000) + "a",
		"numbers":   strings.Repeat("1. ", 5000) + "a",
		"quotation": strings.Repeat(">", 100000) + "a",
	} {
		_, err := load(t, "a.md", text, Options{})
		if err == nil || !strings.Contains(err.Error(), "nested deeper than 200 levels") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"list":      deep(190, "-"),
		"yaml":      deep(100, "-"),
		"brackets":  strings.Repeat("[", 20000),
		"emphasis":  strings.Repeat("*a **b ", 20000),
		"images":    strings.Repeat("![", 20000),
		"tags":      strings.Repeat("<img ", 20000),
		"comments":  strings.Repeat("<!--", 20000),
		"backticks": strings.Repeat("`a``b", 20000),
		"fences":    strings.Repeat("  ```a\n", 5000),
		"quotes":    strings.Repeat("\"a\n", 20000),
	} {
		file := "a.md"
		switch name {
		case "yaml":
			file = "a.yaml"
		case "quotes":
			file = "a.csv"
		}
		if _, err := Load(fstest.MapFS{file: {Data: []byte(text)}}, []string{file}, Options{}); err != nil {
			t.Logf("%s: %v", name, err)
		}
	}
}
