package source

import "cmp"

// sheet is a table as a file gives it, before anybody knows what it holds: a CSV file is one, a
// workbook has several, an HTML page has one for every <table>.
type sheet struct {
	name          string // empty where a file has only one, without a name
	records       []record
	hiddenColumns []int // counted from 0
	delim         byte  // what parts the cells in the file, 0 where nothing can be mistaken for it
}

// record is one row of a table as the file has it.
type record struct {
	cells     []cell
	line, end int    // counted from 1
	mistake   string // what makes it unreadable
	hidden    bool   // whoever opens the file does not see it
	row       int    // among the records of its sheet, from 0; set while it is read
}

// cell is what stands between two delimiters, and the line on which it begins.
type cell struct {
	text     string
	exact    string // for readers of amounts, where text could be misread; empty elsewhere
	original string // as the author wrote it, where text is not all of that
	line     int
	// across and down tell that the cell is covered by a merged one that begins to the left of it,
	// or above it; text repeats what stands there.
	across, down bool
	style        int // equal styles look alike; 0 is plain
	indent       int
}

func (r record) blank() bool { return r.filled() == 0 }

// filled counts the cells that hold something of their own.
func (r record) filled() int {
	n := 0
	for i := range r.cells {
		if r.cells[i].own() {
			n++
		}
	}
	return n
}

// own tells whether a cell holds something that does not merely repeat its neighbour.
func (c cell) own() bool { return c.text != "" && !c.across && !c.down }

// width is the number of cells up to the last one that is not empty.
func (r record) width() int {
	for n := len(r.cells); n > 0; n-- {
		if r.cells[n-1].text != "" {
			return n
		}
	}
	return 0
}

// amounts gives the text of cell i for a reader of amounts.
func (r record) amounts(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return cmp.Or(r.cells[i].exact, r.cells[i].text)
}

// at gives the text of cell i, empty where the row is shorter.
func (r record) at(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return r.cells[i].text
}
