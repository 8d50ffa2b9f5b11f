package source

import (
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// addMenus adds the ways through menus that the text of a page tells, as “Откройте *Настройки →
// Профиль*” or “go to Settings > Inboxes”: each is a place in the app, once a page, called by its
// last name, with the names before it as its path. Code is not looked at.
func (p *page) addMenus(b *builder) {
	known := map[string]bool{}
	for i := range b.drafts {
		if e := &b.drafts[i].Entry; b.drafts[i].file == b.file.path && e.Kind == kb.Screen {
			known[menuKey(append(append([]string(nil), e.Path...), e.Title))] = true
		}
	}
	for _, s := range p.steps() {
		for _, m := range s.menus() {
			key := menuKey(m.names)
			if known[key] {
				continue
			}
			known[key] = true
			m.Order = s.order
			last := len(m.names) - 1
			b.add(draft{Entry: kb.Entry{
				Kind: kb.Screen, Title: m.names[last], Path: m.names[:last:last], Place: m.place(),
				Body:   strings.Join(m.names, " › ") + "\n\n" + strings.Join(strings.Fields(s.written), " "),
				Source: kb.Pos{Line: s.lineOf(m.start) + 1, EndLine: s.lineOf(m.end) + 1},
			}})
		}
	}
}

func menuKey(names []string) string { return text.Fold(strings.Join(names, "\n")) }

// menu is a way through menus in a step: the names on it, and where it stands in the step's text.
type menu struct {
	names      []string
	kb.Place   // of the last one, where the text tells
	start, end int
}

func (m *menu) place() *kb.Place {
	if m.Place == (kb.Place{}) {
		return nil
	}
	return &m.Place
}

// longStep is the longest step that is looked at, in bytes, and longWay the most names on a way:
// more is no sentence that tells somebody where to go.
const (
	longStep = 8000
	longWay  = 10
)

// step is a paragraph, a list item or a row of a table.
type step struct {
	written string // as its author wrote it, line by line, without the mark of the list
	plain   string // with one sign for every kind of arrow and one for every kind of mark
	lines   []int  // of the file
	order   int    // among the steps of a numbered list, from 1; 0 where it is none
}

// lineOf gives the line on which a byte of plain stands.
func (s *step) lineOf(at int) int {
	return s.lines[min(strings.Count(s.plain[:at], "\n"), len(s.lines)-1)]
}

// steps gives the paragraphs, the list items and the rows of a page that have an arrow in them.
func (p *page) steps() []step {
	r := stepReader{page: p}
	for i := range p.lines {
		r.line(i)
	}
	r.closeStep()
	return r.all
}

// stepReader puts lines together to steps.
type stepReader struct {
	*page
	all     []step
	current step
	hangs   bool // what is indented below the last line at the margin is no code
	orders  steps
}

func (r *stepReader) line(i int) {
	line := r.lines[i]
	trimmed := strings.TrimSpace(line)
	_, item, isItem := cutItem(line)
	if isItem || trimmed != "" && indentOf(line) == 0 {
		r.hangs = isItem || isHanger(trimmed)
	}
	if !isItem && trimmed != "" && indentOf(line) == 0 && !r.fenced(i) {
		r.orders = nil
	}
	code := r.indented && !r.hangs && indentOf(line) >= 4 && r.current.lines == nil
	if code || r.fenced(i) || r.isHead(i) || strings.TrimSpace(stripTags(trimmed)) == "" {
		r.closeStep()
		return
	}
	if isItem || strings.HasPrefix(trimmed, "|") {
		r.closeStep()
	}
	if isItem {
		trimmed = item
		r.current.order = r.orders.next(line)
	}
	if len(r.current.written) <= longStep {
		if r.current.lines != nil {
			r.current.written += "\n"
		}
		r.current.written += strings.TrimLeft(trimmed, "> ")
	}
	r.current.lines = append(r.current.lines, i)
}

func (r *stepReader) closeStep() {
	if len(r.current.written) <= longStep && mayHoldArrow(r.current.written) {
		r.current.plain = plainArrows(r.current.written)
		r.all = append(r.all, r.current)
	}
	r.current = step{}
}
