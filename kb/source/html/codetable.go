package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// listing gives the code of a table that only sets the numbers of its lines beside it. It is nil
// where a table is another one.
func listing(rows []*html.Node) *html.Node {
	if len(rows) != 1 {
		return nil
	}
	cells := cellsOf(rows[0])
	if len(cells) != 2 || find(cells[0], named(atom.Pre)) == nil || !isNumbers(cells[0]) {
		return nil
	}
	return find(cells[1], named(atom.Pre))
}

// holdsListing tells whether a cell of a table holds code of several lines, for which a pipe table has
// no place.
func holdsListing(n *html.Node) bool {
	return find(n, func(e *html.Node) bool {
		return e.DataAtom == atom.Pre && strings.Contains(strings.TrimSpace(content(e)), "\n")
	}) != nil
}

// records writes a table row by row, each cell behind the header of its column.
func (w *writer) records(rows []*html.Node) {
	var headers []string
	for i, row := range rows {
		if i == 0 && find(row, named(atom.Td)) == nil {
			for _, cell := range cellsOf(row) {
				headers = append(headers, words(cell))
			}
			continue
		}
		column := 0
		for _, cell := range cellsOf(row) {
			inner := w.blocksOf(cell)
			if column < len(headers) && headers[column] != "" && len(inner) > 0 {
				inner = labelledBlocks(headers[column], w.page.facts.line(cell), inner)
			}
			w.blocks = append(w.blocks, inner...)
			column += spanOf(cell, "colspan", 1000)
		}
	}
}

// labelledBlocks gives blocks with a label before them, in the same line where that is one.
func labelledBlocks(label string, line int, blocks []block) []block {
	mark := "**" + md.Escape(label) + "**:"
	first := &blocks[0]
	if len(first.text.Lines) == 1 && first.level == 0 && !first.tight && !first.question {
		first.text.Lines[0] = mark + " " + first.text.Lines[0]
		first.plain = label + " " + first.plain
		return blocks
	}
	above := block{plain: label}
	above.text.Add(line, mark)
	return append([]block{above}, blocks...)
}
