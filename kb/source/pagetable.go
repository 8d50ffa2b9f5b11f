package source

import (
	"sort"
	"strings"
	"unicode/utf8"

	"firstline/kb/source/md"
)

// pageTable is a table of a page, between pipes: a line of labels, a ruler, and the rows.
type pageTable struct {
	start, end int    // its lines, that of its name among them; end is the first one after it
	name       string // what stands right above it, in bold type or before a colon
	rows       []md.Row
	isEntries  bool // its rows are, wherever it stands
}

// findTables finds the tables at the margin; what is indented, or stands in a list item or a
// quotation, belongs to that. The tables of a document are given as they are there, with what the
// lines between pipes do not tell of merged cells.
func (p *page) findTables(asTheyAre []md.Table) {
	originals := map[string]md.Table{}
	for _, t := range asTheyAre {
		originals[strings.Join(t.Markdown().Lines, "\n")] = t
	}
	for _, b := range p.blocks {
		if b.head != noHead || p.hangs(b.start) {
			continue
		}
		for i := b.start; i+1 < b.end; i++ {
			if !p.beginsTable(i) {
				continue
			}
			t := p.tableAt(i, b.end)
			if original, ok := originals[strings.Join(p.lines[i:t.end], "\n")]; ok {
				t.rows = original.Rows
			}
			p.tables = append(p.tables, t)
			i = t.end - 1
		}
	}
}

// hangs tells whether a line begins a list or a quotation.
func (p *page) hangs(line int) bool {
	_, _, isItem := cutItem(p.lines[line])
	return isItem || strings.HasPrefix(strings.TrimSpace(p.lines[line]), ">")
}

// beginsTable tells whether a line holds the labels of a table: the one below rules it.
func (p *page) beginsTable(line int) bool {
	return p.isRow(line) && p.isRow(line+1) && isPipeRuler(p.lines[line+1]) &&
		len(pipeCells(p.lines[line])) == len(pipeCells(p.lines[line+1]))
}

func (p *page) isRow(line int) bool {
	s := p.lines[line]
	return strings.Contains(s, "|") && indentOf(s) == 0 && !p.fenced(line)
}

// tableAt reads the table whose labels stand on a line of a block.
func (p *page) tableAt(line, end int) pageTable {
	t := pageTable{start: line, end: line + 2}
	for t.end < end && p.isRow(t.end) {
		t.end++
	}
	table := md.Table{}
	for i := t.start; i < t.end; i++ {
		if i == t.start+1 {
			continue
		}
		row := md.Row{}
		for _, text := range pipeCells(p.lines[i]) {
			row.Cells = append(row.Cells, md.Cell{Text: text})
		}
		table.Rows = append(table.Rows, row)
	}
	table.Tidy()
	t.rows = table.Rows
	if above, name := p.nameAbove(line); name != "" {
		t.start, t.name = above, name
	}
	return t
}

// nameAbove finds the name of a table: a short line that stands alone above it, all in bold type,
// as the caption of a document does, or ending with a colon.
func (p *page) nameAbove(table int) (line int, name string) {
	const long = 80
	line = table - 1
	for line >= 0 && strings.TrimSpace(p.lines[line]) == "" {
		line--
	}
	if line < 0 || p.inTable(line) || line > 0 && strings.TrimSpace(p.lines[line-1]) != "" && !p.isHead(line-1) {
		return 0, ""
	}
	written := strings.TrimSpace(p.lines[line])
	name = strings.TrimSuffix(written, ":")
	if bold, rest, ok := cutBold(written); ok && strings.Trim(rest, ":. ") == "" {
		name = strings.TrimRight(bold, ":. ")
	} else if name == written {
		return 0, ""
	}
	isText := !p.isHead(line) && !p.fenced(line) && !p.hangs(line) && indentOf(p.lines[line]) == 0
	if !isText || utf8.RuneCountInString(name) > long || isRemark(record{cells: []cell{newCell(name, line+1)}}) {
		return 0, ""
	}
	return line, name
}

// inTable tells whether a line belongs to a table of the page.
func (p *page) inTable(line int) bool {
	at := sort.Search(len(p.tables), func(i int) bool { return p.tables[i].end > line })
	return at < len(p.tables) && p.tables[at].start <= line
}

// mostlyTables tells whether nine of ten characters of a page stand in the rows of its tables.
func (p *page) mostlyTables() bool {
	inTables, outside := 0, 0
	for i, line := range p.lines {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		switch {
		case p.inTable(i):
			inTables += n
		case !strings.HasPrefix(line, "#"):
			outside += n
		}
	}
	return inTables > 9*outside
}

// isPipeRuler: |---|:--:|.
func isPipeRuler(line string) bool {
	for _, cell := range pipeCells(line) {
		if dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":"); dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return true
}

// pipeCells cuts a line at its pipes; one behind \ is a character.
func pipeCells(line string) []string {
	line = strings.TrimPrefix(strings.TrimSpace(line), "|")
	var cells []string
	var cell strings.Builder
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && i+1 < len(line) && line[i+1] == '|':
			cell.WriteByte('|')
			i++
		case line[i] == '|':
			cells = append(cells, strings.TrimSpace(cell.String()))
			cell.Reset()
		default:
			cell.WriteByte(line[i])
		}
	}
	if rest := strings.TrimSpace(cell.String()); rest != "" {
		cells = append(cells, rest)
	}
	return cells
}
