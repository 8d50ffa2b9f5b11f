package source

import (
	"slices"
	"strings"

	"firstline/kb/yaml"
)

// navReader reads the navigation of a site of documentation: the nav of mkdocs.yml, the items of a
// toc.yaml of Diplodoc, the links and blocks of its index.yaml. Every name is a place, and what it
// leads to is said about it.
type navReader struct {
	file *file
	b    *builder
}

// isNavigation tells navigation from other settings by the lists that it has.
func (n navReader) isNavigation(root *yaml.Node) bool {
	if len(n.nav(root)) > 0 || len(n.items(root)) > 0 {
		return true
	}
	title := root.Get("title") != nil || root.Get("description") != nil
	return isMapList(root.Get("blocks"), "type") || title && isMapList(root.Get("links"), "href")
}

// nav gives the pages of a mkdocs.yml.
func (navReader) nav(root *yaml.Node) []*yaml.Node {
	if nav := root.Get("nav"); nav != nil {
		return nav.Items()
	}
	return nil
}

// items gives those of a toc.yaml, which have names or are included.
func (navReader) items(root *yaml.Node) []*yaml.Node {
	if items := root.Get("items"); isMapList(items, "name") || isMapList(items, "include") {
		return items.Items()
	}
	return nil
}

// isMapList tells a list in which a map has the key.
func isMapList(n *yaml.Node, key string) bool {
	if n == nil {
		return false
	}
	for _, item := range n.Items() {
		if item.Get(key) != nil {
			return true
		}
	}
	return false
}

func (n navReader) read(root *yaml.Node) []*place {
	n.leaveSettings(root)
	if nav := n.nav(root); len(nav) > 0 {
		return n.pages(nav)
	}
	title := textOf(root.Get("title"))
	if items := n.items(root); len(items) > 0 {
		return n.tocItems(items, title)
	}
	var all []*place
	if about := textOf(root.Get("description")); title != "" && about != "" {
		n.b.countEntry()
		p := &place{name: title, about: about}
		p.line, p.end = root.Get("title").Pos().Line, lastLine(root.Get("description"))
		all = append(all, p)
	}
	for _, key := range []string{"links", "navigation", "blocks"} {
		if value := root.Get(key); value != nil {
			all = append(all, n.content(value)...)
		}
	}
	return all
}

// leaveSettings accounts for the keys of a file that are no navigation.
func (n navReader) leaveSettings(root *yaml.Node) {
	var left []string
	line := 0
	ofPage := len(n.nav(root))+len(n.items(root)) == 0
	for _, pair := range root.Pairs() {
		switch key := pair.Key.Text(); key {
		case "nav", "items", "title", "href", "kind", "language", "lang":
		case "links", "navigation", "blocks", "description":
			if ofPage {
				continue
			}
			fallthrough
		default:
			if left = append(left, key); line == 0 {
				line = pair.Key.Pos().Line
			}
		}
	}
	if len(left) > 0 {
		n.b.skip(line, "settings of the site: %s", strings.Join(left, ", "))
	}
}

// pages reads the nav of MkDocs: pages with names, without, and sections of pages.
func (n navReader) pages(items []*yaml.Node) []*place {
	var all []*place
	for _, item := range items {
		if item.Kind() == yaml.Scalar {
			n.b.countEntry()
			p := &place{name: item.Text()}
			p.line, p.end = item.Pos().Line, item.Pos().Line
			all = append(all, p)
		}
		for _, pair := range item.Pairs() {
			n.b.countEntry()
			p := &place{name: pair.Key.Text(), about: pair.Value.Text(), inside: n.pages(pair.Value.Items())}
			p.line, p.end = pair.Key.Pos().Line, pair.Key.Pos().Line
			all = append(all, p)
		}
	}
	return all
}

// tocItems reads the items of a table of contents of Diplodoc. Hidden ones are left out.
func (n navReader) tocItems(items []*yaml.Node, title string) []*place {
	var all []*place
	for _, item := range items {
		line := item.Pos().Line
		name, href := textOf(item.Get("name")), textOf(item.Get("href"))
		if include := item.Get("include"); include != nil && href == "" {
			href = textOf(include.Get("path"))
		}
		switch {
		case textOf(item.Get("hidden")) == "true":
			n.b.skip(line, "hidden: %s", name)
			continue
		case name == "" && href == "" && item.Get("items") == nil:
			n.b.skip(line, "an item without a name")
			continue
		case name == "" && item.Get("include") != nil:
			n.b.skip(line, "what is included has its names in %s", href)
			continue
		case name == "":
			name = href
		}
		n.b.countEntry()
		p := &place{name: name, about: href}
		if title != "" && href != "" {
			p.about = title + ": " + href
		}
		p.line, p.end = line, line
		for _, pair := range item.Pairs() {
			if pair.Key.Text() != "items" {
				p.end = max(p.end, lastLine(pair.Value))
			}
		}
		if inside := item.Get("items"); inside != nil {
			p.inside = n.tocItems(inside.Items(), title)
		}
		all = append(all, p)
	}
	return all
}

// withoutPython takes the tags of Python off the settings of MkDocs, which mean nothing here: a
// parser of YAML looks for the value of a tag on the lines below.
func withoutPython(lines []string) []string {
	plain := lines
	for i, line := range lines {
		at := strings.Index(line, " !!python/")
		if at < 0 {
			continue
		}
		if &plain[0] == &lines[0] {
			plain = slices.Clone(lines)
		}
		tag := line[at+1:]
		plain[i] = line[:at]
		if i+1 == len(lines) || indentOf(lines[i+1]) <= indentOf(line) {
			plain[i] += ` "` + strings.Map(noQuote, tag) + `"`
		}
	}
	return plain
}

func noQuote(r rune) rune {
	if r == '"' || r == '\\' {
		return -1
	}
	return r
}
