package html

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nestLists puts the lists of Google Docs into each other: their pages have every level as a list
// of its own, one behind the other, and tell the level in its class: lst-kix_abc-1.
func nestLists(root *html.Node) {
	var open []*html.Node // each in the last item of the one before it
	each(root, func(n *html.Node) bool {
		name, level := listLevel(n)
		if name == "" {
			return true
		}
		open = upTo(open, level)
		if len(open) == 0 || !follows(n, open[0], name) {
			open = append(open[:0], n)
			return false
		}
		last := open[len(open)-1]
		n.Parent.RemoveChild(n)
		if _, above := listLevel(last); above == level {
			moveChildren(n, last)
			return false
		}
		item := last.LastChild
		for item != nil && item.Type != html.ElementNode {
			item = item.PrevSibling
		}
		if item == nil {
			item = last
		}
		item.AppendChild(n)
		open = append(open, n)
		return false
	})
}

// listLevel gives the name of the list that an element is a level of, and the level.
func listLevel(n *html.Node) (name string, level int) {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol {
		return "", 0
	}
	for label := range strings.FieldsSeq(attr(n, "class")) {
		at := strings.LastIndexByte(label, '-')
		if level, err := strconv.Atoi(label[at+1:]); err == nil && at > 0 && strings.HasPrefix(label, "lst-") {
			return label[:at], level
		}
	}
	return "", 0
}

// upTo leaves the open lists that a list of a level stands in, or goes on with.
func upTo(open []*html.Node, level int) []*html.Node {
	for len(open) > 1 {
		if _, last := listLevel(open[len(open)-1]); last <= level {
			break
		}
		open = open[:len(open)-1]
	}
	return open
}

// follows tells whether a list is the next element after another one of its name and no deeper.
func follows(n, first *html.Node, name string) bool {
	before, least := listLevel(first)
	_, level := listLevel(n)
	return previous(n) == first && before == name && least <= level
}

func moveChildren(from, to *html.Node) {
	for child := from.FirstChild; child != nil; child = from.FirstChild {
		from.RemoveChild(child)
		to.AppendChild(child)
	}
}

// target gives the address behind one of Google's that only leads to it.
func target(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host != "www.google.com" || u.Path != "/url" {
		return address
	}
	if q := u.Query().Get("q"); q != "" {
		return q
	}
	return address
}
