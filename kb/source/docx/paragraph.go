package docx

import (
	"strings"
	"unicode/utf8"

	"firstline/kb/source/md"
)

// item is a paragraph or a table.
type item struct {
	text      md.Text[int]
	plain     string
	level     int // of a heading, 0 elsewhere
	title     bool
	mark      string // of a list item
	listLevel int
	code      bool
	table     bool
	bold      bool // from the first letter to the last
	size      int  // of its letters, in half points
}

func (r *reader) paragraph(n *node) {
	pPr := n.child("pPr")
	id, ok := pPr.val("pStyle")
	if !ok {
		id = r.base
	}
	s := r.styles.resolve(id)
	pieces := &spans{reader: r, base: s.font}
	pieces.children(n, "")
	for len(r.fields) > 0 && !r.fields[len(r.fields)-1].result {
		r.fields = r.fields[:len(r.fields)-1] // an instruction ends with its paragraph
	}
	r.addParagraph(pPr, s, pieces.all)
	for _, box := range pieces.boxes {
		items := r.within(box)
		r.items = append(r.items, items...)
	}
}

func (r *reader) addParagraph(pPr *node, s style, pieces []span) {
	var it item
	if outline, ok := pPr.number("outlineLvl"); ok {
		s.outline = &outline
	}
	words, empty := 0, true
	for _, piece := range pieces {
		words += len(strings.Fields(piece.text))
		empty = empty && piece.image == ""
	}
	empty = empty && words == 0
	if isContentsName(s.name) {
		r.omit("words of a table of contents", words)
		return
	}
	mark, listLevel := r.mark(pPr, s, !empty)
	if empty {
		r.emptyParagraph()
		return
	}
	it.title = isTitleName(s.name)
	switch {
	case it.title:
		it.level = 1
	case s.outline != nil && 0 <= *s.outline && *s.outline < 9:
		it.level = min(*s.outline+1, 6)
	}
	if it.level == 0 && isCode(s, pieces) {
		it.code = true
		it.plain, it.text = codeText(pieces, r.number)
		r.items = append(r.items, it)
		return
	}
	it.bold, it.size = boldAndSize(pieces)
	it.text, it.plain = write(pieces, it.level > 0, r.number)
	it.listLevel = listLevel
	it.setMark(mark)
	r.items = append(r.items, it)
}

// emptyParagraph keeps an empty paragraph where it may be a line of code: below one. Those at the
// end of the code are left out again.
func (r *reader) emptyParagraph() {
	if last := len(r.items) - 1; last >= 0 && r.items[last].code {
		r.items[last].text.Add(r.number, "")
	}
}

// mark counts the paragraph in its list, if it is in one, and gives its bullet or number.
func (r *reader) mark(pPr *node, s style, counts bool) (string, int) {
	id, level := 0, 0
	if s.list != nil {
		id = *s.list
	}
	if s.level != nil {
		level = *s.level
	}
	numPr := pPr.child("numPr")
	if own, ok := numPr.number("numId"); ok {
		id = own
	}
	if own, ok := numPr.number("ilvl"); ok {
		level = own
	}
	if id == 0 || !counts {
		return "", 0
	}
	return r.numbering.next(id, level), level
}

// setMark makes a list item, or writes the number of a heading or a clause (2.1.) into its text,
// where others refer to it.
func (it *item) setMark(mark string) {
	first := &it.text.Lines[0]
	simple := strings.TrimRight(mark, ".)")
	numbered := simple != "" && strings.Trim(simple, "0123456789") == ""
	switch {
	case mark == "" || it.level > 0 && (mark == "-" || strings.HasSuffix(it.plain, "?")):
	case it.level > 0, !numbered && mark != "-":
		*first = mark + " " + *first
		it.plain = mark + " " + it.plain
		if it.level == 0 && strings.Trim(simple, "0123456789.") != "" {
			it.mark = "-" // a letter is no number to Markdown
		}
	case numbered:
		it.mark = simple + "."
	default:
		it.mark = mark
	}
}

func isCode(s style, pieces []span) bool {
	if isCodeName(s.name) {
		return true
	}
	for _, piece := range pieces {
		if piece.image != "" || !is(piece.font.mono) && strings.TrimSpace(piece.text) != "" {
			return false
		}
	}
	return true
}

func codeText(pieces []span, at int) (string, md.Text[int]) {
	var b strings.Builder
	for _, piece := range pieces {
		b.WriteString(piece.text)
	}
	var text md.Text[int]
	for line := range strings.SplitSeq(b.String(), "\n") {
		text.Add(at, strings.TrimRight(line, " \t"))
	}
	return b.String(), text
}

func boldAndSize(pieces []span) (bold bool, size int) {
	bold = true
	for _, piece := range pieces {
		if strings.TrimSpace(piece.text) == "" {
			continue
		}
		bold = bold && is(piece.font.bold)
		size = max(size, piece.font.size)
	}
	return bold, size
}

// promote makes headings of bold short lines that text follows, in a document that has no styles
// for headings. The larger letters are the higher level; one largest line is the title, or else a
// first line above such a heading.
func promote(items []item) {
	var found []int
	sizes := map[int]int{}
	for i := range items {
		it := &items[i]
		if it.level > 0 && !it.title {
			return
		}
		follows := i+1 < len(items) && (!items[i+1].bold || items[i+1].table || items[i+1].size < it.size)
		if follows && it.isLikeHeading() {
			found = append(found, i)
			sizes[it.size]++
		}
	}
	if len(found) > 0 && found[0] == 1 && items[0].isLikeHeading() && !strings.HasSuffix(items[0].plain, "?") {
		items[0].promoteTo(1)
	}
	for _, i := range found {
		level := 2
		for size, count := range sizes {
			switch {
			case size > items[i].size && (count > 1 || larger(sizes, size)):
				level++
			case size < items[i].size && sizes[items[i].size] == 1 && !larger(sizes, items[i].size):
				level = 1
			}
		}
		items[i].promoteTo(level)
	}
}

// isLikeHeading tells a short line in bold type that is no sentence.
func (it *item) isLikeHeading() bool {
	const long = 120 // letters
	last := it.plain[max(0, len(it.plain)-1):]
	return it.bold && !it.title && !it.code && !it.table && it.mark == "" && len(it.text.Lines) == 1 &&
		utf8.RuneCountInString(it.plain) <= long && !strings.Contains(".;,", last)
}

func (it *item) promoteTo(level int) {
	it.level = min(level, 6)
	it.text.Lines[0] = strings.ReplaceAll(it.text.Lines[0], "**", "")
}

// larger tells whether there are letters larger than size.
func larger(sizes map[int]int, size int) bool {
	for other := range sizes {
		if other > size {
			return true
		}
	}
	return false
}
