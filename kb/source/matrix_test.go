package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"firstline/kb"
)

// logical is one price list, before anybody saves it.
func logical() [][]string {
	return [][]string{
		{"Артикул", "Наименование", "Цена, руб.", "Ед."},
		{"Замки и петли", "", "", ""},
		{"ЗМ-101", "Замок врезной, левый", "1990", "шт"},
		{"ЗМ-102", "Замок накладной Ёж", "2450", "шт"},
		{"", "", "", ""},
		{"Инструмент", "", "", ""},
		{"ИН-7", "Отвёртка; крест", "350", "шт"},
		{"ИН-8", "Рулетка 5 м | сталь", "480", "шт"},
		{"ИН-9", "Набор ключей 8\t17", "12500", "компл"},
	}
}

// quotings are the ways in which programs put cells between quotes.
func quotings() map[string]func(cell, separator string) string {
	quote := func(cell, _ string) string { return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"` }
	needed := func(cell, separator string) string {
		if strings.Contains(cell, separator) {
			return quote(cell, separator)
		}
		return cell
	}
	return map[string]func(cell, separator string) string{
		"every cell":   quote,
		"where needed": needed,
		"all but empty": func(cell, separator string) string {
			if cell == "" {
				return ""
			}
			return quote(cell, separator)
		},
	}
}

// saved is the list as a file.
func saved(t *testing.T, enc encoding.Encoding, separator string, quoting func(cell, separator string) string) []byte {
	t.Helper()
	var text strings.Builder
	for _, row := range logical() {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = quoting(cell, separator)
		}
		text.WriteString(strings.Join(cells, separator) + "\r\n")
	}
	data, err := enc.NewEncoder().Bytes([]byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestOneListSavedInManyWays: what an editor's program makes of a price list when it saves it does not
// change what is read: 7 encodings, 4 separators and 3 ways to quote give 84 times the same.
func TestOneListSavedInManyWays(t *testing.T) {
	var want []kb.Entry
	read := 0
	for _, name := range []string{"utf-8", "utf-16le", "windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5"} {
		enc, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "utf-16le" {
			enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
		}
		for _, separator := range []string{",", ";", "\t", "|"} {
			for style, quoting := range quotings() {
				what := fmt.Sprintf("%s, %q, quotes around %s", name, separator, style)
				s, err := Load(fstest.MapFS{"kb/a.csv": {Data: saved(t, enc, separator, quoting)}}, []string{"kb/a.csv"}, Options{})
				if err != nil {
					t.Errorf("%s: %v", what, err)
					continue
				}
				if read++; want == nil {
					want = s.Entries
				}
				if diff := cmp.Diff(want, s.Entries); diff != "" || s.Encoding != name {
					t.Errorf("%s, read as %s:\n%s", what, s.Encoding, diff)
				}
			}
		}
	}
	if len(want) != 5 || want[0].Prices[0].Amount != "1990.00" || want[4].Prices[0].Currency != "RUB" || want[2].Path[0] != "Инструмент" {
		t.Errorf("%+v", want)
	}
	if read != 84 {
		t.Errorf("%d files were read", read)
	}
}
