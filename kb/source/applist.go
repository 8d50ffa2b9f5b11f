package source

import (
	"cmp"
	"path"
	"strings"

	"firstline/kb"
)

// readPlaces reads the structure of an app from headings and nested lists: a heading or an item
// is a place inside the one above it. One title over everything is the page's, not a place, where it
// stands above other headings or says that it is that of the app.
func readPlaces(p *page, b *builder) {
	r := placeReader{page: p, b: b, pageTitle: p.soleTitle()}
	r.read()
	language := languageOf(b.file, r.roots)
	b.addPlaces(r.roots, nil, language)
}

// placeReader knows the places above the line that it reads.
type placeReader struct {
	*page
	b         *builder
	pageTitle int // the block of the page's title, -1 where there is none
	roots     []*place
	headings  []*place
	levels    []int // of headings
	items     []*place
	indents   []int // of items
	passed    map[placeKey]*place
}

// soleTitle finds the first heading, where it stands alone on its level above others, or alone on the
// page as the title of the whole app.
func (p *page) soleTitle() int {
	first, count, deeper := -1, 0, false
	for i, b := range p.blocks {
		switch {
		case b.level == 0:
		case first < 0:
			first, count = i, 1
		case b.level <= p.blocks[first].level:
			count++
		default:
			deeper = true
		}
	}
	if count == 1 && (deeper || titlesApp(p.blocks[first].title)) {
		return first
	}
	return -1
}

func (r *placeReader) read() {
	for i := range r.blocks {
		block := &r.blocks[i]
		switch {
		case block.level > 0:
			r.heading(i, block)
		case r.isBlank(block):
			r.b.countBlank()
		default:
			r.block(i, block)
		}
	}
}

func (r *placeReader) heading(i int, block *block) {
	r.b.countHeading()
	r.items, r.indents = nil, nil
	if i == r.pageTitle {
		return
	}
	for len(r.levels) > 0 && r.levels[len(r.levels)-1] >= block.level {
		r.levels, r.headings = r.levels[:len(r.levels)-1], r.headings[:len(r.headings)-1]
	}
	p := newPlace(block.title)
	p.anchor, p.line, p.end = block.anchor, block.start+1, block.end
	_, images := r.cutPictures(r.lines[block.start])
	p.show(images)
	r.hang(p, r.headings)
	r.headings, r.levels = append(r.headings, p), append(r.levels, block.level)
}

// hang puts a place inside the last of those above it.
func (r *placeReader) hang(p *place, above []*place) {
	if len(above) == 0 {
		r.roots = append(r.roots, p)
		return
	}
	last := above[len(above)-1]
	last.inside = append(last.inside, p)
}

// block reads a list item by item. Other text, the steps of an instruction too, is about the heading
// above it; without one, it is an entry of its own.
func (r *placeReader) block(i int, block *block) {
	if _, text, ok := cutItem(r.lines[block.start]); ok && !r.inFence(block.start) && !tellsToDo(text) {
		r.list(block)
		return
	}
	body, first, last := r.text(block.start, block.end)
	r.b.countEntry()
	if len(r.headings) > 0 {
		about := r.headings[len(r.headings)-1]
		about.about = joinParagraphs(about.about, body)
		_, images := media(body, r.dialect)
		about.show(imagesIn(r.b.file.path, images))
		about.end = max(about.end, last)
		return
	}
	s := section{body: body, bodyLine: first, line: first, end: last}
	if r.pageTitle >= 0 && r.pageTitle < i {
		title := r.blocks[r.pageTitle]
		s.title, s.anchor = title.title, title.anchor
	}
	r.b.add(s.draft(kb.Section, r.b.file.front.title))
}

func joinParagraphs(above, below string) string {
	if above == "" || below == "" {
		return above + below
	}
	return above + "\n\n" + below
}

// list reads the items of one list; each is a record of the account.
func (r *placeReader) list(block *block) {
	r.items, r.indents = nil, nil
	for line := block.start; line < block.end; line++ {
		indent, text, ok := cutItem(r.lines[line])
		switch {
		case ok && !r.inFence(line):
			r.b.countEntry()
			r.item(indent, text, line)
		case strings.TrimSpace(r.lines[line]) != "" && len(r.items) > 0:
			r.goOn(r.items[len(r.items)-1], line)
		}
	}
	r.items, r.indents = nil, nil
}

// goOn reads a line that is indented below an item.
func (r *placeReader) goOn(p *place, line int) {
	text, images := strings.TrimSpace(r.lines[line]), []kb.Image(nil)
	if !r.inFence(line) {
		text, images = r.cutPictures(text)
	}
	p.show(images)
	p.about = strings.TrimSpace(p.about + "\n" + text)
	p.end = line + 1
}

func (r *placeReader) item(indent int, text string, line int) {
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] >= indent {
		r.indents, r.items = r.indents[:len(r.indents)-1], r.items[:len(r.items)-1]
	}
	above := r.headings
	if len(r.items) > 0 {
		above = r.items
	}
	text, images := r.cutPictures(text)
	text, anchor := cutAnchor(text)
	if text == "" && len(above) > 0 {
		shown := above[len(above)-1] // by an item that is a picture
		shown.show(images)
		shown.end = max(shown.end, line+1)
		return
	}
	if text == "" && len(images) > 0 {
		text = cmp.Or(images[0].Alt, path.Base(images[0].Src))
	}
	p := newPlace(text)
	p.anchor, p.line, p.end = anchor, line+1, line+1
	p.show(images)
	p = r.hangWay(p, above)
	r.items, r.indents = append(r.items, p), append(r.indents, indent)
}
