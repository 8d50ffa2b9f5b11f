package source

import (
	"strings"
	"unicode/utf8"

	"firstline/kb"
)

// readPlaces reads the structure of an app from headings and nested lists: a heading or an item
// is a place inside the one above it. One title over everything is the page's, not a place.
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
}

// soleTitle finds the first heading, where it stands alone on its level above others.
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
	if count == 1 && deeper {
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
		case block.blank:
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

// block reads a list item by item. Other text is about the heading above it; without one, it is
// an entry of its own.
func (r *placeReader) block(i int, block *block) {
	if _, _, ok := cutItem(r.lines[block.start]); ok && !r.inFence(block.start) {
		r.list(block)
		return
	}
	body, first, last := r.text(block.start, block.end)
	r.b.countEntry()
	if len(r.headings) > 0 {
		about := r.headings[len(r.headings)-1]
		about.about = joinParagraphs(about.about, body)
		about.end = max(about.end, last)
		return
	}
	s := section{body: body, bodyLine: first, line: first, end: last}
	if r.pageTitle >= 0 && r.pageTitle < i {
		title := r.blocks[r.pageTitle]
		s.title, s.anchor = title.title, title.anchor
	}
	r.b.add(s.draft(kb.Section, nil, r.b.file.front.title))
}

func joinParagraphs(above, below string) string {
	if above == "" {
		return below
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
			p := r.items[len(r.items)-1]
			p.about = strings.TrimSpace(p.about + "\n" + strings.TrimSpace(r.lines[line]))
			p.end = line + 1
		}
	}
	r.items, r.indents = nil, nil
}

func (r *placeReader) item(indent int, text string, line int) {
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] >= indent {
		r.indents, r.items = r.indents[:len(r.indents)-1], r.items[:len(r.items)-1]
	}
	p := newPlace(text)
	p.line, p.end = line+1, line+1
	above := r.headings
	if len(r.items) > 0 {
		above = r.items
	}
	r.hang(p, above)
	r.items, r.indents = append(r.items, p), append(r.indents, indent)
}

// looksLikeApp: most list items name an element and where it is, and the page is made of lists.
func (p *page) looksLikeApp() bool {
	items, named, others := 0, 0, 0
	for _, b := range p.blocks {
		for line := b.start; line < b.end && b.level == 0; line++ {
			_, text, ok := cutItem(p.lines[line])
			switch {
			case !ok || p.inFence(line):
				if strings.TrimSpace(p.lines[line]) != "" {
					others++
				}
			default:
				items++
				if newPlace(text).Element != "" {
					named++
				}
			}
		}
	}
	return items >= 3 && named*2 > items && items > others
}

// cutItem takes the mark off a list item and gives the column where it stands.
func cutItem(line string) (indent int, text string, ok bool) {
	rest := strings.TrimLeft(line, " \t")
	for i := range len(line) - len(rest) {
		indent++
		if line[i] == '\t' {
			indent += 3
		}
	}
	digits := strings.TrimLeft(rest, "0123456789")
	switch {
	case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "* "), strings.HasPrefix(rest, "+ "):
		rest = rest[2:]
	case len(digits) < len(rest) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")):
		rest = digits[2:]
	default:
		return 0, "", false
	}
	rest = strings.TrimSpace(rest)
	return indent, rest, rest != ""
}

// newPlace takes the text of an item apart: a name, descriptions between brackets or after a
// dash, and after a colon or a full stop what there is to say about it.
func newPlace(text string) *place {
	text = strings.TrimSpace(text)
	if p := bracketPlace(text); p != nil {
		return p
	}
	name, rest := cutName(text)
	p := &place{name: unmark(name)}
	if rest == "" {
		return p
	}
	descriptions, about, mark := cutAbout(rest)
	others, known := p.describe(descriptions)
	switch {
	case !known:
		p.about = rest
	case others == "":
		p.about = about
	case about == "":
		p.about = others
	default:
		p.about = others + mark + about
	}
	return p
}

// bracketPlace reads “Настройки (вкладка, внизу справа): о чём”; nil where what stands between
// brackets describes nothing, as in “Единый вход (SSO)”.
func bracketPlace(text string) *place {
	open := strings.Index(text, " (")
	if open < 0 {
		return nil
	}
	length := strings.IndexByte(text[open:], ')')
	if length < 0 || strings.Contains(text[:open], ": ") || strings.Contains(text[:open], " — ") {
		return nil
	}
	p := &place{name: unmark(text[:open])}
	others, known := p.describe(text[open+2 : open+length])
	if !known {
		return nil
	}
	about := strings.TrimLeft(text[open+length+1:], " :.—–-")
	if others != "" && about != "" {
		others += ": "
	}
	p.about = others + about
	return p
}

// cutName cuts after the name of a place: text in bold type, or all before a dash or a colon.
func cutName(text string) (name, rest string) {
	for _, mark := range []string{"**", "__", "`"} {
		if inner, ok := strings.CutPrefix(text, mark); ok {
			if name, rest, ok := strings.Cut(inner, mark); ok {
				return name, strings.TrimLeft(rest, " :—–-")
			}
		}
	}
	best, length := len(text), 0
	for _, mark := range []string{" — ", " – ", " - ", ": "} {
		if at := strings.Index(text, mark); at >= 0 && at < best {
			best, length = at, len(mark)
		}
	}
	return text[:best], strings.TrimSpace(text[best+length:])
}

// cutAbout cuts descriptions from what is said about a place, and gives the mark between them.
func cutAbout(rest string) (descriptions, about, mark string) {
	best := len(rest)
	for _, m := range []string{": ", ". ", "; "} {
		if at := strings.Index(rest, m); at >= 0 && at < best {
			best, mark = at, m
		}
	}
	return strings.TrimSuffix(rest[:best], "."), strings.TrimSpace(rest[min(len(rest), best+len(mark)):]), mark
}

// unmark takes the marks of Markdown and the quotes off a name.
func unmark(name string) string {
	name = strings.Trim(strings.TrimSpace(name), "*_`")
	if inner, ok := strings.CutPrefix(name, "«"); ok && strings.HasSuffix(inner, "»") && utf8.RuneCountInString(inner) > 1 {
		return strings.TrimSuffix(inner, "»")
	}
	return strings.TrimSpace(name)
}
