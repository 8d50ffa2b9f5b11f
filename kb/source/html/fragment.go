package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fragment reads HTML, or text with line breaks, that stands in an attribute or a script: all of
// it at one line of the file.
func fragment(text string, line int) []block {
	if !strings.Contains(text, "<") && strings.Contains(text, "&lt;") {
		text = html.UnescapeString(text) // escaped twice
	}
	if !strings.Contains(text, "<") {
		text = strings.ReplaceAll(strings.TrimSpace(text), "\n", "<br>")
	}
	t, err := parse(text)
	if err != nil {
		t = &tree{root: &html.Node{Type: html.DocumentNode}, facts: facts{}}
		t.root.AppendChild(&html.Node{Type: html.TextNode, Data: stripTags(text)})
	}
	b := t.builder()
	blocks := b.blocksOf(t.body())
	for i := range blocks {
		for j := range blocks[i].text.At {
			blocks[i].text.At[j] = line
		}
	}
	return blocks
}

// plainFragment is the text of a fragment, in one line.
func plainFragment(text string) string {
	if strings.ContainsAny(text, "<&") {
		text = html.UnescapeString(stripTags(text))
	}
	return strings.Join(strings.Fields(text), " ")
}

// stripTags leaves a space where a tag was.
func stripTags(text string) string {
	z := html.NewTokenizer(strings.NewReader(text))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Raw())
		default:
			b.WriteByte(' ')
		}
	}
}

func (t *tree) builder() *builder {
	return &builder{facts: t.facts, items: map[*html.Node][]*question{}}
}

// body is where the content of a page stands.
func (t *tree) body() *html.Node {
	if body := find(t.root, named(atom.Body)); body != nil {
		return body
	}
	return t.root
}
