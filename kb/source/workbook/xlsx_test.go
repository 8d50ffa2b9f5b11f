package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// The parts that every xlsx has, as small as they may be.
const (
	rootRels = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels = `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`
	bookXML = `<workbook><sheets><sheet name="Лист" sheetId="1" r:id="r1"/><sheet name="График" sheetId="2" r:id="r2"/></sheets></workbook>`
)

// pack makes a zip of parts: name, content, name, content and so on.
func pack(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// packSheet makes an xlsx of one sheet and further parts.
func packSheet(tb testing.TB, sheet string, parts ...string) []byte {
	tb.Helper()
	return pack(tb, append([]string{
		"_rels/.rels", rootRels, "xl/_rels/workbook.xml.rels", bookRels, "xl/workbook.xml", bookXML,
		"xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="UTF-8"?><worksheet>` + sheet + `</worksheet>`,
	}, parts...)...)
}

func readSheet(t *testing.T, data []byte) Sheet {
	t.Helper()
	b, err := Read(data, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 1 {
		t.Fatalf("%d sheets", len(b.Sheets))
	}
	return b.Sheets[0]
}

func TestXLSXCells(t *testing.T) {
	shared := `<sst><si><t>ц&#101;на</t></si><si><r><rPr><b/></rPr><t>от </t></r><r><t xml:space="preserve">800</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b_x005F_x000D_ _xZZ_ _xD83D__xDE00_</t></si><si/></sst>`
	tests := []struct {
		name, sheet string
		want        []string
	}{
		{
			"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>9</v></c><c r="E1"><v>1</v></c></row>`,
			[]string{"цeна", "от 800", "a\nb_x000D_ _xZZ_ 😀", "", "1"},
		},
		{
			"strings in place", `<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is></c><c t="str"><f>A1</f><v> d </v></c></row>`,
			[]string{"a", "bc", " d "},
		},
		{
			"types", `<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2026-08-31</v></c><c t="d"><v>2026-08-31T14:30:00Z</v></c><c t="n"><v>1990.1000000000001</v></c><c><v>4.6E12</v></c><c><v>12345678901234567</v></c></row>`,
			[]string{"TRUE", "FALSE", "2026-08-31", "2026-08-31 14:30", "1990.1", "4600000000000", "12345678901234567"},
		},
		{"prefixes", `<x:row r="1"><x:c r="B1"><x:v>5</x:v></x:c></x:row>`, []string{"", "5"}},
		{"rows out of order", `<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row>`, []string{"0", "1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := packSheet(t, "<sheetData>"+tt.sheet+"</sheetData>", "xl/sharedStrings.xml", shared)
			b, err := Read(data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, firstRow(t, b)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestXLSXEncoding(t *testing.T) {
	data := pack(t, "_rels/.rels", rootRels, `xl\workbook.xml`, bookXML, "xl/_rels/workbook.xml.rels", bookRels,
		"xl/worksheets/Sheet1.xml", `<?xml version="1.0" encoding="windows-1251"?><worksheet><sheetData><row><c t="inlineStr"><is><t>`+narrow("цена")+`</t></is></c></row></sheetData></worksheet>`)
	if s := readSheet(t, data); s.Rows[0].Cells[0].Text != "цена" {
		t.Errorf("%+v", s)
	}
}

func TestXLSXMerged(t *testing.T) {
	sheet := `<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>` +
		`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>99</v></c></row><row r="2" hidden="1"><c r="C2"><v>2</v></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D1:E1"/><mergeCell ref="C2:XFD2"/><mergeCell ref="nonsense"/></mergeCells>` +
		`<hyperlinks><hyperlink ref="A1" location="Лист!A1"/></hyperlinks>`
	one := Cell{Text: "1", Link: "#Лист!A1"}
	right, below, corner := one, one, one
	right.Across, below.Down, corner.Across, corner.Down = true, true, true, true
	want := Sheet{Name: "Лист", HiddenColumns: []int{1, 2}, Rows: []Row{
		{Number: 1, Cells: []Cell{one, right}},
		{Number: 2, Hidden: true, Cells: []Cell{below, corner, {Text: "2"}}},
	}}
	if diff := cmp.Diff(want, readSheet(t, packSheet(t, sheet))); diff != "" {
		t.Error(diff)
	}
}

func TestFormulas(t *testing.T) {
	tests := []struct {
		name, cells string
		want        []string
		notes       []string
	}{
		{"stored values", `<c><v>2</v></c><c><f>A1*2</f><v>5</v></c><c t="str"><f>""</f><v></v></c><c><f>A1*0</f><v>0</v></c>`, []string{"2", "5", "", "0"}, nil},
		{
			"computed", `<c><v>2</v></c><c><f>A1*2.5</f></c><c><f>ROUND(B1/3,2)</f><v/></c><c t="str"><f>CONCATENATE("от ",B1)</f></c><c><f>A1&gt;1</f></c>`,
			[]string{"2", "5", "1.67", "от 5", "TRUE"},
			nil,
		},
		{"against the order", `<c><f>B1+1</f></c><c><f>C1+1</f></c><c><v>1</v></c>`, []string{"3", "2", "1"}, nil},
		{"one for several", `<c><v>2</v></c><c><f t="shared" ref="B1:C1" si="0">A1*$A$1</f></c><c><f t="shared" si="0"/></c>`, []string{"2", "4", "8"}, nil},
		{"whole columns", `<c><v>7</v></c><c><f>SUM(A:A)</f></c><c><f>VLOOKUP(7,Лист!$A:$A,1,0)</f></c>`, []string{"7", "7", "7"}, nil},
		{"a link", `<c><f>HYPERLINK("https://example.com","сайт")</f></c>`, []string{"сайт"}, nil},
		{"circle", `<c><f>B1</f></c><c><f>A1</f></c>`, nil, []string{
			"A1: the value of the formula =B1 is not stored, and cannot be computed here",
			"B1: the value of the formula =A1 is not stored, and cannot be computed here",
		}},
		{"errors", `<c t="e"><v>#N/A</v></c><c t="e"><f>A2/0</f><v>#DIV/0!</v></c><c><f>1/0</f></c><c><f>C1+1</f></c>`, nil, []string{
			"A1: the cell holds the error #N/A",
			"B1: the formula =A2/0 gives the error #DIV/0!",
			"C1: the formula =1/0 gives the error #DIV/0!",
			"D1: the value of the formula =C1+1 is not stored, and cannot be computed here",
		}},
		{"beyond", `<c><f>[1]Цены!A1</f></c><c><f>TODAY()</f></c><c><f>SUM(Имя)</f></c><c><f>#REF!*2</f></c><c><f>SUM(A1:XFD1048576)</f></c><c><f>REPT("x",1000000000)</f></c>`, nil, []string{
			"A1: the value of the formula =[1]Цены!A1 is not stored, and cannot be computed here",
			"B1: the value of the formula =TODAY() is not stored, and cannot be computed here",
			"C1: the value of the formula =SUM(Имя) is not stored, and cannot be computed here",
			"D1: the value of the formula =#REF!*2 is not stored, and cannot be computed here",
			"E1: the value of the formula =SUM(A1:XFD1048576) is not stored, and cannot be computed here",
			`F1: the value of the formula =REPT("x",1000000000) is not stored, and cannot be computed here`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := readSheet(t, packSheet(t, "<sheetData><row>"+tt.cells+"</row></sheetData>"))
			var got, notes []string
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					got = append(got, c.Text)
				}
			}
			for _, n := range s.Notes {
				notes = append(notes, n.Message)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(tt.notes, notes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFormulasRecomputed: a program that stores 0 for every value asks to compute them.
func TestFormulasRecomputed(t *testing.T) {
	book := strings.Replace(bookXML, "</sheets>", `</sheets><calcPr fullCalcOnLoad="1"/>`, 1)
	sheet := `<worksheet><sheetData><row><c><v>2</v></c><c><f>A1*2</f><v>0</v></c></row></sheetData></worksheet>`
	s := readSheet(t, pack(t, "_rels/.rels", rootRels, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/sheet1.xml", sheet))
	if got := s.Rows[0].Cells[1].Text; got != "4" {
		t.Error(got)
	}
}

// TestFormulaChain: thousands of formulas, each of which reads the next.
func TestFormulaChain(t *testing.T) {
	const rows = 20_000
	var b strings.Builder
	for i := 1; i < rows; i++ {
		fmt.Fprintf(&b, `<row><c><f>A%d+1</f></c></row>`, i+1)
	}
	b.WriteString(`<row><c><v>1</v></c></row>`)
	s := readSheet(t, packSheet(t, "<sheetData>"+b.String()+"</sheetData>"))
	if got := s.Rows[0].Cells[0].Text; got != fmt.Sprint(rows) {
		t.Error(got)
	}
}

func TestXLSXRefused(t *testing.T) {
	encrypted := func() []byte {
		f := excelize.NewFile()
		defer f.Close()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "тайна"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	zeros := strings.Repeat("\x00", 100<<20)
	whole := packSheet(t, `<sheetData/>`)
	lying := packSheet(t, "<sheetData>"+strings.Repeat(`<row><c><v>1</v></c></row>`, 10_000))
	lyingSize(lying)
	var many strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&many, `<sheet name="%d" r:id="r1"/>`, i)
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"password", encrypted(), "the workbook is protected by a password"},
		{"xlsb", pack(t, "xl/workbook.bin", "x"), "this is a binary workbook (XLSB)"},
		{"cut off", whole[:len(whole)-30], "the workbook is damaged: its zip directory is not there"},
		{"no book", pack(t, "xl/worksheets/sheet1.xml", "<worksheet/>"), "the workbook is damaged: xl/workbook.xml is missing"},
		{"broken XML", packSheet(t, "<sheetData><row></cell"), "the workbook is damaged: xl/worksheets/sheet1.xml: "},
		{"zip bomb", packSheet(t, "", "xl/media/a.png", zeros), "the workbook unpacks to more than 256 MiB"},
		{"a size that lies", lying, "the workbook is damaged: "},
		{"an endless text", packSheet(t, "<sheetData>"+strings.Repeat("а б в г", 2<<20)), "the workbook"},
		{"XML bomb", packSheet(t, `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>`), "the workbook is damaged: "},
		{"nested", packSheet(t, "", "xl/styles.xml", strings.Repeat("<a>", 200_000)), "the workbook is damaged: xl/styles.xml: "},
		{"too many sheets", pack(t, "_rels/.rels", rootRels, "xl/workbook.xml", `<workbook><sheets>`+many.String()+`</sheets></workbook>`), "the workbook has more than 1000 sheets"},
		{"wide and long", packSheet(t, "<sheetData>"+strings.Repeat(`<row><c/></row>`, 500)+wideRows(500)+"</sheetData>"), "the workbook has more than 5000000 cells"},
		{"all of it merged", packSheet(t, `<sheetData>`+strings.Repeat(`<row><c><v>1</v></c></row>`, 1000)+`</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:IV256"/>`, 100)+`</mergeCells>`), "the workbook has more than 5000000 cells"},
		{"a cell outside", packSheet(t, `<sheetData><row r="99999999"><c><v>1</v></c></row></sheetData>`), "the workbook is damaged: xl/worksheets/sheet1.xml: a cell lies outside of the sheet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !Is(tt.data) {
				t.Error("not claimed")
			}
			_, err := Read(tt.data, Limits{})
			var refusal *Refusal
			if !errors.As(err, &refusal) || !strings.HasPrefix(refusal.Msg, tt.want) || refusal.Hint == "" {
				t.Errorf("%+v, want %s", refusal, tt.want)
			}
		})
	}
}

// wideRows are rows whose only cell is the last one.
func wideRows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, 1000+i, 1000+i)
	}
	return b.String()
}

// lyingSize makes every part of a zip say that it unpacks to 10 bytes.
func lyingSize(data []byte) {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return
		}
		at += i
		copy(data[at+24:], "\x0a\x00\x00\x00")
		at += 4
	}
}

func TestIs(t *testing.T) {
	tests := []struct {
		name string
		data string
		want bool
	}{
		{"nothing", "", false},
		{"CSV", "Название;Цена\nЕль;1990\n", false},
		{"tabs", "\t\x00\tЦена\n", false},
		{"HTML table", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table>`, false},
		{"other XML", `<?xml version="1.0"?><yml_catalog><shop/></yml_catalog>`, false},
		{"XML that speaks of it", `<?xml version="1.0"?><a xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Workbook/></a>`, false},
		{"Word", string(pack(t, "word/document.xml", "<a/>")), false},
		{"OpenDocument", string(pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>")), false},
		{"an old Word document", string(ole("WordDocument", make([]byte, 5000), false)), false},
		{"damaged OLE2 with the name", oleMagic + strings.Repeat("\x00", 600) + string(wide("Workbook\x00")), true},
		{"SpreadsheetML", "\xef\xbb\xbf\r\n" + `<?xml version="1.0"?><!-- a --><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, true},
		{"SpreadsheetML with prefixes", `<ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"/>`, true},
		{"records", string(stream8(nil)), true},
	}
	for _, tt := range tests {
		if got := Is([]byte(tt.data)); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestReal reads a FAQ of 326 questions as a company keeps it, where it is at hand.
func TestReal(t *testing.T) {
	data, err := os.ReadFile(filepath.FromSlash("../../../../shared/data/real/rutube-faq.xlsx"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("../shared/data/real is absent")
	}
	if err != nil {
		t.Fatal(err)
	}
	s := readSheet(t, data)
	if len(s.Rows) != 327 || s.Rows[326].Number != 327 || len(s.Notes) != 0 {
		t.Error(len(s.Rows), s.Notes)
	}
}

func FuzzXLSX(f *testing.F) {
	f.Add(packSheet(f, `<sheetData><row><c t="s"><v>0</v></c><c><f>A1&amp;1</f></c></row></sheetData>`, "xl/sharedStrings.xml", `<sst><si><t>a</t></si></sst>`))
	f.Fuzz(checkRead)
}

// FuzzSheet: the bytes are the sheet, which a zip would hide from the fuzzer.
func FuzzSheet(f *testing.F) {
	f.Add([]byte(`<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="2"><c r="B2" s="1"><v>1</v></c><c><f>SUM(B:B)+B2</f></c></row></sheetData><mergeCells><mergeCell ref="B2:D4"/></mergeCells>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		checkRead(t, packSheet(t, string(sheet), "xl/styles.xml",
			`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0&quot; шт&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`))
	})
}
