// Package workbook reads the sheets of a spreadsheet as a person sees them: every cell with the
// text that is shown in it, and with what tells a reader how rows belong together: merged cells,
// what is hidden, what looks alike.
//
//	xlsx  Office Open XML, also of 1C, LibreOffice and web exports: the parts of the zip
//	xls   Excel 5 to 2003 (BIFF5, BIFF8): records in a stream of an OLE2 file, or bare
//	xml   SpreadsheetML of Excel 2003, whatever the ending of its name
//
// The parts of an xlsx are read here and not through excelize, whose row iterator gives neither
// the type of a cell nor its style nor its formula, and whose cell functions hold a sheet in memory
// several times over. What excelize does here is to compute formulas that were stored without a
// value (formula.go).
//
// # The text of a cell
//
// A number is written with all its digits, 15 of them significant, never rounded to what the
// column shows and never with an exponent. Of its number format it takes what is said beside the
// digits: the currency, the percent sign, words in quotes, leading zeros, decimals that are always
// shown; grouping of thousands is left out. A date is 2026-08-31, or 2026-08 where no day is
// shown; a time 14:30 or 14:30:15. The formats that Excel shows with the currency of the computer
// that it runs on (5 to 8, 42 and 44, where the file does not spell them out) add no currency.
//
// What could not be read as it stands is empty, and a note of its sheet says what and why.
package workbook

// Book is what was read of one file.
type Book struct {
	Format string // xlsx, xls, xml
	Sheets []Sheet
}

// Sheet is one page of cells, in the order of the book. Sheets of charts and macros are left out.
type Sheet struct {
	Name          string
	Hidden        bool
	Rows          []Row // in order; rows with nothing in them may be absent
	HiddenColumns []int // counted from 0, in order, as far as there are cells
	Notes         []Note
}

// Row is one line of a sheet, its cells counted from column 0 up to the last that holds something.
type Row struct {
	Number int  // as Excel shows it, from 1
	Hidden bool // by hand, or by a filter
	Cells  []Cell
}

// Cell is what a person sees in one place.
type Cell struct {
	Text   string
	Exact  string // Text for readers of amounts, where a number in it could be taken for thousands: 8.0750
	Link   string // the address behind it, if any
	Style  int    // 0 plain; equal numbers look alike in weight, size of font and fill, in the whole book
	Indent int    // levels of indentation
	Across bool   // covered by a merged cell to its left: Text repeats that one
	Down   bool   // covered by a merged cell above it: Text repeats that one
}

// Note tells what was not read as it stands: an error value, a formula without a stored value.
type Note struct {
	Row           int // as Excel shows it
	Message, Hint string
}

// Refusal is the error of a file that is not read, with the way out.
type Refusal struct { //nolint:errname // a file is refused, and the way out is said; nothing has failed
	Msg, Hint string
}

// Error is the message without its hint.
func (r *Refusal) Error() string { return r.Msg }

// Limits bound what a file may cost. Zero fields have their defaults.
type Limits struct {
	Unpacked int64 // bytes that a container may unfold to; 256 MiB
	Cells    int   // cells of all sheets, the empty ones between others counted; 5 million
}

func (l Limits) withDefaults() Limits {
	if l.Unpacked <= 0 {
		l.Unpacked = 256 << 20
	}
	if l.Cells <= 0 {
		l.Cells = 5_000_000
	}
	return l
}
