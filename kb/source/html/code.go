package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// code writes a block of code, byte for byte, each line with its own place. A <pre> with pictures
// or tables in it is no code but text that keeps its line breaks.
func (w *writer) code(n *html.Node) {
	if w.page.facts.holds(n, aText|aTable|aPicture) && !onlyBreaks(n) {
		w.children(n)
		return
	}
	code := w.page.codeOf(n)
	for len(code.Lines) > 0 && strings.TrimSpace(code.Lines[0]) == "" {
		code.Lines, code.At = code.Lines[1:], code.At[1:]
	}
	text := strings.TrimRight(strings.Join(code.Lines, "\n"), " \t\n")
	if text == "" {
		return
	}
	b := block{plain: text, code: true}
	fence := md.Fence(text)
	b.text.Add(code.At[0], fence+language(n))
	last := 0
	for i, line := range strings.Split(text, "\n") {
		last = code.At[i]
		b.text.Add(last, line)
	}
	b.text.Add(last, fence)
	w.add(b)
}

// coder collects the lines of a block of code, each with its line of the file.
type coder struct {
	facts facts
	code  md.Text[int]
	line  strings.Builder
	at    int
}

// codeOf is the text of a block of code without the numbers of its lines.
func (b *builder) codeOf(n *html.Node) md.Text[int] {
	c := &coder{facts: b.facts, at: b.facts.line(n)}
	c.walk(n)
	c.end(c.at)
	return c.code
}

func (c *coder) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		c.text(n)
	case n.DataAtom == atom.Br:
		c.end(c.facts.line(n))
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !isLineNumber(child) && !unseen(child) && child.DataAtom != atom.Iframe {
			c.walk(child)
		}
	}
}

func (c *coder) text(n *html.Node) {
	here := c.facts.line(n)
	if strings.TrimSpace(c.line.String()) == "" && strings.TrimSpace(n.Data) != "" {
		c.at = here
	}
	first, rest, more := strings.Cut(n.Data, "\n")
	c.line.WriteString(first)
	for i := 1; more; i++ {
		c.end(here + i)
		first, rest, more = strings.Cut(rest, "\n")
		c.line.WriteString(first)
	}
}

// end ends a line; the next one stands at a line of the file.
func (c *coder) end(next int) {
	c.code.Add(c.at, c.line.String())
	c.line.Reset()
	c.at = next
}

// isLineNumber tells whether an element holds the number of a line of code, or those of all.
func isLineNumber(n *html.Node) bool {
	return labelled(n, "lineno", "linenum", "line-num", "ln-num", "gutter") && isNumbers(n)
}

func isNumbers(n *html.Node) bool {
	return strings.Trim(content(n), "0123456789 \t\r\n\u00a0") == ""
}

// onlyBreaks tells whether code has its line ends as <br>, and nothing else that code has not.
func onlyBreaks(n *html.Node) bool {
	return find(n, named(atom.Img, atom.Table, atom.P, atom.Ul, atom.Ol)) == nil
}

// language finds the language of a block of code in the classes that highlighters use.
func language(n *html.Node) string {
	found := languageOf(n)
	each(n, func(e *html.Node) bool {
		if found == "" {
			found = languageOf(e)
		}
		return found == ""
	})
	for up := n.Parent; up != nil && found == "" && n.PrevSibling == nil; up = up.Parent {
		found = languageOf(up)
		n = up
	}
	return found
}

func languageOf(n *html.Node) string {
	if lang := attr(n, "data-lang", "data-language"); lang != "" {
		return oneWord(lang)
	}
	for label := range strings.FieldsSeq(attr(n, "class")) {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-", "brush:"} {
			if lang, ok := strings.CutPrefix(label, prefix); ok && lang != "default" && lang != "none" {
				return oneWord(lang)
			}
		}
	}
	_, params, _ := strings.Cut(attr(n, "data-syntaxhighlighter-params"), "brush:")
	brush, _, _ := strings.Cut(params, ";")
	return oneWord(strings.TrimSpace(brush)) // of Confluence
}

// oneWord refuses what would end the line of a fence.
func oneWord(s string) string {
	if strings.ContainsAny(s, " `\t\n") || len(s) > 30 {
		return ""
	}
	return s
}
