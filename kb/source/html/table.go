package html

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// maxCells bounds the cells of all tables of a page, those that merged cells cover among them.
const maxCells = 1_000_000

// table writes a table between pipes. One that only arranges a page is written cell by cell.
func (w *writer) table(n *html.Node) {
	rows := rowsOf(n)
	switch code := listing(rows); {
	case code != nil:
		w.code(code)
		return
	case w.arrangesTable(n, rows):
		w.children(n)
		return
	case holdsListing(n):
		w.records(rows)
		return
	}
	table := md.Table{}
	unfold := md.Unfold{Max: maxCells - w.page.cells}
	var plain strings.Builder
	for _, row := range rows {
		var cells []md.Spanned
		for _, cell := range cellsOf(row) {
			text, words := w.cellText(cell)
			plain.WriteString(" " + words)
			cells = append(cells, md.Spanned{
				Cell:    md.Cell{Text: text, Header: cell.DataAtom == atom.Th || row.Parent.DataAtom == atom.Thead},
				Columns: spanOf(cell, "colspan", 1000), Rows: spanOf(cell, "rowspan", 65534),
			})
		}
		unfold.Row(w.page.facts.line(row), cells)
	}
	table.Rows = dropEmpty(unfold.Rows())
	for _, row := range table.Rows {
		w.page.cells += len(row.Cells)
	}
	if unfold.Full() {
		w.page.notes = append(w.page.notes, md.Note{Line: w.page.facts.line(n), Message: fmt.Sprintf("the table is cut: the tables of a page may have %d cells", maxCells), Hint: "cut it into several pages"})
	}
	if caption := find(n, named(atom.Caption)); caption != nil {
		title, _ := w.line(caption)
		if len(title.text.Lines) > 0 {
			table.Caption = title.text.Lines[0]
			title.text.Lines[0] = "**" + title.text.Lines[0] + "**"
			w.add(title)
		}
	}
	if len(table.Rows) > 0 {
		table.Line = table.Rows[0].Line
		table.Tidy()
		w.page.tables = append(w.page.tables, table)
		w.add(block{text: table.Markdown(), plain: plain.String()})
	}
}

// rowsOf gives the rows of a table without those of tables inside of it.
func rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	each(n, func(e *html.Node) bool {
		if e.DataAtom == atom.Tr {
			rows = append(rows, e)
		}
		return e.DataAtom != atom.Tr && e.DataAtom != atom.Table
	})
	return rows
}

func cellsOf(row *html.Node) []*html.Node {
	var cells []*html.Node
	for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
			cells = append(cells, cell)
		}
	}
	return cells
}

// arrangesTable tells whether a table is no table to a reader: it has one column, or holds
// headings, questions or other tables.
func (w *writer) arrangesTable(n *html.Node, rows []*html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(cellsOf(row)))
	}
	if width < 2 || w.page.facts.holds(n, aTable|aHead|aQuestion) {
		return true
	}
	return w.page.facts.holds(n, aHeading) && find(n, func(e *html.Node) bool {
		level := headingLevel(e)
		return 0 < level && level < 5 && !alone(e)
	}) != nil
}

// alone tells whether a heading is all there is in its cell: a large word in a table.
func alone(heading *html.Node) bool {
	for up := heading.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Td || up.DataAtom == atom.Th {
			return words(up) == words(heading)
		}
	}
	return false
}

// cellText writes what a cell holds in one line.
func (w *writer) cellText(cell *html.Node) (text, words string) {
	inner := w.blocksOf(cell)
	var lines []string
	var seen strings.Builder
	for i := range inner {
		b := &inner[i]
		seen.WriteString(" " + b.plain)
		all := b.text.Lines
		if b.code {
			all = all[1 : len(all)-1]
		}
		for _, line := range all {
			if b.code {
				line = md.CodeSpan(strings.TrimSpace(line))
			}
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "<br>"), seen.String()
}

// spanOf reads colspan and rowspan; 0 rows mean all that follow.
func spanOf(cell *html.Node, name string, most int) int {
	span, err := strconv.Atoi(attr(cell, name))
	switch {
	case err != nil || span < 0, span == 0 && name == "colspan":
		return 1
	case span == 0:
		return most
	}
	return min(span, most)
}

// dropEmpty leaves out rows without a word.
func dropEmpty(rows []md.Row) []md.Row {
	kept := rows[:0]
	for _, row := range rows {
		for _, cell := range row.Cells {
			if cell.Text != "" {
				kept = append(kept, row)
				break
			}
		}
	}
	return kept
}
