package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	goldmark "github.com/yuin/goldmark/text"

	"firstline/kb"
	"firstline/kb/source/md"
	"firstline/kb/text"
)

// tableMarks gives the marks of the tables whose rows become entries, and forgets the others: they
// are text, as is every table in the answer to a question, and inside of a component where the
// author does not say that the page is a price list.
func (p *page) tableMarks(wanted kb.SourceKind, folds []mark, owned func(line int) bool) (starts, ends []mark) {
	p.tables = slices.DeleteFunc(p.tables, func(t pageTable) bool {
		return !t.isEntries || owned(t.start) || owned(t.end-1)
	})
	if len(p.tables) > 0 && wanted != kb.KindPrices {
		wrapped := p.wrapped(folds)
		p.tables = slices.DeleteFunc(p.tables, func(t pageTable) bool { return wrapped[t.start] })
	}
	for _, t := range p.tables {
		starts = append(starts, mark{block: block{head: tableHead, title: t.name, start: t.start, end: t.end}})
		ends = append(ends, mark{block: block{head: resumedHead, start: t.end, end: t.end}})
	}
	return starts, ends
}

// readTables reads the tables at which a page is cut, and gives what they hold by their sections.
func (p *page) readTables(b *builder, sections []section) (map[int][]*table, error) {
	w := &workbook{file: b.file, kinds: map[kb.SourceKind]int{}}
	found := map[int][]*table{}
	for _, s := range sections {
		if s.head != tableHead {
			continue
		}
		at, _ := slices.BinarySearchFunc(p.tables, s.line-1, func(t pageTable, line int) int { return t.start - line })
		sheet := p.sheet(&p.tables[at])
		sheet.name = cmp.Or(s.title, lowest(s.path))
		first := len(w.tables)
		if err := w.readSheet(b, &sheet); err != nil {
			return nil, err
		}
		found[s.block] = w.tables[first:]
	}
	if len(found) == 0 {
		return nil, nil
	}
	if err := w.checkColumns(); err != nil {
		return nil, err
	}
	for _, t := range w.tables {
		for i := range t.pieces {
			p.readPiece(&t.pieces[i])
		}
	}
	w.setKeys()
	return found, nil
}

// sheet takes a table of a page for a sheet.
func (p *page) sheet(t *pageTable) sheet {
	breaks := strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n")
	var s sheet
	for n, row := range t.rows {
		line := t.end - len(t.rows) // that of the labels, counted from 1
		if n > 0 {
			line += n + 1 // below the ruler
		}
		r := record{line: line, end: line, row: n}
		for _, c := range row.Cells {
			made := newCell(breaks.Replace(p.resolveLine(c.Text, "")), line)
			made.line, made.across, made.down = line, c.Across, c.Down
			if n == 0 {
				made.text = p.plain(made.text)
			}
			r.cells = append(r.cells, made)
		}
		s.records = append(s.records, r)
	}
	return s
}

// readPiece makes of what a row says an entry of a page: the title of a question without marks, its
// pictures in the body, and the line of a body that has more lines than the row forgotten. Items have
// their names without them already.
func (p *page) readPiece(made *piece) {
	if made.item == nil {
		_, images := media(made.Title, p.dialect)
		for _, image := range images {
			made.Body = strings.TrimPrefix(made.Body+"\n"+md.Image(image.Alt, image.Src), "\n")
		}
		made.Title = p.plain(made.Title)
	}
	if strings.Contains(made.Body, "\n") {
		made.BodyLine = 0
	}
}

// plain is the text of a cell without the marks of type, links and code.
func (p *page) plain(cell string) string {
	if !strings.ContainsAny(cell, "*_`[<\\") {
		return cell
	}
	source := []byte(cell)
	return cmp.Or(plainText(p.parser.Parse(goldmark.NewReader(source), parser.WithContext(parser.NewContext())), source), cell)
}

// addTable makes entries of what a table holds, below the headings above it and its names.
func (s *section) addTable(b *builder, t *table) {
	above := slices.Clip(s.path)
	for _, name := range []string{s.title, t.name} {
		if name != "" && !isSame(name, lowest(above)) {
			above = append(above, name)
		}
	}
	for _, p := range t.pieces {
		own := p.Path
		if len(own) > 0 && isSame(own[0], lowest(above)) {
			own = own[1:]
		}
		p.Path = slices.Concat(above, own)
		if n := len(p.Path); p.Kind == kb.Section && isSame(p.Title, lowest(p.Path)) {
			p.Path = p.Path[:n-1]
		}
		p.add(b)
	}
}

func isSame(a, b string) bool { return text.Fold(a) == text.Fold(b) }

// lowest gives the lowest title of a path, empty where there is none.
func lowest(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1]
}
