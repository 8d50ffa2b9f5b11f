package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// tree is a parsed page.
type tree struct {
	root  *html.Node
	facts facts
	line  int // of the node that is being numbered
}

func parse(text string) (*tree, error) {
	marked, err := markLines(text)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(marked))
	if err != nil {
		return nil, tooDeep()
	}
	t := &tree{root: root, facts: facts{}, line: 1}
	if deepest := t.number(root, 0); deepest > maxDepth {
		return nil, tooDeep()
	}
	nestLists(t.root)
	t.inlineFootnotes()
	return t, nil
}

func tooDeep() error {
	return &md.Refusal{Msg: fmt.Sprintf("the page is nested deeper than %d levels", maxDepth), Hint: "save it as Markdown or plain text"}
}

// number gives every node its facts, takes the comments and the signs of permanent links out, and
// tells how deep the nodes go.
func (t *tree) number(n *html.Node, depth int) int {
	known := fact{line: t.line}
	deepest := depth
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type != html.CommentNode {
			deepest = max(deepest, t.number(child, depth+1))
		} else if number, err := strconv.Atoi(strings.TrimPrefix(child.Data, lineMark)); err == nil {
			t.line = number
		}
		switch {
		case child.Type == html.CommentNode, isPermalink(child):
			n.RemoveChild(child)
		case child.Type == html.ElementNode:
			known.add(child, t.facts[child])
		}
		child = next
	}
	t.facts[n] = known
	return deepest
}

// isPermalink tells the link of a heading to itself: a sign behind its words, as ¶, # or an empty one.
func isPermalink(n *html.Node) bool {
	return n.DataAtom == atom.A && strings.Contains(attr(n, "href"), "#") && letters(words(n)) == "" &&
		find(n, named(atom.Img)) == nil && inHeading(n)
}

// each visits the elements below n, those inside of one only where visit says so.
func each(n *html.Node, visit func(*html.Node) bool) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type == html.ElementNode && visit(child) {
			each(child, visit)
		}
		child = next
	}
}

// find gives the first element below n for which is holds, nil where there is none.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	var found *html.Node
	each(n, func(e *html.Node) bool {
		if found == nil && is(e) {
			found = e
		}
		return found == nil
	})
	return found
}

func named(names ...atom.Atom) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(names, n.DataAtom) }
}

// attr gives the first of the attributes that is there and not empty.
func attr(n *html.Node, names ...string) string {
	for _, name := range names {
		for _, a := range n.Attr {
			if a.Key == name && strings.TrimSpace(a.Val) != "" {
				return strings.TrimSpace(a.Val)
			}
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// style gives the style attribute without spaces.
func style(n *html.Node) string {
	return strings.ToLower(strings.Join(strings.Fields(attr(n, "style")), ""))
}

// labels gives the words of an element's class and id.
func labels(n *html.Node) []string {
	return strings.Fields(strings.ToLower(attr(n, "class") + " " + attr(n, "id")))
}

// labelled tells whether a word of the element's class or id holds one of the parts.
func labelled(n *html.Node, parts ...string) bool {
	for _, label := range labels(n) {
		for _, part := range parts {
			if strings.Contains(label, part) {
				return true
			}
		}
	}
	return false
}

// words gives the text below n that could be seen, words parted by spaces.
func words(n *html.Node) string {
	var b strings.Builder
	writeWords(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func writeWords(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type == html.ElementNode && unseen(n):
	default:
		if isBlock(n) || n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			writeWords(b, child)
		}
		if isBlock(n) {
			b.WriteByte(' ')
		}
	}
}

// countWords counts the words below n, and stops beyond most.
func countWords(n *html.Node, most int) int {
	count := 0
	for child := n.FirstChild; child != nil && count <= most; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode:
			count += len(strings.Fields(child.Data))
		case child.Type == html.ElementNode && !unseen(child):
			count += countWords(child, most-count)
		}
	}
	return count
}

// isSmall tells whether no more than most nodes are inside of an element. What is asked of many
// elements about the same one is asked of small ones only.
func isSmall(n *html.Node, most int) bool {
	var fits func(*html.Node) bool
	fits = func(n *html.Node) bool {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if most--; most < 0 || !fits(child) {
				return false
			}
		}
		return true
	}
	return fits(n)
}

// unseen tells whether what is inside an element is never text of the page.
func unseen(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Math,
		atom.Object, atom.Canvas, atom.Noframes, atom.Datalist, atom.Map:
		return true
	default:
	}
	return n.Namespace != "" || n.Data == "comment" // of a cell, as LibreOffice writes it
}

// isBlock tells whether an element stands on lines of its own.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Textarea, atom.Tfoot, atom.Th, atom.Thead, atom.Tr,
		atom.Ul, atom.Xmp, atom.Plaintext, atom.Caption:
		return true
	default:
	}
	return strings.Contains(style(n), "display:block")
}

func isHeading(n *html.Node) bool { return headingLevel(n) > 0 }

// headingLevel is 1 to 6, and 0 for what is no heading.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	default:
	}
	if attr(n, "role") == "heading" {
		if level, err := strconv.Atoi(attr(n, "aria-level")); err == nil && 1 <= level && level <= 6 {
			return level
		}
		return 2
	}
	if is(n, "t-section__title") && find(n, func(e *html.Node) bool { return e != n && isHeading(e) }) == nil {
		return 2 // of a block of Tilda
	}
	return 0
}
