package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Is tells whether a text is HTML: a page, or a fragment that is built of tags. Markdown may hold
// tags as well, so a fragment has to begin with one of HTML's own, to keep its words inside of
// tags, and to show no marks of Markdown or of components.
func Is(text string) bool {
	const sample = 64 << 10
	head := strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n")
	for strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml") {
		end := strings.IndexByte(head, '>')
		if strings.HasPrefix(head, "<!--") {
			end = strings.Index(head, "-->") + 2
		}
		if end < 2 {
			return false
		}
		head = strings.TrimLeft(head[end+1:], " \t\r\n")
	}
	lower := strings.ToLower(head[:min(len(head), 64)])
	if strings.HasPrefix(lower, "<!doctype html") || strings.HasPrefix(lower, "<html") || strings.HasPrefix(lower, "<head>") || strings.HasPrefix(lower, "<body") {
		return true
	}
	if !strings.HasPrefix(head, "<") || !known(tagName(head[:min(len(head), 64)])) {
		return false
	}
	return isFragment(head[:min(len(head), sample)])
}

// known tells whether a fragment of a page may begin with a tag.
func known(name string) bool {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	if isBlock(n) {
		return true
	}
	return named(atom.B, atom.Strong, atom.Span, atom.Font, atom.Img, atom.A, atom.Br, atom.Style, atom.Script,
		atom.Meta, atom.Link, atom.Title, atom.Em, atom.I, atom.Iframe, atom.Picture)(n)
}

// scale weighs the words of a fragment that stand inside of elements against those between them,
// where Markdown has its text.
type scale struct {
	depth, code     int // how deep in elements, and in those that hold code
	inside, between int // words
}

func isFragment(text string) bool {
	z := html.NewTokenizer(strings.NewReader(text))
	var s scale
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			return s.inside > 0 && s.between*4 <= s.inside
		case html.TextToken:
			if s.code == 0 && isMarkup(raw) {
				return false
			}
			s.text(raw)
		case html.StartTagToken:
			if isComponent(raw) {
				return false
			}
			s.start(atom.Lookup([]byte(tagName(raw))))
		case html.EndTagToken:
			s.end(atom.Lookup([]byte(tagName(strings.Replace(raw, "/", "", 1)))))
		default:
		}
	}
}

func (s *scale) text(raw string) {
	count := len(strings.Fields(raw))
	if s.depth > 0 {
		s.inside += count
	} else {
		s.between += count
	}
}

func (s *scale) start(name atom.Atom) {
	switch name {
	case atom.Br, atom.Img, atom.Hr, atom.Input, atom.Meta, atom.Link, atom.Col, atom.Wbr, atom.Source, atom.Embed:
		return // they have no end
	default:
	}
	if holdsCode(name) {
		s.code++
	}
	s.depth++
}

func (s *scale) end(name atom.Atom) {
	if holdsCode(name) {
		s.code = max(s.code-1, 0)
	}
	s.depth = max(s.depth-1, 0)
}

func holdsCode(name atom.Atom) bool {
	return name == atom.Pre || name == atom.Script || name == atom.Style || name == atom.Code || name == atom.Textarea
}

// isComponent: the names of MDX components begin with a capital letter, and their attributes are
// those of JavaScript. A page whose tags are all in capitals is an old one.
func isComponent(tag string) bool {
	name := strings.TrimPrefix(tag, "<")
	if end := strings.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	return name != strings.ToLower(name) && name != strings.ToUpper(name) ||
		strings.Contains(tag, "className=") || strings.Contains(tag, "={")
}

// isMarkup tells whether a text between tags has the marks of Markdown, or parts its paragraphs
// by empty lines as only Markdown does.
func isMarkup(text string) bool {
	if strings.Contains(text, "](") || strings.Contains(text, "\n```") || strings.Contains(text, "\n~~~") {
		return true
	}
	words, blank := false, false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		title := strings.TrimLeft(line, "#")
		switch marks := len(line) - len(title); {
		case line == "":
			blank = words && i > 0
			continue
		case 0 < marks && marks <= 6 && strings.HasPrefix(title, " "), strings.HasPrefix(line, "|--"), strings.HasPrefix(line, "| --"):
			return true
		case blank:
			return true
		}
		words = true
	}
	return false
}
