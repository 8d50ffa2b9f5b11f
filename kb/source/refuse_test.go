package source

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/kb"
)

func TestRefusals(t *testing.T) {
	tests := []struct{ name, file, data, want, hint string }{
		{"workbook", "a.csv", "PK\x03\x04....xl/workbook.xml", "this is an Excel workbook", "CSV"},
		{"word", "a.md", "PK\x03\x04....word/document.xml", "this is a Word document", "Markdown"},
		{"sheet", "a.ods", "PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "this is an OpenDocument spreadsheet", "CSV"},
		{"zip", "a.zip", "PK\x03\x04....", "this is an archive", "unpack"},
		{"old excel", "a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Excel or Word file", "CSV"},
		{"pdf", "a.txt", "%PDF-1.7\n", "this is a PDF", "Markdown"},
		{"picture", "a.md", "\x89PNG\r\n\x1a\n", "this is a picture", "![…](…)"},
		{"rtf", "a.txt", `{\rtf1 x}`, "this is a rich text (RTF) file", "Markdown"},
		{"html", "a.md", " <!DOCTYPE html><html>", "this is an HTML page", "Markdown"},
		{"xml", "a.md", `<?xml version="1.0"?>`, "this is an XML file", "CSV"},
		{"json", "a.json", `{"a":1}`, "this is one JSON value; entries are one JSON object a line", ".jsonl"},
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
		"large": {Data: make([]byte, maxFile+1)},
		"line":  {Data: []byte("a\n" + strings.Repeat("b", maxLine+1))},
		"cell":  {Data: []byte("a;b\nc;\"" + strings.Repeat("d\n", maxLine/2+1) + "\"\n")},
	}
	for name, want := range map[string]string{
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

func kindFor(name string) kb.SourceKind {
	if name == "cell" {
		return kb.KindPrices
	}
	return ""
}

// TestNesting: what is nested without end is refused, what is merely deep is read in time.
func TestNesting(t *testing.T) {
	deep := func(levels int, mark string) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(strings.Repeat("  ", i) + mark + " a\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"list":      deep(1200, "-"),
		"line":      strings.Repeat("- ", 5000) + "a",
		"numbers":   strings.Repeat("1. ", 5000) + "a",
		"quotation": strings.Repeat(">", 100000) + "a",
	} {
		_, err := load(t, "a.md", text, Options{})
		if err == nil || !strings.Contains(err.Error(), "nested deeper than 1000 levels") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{
		"list":      deep(950, "-"),
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
		done := make(chan struct{})
		go func() {
			defer close(done)
			_, _ = Load(fstest.MapFS{file: {Data: []byte(text)}}, []string{file}, Options{})
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Errorf("%s takes more than 10 s", name)
		}
	}
}
