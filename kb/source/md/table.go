package md

import (
	"slices"
	"strings"
)

// Table is a table of a document with every merged cell unfolded.
type Table struct {
	Line    int // of its first row
	Caption string
	Rows    []Row
}

// Row is a row of a table.
type Row struct {
	Line  int
	Cells []Cell
}

// Cell is a place in a table. One that a merged cell covers repeats its text.
type Cell struct {
	Text         string // Markdown; line breaks are <br>
	Across, Down bool   // covered from the left, from above
	Header       bool
}

// Markdown writes the table between pipes, its first row above the ruler. A cell that reaches over
// a whole row, the title of the rows below it, is written once.
func (t Table) Markdown() Text[int] {
	var text Text[int]
	for i, row := range t.Rows {
		var line, ruler strings.Builder
		whole := row.whole()
		for n, cell := range row.Cells {
			if whole && n > 0 {
				cell.Text = ""
			}
			line.WriteString("| " + pipeCell(cell.Text) + " ")
			ruler.WriteString("|---")
		}
		text.Add(row.Line, line.String()+"|")
		if i == 0 {
			text.Add(row.Line, ruler.String()+"|")
		}
	}
	return text
}

// whole tells whether the first cell covers all others.
func (r Row) whole() bool {
	for _, cell := range r.Cells[min(1, len(r.Cells)):] {
		if !cell.Across {
			return false
		}
	}
	return true
}

// Tidy takes bold type off cells that are bold as a whole: a table says with its lines what text
// says with type. A row of nothing but bold cells, at the top of the table, is a header.
func (t *Table) Tidy() {
	top := true
	for _, row := range t.Rows {
		bold := true
		for i := range row.Cells {
			cell := &row.Cells[i]
			text, ok := unbold(cell.Text)
			bold = bold && (ok || cell.Text == "")
			cell.Text = text
		}
		top = top && bold
		for i := range row.Cells {
			row.Cells[i].Header = row.Cells[i].Header || top
		}
	}
}

func unbold(s string) (string, bool) {
	inner, ok := strings.CutPrefix(s, "**")
	if !ok || len(inner) < 3 || strings.Index(inner, "**") != len(inner)-2 {
		return s, false
	}
	return inner[:len(inner)-2], true
}

// pipeCell makes a text fit for one cell of a line.
func pipeCell(s string) string {
	s = strings.ReplaceAll(s, "\n", "<br>")
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Unfold makes rows of cells that reach over several columns and rows.
type Unfold struct {
	// Max is the number of cells beyond which nothing is added: a few attributes can ask for
	// more cells than there is memory.
	Max   int
	rows  []Row
	below []below
	cells int
	full  bool
}

// below is what reaches down into a column of the next rows.
type below struct {
	rows int
	cell Cell
}

// Spanned is a cell as a document has it; Columns and Rows below 1 are 1.
type Spanned struct {
	Cell
	Columns, Rows int
}

// Full tells whether the limit was met and cells were cut off.
func (u *Unfold) Full() bool { return u.full }

// Row adds a row.
func (u *Unfold) Row(line int, cells []Spanned) {
	row := &Row{Line: line}
	for _, cell := range cells {
		u.cover(row)
		for i := range max(cell.Columns, 1) {
			cell.Across = i > 0
			u.add(row, cell.Cell)
			u.reach(len(row.Cells)-1, max(cell.Rows, 1)-1, cell.Cell)
		}
	}
	u.cover(row)
	for last := u.last(); len(row.Cells) <= last && !u.full; u.cover(row) {
		u.add(row, Cell{})
	}
	u.rows = append(u.rows, *row)
}

// cover repeats the cells above that reach into the next columns of the row.
func (u *Unfold) cover(row *Row) {
	for at := len(row.Cells); at < len(u.below) && u.below[at].rows > 0 && !u.full; at++ {
		u.add(row, u.below[at].cell)
		u.below[at].rows--
	}
}

// reach remembers how far down a column is covered.
func (u *Unfold) reach(column, rows int, cell Cell) {
	for len(u.below) <= column {
		u.below = append(u.below, below{})
	}
	cell.Down = true
	if column >= 0 {
		u.below[column] = below{rows, cell}
	}
}

// last is the last column into which something reaches, -1 where there is none.
func (u *Unfold) last() int {
	for at, b := range slices.Backward(u.below) {
		if b.rows > 0 {
			return at
		}
	}
	return -1
}

func (u *Unfold) add(row *Row, cell Cell) {
	if u.cells >= u.Max {
		u.full = true
		return
	}
	u.cells++
	row.Cells = append(row.Cells, cell)
}

// Rows gives the rows, the short ones filled up with empty cells; those without any cell are left
// out.
func (u *Unfold) Rows() []Row {
	width := 0
	for _, row := range u.rows {
		width = max(width, len(row.Cells))
	}
	width = min(width, u.Max/max(len(u.rows), 1)+1)
	var rows []Row
	for _, row := range u.rows {
		if len(row.Cells) == 0 {
			continue
		}
		for len(row.Cells) < width {
			row.Cells = append(row.Cells, Cell{})
		}
		rows = append(rows, row)
	}
	return rows
}
