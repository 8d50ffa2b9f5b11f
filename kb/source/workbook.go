package source

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
	spreadsheet "firstline/kb/source/workbook"
)

func isWorkbook(f *file) bool { return spreadsheet.Is(f.data) }

// readWorkbook reads every sheet that its author shows. The rows of a hidden sheet are accounted
// for, and not used: what is hidden is hidden for a reason, or forgotten.
func readWorkbook(f *file, b *builder) (kb.SourceKind, error) {
	book, err := spreadsheet.Read(f.data, spreadsheet.Limits{Unpacked: f.options.Limits.Unpacked})
	if refusal, ok := errors.AsType[*spreadsheet.Refusal](err); ok {
		return "", refuse(f.path, refusal.Msg, refusal.Hint)
	}
	if err != nil {
		return "", refuse(f.path, err.Error(), "")
	}
	if err := checkSheets(f, book.Sheets); err != nil {
		return "", err
	}
	var sheets []sheet
	for _, s := range book.Sheets {
		b.openSheet(s.Name)
		if slices.Contains(f.options.SkipSheets, s.Name) {
			for _, row := range s.Rows {
				b.skip(row.Number, "a sheet that skip_sheets leaves out")
			}
			continue
		}
		for _, note := range s.Notes {
			b.problem(notAsItStands, note.Row, note.Message, note.Hint)
		}
		if s.Hidden {
			b.skipSheet(s)
			continue
		}
		sheets = append(sheets, newSheet(s))
	}
	b.openSheet("")
	return b.readSheets(f, sheets)
}

// checkSheets refuses a sheet that the project leaves out and the workbook does not have.
func checkSheets(f *file, sheets []spreadsheet.Sheet) error {
	var names []string
	for _, s := range sheets {
		names = append(names, s.Name)
	}
	for _, name := range f.options.SkipSheets {
		if !slices.Contains(names, name) {
			return &kb.SyntaxError{Pos: f.pos(0), Msg: "no sheet is called " + name, Hint: "the sheets are " + strings.Join(names, ", ")}
		}
	}
	return nil
}

// skipSheet accounts for the rows of a hidden sheet.
func (b *builder) skipSheet(s spreadsheet.Sheet) {
	for _, row := range s.Rows {
		b.skip(row.Number, "a hidden sheet")
	}
	if len(s.Rows) > 0 {
		b.problem(hiddenPart, 0, fmt.Sprintf("the sheet is hidden: none of its %d rows is used", len(s.Rows)),
			"unhide it if customers may know what it says")
	}
}

// newSheet takes the cells of a sheet for those of a table.
func newSheet(s spreadsheet.Sheet) sheet {
	made := sheet{name: s.Name, hiddenColumns: s.HiddenColumns}
	width := 0 // a row ends where nothing follows, the sheet does not
	for _, row := range s.Rows {
		width = max(width, len(row.Cells))
	}
	for n, row := range s.Rows {
		if n > 0 {
			made.records = append(made.records, blankRows(s.Rows[n-1].Number, row.Number)...)
		}
		r := record{line: row.Number, end: row.Number, hidden: row.Hidden, cells: make([]cell, width)}
		for i, c := range row.Cells {
			r.cells[i] = newCell(c.Text, row.Number)
			r.cells[i].exact = c.Exact
			r.cells[i].across, r.cells[i].down = c.Across, c.Down
			r.cells[i].style, r.cells[i].indent = c.Style, c.Indent
		}
		made.records = append(made.records, r)
	}
	return made
}

// maxGap is how many empty rows in a row are looked at: one of them parts tables as well as a million
// above a cell that somebody lost at the bottom of the sheet.
const maxGap = 1000

// blankRows gives the empty rows between two rows of a sheet, which the file does not have.
func blankRows(above, below int) []record {
	var gap []record
	for line := above + 1; line < below && len(gap) < maxGap; line++ {
		gap = append(gap, record{line: line, end: line})
	}
	return gap
}
