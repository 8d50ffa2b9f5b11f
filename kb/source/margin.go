package source

import "strings"

// eachLine visits the lines of text at the margin: no heading, code, list, quotation or table.
func (p *page) eachLine(visit func(line int)) {
	for _, b := range p.blocks {
		if b.head != noHead {
			continue
		}
		m := margin{page: p, item: -1}
		for i := b.start; i < b.end; i++ {
			if m.isText(i, i > b.start) {
				visit(i)
			}
		}
	}
}

// margin goes through the lines of a block and knows the list that the line may stand in.
type margin struct {
	*page
	item int // the column of the list item above, -1 for none
}

// isText tells whether a line is text at the margin; inside tells that it is not the first of its
// block.
func (m *margin) isText(i int, inside bool) bool {
	line := strings.TrimSpace(m.lines[i])
	if line == "" || m.fenced(i) || m.inTable(i) {
		return false
	}
	at := indentOf(m.lines[i])
	if in, _, ok := cutItem(m.lines[i]); ok && (m.item < 0 || in <= m.item) {
		m.item = in
		return false
	}
	goesOn := inside && strings.TrimSpace(m.lines[i-1]) != "" && !strings.HasPrefix(line, "**")
	if m.item >= 0 && (at > m.item || goesOn) {
		return false
	}
	m.item = -1
	bold := strings.HasPrefix(line, "<b>") || strings.HasPrefix(line, "<strong>")
	return at < 4 && (!strings.ContainsAny(line[:1], ">|<") || bold)
}
