package workbook

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write testdata/prices.xlsx, of which LibreOffice makes the other books; see priceBook")

// priceBook is a price list with all that a sheet may have. The books in testdata are the same
// list: prices.xml typed by hand as Excel 2003 writes it, and two saved by LibreOffice:
//
//	soffice --headless --convert-to "xls:MS Excel 97" prices.xlsx
//	soffice --headless --convert-to "xlsx:Calc MS Excel 2007 XML" prices.xlsx   (as prices-lo.xlsx)
func priceBook(tb testing.TB) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Прайс лист"
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", sheet))
	style := func(code string, s excelize.Style) int {
		if code != "" {
			s.CustomNumFmt = &code
		}
		id, err := f.NewStyle(&s)
		must(err)
		return id
	}
	set := func(cell string, value any, id int) {
		must(f.SetCellValue(sheet, cell, value))
		must(f.SetCellStyle(sheet, cell, cell, id))
	}
	bold := style("", excelize.Style{Font: &excelize.Font{Bold: true}})
	category := style("", excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
	indented := style("", excelize.Style{Alignment: &excelize.Alignment{Indent: 2, Horizontal: "left"}})
	code := style("00000", excelize.Style{})
	roubles := style(`#,##0.00\ "₽"`, excelize.Style{})
	dollars := style(`[$$-409]#,##0.00`, excelize.Style{})
	whole := style("0", excelize.Style{})
	percent := style("0%", excelize.Style{})
	date := style("dd.mm.yyyy", excelize.Style{})
	stamp := style("dd.mm.yyyy hh:mm", excelize.Style{})
	clock := style("h:mm", excelize.Style{})
	from := style(`"от "0`, excelize.Style{})
	pieces := style(`0" шт"`, excelize.Style{})
	free := style(`0;-0;"бесплатно"`, excelize.Style{})
	long := style(`[h]:mm`, excelize.Style{})

	set("A1", "Цены на ёлки — 2026", bold)
	must(f.MergeCell(sheet, "A1", "F1"))
	for i, h := range []string{"Код", "Название", "Цена, ₽", "Цена, $", "Скидка", "Действует"} {
		cell, err := excelize.CoordinatesToCellName(i+1, 2)
		must(err)
		set(cell, h, bold)
	}
	set("A3", "Живые", category)
	set("A4", 12, code)
	set("B4", "Ель\nобыкновенная", indented)
	set("C4", 1990.5, roubles)
	set("D4", 25.1, dollars)
	set("E4", 0.2, percent)
	set("F4", 46265, date)
	set("A5", 13, code)
	set("B5", "Пихта", indented)
	must(f.SetCellFormula(sheet, "C5", "C4*2"))
	must(f.SetCellStyle(sheet, "C5", "C5", roubles))
	set("D5", 1990.5, whole)
	set("E5", 0.125, percent)
	set("F5", 46265.604166666664, stamp)
	must(f.SetRowVisible(sheet, 5, false))
	set("A6", "00014", 0)
	set("B6", "Сосна <&> \"крым\"", indented)
	set("C6", 800, from)
	set("D6", 5, pieces)
	set("E6", 0, free)
	set("F6", 0.604166666666667, clock)
	set("A7", "Искусственные", category)
	set("B8", "Набор", 0)
	must(f.MergeCell(sheet, "B8", "B9"))
	set("C8", 4600000000000, 0)
	set("C9", 0.1, 0)
	set("D8", true, 0)
	must(f.SetCellFormula(sheet, "D9", `CONCATENATE("итого ",COUNT(C4:C9))`))
	must(f.SetCellFormula(sheet, "E8", "1/0"))
	set("F8", 1.5, long)
	set("A11", "Сайт", 0)
	must(f.SetCellHyperLink(sheet, "A11", "https://example.com/elki", "External"))
	must(f.SetColVisible(sheet, "D", false))

	_, err := f.NewSheet("Скрытый")
	must(err)
	must(f.SetCellValue("Скрытый", "C3", "закупка"))
	must(f.SetSheetVisible("Скрытый", false))
	b, err := f.WriteToBuffer()
	must(err)
	return b.Bytes()
}

