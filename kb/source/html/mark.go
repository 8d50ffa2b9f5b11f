package html

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"firstline/kb/source/md"
)

// The limits of a page.
const (
	maxTags       = 800_000 // and texts between them
	maxDepth      = 256     // the parser stops at 512 by itself
	maxFormatting = 200     // of <b>, <font> and the like that are never closed: the parser opens them again in every paragraph
)

// lineMark begins the comments that tell the parser's tree the lines of the file.
const lineMark = "line:"

// marker copies a page tag by tag. The parser gives no positions, so a comment with the number of
// the line is put before the first tag or text of every line; comments of the page's own are left
// out.
type marker struct {
	out    strings.Builder
	line   int
	marked int  // the last line that was marked
	raw    bool // the next text is that of a script or a title, which holds no comments
	pre    bool // the next text stands at the beginning of <pre>
	tags   int
	open   []string // formatting tags that are open, as written
}

// markLines gives the page with its lines marked, and refuses one that would cost the parser its
// memory.
func markLines(text string) (string, error) {
	m := &marker{line: 1}
	m.out.Grow(len(text) + len(text)/8)
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return "", &md.Refusal{Msg: "the page cannot be read: " + err.Error(), Hint: "save it as Markdown or plain text"}
			}
			return m.out.String(), nil
		}
		raw := string(z.Raw())
		if kind != html.EndTagToken {
			m.tags++
		}
		if m.tags > maxTags {
			return "", &md.Refusal{Msg: "the page has more than 800,000 tags and texts", Hint: "cut it into several pages"}
		}
		switch kind {
		case html.TextToken:
			m.text(raw)
		case html.CommentToken:
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if err := m.start(string(name), raw); err != nil {
				return "", err
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			m.end(string(name))
			m.out.WriteString(raw)
		default:
			m.out.WriteString(raw)
		}
		m.line += strings.Count(raw, "\n")
	}
}

// text writes a text with the mark before its first word. A newline at the beginning of <pre> is
// none of its text, and is taken out here, since the parser would not see it behind the mark.
func (m *marker) text(raw string) {
	if m.raw {
		m.raw = false
		m.out.WriteString(raw)
		return
	}
	skip := 0
	if m.pre {
		m.pre = false
		rest := strings.TrimPrefix(strings.TrimPrefix(raw, "\r"), "\n")
		skip = strings.Count(raw[:len(raw)-len(rest)], "\n")
		raw = rest
	}
	word := strings.TrimLeft(raw, " \t\r\n\f")
	space := raw[:len(raw)-len(word)]
	m.out.WriteString(space)
	if word != "" {
		m.mark(m.line + skip + strings.Count(space, "\n"))
	}
	m.out.WriteString(word)
}

func (m *marker) mark(line int) {
	if line != m.marked {
		m.out.WriteString("<!--" + lineMark + strconv.Itoa(line) + "-->")
		m.marked = line
	}
}

func (m *marker) start(name, raw string) error {
	m.raw, m.pre = false, false
	m.mark(m.line)
	m.out.WriteString(raw)
	switch name {
	case "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext":
		m.raw = !strings.HasSuffix(raw, "/>")
	case "pre", "listing":
		m.pre = true
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		same := 0
		for _, open := range m.open {
			if open == raw {
				same++
			}
		}
		if same < 3 { // as many as the parser keeps
			m.open = append(m.open, raw)
		}
		if len(m.open) > maxFormatting {
			return &md.Refusal{Msg: "more than 200 tags like <" + name + "> are never closed", Hint: "save the page from a browser, or as plain text"}
		}
	}
	return nil
}

func (m *marker) end(name string) {
	m.raw, m.pre = false, false
	for i, open := range slices.Backward(m.open) {
		if tagName(open) == name {
			m.open = append(m.open[:i], m.open[i+1:]...)
			return
		}
	}
}

func tagName(tag string) string {
	tag = strings.TrimPrefix(tag, "<")
	if end := strings.IndexAny(tag, " \t\r\n\f/>"); end >= 0 {
		tag = tag[:end]
	}
	return strings.ToLower(tag)
}
