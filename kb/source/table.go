package source

import (
	"slices"

	"firstline/kb"
	"firstline/kb/text"
)

// table is rows under a header, with what its columns hold.
type table struct {
	sheet    string
	at       kb.Pos // of its header
	name     string // the title over it
	first    int    // its first column in the sheet
	above    []record
	head     *header
	header   []string // the labels of the columns; empty where the table has none
	columns  []column
	rows     []record
	turned   []record // the rows as they stand in the file, where the table lies on its side
	sampled  []record
	ledger   *ledger
	pieces   []piece
	kinds    int                     // the column that tells of which kind the price of a row is, -1 where there is none
	units    int                     // the column of units, -1 where there is none
	records  bool                    // its rows are no goods, see setRecords
	dealers  bool                    // its title says that its prices are those of dealers
	withheld []record                // whose prices name dealers
	commas   bool                    // commas part its cells
	read     map[string][]text.Money // what its cells of prices say
	codes    map[string]string       // currencies, by the words of their column
}

type column struct {
	header   string
	role     role
	currency string // what the header says
	unit     string // what its prices are for, where the header says so
	named    bool   // the project says what it holds
	regular  bool   // an old price, and the price of what is not on sale
}

// newTable makes a table of a part of a sheet. Columns have the roles that their labels show.
func newTable(p part, s *sheet, l *ledger) *table {
	t := &table{sheet: s.name, first: p.first, above: p.above, head: p.header, rows: p.rows, turned: p.turned, ledger: l, commas: s.delim == ',', kinds: -1, units: -1}
	if name, _ := tableName(p.above); name != nil {
		t.name = oneLine(oneText(*name))
	}
	if p.header != nil {
		t.header = p.header.labels
	}
	for i := range t.width(s.delim != 0) {
		c := column{}
		if i < len(t.header) {
			c.header = plainHeader(t.header[i])
			c.role, c.currency, c.unit = labelRole(p.header.lowest[i], c.header), currencyOf(c.header), unitOf(c.header)
		}
		if c.role.single() && t.find(c.role) >= 0 {
			c.role = unknownRole
		}
		t.columns = append(t.columns, c)
	}
	for _, hidden := range s.hiddenColumns {
		if i := hidden - p.first; i >= 0 && i < len(t.columns) {
			t.columns[i].role = hiddenRole
		}
	}
	t.checkRoles()
	t.setRegular()
	return t
}

// width is the number of columns: that of the header, or what most rows have. Where nothing can
// be mistaken for a delimiter, it is that of the widest row.
func (t *table) width(parted bool) int {
	_, width := consistency(t.rows)
	if len(t.header) > 0 {
		width = len(t.header)
	}
	if !parted {
		for _, r := range t.rows {
			width = max(width, r.width())
		}
	}
	return min(max(width, 1), maxColumns)
}

// find gives the first column of a role, -1 where there is none.
func (t *table) find(r role) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.role == r })
}

// headerLine is the line of the header, 0 where there is none.
func (t *table) headerLine() int {
	if t.head == nil {
		return 0
	}
	return t.head.lines[0].line
}

// kind: a table with questions and answers is a FAQ, every other one a price list, unless its columns
// show that it is one of records.
func (t *table) kind() kb.SourceKind {
	if t.isFAQ() {
		return kb.KindFAQ
	}
	return kb.KindPrices
}

// share tells which part of the cells of a column that are not empty are as they should, in the
// first rows.
func (t *table) share(column int, is func(string) bool) float64 {
	good, filled := 0, 0
	for _, r := range t.sample() {
		if cell := r.at(column); cell != "" {
			filled++
			if is(cell) {
				good++
			}
		}
	}
	if filled == 0 {
		return 0
	}
	return float64(good) / float64(filled)
}

// sample gives the first rows of more than one cell, from which columns are judged.
func (t *table) sample() []record {
	const rows = 500
	if t.sampled == nil {
		t.sampled = []record{}
		for _, r := range t.rows[:min(len(t.rows), rows)] {
			if r.filled() > 1 {
				t.sampled = append(t.sampled, r)
			}
		}
	}
	return t.sampled
}

// reached gives the columns that a row has cells in.
func (t *table) reached(r record) []column { return t.columns[:min(len(t.columns), len(r.cells))] }
