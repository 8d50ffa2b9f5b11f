package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture names what systems put into a page besides its content: what readers say of it, who
// wrote it and when, what is attached to it, and remarks of its authors to each other. It is empty
// for content.
func (c *chrome) furniture(n *html.Node) string {
	const long = 60 // words
	holdsContent := c.facts.holds(n, aMain|aTitle)
	switch {
	case holdsContent:
		return ""
	case is(n, "article-votes", "article-author", "article-relatives", "article-subscribe", "article-feedback", "article-share", "was-this-helpful",
		"related-articles", "related-posts") && countWords(n, long) <= long && !c.facts.holds(n, aTable):
		return "feedback"
	case is(n, "comments", "comments-area", "article-comments", "comment-list", "comment-respond"), isAuthorsComment(n):
		return "comments"
	case is(n, "page-metadata", "page-header-icon"), n.DataAtom == atom.Table && is(n, "properties"):
		return "page properties" // Confluence, Notion
	case is(n, "pagesection") && find(n, func(e *html.Node) bool { return attr(e, "id") == "attachments" }) != nil:
		return "attachments" // Confluence
	case isIcon(n):
		return "icon"
	}
	return c.runningTitle(n)
}

// isAuthorsComment tells a comment of Google Docs, or the mark of one: [a].
func isAuthorsComment(n *html.Node) bool {
	if n.DataAtom == atom.A {
		return strings.HasPrefix(attr(n, "href"), "#cmnt") && strings.HasPrefix(attr(n, "id"), "cmnt_ref")
	}
	return n.DataAtom == atom.Div && n.Parent != nil && n.Parent.DataAtom == atom.Body &&
		find(n, func(e *html.Node) bool { return strings.HasPrefix(attr(e, "href"), "#cmnt_ref") }) != nil
}

// isIcon tells a sign that adorns text; in a table it may be all that a cell says.
func isIcon(n *html.Node) bool {
	if !is(n, "icon") || letters(words(n)) != "" || find(n, named(atom.Img)) != nil {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Td || up.DataAtom == atom.Th {
			return false
		}
	}
	return true
}

// runningTitle tells what stands on every sheet of a document of Google Docs, which its page has
// once, as its first and its last part.
func (c *chrome) runningTitle(n *html.Node) string {
	switch {
	case n.DataAtom != atom.Div || n.Parent == nil || !is(n.Parent, "doc-content"):
		return ""
	case beside(n, func(n *html.Node) *html.Node { return n.PrevSibling }) == nil:
		return "header"
	case beside(n, func(n *html.Node) *html.Node { return n.NextSibling }) == nil:
		return "footer"
	}
	return ""
}

// beside gives the nearest element in a direction.
func beside(n *html.Node, next func(*html.Node) *html.Node) *html.Node {
	for n = next(n); n != nil && n.Type != html.ElementNode; {
		n = next(n)
	}
	return n
}

// isCookieNotice tells a notice by its class, or by its words and the button below them.
func (c *chrome) isCookieNotice(n *html.Node) bool {
	const long, short = 150, 40 // words
	if n.DataAtom == atom.Body || c.facts.holds(n, aMain|aTitle|aTable) {
		return false
	}
	if labelled(n, "cookie", "gdpr", "consent-banner") {
		return countWords(n, long) <= long
	}
	if !c.facts.holds(n, aButton) || c.facts.holds(n, aHead|aHeading) || countWords(n, short) > short {
		return false
	}
	text := strings.ToLower(words(n))
	return strings.Contains(text, "cookie") || strings.Contains(text, "куки")
}

// isHidden tells whether an element cannot be seen nor unfolded. What hides more than a few words
// without saying what it is may be an answer, and is kept, unless they stand beside it once more.
func (c *chrome) isHidden(n *html.Node) bool {
	const few = 12 // words
	hidden := hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" || hidesByClass(n) ||
		strings.Contains(style(n), "display:none") || strings.Contains(style(n), "visibility:hidden")
	if !hidden || n.DataAtom == atom.Html || n.DataAtom == atom.Body || unfolds(n) {
		return false
	}
	return countWords(n, few) <= few || attr(n, "role") == "dialog" || c.facts.holds(n, aForm) ||
		labelled(n, "modal", "popup", "pop-up", "menu", "nav", "banner", "tooltip", "overlay", "drawer", "offcanvas", "loader", "toast", "dropdown", "search") ||
		isCopy(n)
}

// hidesByClass tells the classes by which style sheets hide what stands on no screen, on some of
// them only, or in a dialog.
func hidesByClass(n *html.Node) bool {
	return is(n, "modal", "sr-only", "visually-hidden", "screen-reader-text") ||
		is(n, "d-none", "hidden", "is-hidden") && !labelled(n, "d-sm-", "d-md-", "d-lg-", "d-xl-", "sm:", "md:", "lg:", "xl:")
}

// isCopy tells whether an element says the same as the one before it, for another screen.
func isCopy(n *html.Node) bool {
	const most = 2000 // nodes
	before := previous(n)
	return before != nil && isSmall(before, most) && isSmall(n, most) && words(before) == words(n)
}
