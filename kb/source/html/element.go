package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// inline writes an element that stands in a line.
func (w *writer) inline(n *html.Node) {
	line := w.page.facts.line(n)
	if isStruck(n) && !w.struck {
		w.strike(n)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		if w.run.Break() {
			w.flush()
		}
	case atom.B, atom.Strong:
		w.marked(n, "**")
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		w.marked(n, "*")
	case atom.A:
		w.link(n)
	case atom.Img, atom.Image:
		w.image(n)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if code := strings.Join(strings.Fields(content(n)), " "); code != "" && !w.page.facts.holds(n, aPicture) {
			w.run.Put(md.CodeSpan(code), code, line)
			return
		}
		w.children(n)
	case atom.Q:
		w.run.Write("“", line)
		w.children(n)
		w.run.Write("”", line)
	case atom.Sup:
		w.superscript(n)
	case atom.Label:
		w.children(n)
		w.run.Write(" ", line)
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed:
		w.frame(n)
	default:
		w.children(n)
	}
}

// content is the text below a node as it stands there.
func content(n *html.Node) string {
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
			walk(child)
		}
	}
	walk(n)
	return b.String()
}

// marked writes bold or italic text; with paragraphs inside it is no emphasis.
func (w *writer) marked(n *html.Node, mark string) {
	if w.page.facts.holds(n, breaks) || !w.run.Begin(mark) {
		w.children(n)
		return
	}
	w.children(n)
	w.run.End(mark, mark)
}

// isStruck tells whether what an element holds is struck out: it is no longer valid.
func isStruck(n *html.Node) bool {
	return n.DataAtom == atom.Del || n.DataAtom == atom.S || n.DataAtom == atom.Strike || strings.Contains(style(n), "line-through")
}

// strike writes an element that is struck out. With paragraphs inside of it each text is struck out
// by itself.
func (w *writer) strike(n *html.Node) {
	w.struck = true
	if !isBlock(n) && !isHead(n) && !w.page.facts.holds(n, breaks) && w.run.Begin("~~") {
		w.node(n)
		w.run.End("~~", "~~")
	} else {
		w.node(n)
	}
	w.struck = false
}

// link writes the text of a link with its address. Addresses inside the page and scripts say
// nothing to a reader elsewhere.
func (w *writer) link(n *html.Node) {
	address := target(attr(n, "href"))
	lower := strings.ToLower(address)
	own := words(n)
	switch {
	case address == "", strings.HasPrefix(address, "#"), strings.HasPrefix(lower, "javascript:"),
		strings.HasPrefix(lower, "tel:"), strings.HasPrefix(lower, "mailto:") && strings.Contains(own, "@"),
		w.page.facts.holds(n, breaks), !w.run.Begin("["):
		w.children(n)
		return
	}
	w.children(n)
	w.run.End("[", "]("+md.Address(address)+")")
}

// image writes a picture. The address of one that a script loads later stands in another
// attribute.
func (w *writer) image(n *html.Node) {
	line := w.page.facts.line(n)
	alt := attr(n, "alt", "title")
	src := attr(n, "data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "src")
	if src == "" || strings.HasPrefix(src, "data:") {
		src, _, _ = strings.Cut(attr(n, "data-srcset", "srcset"), " ")
		src = strings.TrimSuffix(src, ",")
	}
	switch {
	case attr(n, "width") == "1" || attr(n, "height") == "1": // it counts visitors
	case src == "" || strings.HasPrefix(src, "data:"):
		if strings.HasPrefix(attr(n, "src"), "data:") {
			if w.page.pictures++; w.page.picture == 0 {
				w.page.picture = line
			}
		}
		w.run.Write(alt, line)
	default:
		w.run.Put(md.Image(alt, src), " ", line)
	}
}

// frame writes what another page shows in this one, a map or a film, as a link.
func (w *writer) frame(n *html.Node) {
	src := attr(n, "src", "data-src")
	if src == "" {
		if source := find(n, named(atom.Source)); source != nil {
			src = attr(source, "src")
		}
	}
	if src == "" || strings.HasPrefix(src, "about:") || strings.HasPrefix(src, "javascript:") {
		return
	}
	title := attr(n, "title", "aria-label")
	if title == "" {
		title = src
	}
	if w.run.Begin("[") {
		w.run.Write(title, w.page.facts.line(n))
		w.run.End("[", "]("+md.Address(src)+")")
	}
}

func (w *writer) superscript(n *html.Node) {
	if find(n, func(*html.Node) bool { return true }) != nil {
		w.children(n)
		return
	}
	var after strings.Builder
	for next := n.NextSibling; next != nil && after.Len() < 64; next = next.NextSibling {
		after.WriteString(content(next))
	}
	w.run.Write(md.Superscript(w.run.Line(), words(n), after.String()), w.page.facts.line(n))
}

// isControl tells whether an element is a part of a form.
func isControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Option, atom.Optgroup, atom.Progress, atom.Meter:
		return true
	case atom.Textarea:
		return !hasAttr(n, "readonly") // it offers code to copy
	case atom.Button:
		return !isHead(n) && !inHeading(n)
	default:
	}
	return false
}

// leaveControl leaves out a part of a form, and tells of one that asks: it may be the head of an
// answer that stands elsewhere.
func (b *builder) leaveControl(n *html.Node) {
	if n.DataAtom == atom.Button && asks(n) {
		b.notes = append(b.notes, md.Note{
			Line: b.facts.line(n), Message: "a button is left out: " + words(n),
			Hint: "no answer stands behind it; where the page has one, save the page with it unfolded",
		})
	}
}

func inHeading(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if isHeading(up) || up.DataAtom == atom.Dt || up.DataAtom == atom.Summary {
			return true
		}
	}
	return false
}
