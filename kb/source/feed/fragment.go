package feed

import (
	"strings"

	"golang.org/x/net/html"
)

// describe turns a description into Markdown: HTML, as most are, by way of the caller's
// converter; plain text keeps its lines.
func (c *collector) describe(fragment string) string {
	if isHTML(fragment) {
		return strings.TrimSpace(c.markdown(fragment))
	}
	return tidy(html.UnescapeString(fragment))
}

// isHTML tells a fragment with tags from plain text, in which a < may stand too.
func isHTML(s string) bool {
	for s = s[:strings.LastIndexByte(s, '>')+1]; ; {
		_, rest, ok := strings.Cut(s, "<")
		if !ok {
			return false
		}
		name := strings.TrimLeft(rest, "/!")
		if name != "" && (name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z' || name[0] == '-') {
			return true
		}
		s = rest
	}
}

// tidy trims every line, and keeps one blank line where there were more.
func tidy(s string) string {
	var b strings.Builder
	blank := false
	for line := range strings.Lines(s) {
		line = clean(line)
		if line == "" {
			blank = true
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
			if blank {
				b.WriteString("\n")
			}
		}
		b.WriteString(line)
		blank = false
	}
	return b.String()
}

// plainMarkdown takes the tags off HTML: paragraphs are parted by blank lines, headings and list
// items marked, pictures kept; what scripts and styles say is left out.
func plainMarkdown(fragment string) string {
	var p plain
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return tidy(p.String())
		case html.TextToken:
			if p.muted == "" {
				p.WriteString(clean1(string(z.Text())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.open(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			p.shut(string(name))
		default: // comments
		}
	}
}

// clean1 makes one space of every run of them, also at the ends.
func clean1(s string) string {
	const ends = " \t\r\n"
	middle := clean(s)
	if middle == "" {
		return " "
	}
	if strings.TrimLeft(s, ends) != s {
		middle = " " + middle
	}
	if strings.TrimRight(s, ends) != s {
		middle += " "
	}
	return middle
}

// plain is a fragment without its tags.
type plain struct {
	strings.Builder
	muted string // the element whose text is not shown
}

func (p *plain) open(t html.Token) {
	switch t.Data {
	case "script", "style", "title":
		p.muted = t.Data
	case "br":
		p.WriteString("\n")
	case "li":
		p.WriteString("\n- ")
	case "td", "th":
		p.WriteString(" | ")
	case "tr", "dt", "dd":
		p.WriteString("\n")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.WriteString("\n\n" + strings.Repeat("#", int(t.Data[1]-'0')) + " ")
	case "img":
		p.picture(t.Attr)
	case "p", "div", "ul", "ol", "table", "section", "blockquote", "pre", "hr":
		p.WriteString("\n\n")
	}
}

func (p *plain) picture(attrs []html.Attribute) {
	var src, alt string
	for _, a := range attrs {
		switch a.Key {
		case "src":
			src = clean(a.Val)
		case "alt":
			alt = clean(a.Val)
		}
	}
	if src != "" {
		p.WriteString(" ![" + alt + "](" + src + ") ")
	}
}

func (p *plain) shut(name string) {
	switch name {
	case p.muted:
		p.muted = ""
	case "p", "div", "ul", "ol", "table", "section", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6":
		p.WriteString("\n\n")
	}
}
