package source

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
)

// stored gives a file of an archive as it would lie under kb/. An archive holds nothing but UTF-8: a
// second word in its name is the encoding of the file, and of a workbook it has the text.
func stored(t *testing.T, f txtar.File) (string, []byte) {
	t.Helper()
	path, encoding, _ := strings.Cut(f.Name, " ")
	switch {
	case encoding != "":
		return path, encode(t, string(f.Data), encoding)
	case filepath.Ext(path) == ".xlsx":
		return path, workbookOf(t, string(f.Data))
	}
	return path, f.Data
}

// workbookOf makes a workbook of a text: a line [Name] begins a sheet, and one below it of a row; | parts
// the cells. A ~ hides what follows it: a sheet before its name, a column before its header.
func workbookOf(t *testing.T, text string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	var sheet string
	row := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "["); ok {
			sheet, row = addSheet(t, book, strings.TrimSuffix(name, "]")), 0
			continue
		}
		row++
		for i, cell := range strings.Split(line, "|") {
			addCell(t, book, sheet, i+1, row, cell)
		}
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func addSheet(t *testing.T, book *excelize.File, name string) string {
	t.Helper()
	name, hidden := strings.CutPrefix(name, "~")
	if _, err := book.NewSheet(name); err != nil {
		t.Fatal(err)
	}
	if err := book.SetSheetVisible(name, !hidden); err != nil {
		t.Fatal(err)
	}
	return name
}

func addCell(t *testing.T, book *excelize.File, sheet string, column, row int, text string) {
	t.Helper()
	letter, err := excelize.ColumnNumberToName(column)
	if err != nil {
		t.Fatal(err)
	}
	text, hidden := strings.CutPrefix(text, "~")
	if hidden {
		if err := book.SetColVisible(sheet, letter, false); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetCellValue(sheet, fmt.Sprint(letter, row), text); err != nil {
		t.Fatal(err)
	}
}
