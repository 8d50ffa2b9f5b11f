package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list writes a list. One whose items hold headings or tables is only a way to arrange a page.
func (w *writer) list(n *html.Node) {
	if w.arranges(n) {
		w.eachItem(n, func(item *html.Node) { w.whole(item, w.children) })
		return
	}
	number, _ := strconv.Atoi(attr(n, "start"))
	number = max(number, 1)
	list := block{tight: true}
	var plain strings.Builder
	w.eachItem(n, func(item *html.Node) {
		mark := "- "
		if n.DataAtom == atom.Ol {
			if value, err := strconv.Atoi(attr(item, "value")); err == nil && value > 0 {
				number = value
			}
			mark = strconv.Itoa(number) + ". "
			number++
		}
		inner := join(w.blocksOf(item), 0, true)
		if len(inner.text.Lines) == 0 {
			return
		}
		list.text.Append(mark, strings.Repeat(" ", len(mark)), inner.text)
		plain.WriteString(" " + inner.plain)
	})
	list.plain = plain.String()
	w.add(list)
}

// eachItem visits the items of a list; what stands between them is an item too.
func (w *writer) eachItem(n *html.Node, visit func(*html.Node)) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) != "":
			w.run.Write(child.Data, w.page.facts.line(child))
			w.flush()
		case child.Type != html.ElementNode || unseen(child):
		default:
			visit(child)
		}
	}
}

// arranges tells whether a list holds what belongs into no list item.
func (w *writer) arranges(n *html.Node) bool {
	return w.page.facts.holds(n, aHeading|aTable|aHead|aQuestion)
}
