package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/source/md"
)

// writer writes the rows of a document as Markdown.
type writer struct {
	headings
	leading float64 // from one line of a paragraph to the next, in sizes of its letters
	text    md.Text[Place]
	title   string
	titles  int // headings of the first level

	open   bool // the last line is that of a paragraph that may go on
	item   bool // it is a list item
	before *row // the last row of it
	marks  []float64
}

// write puts the pages together.
func (d *Document) write(pages []page) {
	d.repair(pages)
	turned, first := 0, 0
	all := make([][]row, len(pages))
	for i := range pages {
		all[i] = proseColumns(rowsOf(&pages[i]))
		if turned += pages[i].turned; turned > 0 && first == 0 {
			first = pages[i].number
		}
	}
	if turned > 0 {
		d.Notes = append(d.Notes, md.Note{Line: first, Message: fmt.Sprintf("left out %d words that stand across the page", turned)})
	}
	d.dropMargins(all)
	w := &writer{headings: newHeadings(all), leading: leadingOf(all)}
	for _, rows := range all {
		w.page(rows)
	}
	if w.titles == 1 {
		d.Title = w.title
	}
	d.Lines, d.At = w.text.Lines, w.text.At
	if last := len(d.Lines) - 1; last >= 0 && d.Lines[last] == "" {
		d.Lines, d.At = d.Lines[:last], d.At[:last]
	}
	slices.SortStableFunc(d.Notes, func(a, b md.Note) int { return a.Line - b.Line })
}

// leadingOf is the distance of the lines of paragraphs, as most have it.
func leadingOf(pages [][]row) float64 {
	var all []float64
	for _, rows := range pages {
		for i := 1; i < len(rows); i++ {
			a, b := &rows[i-1], &rows[i]
			gap := (a.base - b.base) / a.size
			if math.Abs(a.size-b.size) < 0.5 && 0.9 < gap && gap < 2.2 {
				all = append(all, gap)
			}
		}
	}
	if len(all) == 0 {
		return 1.3
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func (w *writer) page(rows []row) {
	for at := 0; at < len(rows); {
		if rows[at].mono {
			at = w.code(rows, at)
			continue
		}
		if t, places, end := tableAt(rows, at); t != nil {
			w.table(t, places)
			at = end
			continue
		}
		if level := w.level(rows, at); level > 0 {
			at = w.heading(rows, at, level)
			continue
		}
		w.row(&rows[at])
		at++
	}
}

// heading writes a heading with all of its lines.
func (w *writer) heading(rows []row, at, level int) int {
	r := &rows[at]
	text := r.text()
	end := at + 1
	for end < len(rows) && w.level(rows, end) == level && !strings.HasSuffix(text, "?") &&
		rows[end-1].base-rows[end].base < 1.5*r.size && rows[end-1].base > rows[end].base && rows[end].bold == r.bold && rows[end-1].full(&rows[end]) {
		text = w.join(text, &rows[end-1], &rows[end])
		end++
	}
	if level == 1 {
		if w.titles++; w.titles == 1 {
			w.title = text
		}
	}
	w.close()
	w.text.Blank()
	w.text.Add(r.place(), strings.Repeat("#", level)+" "+md.Escape(text))
	w.text.Blank()
	return end
}

func (w *writer) table(t *md.Table, places []Place) {
	w.close()
	w.text.Blank()
	t.Tidy()
	lines := t.Markdown().Lines
	for i, line := range lines {
		w.text.Add(places[max(i-1, 0)], line)
	}
	w.text.Blank()
}

// code writes rows of a typewriter's font between fences, indented as on the page.
func (w *writer) code(rows []row, at int) int {
	end, left := at, rows[at].left()
	width := 0.0 // of a letter; in short rows the room around the letters counts for more
	for end < len(rows) && rows[end].mono {
		r := &rows[end]
		left = min(left, r.left())
		width = max(width, (r.right()-r.left())/float64(max(r.length(), 1)))
		end++
	}
	w.close()
	w.text.Blank()
	var lines []string
	for i := at; i < end; i++ {
		r := &rows[i]
		indent := 0
		if width > 0 {
			indent = min(int(math.Round((r.left()-left)/width)), 80)
		}
		lines = append(lines, strings.Repeat(" ", indent)+r.text())
	}
	fence := md.Fence(strings.Join(lines, "\n"))
	w.text.Add(rows[at].place(), fence)
	for i, line := range lines {
		w.text.Add(rows[at+i].place(), line)
	}
	w.text.Add(rows[end-1].place(), fence)
	w.text.Blank()
	return end
}

func (w *writer) close() { w.open, w.item, w.before, w.marks = false, false, nil, nil }

// row writes a row of running text, or adds it to the paragraph that is open.
func (w *writer) row(r *row) {
	text := r.text()
	mark, rest, isItem := cutMark(text)
	wide := r.gap > 2.5*r.size && len(r.cells) > 1 && !isItem
	kind := newParagraph
	if w.open && !wide && !isItem {
		kind = w.follows(r)
	}
	last := len(w.text.Lines) - 1
	switch kind {
	case sameLine:
		w.text.Lines[last] = w.join(w.text.Lines[last], w.before, r)
	case newLine:
		indent := ""
		if w.item {
			indent = "  "
		}
		w.text.Lines[last] += "  "
		w.text.Add(r.place(), indent+md.Begin(md.Escape(text)))
	default:
		if !isItem || !w.item {
			w.text.Blank()
		}
		if isItem {
			w.text.Add(r.place(), strings.Repeat("  ", w.depth(r.left()))+mark+" "+md.Escape(rest))
		} else {
			w.marks = nil
			w.text.Add(r.place(), md.Begin(md.Escape(text)))
		}
		w.item = isItem
	}
	w.open, w.before = !wide, r
}

// depth is how deep a list item stands: as many marks are open to the left of it.
func (w *writer) depth(left float64) int {
	for n := len(w.marks); n > 0 && w.marks[n-1] > left-3; n-- {
		w.marks = w.marks[:n-1]
	}
	w.marks = append(w.marks, left)
	return len(w.marks) - 1
}

// How a row stands to the one before it.
const (
	newParagraph = iota
	newLine
	sameLine
)

func (w *writer) follows(r *row) int {
	a := w.before
	text := a.text()
	ends := strings.ContainsAny(lastRune(text), ".!?:;…")
	first, _ := utf8.DecodeRuneInString(r.text())
	switch gap := a.base - r.base; {
	case a.parted:
		return sameLine
	case math.Abs(a.size-r.size) > 0.6:
		return newParagraph
	case a.page != r.page || gap <= 0:
		if a.full(r) && !ends && unicode.IsLower(first) {
			return sameLine
		}
		return newParagraph
	case gap > max(w.leading*1.25, 1.2)*a.size:
		return newParagraph
	case !w.item && r.left() > a.left()+0.8*a.size:
		return newParagraph
	case w.item && r.left() < a.left()-0.8*a.size:
		return newParagraph
	case a.full(r):
		return sameLine
	case ends:
		return newParagraph
	}
	return newLine
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// join adds a row to a text. A word that was parted at the end of the line is whole again.
func (w *writer) join(text string, before, r *row) string {
	next := md.Escape(r.text())
	if before.parted {
		return text + next
	}
	return text + " " + next
}
