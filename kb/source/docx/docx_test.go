package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"firstline/kb/source/md"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const limit = 64 << 20

// TestGolden reads the documents of testdata: archives of text are zipped as they are, those that
// LibreOffice wrote have their golden beside them.
func TestGolden(t *testing.T) {
	texts, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range texts {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			got := read(t, zipped(t, archive.Files[:last]))
			if *update {
				archive.Files[last].Data = []byte(got)
				rewrite(t, name, txtar.Format(archive))
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, name := range []string{"testdata/terms.ru.docx", "testdata/terms.en.docx"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, data)
			golden := name + ".golden"
			if *update {
				rewrite(t, golden, []byte(got))
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func rewrite(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func zipped(t *testing.T, files []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, data []byte) string {
	t.Helper()
	if !Is(data) {
		t.Error("it is not taken for a Word document")
	}
	d, err := Read(data, limit)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, d)
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", d.Title)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note: %d: %s (%s)\n", n.Line, n.Message, n.Hint)
	}
	for _, table := range d.Tables {
		fmt.Fprintf(&b, "table: %d: %d rows of %d cells\n", table.Line, len(table.Rows), len(table.Rows[0].Cells))
	}
	for i, line := range d.Lines {
		fmt.Fprintf(&b, "%3d %s\n", d.At[i], line)
	}
	return b.String()
}

func checkDocument(t *testing.T, d *Document) {
	t.Helper()
	if len(d.Lines) != len(d.At) {
		t.Fatalf("%d lines at %d places", len(d.Lines), len(d.At))
	}
	last := 1
	for i, at := range d.At {
		if at < last {
			t.Fatalf("line %d stands at %d, the one before at %d", i, at, last)
		}
		if strings.Contains(d.Lines[i], "\n") {
			t.Fatalf("line %d is several: %q", i, d.Lines[i])
		}
		last = at
	}
}

func document(body string) []txtar.File {
	return []txtar.File{{Name: "word/document.xml", Data: []byte("<document><body>" + body + "</body></document>")}}
}

// TestRefuse: what is hostile or broken is refused with the reason and a way out.
func TestRefuse(t *testing.T) {
	bomb := document("<p><r><t>" + strings.Repeat("a", limit) + "</t></r></p>")
	entity := []txtar.File{{Name: "word/document.xml", Data: []byte(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><body><p><r><t>&x;</t></r></p></body></document>`)}}
	whole := zipped(t, document("<p><r><t>text</t></r></p>"))
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a bomb", zipped(t, bomb), "a part of the Word document unfolds to more than 8 MiB"},
		{"entities", zipped(t, entity), "declares entities"},
		{"an unknown entity", zipped(t, document("<p><r><t>&x;</t></r></p>")), "its XML is broken"},
		{"cut off", whole[:len(whole)/2], "it is no whole archive"},
		{"broken XML", zipped(t, document("<p><r></p>")), "<r> ends as </p>"},
		{"an end that is missing", zipped(t, []txtar.File{{Name: "word/document.xml", Data: []byte("<document><body><p><r><t>x")}}), "its XML ends early"},
		{"no text", zipped(t, []txtar.File{{Name: "word/styles.xml", Data: []byte("<styles/>")}}), "it has no word/document.xml"},
		{"no body", zipped(t, []txtar.File{{Name: "word/document.xml", Data: []byte("<document/>")}}), "it has no text"},
		{"deep", zipped(t, document(strings.Repeat("<sdt>", 200_000))), "nested deeper than 400 levels"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.data, limit)
			refusal, ok := errors.AsType[*md.Refusal](err)
			if !ok || !strings.Contains(refusal.Msg, tt.want) || refusal.Hint == "" {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestNames: a name in an archive only finds a part; those that lead elsewhere find none.
func TestNames(t *testing.T) {
	files := append(document("<p><r><t>text</t></r></p>"), txtar.File{Name: "../../etc/evil", Data: []byte("x")})
	files = append(files, txtar.File{Name: "word/_rels/document.xml.rels", Data: []byte(`<Relationships><Relationship Id="a" Type="x/styles" Target="../../../etc/passwd"/></Relationships>`)})
	d, err := Read(zipped(t, files), limit)
	if err != nil || strings.Join(d.Lines, "\n") != "text" {
		t.Fatal(err, d)
	}
	backslashes := []txtar.File{{Name: `word\document.xml`, Data: document("<p><r><t>text</t></r></p>")[0].Data}}
	if d, err = Read(zipped(t, backslashes), limit); err != nil || len(d.Lines) != 1 {
		t.Fatal(err, d)
	}
}

// TestSpans: a few attributes cannot ask for more cells than there is memory.
func TestSpans(t *testing.T) {
	cell := `<tc><tcPr><gridSpan val="999999999"/></tcPr><p><r><t>x</t></r></p></tc>`
	d, err := Read(zipped(t, document("<tbl>"+strings.Repeat("<tr>"+cell+cell+"</tr>", 2000)+"</tbl>")), limit)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Notes) != 1 || !strings.Contains(d.Notes[0].Message, "the table is cut") {
		t.Errorf("notes %v", d.Notes)
	}
}

func TestIs(t *testing.T) {
	other := zipped(t, []txtar.File{{Name: "xl/workbook.xml", Data: []byte("<workbook/>")}, {Name: "readme.txt", Data: []byte("word/")}})
	for name, data := range map[string][]byte{"workbook": other, "text": []byte("word/document.xml"), "empty": nil} {
		if Is(data) {
			t.Errorf("%s is taken for a Word document", name)
		}
	}
}

// FuzzRead puts any XML into a document: no panic, every line has its place, two readings are the
// same.
func FuzzRead(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/changes.txtar")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(archive.Files[0].Data), string(archive.Files[1].Data), string(archive.Files[2].Data))
	f.Fuzz(func(t *testing.T, document, styles, numbering string) {
		data := zipped(t, []txtar.File{
			{Name: "word/document.xml", Data: []byte(document)},
			{Name: "word/styles.xml", Data: []byte(styles)},
			{Name: "word/numbering.xml", Data: []byte(numbering)},
		})
		d, err := Read(data, limit)
		if err != nil {
			if _, ok := errors.AsType[*md.Refusal](err); !ok {
				t.Fatalf("an error that is no refusal: %v", err)
			}
			return
		}
		checkDocument(t, d)
		again, err := Read(data, limit)
		if diff := cmp.Diff(d, again); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	row := "<tr><tc><p><r><t>Палатка</t></r></p></tc><tc><p><r><t>5 000 ₽</t></r></p></tc></tr>"
	text := "<p><r><t>Заказы, оформленные до полудня, отправляются в тот же день.</t></r></p>"
	body := strings.Repeat("<tbl>"+strings.Repeat(row, 100)+"</tbl>"+strings.Repeat(text, 100), 20)
	var buffer bytes.Buffer
	w := zip.NewWriter(&buffer)
	part, err := w.Create("word/document.xml")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := part.Write(document(body)[0].Data); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(buffer.Bytes(), limit); err != nil {
			b.Fatal(err)
		}
	}
}
