package html

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"firstline/kb/source/md"
)

// chrome takes out of a page what stands on every page of a site, around the content, and counts
// the words of it.
type chrome struct {
	facts facts
	first int // the first line that is left out
	kinds []string
	words map[string]int
}

func newChrome(f facts) *chrome {
	return &chrome{facts: f, words: map[string]int{}}
}

// strip takes chrome out below an element; inside tells whether it is part of the content, where
// headers and footers belong to it.
func (c *chrome) strip(n *html.Node, inside bool) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type == html.ElementNode && !unseen(child) {
			if kind := c.kind(child, inside); kind != "" {
				c.drop(child, kind, countWords(child, math.MaxInt))
				n.RemoveChild(child)
			} else {
				c.strip(child, inside || child.DataAtom == atom.Main || child.DataAtom == atom.Article)
			}
		}
		child = next
	}
}

// drop counts the words that are left out of an element. Nothing is said where there are none.
func (c *chrome) drop(n *html.Node, kind string, count int) {
	if count == 0 {
		return
	}
	if line := c.facts.line(n); c.first == 0 || line < c.first {
		c.first = line
	}
	if c.words[kind] == 0 {
		c.kinds = append(c.kinds, kind)
	}
	c.words[kind] += count
}

// note says what was left out.
func (c *chrome) note() []md.Note {
	if len(c.kinds) == 0 {
		return nil
	}
	total := 0
	var parts []string
	for _, kind := range c.kinds {
		total += c.words[kind]
		parts = append(parts, fmt.Sprintf("%s %d", kind, c.words[kind]))
	}
	return []md.Note{{
		Line:    c.first,
		Message: fmt.Sprintf("left out %s around the content: %s", wordCount(total), strings.Join(parts, ", ")),
	}}
}

func wordCount(n int) string {
	if n == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", n)
}

// kind names what an element is, where it is no content; empty where it is.
func (c *chrome) kind(n *html.Node, inside bool) string {
	role := attr(n, "role")
	switch {
	case isHeading(n), n.DataAtom == atom.Main, role == "main", n.DataAtom == atom.Body:
		return ""
	case n.DataAtom == atom.Nav, role == "navigation", role == "menubar", role == "menu", isMenu(n), !inside && isSiteMenu(n):
		return "navigation"
	case !inside && (n.DataAtom == atom.Header || role == "banner" || is(n, "header", "site-header", "page-header", "top-header", "main-header", "bx-header", "t-header")):
		if !c.facts.holds(n, aMain|aTitle) {
			return "header"
		}
	case !inside && (n.DataAtom == atom.Footer || role == "contentinfo" || is(n, "footer", "site-footer", "page-footer", "main-footer", "bx-footer", "t-footer")):
		if !c.facts.holds(n, aMain) {
			return "footer"
		}
	case n.DataAtom == atom.Aside && c.isAside(n, inside), role == "complementary" && !inside:
		return "sidebar"
	case c.isCookieNotice(n):
		return "cookie notice"
	case c.isHidden(n):
		return "hidden"
	case n.DataAtom == atom.Del && attr(n, "datetime", "cite") != "":
		return "deleted in tracked changes"
	case c.isForm(n), role == "search":
		return "form"
	}
	return c.furniture(n)
}

// is tells whether a word of the class or id is one of the labels.
func is(n *html.Node, names ...string) bool {
	for _, label := range labels(n) {
		if slices.Contains(names, label) {
			return true
		}
	}
	return false
}

// isMenu tells whether an element is a menu by its class and because it is little but links.
func isMenu(n *html.Node) bool {
	return is(n, "menu", "main-menu", "top-menu", "nav", "navbar", "breadcrumb", "breadcrumbs", "bread-crumbs",
		"pagination", "pager", "sidebar", "left-menu", "skip-link", "toc", "toc-macro", "share", "social") && mostlyLinks(n)
}

// isSiteMenu tells a menu or the way to a page by a part of its class, as Bitrix and Tilda write
// them: bx-top-nav, t-menu__link-item, bx-breadcrumb. The last step of a way is often no link.
func isSiteMenu(n *html.Node) bool {
	const long = 25 // words of a way
	if labelled(n, "breadcrumb") && countWords(n, long) <= long {
		return find(n, named(atom.A)) != nil && find(n, isHeading) == nil
	}
	return labelled(n, "top-nav", "nav-list", "nav__", "navbar-", "t-menu", "menu__", "-menu-list", "top-menu", "main-menu") && mostlyLinks(n)
}

func mostlyLinks(n *html.Node) bool {
	const most = 5000 // words of a menu
	all, linked := countWords(n, most), 0
	if all > most {
		return false
	}
	each(n, func(e *html.Node) bool {
		if e.DataAtom == atom.A {
			linked += countWords(e, math.MaxInt)
			return false
		}
		return true
	})
	if n.DataAtom == atom.A {
		linked = all
	}
	return all > 0 && linked*10 >= all*6
}

// isAside tells a sidebar from a remark of the text, which some sites put into the same tag.
func (c *chrome) isAside(n *html.Node, inside bool) bool {
	if attr(n, "role") == "note" || labelled(n, "note", "tip", "warn", "caution", "danger", "admonition", "callout", "alert", "important", "info", "hint") {
		return false
	}
	return !inside || mostlyLinks(n) || c.facts.holds(n, aNav)
}

// isForm tells whether an element is a form to fill in; some systems put the whole page into one.
func (c *chrome) isForm(n *html.Node) bool {
	const long = 80 // words
	return n.DataAtom == atom.Form && countWords(n, long) <= long &&
		!c.facts.holds(n, aMain|aTitle|aTable)
}
