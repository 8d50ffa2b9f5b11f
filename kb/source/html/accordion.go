package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of the head of an accordion.
const (
	maxHead  = 60  // words
	maxNodes = 100 // elements, texts and comments
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
	if !isHead(n) || b.facts.holds(n, aHeading|aHead) {
		return false
	}
	count := countWords(n, maxHead)
	return 0 < count && count <= maxHead
}

// isHead tells whether an element says that it is the head of an accordion. Buttons do many other
// things; one that does not say what it unfolds is a head where it asks and the answer follows.
func isHead(n *html.Node) bool {
	if address := attr(n, "href"); n.DataAtom == atom.A && address != "" && !strings.HasPrefix(address, "#") {
		return false
	}
	if n.DataAtom == atom.Button {
		return opens(n) || (asks(n) || hasHeadLabel(n) || isSmall(n, maxNodes) && find(n, hasHeadLabel) != nil) && isAnswered(n)
	}
	return hasHeadLabel(n)
}

func hasHeadLabel(n *html.Node) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(attr(n, "class"))), isHeadLabel)
}

// asks tells whether an element is no more than a question.
func asks(n *html.Node) bool {
	return isSmall(n, maxNodes) && countWords(n, maxHead) <= maxHead && strings.HasSuffix(words(n), "?")
}

// isAnswered tells whether text follows an element, or what holds nothing else.
func isAnswered(n *html.Node) bool {
	next := following(n)
	if next == nil && n.Parent != nil && isSmall(n.Parent, maxNodes) && countWords(n.Parent, maxHead) == countWords(n, maxHead) {
		next = following(n.Parent)
	}
	return next != nil && (next.Type == html.TextNode || next.DataAtom != atom.Button && !isHeading(next))
}

// following gives the next node with words in it, nil where there is none nearby.
func following(n *html.Node) *html.Node {
	const near = 5
	next := n.NextSibling
	for i := 0; next != nil && i < near; next, i = next.NextSibling, i+1 {
		if next.Type == html.TextNode && strings.TrimSpace(next.Data) != "" || next.Type == html.ElementNode && !unseen(next) && countWords(next, 0) > 0 {
			return next
		}
	}
	return nil
}

// isHeadLabel reads a class such as accordion-header, faq__question or t668__title.
func isHeadLabel(label string) bool {
	if label == "question" || label == "faq-q" || label == "faq__q" || label == "t668__title" || label == "t849__title" || label == "t585__title" || label == "expand-control-text" {
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

// endsAnswers tells whether the last answer in an element ends with it: one of the items of an
// accordion, or the accordion.
func (b *builder) endsAnswers(n *html.Node) bool {
	switch {
	case n.DataAtom == atom.Details, n.DataAtom == atom.Dl:
		return true
	case b.facts[n].heads == 1:
		return b.facts[n.Parent].heads > 1
	}
	return b.facts[n].heads > 1
}

// endAnswer marks the end of the last answer in blocks. A head alone is not answered there.
func endAnswer(blocks []block) {
	answered := false
	for i := range slices.Backward(blocks) {
		if blocks[i].item == nil {
			answered = answered || letters(blocks[i].plain) != ""
			continue
		}
		if answered {
			blocks[len(blocks)-1].ends = blocks[i].item
		}
		return
	}
}

// unfolds tells whether an element is hidden only until a reader clicks: an answer of a FAQ, what
// follows a question, a part of an accordion, a tab.
func unfolds(n *html.Node) bool {
	if before := previous(n); before != nil && isSmall(before, maxNodes) && (asks(before) || isHead(before) || find(before, isHead) != nil) {
		return true
	}
	for up := n; up != nil; up = up.Parent {
		if up.DataAtom == atom.Details || attr(up, "role") == "tabpanel" || attr(up, "hidden") == "until-found" ||
			labelled(up, "accord", "faq", "collaps", "spoiler", "toggle", "answer", "question", "tab-", "tab_", "tabs", "panel", "expand", "more") {
			return true
		}
	}
	return false
}

// previous gives the element before another one, nil where text stands between them.
func previous(n *html.Node) *html.Node {
	before := n.PrevSibling
	for before != nil && before.Type == html.TextNode && strings.TrimSpace(before.Data) == "" {
		before = before.PrevSibling
	}
	if before == nil || before.Type != html.ElementNode {
		return nil
	}
	return before
}
