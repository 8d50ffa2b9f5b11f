package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// definitions is a list of terms that is being written. Short definitions make a list, questions
// make headings, and all else is a bold line with the definition below it.
type definitions struct {
	*writer
	terms []block // not yet defined
	list  block
	words strings.Builder // of the list
}

func (w *writer) definitions(n *html.Node) {
	d := &definitions{writer: w}
	d.each(n)
	d.flushTerms()
	d.flushList()
}

func (d *definitions) each(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.DataAtom == atom.Dt && d.page.items[child] == nil:
			d.term(child)
		case child.DataAtom == atom.Dd && d.page.items[child] == nil:
			d.define(child)
		case d.page.items[child] == nil && d.page.facts.holds(child, aTerm):
			d.each(child)
		case child.Type == html.ElementNode || strings.TrimSpace(child.Data) != "":
			d.flushTerms()
			d.flushList()
			d.node(child)
			d.flush()
		}
	}
}

func (d *definitions) term(n *html.Node) {
	title, rest := d.line(n)
	if len(title.text.Lines) == 0 {
		return
	}
	if strings.HasSuffix(title.text.Lines[0], "?") {
		title.question, title.item = true, &item{}
	}
	d.terms = append(append(d.terms, title), rest...)
}

func (d *definitions) define(n *html.Node) {
	inner := d.blocksOf(n)
	if len(d.terms) == 1 && !d.terms[0].question && len(inner) == 1 && inner[0].level == 0 && len(inner[0].text.Lines) == 1 {
		term := d.terms[0]
		d.terms = nil
		name := strings.TrimSuffix(term.text.Lines[0], ":")
		d.list.text.Add(term.line(), "- **"+name+"**: "+inner[0].text.Lines[0])
		d.words.WriteString(" " + term.plain + " " + inner[0].plain)
		return
	}
	d.flushTerms()
	d.blocks = append(d.blocks, inner...)
}

// flushTerms writes the terms that have no short definition.
func (d *definitions) flushTerms() {
	if len(d.terms) == 0 {
		return
	}
	d.flushList()
	for _, term := range d.terms {
		if !term.question {
			term.text.Lines[0] = "**" + term.text.Lines[0] + "**"
		}
		d.add(term)
	}
	d.terms = nil
}

func (d *definitions) flushList() {
	d.list.plain = d.words.String()
	d.words.Reset()
	d.add(d.list)
	d.list = block{}
}