// priceTexts is what a person sees in it.
func priceTexts() map[string][][]string {
	title := "Цены на ёлки — 2026"
	return map[string][][]string{
		"Прайс лист": {
			{title, title, title, title, title, title},
			{"Код", "Название", "Цена, ₽", "Цена, $", "Скидка", "Действует"},
			{"Живые"},
			{"00012", "Ель\nобыкновенная", "1990.50 ₽", "$25.10", "20 %", "2026-08-31"},
			{"00013", "Пихта", "3981.00 ₽", "1990.5", "12.5 %", "2026-08-31 14:30"},
			{"00014", `Сосна <&> "крым"`, "от 800", "5 шт", "бесплатно", "14:30"},
			{"Искусственные"},
			{"", "Набор", "4600000000000", "TRUE", "", "36:00"},
			{"", "Набор", "0.1", "итого 5"},
			{"Сайт"},
		},
		"Скрытый": {{"", "", "закупка"}},
	}
}

func texts(b *Book) map[string][][]string {
	sheets := map[string][][]string{}
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			var row []string
			for _, c := range r.Cells {
				row = append(row, c.Text)
			}
			sheets[s.Name] = append(sheets[s.Name], row)
		}
	}
	return sheets
}

// TestSameTable: one table gives the same texts from every format, and the same marks.
func TestSameTable(t *testing.T) {
	made := priceBook(t)
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "prices.xlsx"), made, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string][]byte{"made here": made}
	for _, name := range []string{"prices-lo.xlsx", "prices.xls", "prices.xml"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = data
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			if !Is(data) {
				t.Error("not claimed")
			}
			b, err := Read(data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(priceTexts(), texts(b)); diff != "" {
				t.Error(diff)
			}
			checkMarks(t, b)
		})
	}
}

func checkMarks(t *testing.T, b *Book) {
	t.Helper()
	s := b.Sheets[0]
	if s.Hidden || len(b.Sheets) != 2 || !b.Sheets[1].Hidden {
		t.Error("the second of two sheets is hidden")
	}
	if diff := cmp.Diff([]int{3}, s.HiddenColumns); diff != "" {
		t.Error(diff)
	}
	var numbers, hidden []int
	for _, r := range s.Rows {
		numbers = append(numbers, r.Number)
		if r.Hidden {
			hidden = append(hidden, r.Number)
		}
	}
	if diff := cmp.Diff([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 11}, numbers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{5}, hidden); diff != "" {
		t.Error("hidden rows", diff)
	}
	if c := s.Rows[0].Cells; c[0].Across || !c[5].Across || c[5].Down {
		t.Error("A1:F1 is merged")
	}
	if c := s.Rows[8].Cells[1]; !c.Down || c.Across {
		t.Error("B8:B9 is merged")
	}
	look := func(row, column int) int { return s.Rows[row].Cells[column].Style }
	if look(2, 0) == 0 || look(2, 0) != look(6, 0) || look(1, 0) == look(2, 0) || look(1, 0) == 0 || look(3, 1) != 0 {
		t.Error("styles:", look(2, 0), look(6, 0), look(1, 0), look(3, 1))
	}
	if got := s.Rows[3].Cells[1].Indent; got != 2 && b.Format != "xls" {
		t.Error("indent:", got)
	}
	if len(s.Notes) != 1 || s.Notes[0].Row != 8 {
		t.Error("notes:", s.Notes)
	}
}

// checkRead is what every fuzz target holds: whatever the bytes are, the result is a book whose rows are in order and
// no wider than a sheet, or a refusal.
func checkRead(t *testing.T, data []byte) {
	t.Helper()
	b, err := Read(data, Limits{Unpacked: 4 << 20, Cells: 100_000})
	if err != nil {
		if _, ok := err.(*Refusal); !ok || err.Error() == "" { //nolint:errorlint // it is promised unwrapped
			t.Errorf("error is no refusal: %v", err)
		}
		return
	}
	cells := 0
	for _, s := range b.Sheets {
		last := 0
		for _, r := range s.Rows {
			if r.Number <= last || r.Number > maxRow {
				t.Fatalf("row %d behind row %d", r.Number, last)
			}
			last = r.Number
			cells += len(r.Cells)
			if len(r.Cells) > maxColumn {
				t.Fatalf("row %d has %d cells", r.Number, len(r.Cells))
			}
		}
		if len(s.Notes) > maxNotes+1 {
			t.Fatalf("%d notes", len(s.Notes))
		}
	}
	if cells > 100_000 {
		t.Fatalf("%d cells", cells)
	}
}
