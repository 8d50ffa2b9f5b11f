package source

import (
	"html"
	"strings"
)

// maxTagLines is how many lines the tag that opens a fold-out may take.
const maxTagLines = 20

// openingTag reads <details> with its <summary>, or a component with a title.
func (f *folder) openingTag(i int, line string) (foldout, int) {
	name := tagName(line)
	opened := foldout{start: i, body: i + 1, tag: "</" + name + ">"}
	if !foldsOut(name) || strings.Count(line, "<"+name) > 1 {
		return foldout{}, i
	}
	tag, rest, last, ok := f.upTo(i, line, func(s string) int { return endOfTag(s) })
	if !ok || strings.HasSuffix(tag, "/>") {
		return foldout{}, i
	}
	attributes := tagAttributes(strings.TrimSuffix(tag[1+len(name):], ">") + ">")
	for _, key := range []string{"title", "label", "question", "header", "summary", "name"} {
		if opened.title == "" {
			opened.title = attributes[key]
		}
	}
	opened.anchor = attributes["id"]
	if name == "details" {
		opened.title, rest, last = f.summary(last, rest)
	}
	if opened.title == "" {
		return foldout{start: i, body: i, tag: opened.tag}, last // it is closed like the others, and is text
	}
	opened.body = last + 1
	if rest = strings.TrimSpace(rest); rest == "" {
		return opened, last
	}
	opened.body, opened.first = last, rest
	if text, after, closes := strings.Cut(rest, opened.tag); closes {
		opened.first, opened.last = "", ""
		if strings.TrimSpace(stripTags(after)) == "" {
			f.one(opened, last, strings.TrimSpace(text))
		}
		return foldout{}, last
	}
	return opened, last
}

// one takes a fold-out that ends on the line on which its text begins.
func (f *folder) one(whole foldout, line int, text string) {
	whole.body, whole.end, whole.first, whole.nested = line, line+1, text, len(f.open)
	if text == "" {
		whole.body++
	}
	f.found = append(f.found, whole)
}

// withoutGroups takes the tags that only group fold-outs off a line; a line of nothing else is
// blank.
func (f *folder) withoutGroups(i int, line string) string {
	rest := strings.TrimSpace(line)
	for isGroup(tagName(strings.TrimPrefix(rest, "</"))) && strings.HasPrefix(rest, "<") {
		end := endOfTag(rest)
		if end < 0 {
			return line
		}
		rest = strings.TrimSpace(rest[end:])
	}
	if rest == "" && strings.TrimSpace(f.lines[i]) == strings.TrimSpace(line) {
		f.lines[i] = ""
	}
	if rest == strings.TrimSpace(line) {
		return line
	}
	return rest
}

func isGroup(name string) bool {
	return name == "AccordionGroup" || name == "Accordions" || name == "FAQ" || name == "FaqList"
}

// upTo joins lines from the given one, which is cut short, until end finds where something ends in
// them. It gives what is before that, what follows it on its line, and that line.
func (f *folder) upTo(i int, line string, end func(string) int) (before, rest string, last int, ok bool) {
	for last = i; ; {
		if at := end(line); at >= 0 {
			return line[:at], line[at:], last, true
		}
		last++
		if last >= len(f.lines) || last-i > maxTagLines || f.inFence(last) {
			return "", "", i, false
		}
		line += "\n" + f.lines[last]
	}
}

// summary reads the title of <details>, which is its first element.
func (f *folder) summary(i int, rest string) (title, after string, last int) {
	at := i
	text := rest
	for strings.TrimSpace(text) == "" && at+1 < len(f.lines) && at-i < maxTagLines {
		at++
		text = f.lines[at]
	}
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "<summary") {
		return "", rest, i
	}
	const closing = "</summary>"
	inner, after, last, ok := f.upTo(at, text, func(s string) int { return strings.Index(s, closing) })
	if !ok {
		return "", rest, i
	}
	begin := endOfTag(inner)
	if begin < 0 {
		return "", rest, i
	}
	return titleOf(inner[begin:]), after[len(closing):], last
}

// titleOf is what a reader sees of a title with tags and marks in it.
func titleOf(markup string) string {
	title := strings.Join(strings.Fields(html.UnescapeString(stripTags(markup))), " ")
	title = strings.TrimSpace(strings.TrimLeft(title, "#"))
	for _, mark := range []string{"**", "__", "`"} {
		if inner, ok := strings.CutPrefix(title, mark); ok && strings.HasSuffix(inner, mark) && strings.Count(inner, mark) == 1 {
			title = strings.TrimSuffix(inner, mark)
		}
	}
	return title
}

// foldsOut tells the elements and components that show their text when their title is opened.
func foldsOut(name string) bool {
	switch name {
	case "details", "Accordion", "AccordionItem", "Collapse", "Collapsible", "Disclosure", "Spoiler", "FAQItem", "FaqItem", "Question":
		return true
	}
	return false
}
