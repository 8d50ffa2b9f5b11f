package pdf

import (
	"math"
	"strings"
	"unicode/utf8"
)

// row is what stands on one base line of a page: one cell of running text, or several that are
// parted by wide gaps or by leaders (Пицца ..... 500 ₽).
type row struct {
	cells  []cell
	page   int
	number int // of the row on its page, counted from 1
	base   float64
	size   float64
	bold   bool
	mono   bool
	parted bool
	gap    float64 // the widest between two words
	limit  float64 // how far to the right its neighbours reach
}

type cell struct {
	text        string
	left, right float64
}

func (r *row) left() float64  { return r.cells[0].left }
func (r *row) right() float64 { return r.cells[len(r.cells)-1].right }
func (r *row) place() Place   { return Place{r.page, r.number} }

func (r *row) text() string {
	all := make([]string, len(r.cells))
	for i := range r.cells {
		all[i] = r.cells[i].text
	}
	return strings.Join(all, " ")
}

func (r *row) length() int { return utf8.RuneCountInString(r.text()) }

// rowsOf gives the rows of a page. Lines that follow each other on one base line, as the cells of
// a table do, are one row.
func rowsOf(p *page) []row {
	var rows []row
	for i := 0; i < len(p.lines); {
		l := p.lines[i]
		words := append([]word(nil), l.words...)
		end := i + 1
		for ; end < len(p.lines) && continues(&p.lines[end-1], &p.lines[end]); end++ {
			next := &p.lines[end]
			words = append(words, next.words...)
			l.bold, l.mono, l.parted = l.bold && next.bold, l.mono && next.mono, next.parted
		}
		r := row{page: p.number, number: len(rows) + 1, base: l.base, size: l.size, bold: l.bold, mono: l.mono, parted: l.parted}
		r.cut(words)
		if len(r.cells) > 0 {
			rows = append(rows, r)
		}
		i = end
	}
	setLimits(rows)
	return rows
}

func continues(before, next *line) bool {
	return math.Abs(before.base-next.base) < before.size*0.3 && next.left() > before.right() && !before.parted
}

// cut parts the words at wide gaps.
func (r *row) cut(words []word) {
	leader := false
	for _, w := range words {
		if len(w.text) >= 3 && strings.Trim(w.text, "._…") == "" {
			leader = len(r.cells) > 0
			continue
		}
		n := len(r.cells) - 1
		gap := 0.0
		if n >= 0 {
			gap = w.left - r.cells[n].right
			r.gap = max(r.gap, gap)
		}
		if n >= 0 && strings.ContainsAny(w.text[:1], ".,;:!?)") && gap < r.size*0.3 {
			r.cells[n].text += w.text // pdfium sees a space after small letters
			r.cells[n].right = max(r.cells[n].right, w.right)
			continue
		}
		if n < 0 || leader || gap > r.size*0.9 && !isMark(r.cells[n].text) && !r.mono {
			r.cells = append(r.cells, cell(w))
		} else {
			r.cells[n].text += " " + w.text
			r.cells[n].right = max(r.cells[n].right, w.right)
		}
		if leader {
			r.gap = max(r.gap, r.size*10)
		}
		leader = false
	}
}

// isMark tells whether a text is a bullet or a number, after which list items leave a gap.
func isMark(s string) bool {
	_, _, ok := cutMark(s + " x")
	return ok
}

// setLimits gives every row the right margin of the text around it: of its paragraph where that
// has a few lines, else of the rows near it.
func setLimits(rows []row) {
	const around, few = 20, 3 // rows
	for i := range rows {
		r := &rows[i]
		start, end := i, i+1
		for start > 0 && i-start < around && rows[start-1].above(&rows[start]) {
			start--
		}
		for end < len(rows) && end-i < around && rows[end-1].above(&rows[end]) {
			end++
		}
		if end-start < few {
			start, end = max(0, i-around), min(len(rows), i+around)
		}
		for _, other := range rows[start:end] {
			if math.Abs(other.left()-r.left()) < 4*r.size && math.Abs(other.size-r.size) < 1 && len(other.cells) == 1 {
				r.limit = max(r.limit, other.right())
			}
		}
	}
}

// above tells whether the next row may belong to the same paragraph.
func (r *row) above(next *row) bool {
	gap := r.base - next.base
	return 0 < gap && gap < 1.6*r.size && math.Abs(r.size-next.size) < 1 && math.Abs(r.left()-next.left()) < 3*r.size
}

// full tells whether a row reached the margin: the first word of the next would not have fitted.
func (r *row) full(next *row) bool {
	first, _, _ := strings.Cut(next.cells[0].text, " ")
	letters := max(utf8.RuneCountInString(next.cells[0].text), 1)
	width := (next.cells[0].right - next.cells[0].left) * float64(utf8.RuneCountInString(first)) / float64(letters)
	return r.right()+width+r.size*0.5 > r.limit
}
