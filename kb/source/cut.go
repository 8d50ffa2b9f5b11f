package source

import (
	"slices"
	"sort"
	"strings"
)

// mark is a place at which a page is cut though no heading stands there: a question in bold type,
// the title of a fold-out, a table, the end of one.
type mark struct {
	block           // start is its line, end the first line of the text below it
	edits    []edit // lines that are the text's only in part
	hanged   bool   // the text may be indented below its mark
	until    int    // the first line that is not its own; 0: up to the next mark or heading
	sure     bool   // a question that ends as questions do
	answered bool   // its answer is marked
}

// edit is what remains of a line without a mark.
type edit struct {
	line int
	text string
}

// cut makes blocks of marks. A block of text in which one stands becomes two.
func (p *page) cut(marks []mark) {
	slices.SortStableFunc(marks, func(a, b mark) int { return a.start - b.start })
	for i := range marks {
		for _, e := range marks[i].edits {
			p.lines[e.line] = e.text
		}
	}
	p.insert(marks)
	var heads []int
	for _, b := range p.blocks {
		if b.head != noHead {
			heads = append(heads, b.start)
		}
	}
	for i := range marks {
		if marks[i].hanged {
			p.outdent(&marks[i], heads)
		}
	}
	p.blocks = slices.DeleteFunc(p.blocks, func(b block) bool { return b.head == noHead && b.piece && p.isBlank(&b) })
	p.levels()
}

// insert puts the blocks of marks between those of the page, which end where they begin, and begin
// where they end.
func (p *page) insert(marks []mark) {
	old := p.blocks
	p.blocks = make([]block, 0, len(old)+2*len(marks))
	for _, m := range marks {
		for len(old) > 0 && old[0].start < m.start && old[0].end <= m.start {
			p.blocks, old = append(p.blocks, old[0]), old[1:]
		}
		if len(old) > 0 && old[0].start < m.start {
			before := old[0]
			before.end, before.piece = m.start, true
			p.blocks = append(p.blocks, before)
			old[0].start, old[0].piece = m.start, true
		}
		p.blocks = append(p.blocks, m.block)
		for len(old) > 0 && old[0].end <= m.end {
			old = old[1:]
		}
		if len(old) > 0 && old[0].start < m.end {
			old[0].start, old[0].piece = m.end, true
		}
	}
	p.blocks = append(p.blocks, old...)
}

// outdent takes off the indentation that all lines of a mark's text have.
func (p *page) outdent(m *mark, heads []int) {
	from, until := m.end, m.until
	if until == 0 {
		until = len(p.lines)
		if next := sort.SearchInts(heads, m.start+1); next < len(heads) {
			until = heads[next]
		}
	}
	for _, e := range m.edits {
		if e.line == from {
			from++ // it began behind the mark
		}
	}
	width := -1
	for i := from; i < until; i++ {
		if in := indentOf(p.lines[i]); strings.TrimSpace(p.lines[i]) != "" && (width < 0 || in < width) {
			width = in
		}
	}
	for i := from; i < until && width > 0; i++ {
		p.lines[i] = outdented(p.lines[i], width)
	}
}

// levels gives every mark its level: one below the heading or the fold-out that it stands in.
func (p *page) levels() {
	type place struct {
		level         int
		title, anchor string
		asks          bool
	}
	within := []place{{}} // the heading above, and for each fold-out that is open the one in it
	for i := range p.blocks {
		b := &p.blocks[i]
		at := &within[len(within)-1]
		switch b.head {
		case noHead:
		case headingHead:
			if len(within) > 1 {
				b.level = max(b.level, within[len(within)-2].level+2) // below the fold-out's title
			}
			*at = place{b.level, b.title, b.anchor, b.asks}
		case questionHead:
			b.level = at.level + 1
		case foldHead, tableHead:
			b.level = at.level + 1
			within = append(within, place{b.level, b.title, b.anchor, b.asks})
		case resumedHead:
			if len(within) > 1 {
				within = within[:len(within)-1]
			}
			above := within[len(within)-1]
			b.level, b.title, b.anchor, b.asks = above.level, above.title, above.anchor, above.asks
		}
	}
}

// indentOf is the column at which a line begins; a tab reaches to the next multiple of four.
func indentOf(line string) int {
	column := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		default:
			return column
		}
	}
	return column
}

// outdented takes white space of at most a width off the beginning of a line.
func outdented(line string, width int) string {
	column, at := 0, 0
	for at < len(line) && column < width {
		switch line[at] {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		default:
			return line[at:]
		}
		at++
	}
	return line[at:]
}
