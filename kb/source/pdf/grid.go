package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"firstline/kb/source/md"
)

// grid is a table that is being found.
type grid struct {
	rows    []row // those of the table and those that follow
	columns *row  // the last row with all cells
	cells   [][]md.Cell
	full    int // rows with all cells
	end     int // the row after the last of them
	pitch   float64
}

// tableAt gives the table that begins at a row, and the row after it; nil where there is none. Its
// first row may be a header whose names do not begin where the cells below them do.
func tableAt(rows []row, at int) (*md.Table, []Place, int) {
	t, places, end := gridAt(rows, at)
	if t != nil || at+1 >= len(rows) || len(rows[at].cells) < 2 {
		return t, places, end
	}
	header := &rows[at]
	t, places, end = gridAt(rows, at+1)
	if t == nil || !header.isOver(rows[at+1:end], len(t.Rows[0].Cells)) {
		return nil, nil, at
	}
	cells := make([]md.Cell, len(header.cells))
	for i := range cells {
		cells[i].Text = md.Escape(header.cells[i].text)
	}
	t.Rows = slices.Insert(t.Rows, 0, md.Row{Line: header.number, Cells: cells})
	return t, slices.Insert(places, 0, header.place()), end
}

// isOver tells whether each cell of a row stands over the column of its own of a table below: right of
// the column before it, and left of the one after it.
func (r *row) isOver(rows []row, width int) bool {
	if down := r.base - rows[0].base; len(r.cells) != width || r.mono || down <= 0 || down > 3*r.size || r.page != rows[0].page {
		return false
	}
	for i := range rows {
		below := rows[i].cells
		if len(below) != width {
			continue
		}
		for n, c := range r.cells {
			if n > 0 && c.left <= below[n-1].right || n+1 < width && c.right >= below[n+1].left {
				return false
			}
		}
	}
	return true
}

// gridAt gives the table whose cells begin, end or are centred at the same places. One shows for
// certain where three rows or more have the same columns.
func gridAt(rows []row, at int) (*md.Table, []Place, int) {
	const few = 3
	if len(rows[at].cells) < 2 {
		return nil, nil, at
	}
	g := &grid{rows: rows[at:], columns: &rows[at], pitch: math.Inf(1)}
	for i := range g.rows {
		if !g.add(i) {
			break
		}
	}
	if g.full < few || isProse(g.rows[:g.end]) {
		return nil, nil, at
	}
	t, places := g.table()
	return t, places, at + g.end
}

// add takes a row into the table where it fits.
func (g *grid) add(i int) bool {
	r := &g.rows[i]
	down := 0.0
	if i > 0 {
		before := &g.rows[i-1]
		if down = before.base - r.base; down <= 0 && r.page == before.page {
			return false
		}
	}
	if r.mono {
		return false
	}
	if alike(g.columns, r) {
		if i > 0 && g.end == i && down > 0 {
			g.pitch = min(g.pitch, down)
		}
		cells := make([]md.Cell, len(r.cells))
		for n := range r.cells {
			cells[n].Text = md.Escape(r.cells[n].text)
		}
		g.cells = append(g.cells, cells)
		g.columns, g.end = r, i+1
		g.full++
		return true
	}
	cells := spread(g.columns, r)
	if cells != nil {
		g.cells = append(g.cells, cells)
	}
	return cells != nil
}

// table writes the rows.
func (g *grid) table() (*md.Table, []Place) {
	t := &md.Table{}
	var places []Place
	for i, cells := range g.cells[:g.end] {
		if i > 0 && g.goesOn(i) {
			last := t.Rows[len(t.Rows)-1].Cells
			for n := range cells {
				last[n].Text = joined(last[n].Text, cells[n].Text)
			}
			continue
		}
		t.Rows = append(t.Rows, md.Row{Line: g.rows[i].number, Cells: cells})
		places = append(places, g.rows[i].place())
	}
	return t, places
}

// goesOn tells whether a row with fewer cells goes on with the text of the row above: it stands
// closer to it than rows do, or is one cell that begins with a small letter.
func (g *grid) goesOn(i int) bool {
	r := &g.rows[i]
	if len(r.cells) == len(g.cells[i]) || r.page != g.rows[i-1].page {
		return false
	}
	down := g.rows[i-1].base - r.base
	first, _ := utf8.DecodeRuneInString(r.text())
	return down < 0.87*g.pitch && down < 2*r.size || len(r.cells) == 1 && unicode.IsLower(first) && down < 1.3*r.size
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// alike tells whether two rows have the same columns: each cell begins, ends or is centred where
// the one above does.
func alike(a, b *row) bool {
	if len(a.cells) != len(b.cells) || math.Abs(a.size-b.size) > 1.5 {
		return false
	}
	near := a.size * 0.6
	for i := range a.cells {
		x, y := a.cells[i], b.cells[i]
		if math.Abs(x.left-y.left) > near && math.Abs(x.right-y.right) > near && math.Abs(x.left+x.right-y.left-y.right) > 2*near {
			return false
		}
	}
	return true
}

// spread puts the cells of a row that has fewer of them into the columns that they stand in; nil
// where one reaches over two columns.
func spread(columns, r *row) []md.Cell {
	if len(r.cells) >= len(columns.cells) {
		return nil
	}
	cells := make([]md.Cell, len(columns.cells))
	near := r.size * 0.6
	for _, c := range r.cells {
		at := -1
		for i := range columns.cells {
			begins := columns.cells[i].left - near
			ends := math.Inf(1)
			if i+1 < len(columns.cells) {
				ends = columns.cells[i+1].left
			}
			if c.left >= begins && c.right < ends {
				at = i
			}
		}
		if at < 0 || cells[at].Text != "" {
			return nil
		}
		cells[at].Text = md.Escape(c.text)
	}
	return cells
}

// isProse tells two columns of running text from the columns of a table: their lines are long, and
// there are many.
func isProse(rows []row) bool {
	const long, many = 25, 5
	letters, cells := 0, 0
	for i := range rows {
		for _, c := range rows[i].cells {
			letters += utf8.RuneCountInString(c.text)
			cells++
		}
	}
	return len(rows) >= many && len(rows[0].cells) == 2 && letters > long*cells
}

// proseColumns puts two columns of prose that the file draws line by line one after the other.
func proseColumns(rows []row) []row {
	var all []row
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows) && len(rows[end].cells) == 2 && (end == i || aligned(&rows[end-1], &rows[end])) {
			end++
		}
		if end-i < 5 || !isProse(rows[i:end]) {
			all = append(all, rows[i])
			i++
			continue
		}
		for column := range 2 {
			for _, r := range rows[i:end] {
				r.cells = r.cells[column : column+1 : column+1]
				r.gap = 0
				all = append(all, r)
			}
		}
		setLimits(all[len(all)-2*(end-i):])
		i = end
	}
	return all
}

// aligned tells whether the columns of two rows begin at the same places.
func aligned(a, b *row) bool {
	return math.Abs(a.cells[0].left-b.cells[0].left) < a.size && math.Abs(a.cells[1].left-b.cells[1].left) < a.size
}
