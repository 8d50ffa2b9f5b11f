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
	code := strings.TrimRight(strings.ReplaceAll(codeOf(n), "\r\n", "\n"), " \t\n")
	line := w.firstLine(n, w.page.facts.line(n))
	for {
		first, rest, more := strings.Cut(code, "\n")
		if !more || strings.TrimSpace(first) != "" {
			break
		}
		code = rest
	}
	if code == "" {
		return
	}
	b := block{plain: code, code: true}
	fence := md.Fence(code)
	b.text.Add(line, fence+language(n))
	lines := strings.Split(code, "\n")
	for i, text := range lines {
		b.text.Add(line+i, text)
	}
	b.text.Add(line+len(lines)-1, fence)
	w.add(b)
}

// codeOf is the text of a block of code without the numbers of its lines.
func codeOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if !isLineNumber(child) {
				walk(child)
			}
		}
	}
	walk(n)
	return b.String()
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

// firstLine is the line of the first text below a node.
func (w *writer) firstLine(n *html.Node, otherwise int) int {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.TextNode && strings.TrimSpace(child.Data) != "" {
			return w.page.facts.line(child)
		}
		if line := w.firstLine(child, 0); line > 0 {
			return line
		}
	}
	return otherwise
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
