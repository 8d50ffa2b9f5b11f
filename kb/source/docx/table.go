package docx

import (
	"fmt"
	"strings"

	"firstline/kb/source/md"
)

// The bounds of a table: columns that one cell may reach over (Word has 63), and cells of all
// tables of a document.
const (
	maxColumns = 1000
	maxCells   = 1_000_000
)

// cell is a cell of a row as the document has it.
type cell struct {
	items   []item
	columns int
	covered bool // by the cell above
}

// tableRow is a row with its number.
type tableRow struct {
	number int
	header bool
	before int // columns that are left free
	cells  []cell
}

// table reads a table. One of a single column is a frame around paragraphs.
func (r *reader) table(n *node) {
	frame := widthOf(n) < 2
	if !frame {
		r.inCell++
	}
	rows := r.rows(n, nil)
	if !frame {
		r.inCell--
	}
	if frame || r.inCell == 0 && holdsHeadings(rows) {
		for _, row := range rows {
			for _, c := range row.cells {
				r.items = append(r.items, c.items...)
			}
		}
		return
	}
	t := md.Table{Rows: r.unfold(rows)}
	if len(t.Rows) == 0 {
		return
	}
	t.Line = t.Rows[0].Line
	t.Tidy()
	if r.inCell == 0 {
		r.tables = append(r.tables, t)
	}
	it := item{table: true, text: t.Markdown()}
	if r.inCell > 0 {
		it.text = flatten(t)
	}
	it.plain = strings.Join(it.text.Lines, " ")
	r.items = append(r.items, it)
}

// widthOf is the number of cells of the longest row.
func widthOf(n *node) int {
	width, cells := 0, 0
	for _, child := range n.children {
		switch child.name {
		case "tc":
			cells++
		case "tr", "sdt", "sdtContent", "customXml", "ins", "moveTo":
			width = max(width, widthOf(child))
		}
	}
	return max(width, cells)
}

// rows collects the rows of a table, those inside of content controls among them.
func (r *reader) rows(n *node, rows []tableRow) []tableRow {
	for _, child := range n.children {
		switch child.name {
		case "tr":
			if r.inside == 0 {
				r.number++
			}
			if child.child("trPr", "del") != nil {
				r.omit("deleted words of tracked changes", len(strings.Fields(deleted(child))))
				continue
			}
			row := tableRow{number: r.number}
			row.header, _ = child.child("trPr").on("tblHeader")
			row.before, _ = child.child("trPr").number("gridBefore")
			row.cells = r.rowCells(child, nil)
			rows = append(rows, row)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			rows = r.rows(child, rows)
		}
	}
	return rows
}

func (r *reader) rowCells(n *node, cells []cell) []cell {
	for _, child := range n.children {
		switch child.name {
		case "tc":
			tcPr := child.child("tcPr")
			c := cell{columns: 1}
			if span, ok := tcPr.number("gridSpan"); ok {
				c.columns = min(max(span, 1), maxColumns)
			}
			if merge, ok := tcPr.val("vMerge"); ok {
				c.covered = merge != "restart"
			}
			c.items = r.within(child)
			cells = append(cells, c)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			cells = r.rowCells(child, cells)
		}
	}
	return cells
}

// holdsHeadings tells whether a table only arranges a page: headings with text stand in its cells.
func holdsHeadings(rows []tableRow) bool {
	for _, row := range rows {
		for _, c := range row.cells {
			for _, it := range c.items {
				if it.level > 0 && len(c.items) > 1 {
					return true
				}
			}
		}
	}
	return false
}

// unfold writes the cells, those that are merged into every place that they cover.
func (r *reader) unfold(rows []tableRow) []md.Row {
	var all []md.Row
	var above []md.Cell
	width := 0
	for _, row := range rows {
		out := md.Row{Line: row.number}
		for range min(max(row.before, 0), maxColumns) {
			out.Cells = append(out.Cells, md.Cell{})
		}
		for _, c := range row.cells {
			text := cellText(c.items)
			for i := range c.columns {
				at := len(out.Cells)
				one := md.Cell{Text: text, Across: i > 0, Header: row.header}
				if c.covered && at < len(above) {
					one.Text, one.Down = above[at].Text, true
				}
				out.Cells = append(out.Cells, one)
			}
		}
		if r.cells += len(out.Cells); r.cells > maxCells {
			r.note(fmt.Sprintf("the table is cut: the tables of a document may have %d cells", maxCells), "cut it into several documents")
			break
		}
		above = out.Cells
		if hasText(out.Cells) {
			width = max(width, len(out.Cells))
			all = append(all, out)
		}
	}
	width = min(width, maxCells/max(len(all), 1))
	for i := range all {
		for len(all[i].Cells) < width {
			all[i].Cells = append(all[i].Cells, md.Cell{})
		}
	}
	return all
}

func hasText(cells []md.Cell) bool {
	for _, c := range cells {
		if c.Text != "" {
			return true
		}
	}
	return false
}

func cellText(items []item) string {
	var lines []string
	for _, it := range items {
		for i, line := range it.text.Lines {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			switch {
			case it.code:
				line = md.CodeSpan(line)
			case it.mark != "" && i == 0:
				line = it.mark + " " + line
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "<br>")
}

// flatten writes a table that stands in a cell of another one: a line for every row.
func flatten(t md.Table) md.Text[int] {
	var text md.Text[int]
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row.Cells {
			if c.Text != "" && !c.Across {
				cells = append(cells, c.Text)
			}
		}
		text.Add(row.Line, strings.Join(cells, " — "))
	}
	return text
}
