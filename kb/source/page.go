package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"firstline/kb"
)

// page is a text cut into blocks, the records of its account. Lines are counted from 0 among the
// lines of the file; those of the front matter are blank here, and so is what stands in comments,
// so that every other line keeps its number.
type page struct {
	*markup
	blocks    []block
	folds     []foldout         // what the page shows only when it is opened
	tables    []pageTable       // all at the margin, and once the page is cut those whose rows are entries
	isFAQ     bool              // it is a page of questions: the headings below one belong to its answer
	addresses map[string]string // of the definitions, see address
	pictures  []int             // the lines of those that stood in the page itself, and are left out
	left      []kb.Skipped      // statements of a programming language, and what a browser never shows
}

// head says what a block is the head of.
type head int

const (
	noHead       head = iota // it is text: a paragraph, a list, a table, code
	headingHead              // a heading
	questionHead             // a question that is no heading
	foldHead                 // the title of a fold-out
	tableHead                // a table whose rows are entries
	resumedHead              // the end of a fold-out or a table: what follows belongs again to what stands above it
)

// block is a heading, or another block at the margin: a paragraph, a list, a table, code.
type block struct {
	head       head
	level      int // of a head; 0 also where a page is resumed that has no heading
	title      string
	anchor     string
	asks       bool // what follows is the answer
	start, end int  // end is the first line after it
	piece      bool // of a block that was cut
}

// newPage reads Markdown.
func newPage(f *file) *page {
	d := dialect{indented: !isMDX(f)}
	d.parser = newParser(d.indented)
	p := &page{markup: newMarkup(f.lines, f.first(), d)}
	if !p.indented {
		p.leaveStatements()
	}
	p.leaveHidden()
	p.leavePictures()
	p.leaveTags(f.first())
	p.leaveContents()
	p.placeFootnotes()
	p.mask()
	doc, context := p.parse()
	p.definitions = context.References()
	at := lineIndex(p.source)
	for node := doc.FirstChild(); node != nil; node = node.NextSibling() {
		start := node.Pos()
		if start < 0 {
			continue
		}
		line := at.line(start)
		if p.inFence(line) {
			continue // a part of the code block that is counted already
		}
		p.blocks = append(p.blocks, newBlock(node, p.source, line, at))
	}
	for i := range p.blocks {
		p.blocks[i].close(p, i)
	}
	p.pairHeadings()
	p.folds = p.foldouts()
	return p
}

func newBlock(node ast.Node, source []byte, line int, at index) block {
	b := block{start: line, end: line + 1}
	h, ok := node.(*ast.Heading)
	if !ok {
		return b
	}
	b.head, b.level = headingHead, h.Level
	b.title, b.anchor = cutAnchor(plainText(node, source))
	if segments := h.Lines(); segments.Len() > 0 {
		b.end = at.line(segments.At(segments.Len()-1).Start) + 1
		if !bytes.HasPrefix(bytes.TrimLeft(source[h.Pos():], " "), []byte("#")) {
			b.end++ // the line that underlines it
		}
	}
	return b
}

// close gives a block that is no heading all lines up to the next one.
func (b *block) close(p *page, i int) {
	if b.head == noHead {
		b.end = len(p.lines)
		if i+1 < len(p.blocks) {
			b.end = p.blocks[i+1].start
		}
	}
	b.end = min(b.end, len(p.lines))
}

// isBlank tells whether nothing is left of a block.
func (p *page) isBlank(b *block) bool { return isBlank(p.lines[b.start:b.end]) }

// cutAnchor takes {#anchor} off the end of a heading.
func cutAnchor(title string) (string, string) {
	title = strings.TrimSpace(title)
	at := strings.LastIndex(title, "{#")
	if at < 0 || !strings.HasSuffix(title, "}") {
		return title, ""
	}
	anchor := title[at+2 : len(title)-1]
	if anchor == "" || strings.ContainsAny(anchor, " {}") {
		return title, ""
	}
	return strings.TrimSpace(title[:at]), anchor
}

// text gives the lines from start to before end without blank ones around them, and the number
// of the first, counted from 1; 0 where there is none.
func (p *page) text(start, end int) (body string, first, last int) {
	for start < end && strings.TrimSpace(p.lines[start]) == "" {
		start++
	}
	for end > start && strings.TrimSpace(p.lines[end-1]) == "" {
		end--
	}
	if start >= end {
		return "", 0, 0
	}
	return strings.Join(p.lines[start:end], "\n"), start + 1, end
}

// plainText is what a reader sees inside a node: text without the marks of emphasis and links.
func plainText(node ast.Node, source []byte) string {
	var b strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		writePlain(&b, child, source)
	}
	return strings.TrimSpace(b.String())
}

func writePlain(b *strings.Builder, node ast.Node, source []byte) {
	switch n := node.(type) {
	case *ast.Text:
		value := n.Segment.Value(source)
		if _, isCode := n.Parent().(*ast.CodeSpan); !isCode {
			value = util.UnescapePunctuations(value)
		}
		b.Write(value)
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.Write(n.Value)
	case *ast.AutoLink:
		b.Write(n.Label(source))
	case *ast.Image:
	default:
		for child := node.FirstChild(); child != nil; child = child.NextSibling() {
			writePlain(b, child, source)
		}
	}
}
