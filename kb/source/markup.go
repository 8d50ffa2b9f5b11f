package source

import (
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"firstline/kb"
)

// markup is a Markdown text made ready for goldmark. Code between fences is found beforehand, as
// [kb.Fences] finds it everywhere, also inside the tags of components where Markdown has none;
// goldmark sees rulers in its place, so that no line of code becomes a heading. Positions stay
// those of the text.
type markup struct {
	lines  []string // without front matter and comments
	fences []kb.Fence
	source []byte // lines joined, fences masked
	dialect
}

// dialect is what changes the meaning of a text from outside of it.
type dialect struct {
	// indented tells that four spaces mark code, as in Markdown; inside the tags of components,
	// in plain text and in the cells of a table they do not.
	indented bool
	// definitions are the links that are defined elsewhere on the page: [name]: address.
	definitions []parser.Reference
	// parser is the one for the dialect.
	parser parser.Parser
}

func newMarkup(lines []string, front int, d dialect) *markup {
	m := &markup{lines: make([]string, len(lines)), dialect: d}
	copy(m.lines[front:], lines[front:])
	m.fences = kb.Fences(m.lines)
	m.dropComments("<!--", "-->")
	m.dropComments("%%", "%%")
	m.dropNotes()
	if !d.indented {
		m.dropComments("{/*", "*/}")
	}
	m.mask()
	return m
}

// mask makes the source of the lines.
func (m *markup) mask() {
	masked := slices.Clone(m.lines)
	for _, fence := range m.fences {
		for i := fence.Start; i <= fence.End; i++ {
			masked[i] = maskLine(masked[i], i == fence.Start || i == fence.End && fence.Closed)
		}
	}
	if m.indented {
		unhang(masked)
	}
	m.source = []byte(strings.Join(masked, "\n") + "\n")
}

// fenced tells whether a line stands in a block of code, the lines around it included.
func (m *markup) fenced(line int) bool {
	at := sort.Search(len(m.fences), func(i int) bool { return m.fences[i].End >= line })
	return at < len(m.fences) && m.fences[at].Start <= line
}

// maskLine makes a ruler of the line of a fence, and nothing of a line of code. What stands
// before the fence, a list mark or indentation, stays.
func maskLine(line string, fence bool) string {
	if !fence {
		return strings.Repeat(" ", len(line))
	}
	at := strings.IndexAny(line, "`~")
	if at < 0 {
		return line
	}
	run := len(line[at:]) - len(strings.TrimLeft(line[at:], line[at:at+1]))
	return line[:at] + strings.Repeat("_", run) + strings.Repeat(" ", len(line)-at-run)
}

// unclosed gives the first lines of the code blocks that are never closed.
func (m *markup) unclosed() []int {
	var lines []int
	for _, fence := range m.fences {
		if !fence.Closed {
			lines = append(lines, fence.Start)
		}
	}
	return lines
}

// inFence tells whether a line stands in a block of code, below the line that opens it.
func (m *markup) inFence(line int) bool {
	at := sort.Search(len(m.fences), func(i int) bool { return m.fences[i].End >= line })
	return at < len(m.fences) && m.fences[at].Start < line
}

// parse reads the text with goldmark, and gives the link definitions that it holds.
func (m *markup) parse() (ast.Node, parser.Context) {
	context := parser.NewContext()
	for _, definition := range m.definitions {
		context.AddReference(definition)
	}
	return m.parser.Parse(text.NewReader(m.source), parser.WithContext(context)), context
}

// newParser makes a parser, which takes longer than to read a short text with it.
func newParser(indented bool) parser.Parser {
	blocks := parser.DefaultBlockParsers()
	if !indented {
		const ofIndentedCode = 500
		blocks = slices.DeleteFunc(blocks, func(b util.PrioritizedValue) bool { return b.Priority == ofIndentedCode })
		blocks[len(blocks)-1].Value = indentedParagraph{parser.NewParagraphParser()}
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
}

// indentedParagraph takes what is indented for text, where it is no code. Without a parser for it,
// goldmark would stop reading there.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// isMDX tells whether tags of components stand in the text as blocks: what is indented inside
// them is no code then.
func isMDX(f *file) bool {
	if f.ends(".mdx") {
		return true
	}
	for _, line := range f.content() {
		line = strings.TrimLeft(line, " \t")
		if len(line) > 1 && line[0] == '<' && 'A' <= line[1] && line[1] <= 'Z' {
			return true
		}
	}
	return false
}

// index finds the line of a byte.
type index []int // where each line begins

func lineIndex(source []byte) index {
	starts := index{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (x index) line(at int) int {
	return sort.Search(len(x), func(i int) bool { return x[i] > at }) - 1
}
