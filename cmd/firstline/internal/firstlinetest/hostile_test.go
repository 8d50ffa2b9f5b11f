//go:build linux

package firstlinetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What a file may cost that is made to do harm. The time is that of the processors, which does not
// depend on what else the machine does.
const (
	hostileTime   = 10        // in seconds
	hostileMemory = 512 << 10 // in KiB, of data
)

// hostile is a file that is made to do harm, or is not what it says; want is what firstline says of
// it.
type hostile struct {
	name, want string
	data       []byte
}

// TestHostile runs firstline as processes of their own, on what nobody should give it.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: this takes a minute, in processes of their own")
	}
	p := build(t)
	t.Run("files", p.testHostileFiles)
	t.Run("no files", p.testOddFiles)
	t.Run("full disk", p.testFullDisk)
}

// testHostileFiles gives firstline files that are made to do harm, one at a time beside a sound one. Each
// is refused with the reason, within the time and the memory that a file may cost; the old index
// stays, and nothing outside the project is read or written.
func (p *program) testHostileFiles(t *testing.T) {
	for _, h := range hostileFiles(t) {
		t.Run(fmt.Sprintf("%.40q", h.name), func(t *testing.T) {
			dir, outside := hostileProject(t, p)
			if err := os.WriteFile(filepath.Join(dir, "kb", h.name), h.data, 0o666); err != nil {
				t.Fatal(err)
			}
			p.refuses(t, dir, h.want)
			untouched(t, outside)
		})
	}
}

// hostileProject is a project with an index, in a folder of which the rest is not the project's.
func hostileProject(t *testing.T, p *program) (dir, outside string) {
	t.Helper()
	outside = t.TempDir()
	dir = filepath.Join(outside, "shop")
	Write(t, filepath.Join(outside, "secret.md"), "# Is this outside?\n\nYes, and must not be read.\n")
	Write(t, filepath.Join(dir, "firstline.yaml"), "language: en\n")
	Write(t, filepath.Join(dir, "kb", "faq.md"), "# Do you deliver?\n\nYes, on weekdays.\n\n# Do you repair?\n\nNo.\n")
	p.run(t, dir, "ingest")
	return dir, outside
}

// refuses holds that ingest ends with 2 and says why, and that the index is what it was.
func (p *program) refuses(t *testing.T, dir, want string) {
	t.Helper()
	within := fmt.Sprintf(`ulimit -d %d && ulimit -t %d && exec "$@"`, hostileMemory, hostileTime)
	cmd := exec.CommandContext(t.Context(), "sh", "-c", within, "sh", p.path, "ingest")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if strings.Contains(string(out), "goroutine ") { // a crash ends with 2 as well
		t.Fatalf("it crashes:\n%.2000s", out)
	}
	if code := cmd.ProcessState.ExitCode(); code != wrong || !strings.Contains(string(out), want) {
		t.Fatalf("ends with %d (%v), want %d and %q:\n%.2000s", code, err, wrong, want, out)
	}
	if shown, _ := p.run(t, dir, "show", "--format", "json"); strings.Count(shown, "\n") != 2 || strings.Contains(shown, "outside") {
		t.Errorf("the index is not what it was:\n%.1000s", shown)
	}
}

// untouched holds that nothing came into the folder around the project.
func untouched(t *testing.T, outside string) {
	t.Helper()
	files, err := os.ReadDir(outside)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 {
		t.Errorf("there are %v around the project", files)
	}
}

