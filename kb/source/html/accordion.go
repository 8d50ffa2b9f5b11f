package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isQuestionHead tells whether an element is the line that a reader clicks to unfold what stands
// below: a <summary>, or the head of an accordion that its class names so. A heading is a heading
// already, unless it holds nothing but the button that unfolds.
func (b *builder) isQuestionHead(n *html.Node) bool {
	if n.DataAtom == atom.Summary {
		return true
	}
	if isHeading(n) {
		button := find(n, func(e *html.Node) bool { return e != n && isHead(e) })
		return button != nil && words(button) == words(n)
	}
	const long = 60 // words of a question
	if !isHead(n) || b.facts.holds(n, aHeading|aHead) {
		return false
	}
	count := countWords(n, long)
	return 0 < count && count <= long
}

// isHead tells whether an element says that it is the head of an accordion.
func isHead(n *html.Node) bool {
	if address := attr(n, "href"); n.DataAtom == atom.A && address != "" && !strings.HasPrefix(address, "#") {
		return false
	}
	return n.DataAtom == atom.Button && opens(n) ||
		slices.ContainsFunc(strings.Fields(strings.ToLower(attr(n, "class"))), isHeadLabel)
}

// isHeadLabel reads a class such as accordion-header, faq__question or t668__title.
func isHeadLabel(label string) bool {
	if label == "question" || label == "faq-q" || label == "faq__q" || label == "t668__title" || label == "t849__title" || label == "t585__title" {
		return true
	}
	return holds(label, "accordion", "faq", "spoiler", "collaps", "toggle", "qa-", "question") &&
		holds(label, "title", "header", "heading", "question", "button", "trigger", "summary", "caption", "-head") &&
		!holds(label, "icon", "list", "items", "body", "content", "block", "section", "wrap", "group", "inner")
}

func holds(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

// opens tells whether an element unfolds another one.
func opens(n *html.Node) bool {
	toggle := attr(n, "data-toggle", "data-bs-toggle")
	return toggle == "collapse" || hasAttr(n, "aria-expanded") && !strings.HasPrefix(attr(n, "aria-haspopup"), "t") &&
		!labelled(n, "menu", "nav", "burger", "hamburger", "search", "dropdown")
}

// unfolds tells whether an element is hidden only until a reader clicks: an answer of a FAQ, a
// part of an accordion, a tab.
func unfolds(n *html.Node) bool {
	for up := n; up != nil; up = up.Parent {
		if up.DataAtom == atom.Details || attr(up, "role") == "tabpanel" || attr(up, "hidden") == "until-found" ||
			labelled(up, "accord", "faq", "collaps", "spoiler", "toggle", "answer", "question", "tab-", "tab_", "tabs", "panel", "expand", "more") {
			return true
		}
	}
	return false
}
