package workbook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

// xmlOf makes SpreadsheetML of one sheet.
func xmlOf(table string) string {
	return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
		`<Worksheet ss:Name="Лист"><Table>` + table + `</Table></Worksheet></Workbook>`
}

// TestXMLEncodings: the same book in the encodings that programs write.
func TestXMLEncodings(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "prices.xml"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "₽", "р.")
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(text, `"UTF-8"`, `"UTF-16"`, 1))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read([]byte(text), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for name, encoded := range map[string]string{
		"windows-1251": narrow(strings.Replace(text, `"UTF-8"`, `"windows-1251"`, 1)),
		"UTF-16":       utf16,
		"a mark":       "\xef\xbb\xbf" + text,
	} {
		t.Run(name, func(t *testing.T) {
			if !Is([]byte(encoded)) {
				t.Error("not claimed")
			}
			got, err := Read([]byte(encoded), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestXML(t *testing.T) {
	tests := []struct {
		name, table string
		want        map[string][][]string
		notes       int
	}{
		{
			"places", `<Row ss:Index="3" ss:Span="2"/><Row><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">a</Data></Cell></Row>`,
			map[string][][]string{"Лист": {{"", "1", "1", "a"}, {"", "1", "1"}}},
			0,
		},
		{
			"types", `<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="DateTime">2026-08-31T14:30:00.000</Data></Cell><Cell><Data ss:Type="Number">1990.1000000000001</Data></Cell><Cell ss:Formula="=R1C1"/></Row>`,
			map[string][][]string{"Лист": {{"TRUE", "2026-08-31 14:30", "1990.1"}}},
			1,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read([]byte(xmlOf(tt.table)), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, texts(b)); diff != "" {
				t.Error(diff)
			}
			if len(b.Sheets[0].Notes) != tt.notes {
				t.Error(b.Sheets[0].Notes)
			}
		})
	}
}

func TestXMLRefused(t *testing.T) {
	whole := xmlOf(`<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`)
	for name, data := range map[string]string{
		"cut off":    whole[:len(whole)-30],
		"outside":    xmlOf(`<Row ss:Index="1048576"/><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>`),
		"nested":     whole[:len(whole)-len("</Workbook>")] + strings.Repeat("<a>", 1000),
		"unbalanced": whole + "</Workbook></Workbook>",
		"no sheet":   `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
	} {
		if _, err := Read([]byte(data), Limits{}); err == nil {
			t.Error(name, "is read")
		}
	}
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(xmlOf(`<Column ss:Index="2" ss:Hidden="1"/><Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="DateTime">2026-08-31T14:30:00.000</Data></Cell></Row>`)))
	f.Fuzz(checkRead)
}
