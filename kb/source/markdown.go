package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"firstline/kb"
)

// page is a Markdown text cut into blocks, the records of its account. Lines are counted from 0
// among the lines of the file; those of the front matter are blank here, and so is what stands in
// comments, so that every other line keeps its number.
type page struct {
	*markup
	blocks []block
}

// block is a heading, or another block at the margin: a paragraph, a list, a table, code.
type block struct {
	level      int // of a heading, 0 elsewhere
	title      string
	anchor     string
	start, end int // end is the first line after it
	blank      bool
}

func readMarkdown(f *file, b *builder) (kb.SourceKind, error) {
	if err := checkDepth(f.path, f.lines); err != nil {
		return "", err
	}
	p := newPage(f)
	b.dialect = p.dialect
	for _, line := range p.unclosed() {
		b.problem(unclosedCode, line+1, "code block is never closed", "end it with a line of ```")
	}
	kind, err := f.kind(p.kind(), kb.KindFAQ, kb.KindApp, kb.KindDocument)
	if err != nil {
		return "", err
	}
	switch kind {
	case kb.KindFAQ:
		readFAQ(p, b)
	case kb.KindApp:
		readPlaces(p, b)
	default:
		readDocument(p, b)
	}
	return kind, nil
}

// kind tells what a page holds.
func (p *page) kind() kb.SourceKind {
	switch {
	case p.hasPairs(), p.questionLevel() > 0:
		return kb.KindFAQ
	case p.looksLikeApp():
		return kb.KindApp
	}
	return kb.KindDocument
}

func newPage(f *file) *page {
	m := newMarkup(f.lines, f.first(), dialect{indented: !isMDX(f)})
	doc, context := m.parse()
	m.definitions = context.References()
	p := &page{markup: m}
	at := lineIndex(m.source)
	for node := doc.FirstChild(); node != nil; node = node.NextSibling() {
		start := node.Pos()
		if start < 0 {
			continue
		}
		line := at.line(start)
		if m.inFence(line) {
			continue // a part of the code block that is counted already
		}
		p.blocks = append(p.blocks, newBlock(node, m.source, line, at))
	}
	for i := range p.blocks {
		p.blocks[i].close(p, i)
	}
	return p
}

func newBlock(node ast.Node, source []byte, line int, at index) block {
	b := block{start: line, end: line + 1}
	heading, ok := node.(*ast.Heading)
	if !ok {
		return b
	}
	b.level = heading.Level
	b.title, b.anchor = cutAnchor(plainText(node, source))
	if segments := heading.Lines(); segments.Len() > 0 {
		b.end = at.line(segments.At(segments.Len()-1).Start) + 1
		if !bytes.HasPrefix(bytes.TrimLeft(source[heading.Pos():], " "), []byte("#")) {
			b.end++ // the line that underlines it
		}
	}
	return b
}

// close gives a block that is no heading all lines up to the next one.
func (b *block) close(p *page, i int) {
	if b.level == 0 {
		b.end = len(p.lines)
		if i+1 < len(p.blocks) {
			b.end = p.blocks[i+1].start
		}
	}
	b.end = min(b.end, len(p.lines))
	b.blank = isBlank(p.lines[b.start:b.end])
}

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
		b.Write(n.Segment.Value(source))
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
