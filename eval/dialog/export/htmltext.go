package export

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlText gives the text of a message in HTML as its reader saw it, and a note of each picture in it. A link
// keeps its address where that is not its text.
func htmlText(source string) (text string, pictures []string) {
	if !strings.ContainsAny(source, "<&") {
		return strings.TrimSpace(source), nil
	}
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return strings.TrimSpace(source), nil
	}
	var w htmlWriter
	w.node(root)
	return tidy(w.String()), w.pictures
}

// htmlWriter writes a tree as text.
type htmlWriter struct {
	strings.Builder
	pictures  []string
	asWritten bool // inside a pre
}

func (w *htmlWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode && w.asWritten:
		w.WriteString(n.Data)
		return
	case n.Type == html.TextNode && n.Data != "":
		w.words(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	}
	block := false
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Title:
		return
	case atom.Br:
		w.WriteString("\n")
	case atom.Img:
		w.pictures = append(w.pictures, "image")
	case atom.Li:
		w.WriteString("\n- ")
		w.children(n)
		return
	case atom.A:
		w.link(n)
		return
	default:
		block = isBlock(n.DataAtom)
	}
	if block {
		w.WriteString("\n")
	}
	before := w.asWritten
	w.asWritten = before || n.DataAtom == atom.Pre
	w.children(n)
	w.asWritten = before
	if block {
		w.WriteString("\n")
	}
}

func (w *htmlWriter) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

func (w *htmlWriter) link(n *html.Node) {
	before := w.Len()
	w.children(n)
	text := strings.TrimSpace(w.String()[before:])
	for _, attribute := range n.Attr {
		address := strings.TrimSpace(attribute.Val)
		shown := strings.TrimPrefix(strings.TrimPrefix(address, "mailto:"), "tel:")
		if attribute.Key == "href" && shown != "" && !strings.HasPrefix(address, "#") && shown != text {
			w.WriteString(" (" + shown + ")")
		}
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Ul, atom.Ol, atom.Tr, atom.Table, atom.Blockquote, atom.Pre, atom.Hr,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Section, atom.Article:
		return true
	default:
		return false
	}
}

// words writes a text with every run of white space as one space, and none at the beginning of a line.
func (w *htmlWriter) words(s string) {
	words := strings.Join(strings.Fields(s), " ")
	begins := w.Len() == 0 || strings.ContainsAny(w.String()[w.Len()-1:], " \n")
	if !begins && strings.TrimLeft(s[:1], white) == "" {
		w.WriteString(" ")
	}
	w.WriteString(words)
	if words != "" && strings.TrimRight(s[len(s)-1:], white) == "" {
		w.WriteString(" ")
	}
}

// white are the characters that HTML takes for one space.
const white = " \t\r\n\f"

// tidy takes away the spaces at the ends of lines, and of lines that are empty all but one.
func tidy(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, white+"\u00a0")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