// hostileFiles are made here, so that none of them has to be kept.
func hostileFiles(t *testing.T) []hostile {
	t.Helper()
	laughs := "<?xml version=\"1.0\"?>\n<!DOCTYPE yml_catalog [<!ENTITY a \"ha\">" + laughing("<!ENTITY %c \"%s\">", "&%c;") + "]>\n<yml_catalog><shop><name>&i;</name><offers/></shop></yml_catalog>\n"
	yamlLaughs := "a: &a [ha, ha]\n" + strings.ReplaceAll(laughing("%c: &%[1]c [%[2]s]\n", "*%c,"), ",]", "]")
	return []hostile{
		{"zip bomb.xlsx", "unpacks to more than 256 MiB", workbookBomb(t)},
		{"zip bomb.docx", "unfolds to more than 32 MiB", zipped(t, map[string]string{
			"[Content_Types].xml": "<Types/>",
			"word/document.xml":   wordText(strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat(" ", 1000)+"</w:t></w:r></w:p>", 270_000)),
		})},
		{"many paragraphs.docx", "the page is longer than", zipped(t, map[string]string{
			"[Content_Types].xml": "<Types/>",
			"word/document.xml":   wordText(strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("a ", 30)+"</w:t></w:r></w:p>", 300_000)),
		})},
		{"laughs.xml", "entit", []byte(laughs)},
		{"laughs.docx", "declares entities", zipped(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": laughs})},
		{"laughs.yaml", "aliases stand for more than", []byte("kind: app\n" + yamlLaughs)},
		{"xxe.xml", "entit", []byte(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><yml_catalog><shop><offers><offer id="1"><name>&x;</name></offer></offers></shop></yml_catalog>`)},
		{"deep.html", "nested deeper", []byte("<!doctype html><html><body>" + strings.Repeat("<div>", 200_000) + "deep")},
		{"deep.xml", "nested deeper", []byte("<yml_catalog><shop>" + strings.Repeat("<offers>", 200_000))},
		{"deep.json", "damaged JSON", []byte(strings.Repeat("[", 2_000_000))},
		{"deep.md", "nested deeper", []byte(strings.Repeat("> ", 200_000) + "deep\n")},
		{"open code.md", "runs of backticks", []byte(backticks(3000))},
		{"deep.yaml", "nested too deep", []byte("kind: app\nplaces: " + strings.Repeat("[", 90_000))},
		{"many.yaml", "lines and values", []byte("kind: app\nplaces: [" + strings.Repeat("1,\n", 900_000) + "1]\n")},
		{"many.json", "lines and values", []byte("[" + strings.Repeat("[],\n", 900_000) + "1]\n")},
		{"many lines.txt", "more than 1000000 lines", bytes.Repeat([]byte("\n"), 60<<20)},
		{"truncated.xlsx", "the workbook is damaged", workbookBomb(t)[:4000]},
		{"a picture.md", "picture", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 1000)...)},
		{"a program.csv", "binary", append([]byte("\x7fELF\x02\x01\x01\x00"), make([]byte, 1000)...)},
		{"not a workbook.xlsx", "the file is damaged", append([]byte("PK\x03\x04"), bytes.Repeat([]byte{0xfe}, 1000)...)},
		{"not an old workbook.xls", "another file of an old office program", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), bytes.Repeat([]byte{0xff}, 5000)...)},
		{"not a document.pdf", "the PDF is damaged", append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("1 0 obj << /Kids [1 0 R] >>\n"), 1000)...)},
		{"large.csv", "larger than 64 MiB", bytes.Repeat([]byte("name;price\n"), 200<<20/11)},
		{"a line.txt", "longer than 16 MiB", bytes.Repeat([]byte("a"), 20<<20)},
		{"two\nlines.md", "picture", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 1000)...)},
	}
}

// backticks are runs of every length, none of which is closed.
func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "x")
	}
	return b.String()
}

// laughing defines b to i, each ten times the one before.
func laughing(define, use string) string {
	var b strings.Builder
	for c := 'b'; c <= 'i'; c++ {
		fmt.Fprintf(&b, define, c, strings.Repeat(fmt.Sprintf(use, c-1), 10))
	}
	return b.String()
}

func wordText(paragraphs string) string {
	return `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + paragraphs + `</w:body></w:document>`
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for name, text := range files {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// workbookBomb is a small file of which the sheet is 270 MB, and a name in it leads out.
func workbookBomb(t *testing.T) []byte {
	t.Helper()
	row := `<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("A", 1000) + `</t></is></c></row>`
	return zipped(t, map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + strings.Repeat(row, 270_000) + `</sheetData></worksheet>`,
		"../../../outside.txt":       "slipped out",
	})
}
