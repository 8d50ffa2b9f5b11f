package source

import (
	"strings"
	"unicode/utf8"

	"firstline/kb"
)

// readSections makes an entry of every heading and question with the text below it, up to the
// next one; the headings above it become the path, and deeper headings below a question belong to
// its answer. The text before the first heading is an entry too, and so are the rows of the tables
// at which the page is cut.
func readSections(p *page, b *builder) error {
	title := b.file.front.title
	sections := p.sections()
	outline := newOutline(title)
	for i := range sections {
		if sections[i].asks {
			sections[i].unmark(p)
		}
		sections[i].path = outline.enter(sections[i])
	}
	tables, err := p.readTables(b, sections)
	if err != nil {
		return err
	}
	skip, anchored := map[int]string{}, map[string]bool{}
	for _, s := range sections {
		p.resolve(&s)
		if s.head == resumedHead {
			s.resume(anchored)
		}
		if s.body != "" {
			anchored[s.anchor] = true
		}
		switch {
		case s.head == tableHead:
			for _, t := range tables[s.block] {
				s.addTable(b, t)
			}
		case s.body != "" && s.asks:
			b.add(s.draft(kb.FAQ, title))
		case s.body != "":
			b.add(s.draft(kb.Section, title))
		case s.hasChildren, s.title == "", s.head == resumedHead:
			// its words are in the path of what stands below it
		case s.asks:
			b.problem(noAnswer, s.line, "question has no answer", "write the answer below it")
			skip[s.block] = "no answer"
		default:
			b.problem(emptySection, s.line, "heading has no text below it", "")
			b.add(s.draft(kb.Section, title))
		}
	}
	p.account(b, skip)
	return nil
}

// resume leaves an anchor that is taken to the text right below the heading, and what closes a
// component to nobody.
func (s *section) resume(taken map[string]bool) {
	if isLeftover(s.body) {
		s.body = ""
	}
	if taken[s.anchor] {
		s.anchor = ""
	}
}

// section is a heading with the text that follows it before the next heading.
type section struct {
	head        head
	level       int // 0 before the first heading
	title       string
	path        []string // the titles above it
	anchor      string
	asks        bool
	body        string
	bodyLine    int
	line, end   int // counted from 1; end is the last line
	block       int // the heading among the blocks of the page
	hasChildren bool
}

// sections cuts a page at its heads. Headings below a question are text.
func (p *page) sections() []section {
	var all []section
	current := section{line: 1}
	start, owner := 0, 0
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
	for i, b := range p.blocks {
		if b.head == noHead || b.head == headingHead && owner > 0 && b.level > owner {
			continue
		}
		closeAt(b.start)
		if last := len(all) - 1; last >= 0 && b.head != resumedHead {
			all[last].hasChildren = b.level > all[last].level
		}
		if owner = 0; b.asks && p.owns(i) {
			owner = b.level
		}
		current = section{
			head: b.head, level: b.level, title: b.title, anchor: b.anchor, asks: b.asks,
			line: b.start + 1, end: max(b.end, b.start+1), block: i,
		}
		start = b.end
	}
	closeAt(len(p.lines))
	return all
}

// owns tells whether the headings below a question are parts of its answer: not where they are
// questions themselves.
func (p *page) owns(i int) bool {
	if p.blocks[i].head != headingHead || !p.isFAQ {
		return p.isFAQ
	}
	for _, b := range p.blocks[i+1:] {
		if b.head == headingHead && b.level <= p.blocks[i].level {
			break
		}
		if b.head == headingHead && b.asks {
			return false
		}
	}
	return true
}

// unmark takes the marks off a question and its answer: Q: and A:.
func (s *section) unmark(p *page) {
	if question, marked := cutMark(s.title, questionMarks()); marked && question != "" {
		s.title = question
	}
	s.title = strings.TrimLeft(s.title, "❓❔⁉\ufe0f ")
	if number, title, ok := strings.Cut(s.title, " "); ok && strings.Trim(number, "0123456789") == "." || strings.Trim(number, "0123456789") == ")" {
		s.title = strings.TrimSpace(title) // 3. Где офис?
	}
	line, below, more := strings.Cut(s.body, "\n")
	answer, marked := cutMark(line, answerMarks())
	switch {
	case !marked:
	case answer == "": // the mark stands alone on its line
		s.body, s.bodyLine, _ = p.text(s.bodyLine, s.end)
	case more:
		s.body = answer + "\n" + below
	default:
		s.body = answer
	}
}

// draft makes the entry of a section. Text without a heading is called what the page is called,
// or by its first words.
func (s section) draft(kind kb.EntryKind, pageTitle string) draft {
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
			Kind: kind, Title: title, Path: s.path, Body: s.body, BodyLine: s.bodyLine,
			Source: kb.Pos{Line: s.line, EndLine: s.end},
		},
	}
}

// firstWords makes a title of a text: its first line, or as much of it as is not longer than a
// title should be.
func firstWords(body string) string {
	const long = 100
	line := strings.TrimSpace(firstLine(strings.Split(body, "\n")))
	line = strings.TrimLeft(strings.ReplaceAll(line, "**", ""), "#>*- \t")
	if cells, ok := strings.CutPrefix(line, "|"); ok { // the header of a table
		line = strings.Join(strings.FieldsFunc(cells, func(r rune) bool { return r == '|' }), ",")
		line = strings.Join(strings.Fields(strings.ReplaceAll(line, " ,", ", ")), " ")
		line = strings.Trim(line, ", ")
	}
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

// account counts the blocks of a page: headings, blank ones, those that skip has a reason for,
// and the others, which went into entries. A table at which the page is cut has counted its rows.
func (p *page) account(b *builder, skip map[int]string) {
	for i := range p.blocks {
		block := &p.blocks[i]
		reason, skipped := skip[i]
		switch {
		case skipped:
			b.skip(block.start+1, "%s", reason)
		case block.head == resumedHead, block.head == tableHead && block.title == "":
		case block.head != noHead:
			b.countHeading()
		case p.isBlank(block):
			b.countBlank()
		default:
			b.countEntry()
		}
	}
	for _, statement := range p.left {
		b.skip(statement.Line, "%s", statement.Reason)
	}
}
