package source

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/htmlindex"

	"firstline/kb"
)

// encode writes a text in an encoding, with its byte order mark where the name ends in +.
func encode(t *testing.T, text, name string) []byte {
	t.Helper()
	name, marked := strings.CutSuffix(name, "+")
	if marked {
		text = "\ufeff" + text
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestEncodingsAndSeparators reads one table in every encoding, with every separator and in every
// style of quoting: the entries are the same.
func TestEncodingsAndSeparators(t *testing.T) {
	rows := [][]string{
		{"Артикул", "Название", "Цена", "Что входит"},
		{"A-1", "Кофе Бразилия", "990 руб.", "Зёрна; мешок, 60 кг | для кофеен"},
		{"A-2", "Чай Ассам", "1 990 руб.", "Листовой, первый сбор"},
		{"A-3", "Какао", "от 800 руб.", "Молоко и сахар не входят, их подают отдельно"},
		{"A-4", "Цикорий", "договорная", "Для тех, кому нельзя кофе"},
	}
	var want []kb.Entry
	count := 0
	for _, encoding := range []string{"utf-8", "utf-8+", "utf-16le", "utf-16le+", "utf-16be", "utf-16be+", "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5"} {
		for _, delim := range []string{",", ";", "\t", "|"} {
			for _, style := range []string{"needed", "all", "crlf"} {
				name := fmt.Sprintf("%s %q %s", encoding, delim, style)
				data := encode(t, table2csv(rows, delim, style), encoding)
				s, err := Load(fstest.MapFS{"kb/prices.csv": {Data: data}}, []string{"kb/prices.csv"}, Options{})
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				if plain := strings.TrimSuffix(encoding, "+"); s.Encoding != plain {
					t.Errorf("%s: taken for %s", name, s.Encoding)
				}
				if want == nil {
					want = s.Entries
					if len(want) != 4 || len(want[3].Prices) != 1 || want[0].Prices[0].Amount != "990.00" {
						t.Fatalf("%+v", want)
					}
				}
				if diff := cmp.Diff(want, s.Entries); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
				count++
			}
		}
	}
	if count != 132 {
		t.Errorf("%d combinations", count)
	}
}

func table2csv(rows [][]string, delim, style string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(delim)
			}
			if style == "all" || strings.ContainsAny(cell, delim+"\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		if style == "crlf" {
			b.WriteString("\r")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestEncodingNamed(t *testing.T) {
	koi := encode(t, "# Да\n\nНет", "koi8-r")
	s, err := Load(fstest.MapFS{"a.md": {Data: koi}}, []string{"a.md"}, Options{Encoding: "KOI8-R"})
	if err != nil || s.Entries[0].Title != "Да" || s.Encoding != "koi8-r" {
		t.Errorf("by options: %v %+v", err, s)
	}
	front := encode(t, "---\nencoding: koi8-r\n---\n# Да\n\nНет", "koi8-r")
	s, err = Load(fstest.MapFS{"a.md": {Data: front}}, []string{"a.md"}, Options{})
	if err != nil || s.Entries[0].Title != "Да" {
		t.Errorf("by front matter: %v %+v", err, s)
	}
	for _, test := range []struct{ encoding, want, hint string }{
		{"windows-125", "a.md: windows-125 is no encoding that is known", "did you mean windows-1251?"},
		{"utf-8", "a.md:1: this is not UTF-8", "leave the encoding out to have it guessed, or name the right one"},
	} {
		_, err := Load(fstest.MapFS{"a.md": {Data: koi}}, []string{"a.md"}, Options{Encoding: test.encoding})
		var mistake *kb.SyntaxError
		if !errors.As(err, &mistake) || err.Error() != test.want || mistake.Hint != test.hint {
			t.Errorf("%s: %v, %+v", test.encoding, err, mistake)
		}
	}
}

// TestDecodingFindings: what is doubtful about the text of a file is a finding each, and the text
// that was repaired is read like any other.
func TestDecodingFindings(t *testing.T) {
	const misread = "## РљР°Рє РѕРїР»Р°С‚РёС‚СЊ?\n\nРљР°СЂС‚РѕР№.\n"
	tests := []struct {
		name, data, title string
		want              kb.Finding
	}{
		{"misread", misread, "Как оплатить?", kb.Finding{
			Pos: kb.Pos{Path: "a.md", Line: 1}, Code: repairedText, Severity: kb.Warning,
			Message: "2 lines were repaired, as “## РљР°Рє РѕРїР»Р°С‚РёС‚СЊ?” into “## Как оплатить?”: UTF-8 read as windows-1251",
			Hint:    "save the repaired text as UTF-8",
		}},
		{"lost", "# Оплата\n\nКарт\ufffdй или налич\ufffdыми.\n", "Оплата", kb.Finding{
			Pos: kb.Pos{Path: "a.md", Line: 3}, Code: lostText, Severity: kb.Warning,
			Message: "2 characters are lost; the first stood here, where � is now",
			Hint:    "write what stood there",
		}},
		{"doubtful", string(encode(t, "# åö\n\né\n", "windows-1252")), "åö", kb.Finding{
			Pos: kb.Pos{Path: "a.md"}, Code: doubtfulText, Severity: kb.Warning,
			Message: "the encoding is probably windows-1252 (71 %), or else windows-1251",
			Hint:    "name it: encoding: windows-1251, or encoding: windows-1252 where the guess is right",
		}},
	}
	for _, test := range tests {
		s := mustLoad(t, "a.md", test.data)
		if len(s.Entries) != 1 || s.Entries[0].Title != test.title {
			t.Errorf("%s: %+v", test.name, s.Entries)
		}
		if diff := cmp.Diff([]kb.Finding{test.want}, s.Problems); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestCRLF: the text of code has \n, and lines count as before.
func TestCRLF(t *testing.T) {
	for _, ends := range []string{"\r\n", "\r", "\n"} {
		text := strings.ReplaceAll("# A\n\ntext\n\n```\nx\ny\n```\n", "\n", ends)
		s := mustLoad(t, "a.md", text)
		e := s.Entries[0]
		if e.Code[0].Text != "x\ny" || e.Source.EndLine != 8 || e.Body != "text\n\n```\nx\ny\n```" {
			t.Errorf("%q: %+v", ends, e)
		}
	}
}
