package source

import (
	"regexp"
	"strings"

	"firstline/kb"
)

// leaveContents takes out the tables of contents of a page: two lines or more, each nothing but a link
// to a place on the page, below a heading that says what they are, which goes too, or without marks of a
// list, as Google Docs writes them. Links that another line leads to (See also:) stay, and those that
// are all the text below a heading.
func (p *page) leaveContents() {
	link := regexp.MustCompile(`^\s*(?:[-*+]\s+|\d{1,3}[.)]\s+)?(?:\*\*)?\[[^\[\]]+\]\(#[^()\s]+\)(?:\*\*)?\s*$`)
	above := -1 // the last line of text
	for i := 0; i < len(p.lines); i++ {
		if strings.TrimSpace(p.lines[i]) == "" {
			continue
		}
		if !strings.Contains(p.lines[i], "](#") || p.fenced(i) || !link.MatchString(p.lines[i]) {
			above = i
			continue
		}
		links, end := 0, i
		next := i
		for ; next < len(p.lines) && !p.fenced(next); next++ {
			if strings.TrimSpace(p.lines[next]) == "" {
				continue
			}
			if !link.MatchString(p.lines[next]) {
				break
			}
			links, end = links+1, next+1
		}
		if from, ok := p.contentsFrom(i, above, next); ok && links > 1 {
			clear(p.lines[from:end])
			p.left = append(p.left, kb.Skipped{Line: from + 1, Reason: "a table of contents"})
		}
		above, i = end-1, next-1
	}
}

// contentsFrom tells whether links that begin at a line, with a line above them and another below, may
// be left out, and from where: from the heading that says what they are.
func (p *page) contentsFrom(start, above, below int) (from int, ok bool) {
	if above < 0 {
		return start, !isItem(p.lines[start])
	}
	if isContentsTitle(p.lines[above]) {
		return above, true
	}
	if isItem(p.lines[start]) {
		return start, false
	}
	return start, !p.isOnly(above, below) && !strings.HasSuffix(strings.TrimRight(p.lines[above], " *_"), ":")
}

// isOnly tells whether what stands between two lines of text is all that stands below a heading.
func (p *page) isOnly(above, below int) bool {
	return above >= 0 && strings.HasPrefix(p.lines[above], "#") && (below >= len(p.lines) || strings.HasPrefix(p.lines[below], "#"))
}

func isContentsTitle(line string) bool {
	switch strings.ToLower(strings.Trim(line, "#*_: \t")) {
	case "содержание", "оглавление", "на этой странице", "в этой статье", "contents", "table of contents", "on this page", "in this article", "toc":
		return true
	}
	return false
}

// leaveTags takes out the tags of Obsidian that stand above all text: #support #faq.
func (p *page) leaveTags(first int) {
	for first < len(p.lines) && strings.TrimSpace(p.lines[first]) == "" {
		first++
	}
	if first < len(p.lines) && regexp.MustCompile(`^\s*#[\p{L}][\p{L}\d_/-]*(\s+#[\p{L}][\p{L}\d_/-]*)*\s*$`).MatchString(p.lines[first]) {
		p.lines[first] = ""
		p.left = append(p.left, kb.Skipped{Line: first + 1, Reason: "tags of the page"})
	}
}
