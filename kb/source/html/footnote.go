package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reference is the mark of a footnote in the text, and where its text stands, further below. The two
// are links to each other.
type reference struct {
	mark, note *html.Node
	text       string
}

// inlineFootnotes puts footnotes in brackets where their marks stand, since what is read of a page
// are parts of it.
func (t *tree) inlineFootnotes() {
	found := t.references()
	for _, r := range found {
		mark := r.mark
		if up := mark.Parent; up.DataAtom == atom.Sup && words(up) == words(mark) {
			mark = up
		}
		inline := &html.Node{Type: html.TextNode, Data: " (" + r.text + ")"}
		t.facts[inline] = t.facts[mark]
		mark.Parent.InsertBefore(inline, mark)
		mark.Parent.RemoveChild(mark)
	}
	for _, r := range found {
		if r.note.Parent == nil {
			continue
		}
		section := r.note.Parent
		for section != nil && !is(section, "footnotes") {
			section = section.Parent
		}
		r.note.Parent.RemoveChild(r.note)
		if section != nil && section.Parent != nil && saysNoMore(section) {
			section.Parent.RemoveChild(section)
		}
	}
}

// saysNoMore tells whether a section is left with nothing but its heading.
func saysNoMore(section *html.Node) bool {
	if !isSmall(section, 100) {
		return false
	}
	title := find(section, isHeading)
	return words(section) == "" || title != nil && words(section) == words(title)
}

// references finds the marks of footnotes, those in a footnote not among them.
func (t *tree) references() []reference {
	var marks []*html.Node
	each(t.root, func(n *html.Node) bool {
		if n.DataAtom == atom.A && isNoteMark(n) {
			marks = append(marks, n)
		}
		return true
	})
	if len(marks) == 0 {
		return nil
	}
	targets, order := map[string]*html.Node{}, map[*html.Node]int{}
	each(t.root, func(n *html.Node) bool {
		order[n] = len(order)
		for _, id := range []string{attr(n, "id"), attr(n, "name")} {
			if id != "" && targets["#"+id] == nil {
				targets["#"+id] = n
			}
		}
		return true
	})
	var found []reference
	end := len(order) // of the text: where the first footnote begins
	for _, mark := range marks {
		note := noteOf(targets[attr(mark, "href")])
		if note == nil || order[note] < order[mark] || order[mark] > end {
			continue
		}
		if back := backlink(note, mark); back != nil {
			if text := noteText(note, back); text != "" {
				found = append(found, reference{mark, note, text})
				end = min(end, order[note])
			}
		}
	}
	return found
}

// isNoteMark tells a link that is no more than a number, a letter or a star: [1], *.
func isNoteMark(n *html.Node) bool {
	const long = 3
	mark := strings.Trim(words(n), "[]() ")
	return strings.HasPrefix(attr(n, "href"), "#") && !isAuthorsComment(n) && mark != "" && utf8.RuneCountInString(mark) <= long && !strings.ContainsAny(mark, "↩↑^")
}

// noteOf gives the element that holds the text of a footnote: the target of its mark, or the
// paragraph that it stands in.
func noteOf(target *html.Node) *html.Node {
	for n := target; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.P, atom.Li, atom.Div, atom.Aside:
			if !isSmall(n, 100) {
				return nil
			}
			return n
		case atom.Body, atom.Td, atom.Dd, atom.Table, atom.Section, atom.Article, atom.Main:
			return nil
		default:
		}
	}
	return nil
}

// backlink finds the link of a footnote to its mark.
func backlink(note, mark *html.Node) *html.Node {
	ids := []string{attr(mark, "id"), attr(mark, "name"), attr(mark.Parent, "id")}
	return find(note, func(n *html.Node) bool {
		id, ok := strings.CutPrefix(attr(n, "href"), "#")
		return ok && id != "" && (id == ids[0] || id == ids[1] || id == ids[2])
	})
}

// noteText gives the words of a footnote without its number and the link back.
func noteText(note, back *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n == back || n.DataAtom == atom.A && words(n) == words(back) {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child)
		}
	}
	walk(note)
	return strings.Trim(strings.Join(strings.Fields(b.String()), " "), "[] ↩︎\u00a0")
}
