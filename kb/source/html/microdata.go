package html

import (
	"strings"

	"golang.org/x/net/html"
)

// collectMicrodata finds the elements that are marked as questions, as in
// <div itemscope itemtype="https://schema.org/Question">.
func (b *builder) collectMicrodata(root *html.Node) {
	each(root, func(n *html.Node) bool {
		if !strings.HasSuffix(strings.TrimRight(attr(n, "itemtype"), "/"), "schema.org/Question") {
			return true
		}
		if q := b.marked(n); q != nil {
			b.items[n] = []*question{q}
			return false
		}
		return true
	})
}

func (b *builder) marked(n *html.Node) *question {
	name := property(n, "name")
	if name == nil {
		name = property(n, "text")
	}
	answer := property(n, "acceptedAnswer")
	if answer == nil {
		answer = property(n, "suggestedAnswer")
	}
	if name == nil || answer == nil {
		return nil
	}
	if text := property(answer, "text"); text != nil {
		answer = text
	}
	q := &question{name: valueOf(name), line: b.facts.line(name)}
	if given := attr(answer, "content"); given != "" {
		q.answer = fragment(given, b.facts.line(answer))
	} else {
		q.answer = b.blocksOf(answer)
	}
	if q.name == "" || letters(plainOf(q.answer)) == "" {
		return nil
	}
	return q
}

// property finds the element that holds a property of an item, not of an item inside of it.
func property(item *html.Node, name string) *html.Node {
	var found *html.Node
	each(item, func(n *html.Node) bool {
		if found != nil {
			return false
		}
		for property := range strings.FieldsSeq(attr(n, "itemprop")) {
			if property == name {
				found = n
			}
		}
		return !hasAttr(n, "itemscope")
	})
	return found
}

func valueOf(n *html.Node) string {
	if given := attr(n, "content"); given != "" {
		return plainFragment(given)
	}
	return words(n)
}
