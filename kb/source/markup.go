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
}

func newMarkup(lines []string, front int, d dialect) *markup {
	m := &markup{lines: make([]string, len(lines)), dialect: d}
	copy(m.lines[front:], lines[front:])
	m.fences = kb.Fences(m.lines)
	if from := dropComments(m.lines, m.fences); from < len(lines) {
		copy(m.lines[from:], lines[from:]) // a comment that never ends is none
	}
	m.fences = kb.Fences(m.lines)
	masked := make([]string, len(m.lines))
	copy(masked, m.lines)
	for _, fence := range m.fences {
		for i := fence.Start; i <= fence.End; i++ {
			masked[i] = maskLine(masked[i], i == fence.Start || i == fence.End && fence.Closed)
		}
	}
	m.source = []byte(strings.Join(masked, "\n") + "\n")
	return m
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
	blocks := parser.DefaultBlockParsers()
	if !m.indented {
		const ofIndentedCode = 500
		blocks = slices.DeleteFunc(blocks, func(b util.PrioritizedValue) bool { return b.Priority == ofIndentedCode })
		blocks[len(blocks)-1].Value = indentedParagraph{parser.NewParagraphParser()}
	}
	p := parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	context := parser.NewContext()
	for _, definition := range m.definitions {
		context.AddReference(definition)
	}
	return p.Parse(text.NewReader(m.source), parser.WithContext(context)), context
}

// indentedParagraph takes what is indented for text, where it is no code. Without a parser for it,
// goldmark would stop reading there.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// dropComments blanks <!-- comments --> outside of code, keeping the lines. It gives the line on
// which a comment begins that never ends, the number of lines where there is none.
func dropComments(lines []string, fences []kb.Fence) int {
	inside, from := false, len(lines)
	for i := 0; i < len(lines); i++ {
		for len(fences) > 0 && fences[0].End < i {
			fences = fences[1:]
		}
		if !inside && len(fences) > 0 && fences[0].Start <= i {
			i = fences[0].End
			continue
		}
		if !inside && strings.Contains(lines[i], "<!--") {
			from = i
		}
		if inside || from == i {
			lines[i], inside = dropComment(lines[i], inside)
		}
	}
	if !inside {
		return len(lines)
	}
	return from
}

// dropComment takes comments out of one line; inside tells whether it begins in one, and whether
// it ends in one.
func dropComment(line string, inside bool) (string, bool) {
	var kept strings.Builder
	for {
		mark := "<!--"
		if inside {
			mark = "-->"
		}
		before, after, ok := cutOutsideCode(line, mark, inside)
		if !inside {
			kept.WriteString(before)
		}
		if !ok {
			return strings.TrimRight(kept.String(), " \t"), inside
		}
		line, inside = after, !inside
	}
}

// cutOutsideCode cuts at a mark that does not stand in inline code.
func cutOutsideCode(line, mark string, inside bool) (before, after string, ok bool) {
	for from := 0; ; {
		at := strings.Index(line[from:], mark)
		if at < 0 {
			return line, "", false
		}
		at += from
		if inside || strings.Count(line[:at], "`")%2 == 0 {
			return line[:at], line[at+len(mark):], true
		}
		from = at + len(mark)
	}
}

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
