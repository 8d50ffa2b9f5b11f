package source

import (
	"strings"

	"firstline/kb/yaml"
)

// content reads what a page that is made of blocks says: whatever has a title, with its text and
// its links, and what stands inside of it.
func (n navReader) content(node *yaml.Node) []*place {
	var all []*place
	for _, item := range node.Items() {
		all = append(all, n.content(item)...)
	}
	if node.Kind() != yaml.Map {
		return all
	}
	p := contentPlace(node)
	for _, pair := range node.Pairs() {
		switch pair.Key.Text() {
		case "title", "type", "text", "description", "href", "url":
		case "links", "buttons":
			if p.name == "" { // there is no title that they belong to
				p.inside = append(p.inside, n.content(pair.Value)...)
			}
		default:
			p.inside = append(p.inside, n.content(pair.Value)...)
		}
	}
	if p.name == "" {
		return append(all, p.inside...)
	}
	n.b.countEntry()
	return append(all, p)
}

// contentPlace makes a place of what a map says itself. It is called by its title, by the text of
// a link, or by the first words of its text; without any of them it has no name.
func contentPlace(node *yaml.Node) *place {
	p := &place{}
	p.line, p.end = node.Pos().Line, node.Pos().Line
	title := node.Get("title")
	if textOf(title) == "" && node.Get("url") != nil {
		title = node.Get("text")
	}
	p.name = textOf(title)
	if p.name == "" {
		p.name = firstWords(textOf(node.Get("text")) + textOf(node.Get("description")))
	}
	var about []string
	for _, pair := range node.Pairs() {
		switch pair.Key.Text() {
		case "title", "text", "description", "href", "url":
			if value := textOf(pair.Value); value != "" && pair.Value != title {
				about = append(about, value)
			}
		case "links", "buttons":
			for _, link := range pair.Value.Items() {
				about = append(about, "["+textOf(link.Get("text"))+textOf(link.Get("title"))+"]("+textOf(link.Get("url"))+textOf(link.Get("href"))+")")
			}
		default:
			continue
		}
		p.end = max(p.end, lastLine(pair.Value))
	}
	p.about = strings.Join(about, "\n\n")
	return p
}

// textOf is a text, or the text of a map that has one.
func textOf(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	if n.Kind() == yaml.Map {
		return textOf(n.Get("text"))
	}
	return strings.TrimSpace(n.Text())
}
