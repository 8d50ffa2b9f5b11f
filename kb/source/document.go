package source

import (
	"strings"
	"unicode/utf8"

	"firstline/kb"
)

// readDocument makes an entry of every heading with the text below it, up to the next heading of
// any level; the headings above it become the path. The text before the first heading is an entry
// too.
func readDocument(p *page, b *builder) {
	outline := newOutline(b.file.front.title)
	for _, s := range p.sections() {
		path := outline.enter(s)
		if s.body == "" && (s.hasChildren || s.title == "") {
			continue // its words are in the path of what stands below it
		}
		if s.body == "" {
			b.problem(emptySection, s.line, "heading has no text below it", "")
		}
		b.add(s.draft(kb.Section, path, b.file.front.title))
	}
	p.account(b, nil)
}

// section is a heading with the text that follows it before the next heading.
type section struct {
	level       int // 0 before the first heading
	title       string
	anchor      string
	body        string
	bodyLine    int
	line, end   int // counted from 1; end is the last line
	hasChildren bool
}

// sections cuts a page at every heading.
func (p *page) sections() []section { return p.sectionsTo(6) }

// sectionsTo cuts a page at the headings of the level and above; deeper ones are text.
func (p *page) sectionsTo(level int) []section {
	var all []section
	current := section{line: 1}
	start := 0
	closeAt := func(line int) {
		var last int
		current.body, current.bodyLine, last = p.text(start, line)
		current.end = max(current.end, last)
		if current.level == 0 {
			if current.body == "" {
				return
			}
			current.line = current.bodyLine
		}
		all = append(all, current)
	}
	for _, block := range p.blocks {
		if block.level == 0 || block.level > level {
			continue
		}
		closeAt(block.start)
		if len(all) > 0 {
			all[len(all)-1].hasChildren = block.level > all[len(all)-1].level
		}
		current = section{level: block.level, title: block.title, anchor: block.anchor, line: block.start + 1, end: block.end}
		start = block.end
	}
	closeAt(len(p.lines))
	return all
}

// draft makes the entry of a section. Text without a heading is called what the page is called,
// or by its first words.
func (s section) draft(kind kb.EntryKind, path []string, pageTitle string) draft {
	title := s.title
	if title == "" {
		title = pageTitle
	}
	if title == "" {
		title = firstWords(s.body)
	}
	return draft{
		anchor: s.anchor,
		Entry: kb.Entry{
			Kind: kind, Title: title, Path: path, Body: s.body, BodyLine: s.bodyLine,
			Source: kb.Pos{Line: s.line, EndLine: s.end},
		},
	}
}

// firstWords makes a title of a text: its first line, or as much of it as is not longer than a
// title should be.
func firstWords(body string) string {
	const long = 100
	line := strings.TrimSpace(firstLine(strings.Split(body, "\n")))
	line = strings.TrimLeft(line, "#>*- \t")
	if utf8.RuneCountInString(line) <= long {
		return line
	}
	if end := strings.IndexAny(line, ".!?"); end > 0 && utf8.RuneCountInString(line[:end]) <= long {
		return line[:end+1]
	}
	cut := string([]rune(line)[:long])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + "…"
}

// outline knows the headings above the one that is read.
type outline struct {
	titles []string
	levels []int
}

// newOutline begins with the title of the page, where its front matter has one.
func newOutline(title string) *outline {
	if title == "" {
		return &outline{}
	}
	return &outline{titles: []string{title}, levels: []int{0}}
}

// enter goes to a section and gives the path that leads to it.
func (o *outline) enter(s section) []string {
	if s.level == 0 {
		return nil
	}
	if len(o.levels) > 0 && o.levels[0] == 0 && o.titles[0] == s.title {
		o.titles, o.levels = nil, nil // the page says its title twice
	}
	for len(o.levels) > 0 && o.levels[len(o.levels)-1] >= s.level {
		o.titles, o.levels = o.titles[:len(o.titles)-1], o.levels[:len(o.levels)-1]
	}
	path := append([]string(nil), o.titles...)
	o.titles, o.levels = append(o.titles, s.title), append(o.levels, s.level)
	return path
}

// account counts the blocks of a page: headings, blank ones, those that begin on a line for
// which skip has a reason, and the others, which went into entries.
func (p *page) account(b *builder, skip map[int]string) {
	for _, block := range p.blocks {
		reason, skipped := skip[block.start]
		switch {
		case skipped:
			b.skip(block.start+1, "%s", reason)
		case block.level > 0:
			b.countHeading()
		case block.blank:
			b.countBlank()
		default:
			b.countEntry()
		}
	}
}
