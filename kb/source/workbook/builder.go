package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// The size of a sheet as Excel has it. What lies outside is damage.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// builder gathers the sheets of a book and counts the cells that they cost.
type builder struct {
	book  Book
	left  int // cells that may still be made
	total int
	looks map[look]int

	formats  map[string]*format
	date1904 bool // days are counted from 1904-01-01
	salvaged bool // the records were found without the directory that leads to them
	bytes    int  // of text that may still be made of formats
}

func newBuilder(l Limits) *builder {
	return &builder{left: l.Cells, total: l.Cells, bytes: int(l.Unpacked), looks: map[look]int{{}: 0}, formats: map[string]*format{}}
}

// style gives the number of a look: 0 for what has nothing of its own.
func (b *builder) style(l look) int {
	n, ok := b.looks[l]
	if !ok {
		n = len(b.looks)
		b.looks[l] = n
	}
	return n
}

// spend counts cells that are made or walked over.
func (b *builder) spend(cells int) error {
	if b.left -= cells; b.left < 0 {
		return tooManyCells(b.total)
	}
	return nil
}

// made counts text that was not in the file as it is: a format may say a lot in every cell.
func (b *builder) made(text string) error {
	if b.bytes -= len(text); b.bytes < 0 {
		return &Refusal{"the workbook says more in its number formats than can be held", "save it as CSV"}
	}
	return nil
}

func tooManyCells(limit int) error {
	return &Refusal{
		fmt.Sprintf("the workbook has more than %d cells", limit),
		"delete the formatting of empty rows and columns, or cut it into several files",
	}
}

// finish gives the book that was built.
func (b *builder) finish() (*Book, error) {
	if len(b.book.Sheets) == 0 {
		return nil, &Refusal{"the workbook has no sheet with cells", "open it and save it as XLSX"}
	}
	return &b.book, nil
}

// begin starts a sheet.
func (b *builder) begin(name string, hidden bool) *sheetBuilder {
	return &sheetBuilder{
		b: b, sheet: Sheet{Name: name, Hidden: hidden}, index: map[int]int{},
		hiddenRows: map[int]bool{}, sorted: true,
	}
}

// sheetBuilder gathers one sheet. Rows and columns count from 0 here.
type sheetBuilder struct {
	b          *builder
	sheet      Sheet
	index      map[int]int // row → its place in sheet.Rows
	sorted     bool
	width      int // columns that the sheet has cells in, empty ones counted
	height     int
	hiddenRows map[int]bool
	hidden     [][2]int // columns, first and last
	merges     []area
	links      []link
	notes      []cellNote
	untold     int // over the limit
}

// cellNote is a note and the column that it is about.
type cellNote struct {
	Note
	column int
}

// area is a rectangle of cells, its edges among them.
type area struct {
	top, left, bottom, right int
}

type link struct {
	area
	address string
}

// maxNotes of a sheet: who has more mistakes than that mends them in the workbook's own program.
const maxNotes = 1000

// note tells of the cell in a row and column.
func (s *sheetBuilder) note(row, column int, hint, format string, args ...any) {
	if len(s.notes) >= maxNotes {
		s.untold++
		return
	}
	message := cellName(row, column) + ": " + fmt.Sprintf(format, args...)
	s.notes = append(s.notes, cellNote{Note{row + 1, message, hint}, column})
}

// row finds or makes a row.
func (s *sheetBuilder) row(n int) *Row {
	if last := len(s.sheet.Rows) - 1; last >= 0 && s.sheet.Rows[last].Number == n+1 {
		return &s.sheet.Rows[last]
	}
	i, ok := s.index[n]
	if !ok {
		i = len(s.sheet.Rows)
		s.index[n] = i
		s.sorted = s.sorted && (i == 0 || s.sheet.Rows[i-1].Number <= n)
		width := 0
		if i > 0 {
			width = len(s.sheet.Rows[i-1].Cells)
		}
		s.sheet.Rows = append(s.sheet.Rows, Row{Number: n + 1, Cells: make([]Cell, 0, width)})
	}
	return &s.sheet.Rows[i]
}

// errOutside is the mistake of a cell that no sheet has.
var errOutside = errors.New("a cell lies outside of the sheet")

// empty tells that the sheet has a cell with nothing in it.
func (s *sheetBuilder) empty(row, column int) error {
	if row < 0 || row >= maxRow || column < 0 || column >= maxColumn {
		return errOutside
	}
	s.height, s.width = max(s.height, row+1), max(s.width, column+1)
	return nil
}

// set puts a cell where it belongs. An empty one only makes the sheet wider.
func (s *sheetBuilder) set(row, column int, c Cell) error {
	if err := s.empty(row, column); err != nil || c.Text == "" {
		return err
	}
	at, err := s.cell(row, column)
	if err != nil {
		return err
	}
	*at = c
	return nil
}

// cell makes room for a cell, and for the empty ones before it.
func (s *sheetBuilder) cell(row, column int) (*Cell, error) {
	r := s.row(row)
	if grow := column + 1 - len(r.Cells); grow > 0 {
		if err := s.b.spend(grow); err != nil {
			return nil, err
		}
		r.Cells = slices.Grow(r.Cells, grow)[:column+1]
	}
	return &r.Cells[column], nil
}

// end gives the sheet to the book: merged cells filled, hidden rows and columns marked.
func (s *sheetBuilder) end() error {
	for _, l := range s.links {
		if err := s.addLink(l); err != nil {
			return err
		}
	}
	for _, m := range s.merges {
		if err := s.merge(m); err != nil {
			return err
		}
	}
	if !s.sorted {
		slices.SortFunc(s.sheet.Rows, func(a, b Row) int { return a.Number - b.Number })
	}
	for i := range s.sheet.Rows {
		s.sheet.Rows[i].Hidden = s.hiddenRows[s.sheet.Rows[i].Number-1]
	}
	s.sheet.HiddenColumns = s.hiddenColumns()
	s.endNotes()
	s.b.book.Sheets = append(s.b.book.Sheets, s.sheet)
	return nil
}

// endNotes puts the notes in order.
func (s *sheetBuilder) endNotes() {
	slices.SortStableFunc(s.notes, func(a, b cellNote) int { return cmp.Or(a.Row-b.Row, a.column-b.column) })
	for _, n := range s.notes {
		s.sheet.Notes = append(s.sheet.Notes, n.Note)
	}
	if s.untold > 0 {
		last := s.notes[len(s.notes)-1].Row
		s.sheet.Notes = append(s.sheet.Notes, Note{last, fmt.Sprintf("%d more cells of this sheet are not read as they stand", s.untold), ""})
	}
}

// hiddenColumns lists the hidden columns up to the last with a cell: Excel's own way to end a
// sheet is to hide the thousands behind it.
func (s *sheetBuilder) hiddenColumns() []int {
	width := 0
	for _, r := range s.sheet.Rows {
		width = max(width, len(r.Cells))
	}
	hidden := make([]bool, width)
	for _, h := range s.hidden[:min(len(s.hidden), maxColumn)] {
		for c := max(h[0], 0); c <= h[1] && c < width; c++ {
			hidden[c] = true
		}
	}
	var columns []int
	for c, yes := range hidden {
		if yes {
			columns = append(columns, c)
		}
	}
	return columns
}
