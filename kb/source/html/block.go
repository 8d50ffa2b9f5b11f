package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// block is a heading, a question, or other lines that stand together.
type block struct {
	text     md.Text[int]
	plain    string // its words, without marks
	level    int    // of a heading; 0 for all else
	question bool   // the head of an accordion, or a question from structured data
	strong   bool   // a paragraph that is bold from end to end
	code     bool   // between fences
	tight    bool   // a list
	asked    *question
	item     *item // that it is the head of
	ends     *item // that ends behind it
}

// item is a question with its answer, or another part of an accordion with its head.
type item struct{ _ byte } // two of them are never the same

func (b *block) line() int {
	if b.asked != nil {
		return b.asked.line
	}
	if len(b.text.At) == 0 {
		return 0
	}
	return b.text.At[0]
}

// writer turns elements into blocks.
type writer struct {
	page   *builder
	blocks []block
	run    *md.Inline // the paragraph that is being written
	depth  int        // of lists and quotations
	struck bool       // what is written is struck out
}

// builder is what the writers of a page share.
type builder struct {
	facts    facts
	items    map[*html.Node][]*question // where structured questions stand
	tables   []md.Table
	cells    int // of all tables
	notes    []md.Note
	pictures int // that stand in the page itself
	picture  int // the line of the first of them
}

// maxNested is how deep lists and quotations stand inside of each other; what is deeper is written
// on the last of these levels.
const maxNested = 16

func (b *builder) writer() *writer { return &writer{page: b, run: &md.Inline{}} }

// blocksOf gives what is inside an element.
func (b *builder) blocksOf(n *html.Node) []block { return b.writer().blocksOf(n) }

// blocksOf gives what is inside an element, one level deeper.
func (w *writer) blocksOf(n *html.Node) []block {
	inner := w.page.writer()
	inner.depth, inner.struck = w.depth+1, w.struck || isStruck(n)
	inner.children(n)
	inner.flush()
	return inner.blocks
}

func (w *writer) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.node(child)
	}
}

// flush ends the paragraph that is being written.
func (w *writer) flush() {
	next := w.run.Next()
	text, plain := w.run.Text(), w.run.Plain()
	w.run = next
	if len(text.Lines) == 0 {
		return
	}
	for i := range len(text.Lines) - 1 {
		text.Lines[i] += "  "
	}
	line := text.Lines[0]
	strong := len(text.Lines) == 1 && len(line) > 4 && strings.HasPrefix(line, "**") &&
		strings.Index(line[2:], "**") == len(line)-4
	w.blocks = append(w.blocks, block{text: text, plain: plain, strong: strong})
}

func (w *writer) add(b block) {
	w.flush()
	if len(b.text.Lines) > 0 {
		w.blocks = append(w.blocks, b)
	}
}

// node writes one node and what is inside of it.
func (w *writer) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.words(n.Data, w.page.facts.line(n))
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	if items := w.page.items[n]; items != nil {
		w.flush()
		for _, q := range items {
			one := &item{}
			w.blocks = append(w.blocks, block{asked: q, plain: q.name, item: one, ends: one})
		}
		return
	}
	switch {
	case unseen(n):
	case isControl(n):
		w.page.leaveControl(n)
	case w.page.isQuestionHead(n):
		w.question(n)
	case headingLevel(n) > 0:
		w.heading(n, headingLevel(n))
	case isBlock(n) && isStruck(n) && !w.struck:
		w.strike(n)
	case isBlock(n):
		w.whole(n, w.block)
	default:
		w.inline(n)
	}
}

// words writes running text.
func (w *writer) words(text string, line int) {
	if w.struck && w.run.Begin("~~") {
		w.run.Write(text, line)
		w.run.End("~~", "~~")
		return
	}
	w.run.Write(text, line)
}

// whole writes an element on lines of its own, and marks where the last answer in it ends.
func (w *writer) whole(n *html.Node, write func(*html.Node)) {
	w.flush()
	start := len(w.blocks)
	write(n)
	w.flush()
	if w.page.endsAnswers(n) {
		endAnswer(w.blocks[start:])
	}
}

// block writes an element that stands on lines of its own.
func (w *writer) block(n *html.Node) {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Blockquote, atom.Dl:
		if w.depth > maxNested {
			w.children(n)
			return
		}
	default:
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Dl:
		w.definitions(n)
	case atom.Table:
		w.table(n)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext, atom.Textarea:
		w.code(n)
	case atom.Blockquote:
		w.quotation(n)
	case atom.Hr:
	default:
		w.children(n)
	}
}

func (w *writer) heading(n *html.Node, level int) {
	w.flush()
	title, rest := w.line(n)
	if len(title.text.Lines) > 0 {
		title.level = level
		if isHead(n) {
			title.item = &item{}
		}
		w.blocks = append(w.blocks, title)
	}
	w.blocks = append(w.blocks, rest...)
}

func (w *writer) question(n *html.Node) {
	w.flush()
	title, rest := w.line(n)
	if len(title.text.Lines) > 0 {
		title.question, title.item = true, &item{}
		w.blocks = append(w.blocks, title)
	}
	w.blocks = append(w.blocks, rest...)
}

// line writes an element as one line; the pictures, tables and lists that people put into
// headings follow it.
func (w *writer) line(n *html.Node) (title block, rest []block) {
	inner := w.page.writer()
	inner.run.Bare, inner.struck = true, w.struck || isStruck(n)
	inner.children(n)
	inner.flush()
	if len(inner.blocks) == 0 || inner.blocks[0].asked != nil {
		return block{}, inner.blocks
	}
	title = block{plain: inner.blocks[0].plain}
	lines := inner.blocks[0].text.Lines
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	title.text.Add(inner.blocks[0].line(), strings.Join(lines, " "))
	return title, inner.blocks[1:]
}

func (w *writer) quotation(n *html.Node) {
	inner := join(w.blocksOf(n), 0, false)
	var b block
	b.text.Append("> ", "> ", inner.text)
	b.plain = inner.plain
	w.add(b)
}

// join puts blocks under each other, their headings deeper than the level above. In a list item no
// empty line parts a list from the text before it.
func join(blocks []block, above int, item bool) block {
	var all block
	var plain strings.Builder
	for i := range blocks {
		b := &blocks[i]
		if i > 0 && (!item || !b.tight) {
			all.text.Blank()
		}
		plain.WriteString(" " + b.plain)
		level := b.level
		if b.question || b.asked != nil {
			level = 3
		}
		if level > 0 {
			level = max(level, above+1)
		}
		b.write(&all.text, level)
	}
	all.plain = plain.String()
	return all
}

// write writes a block; the level is that of its heading, 0 where it has none. There are six
// levels of headings; what is deeper is a bold line.
func (b *block) write(to *md.Text[int], level int) {
	switch {
	case b.asked != nil:
		b.asked.write(to, level)
	case level > 6:
		to.Add(b.line(), "**"+b.text.Lines[0]+"**")
	case level > 0:
		to.Append(strings.Repeat("#", level)+" ", "", b.text)
	default:
		to.Append("", "", b.text)
	}
}
