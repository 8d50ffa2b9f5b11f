package source

import (
	"strings"
	"unicode/utf8"

	"firstline/kb"
)

// readPlain reads text without marks: pairs of questions and answers, or groups of paragraphs. A
// group ends at two blank lines or at a heading: a line that is underlined, or numbered and short.
func readPlain(f *file, b *builder) (kb.SourceKind, error) {
	p := plainPage(f)
	guess := kb.KindDocument
	if p.hasPairs() {
		guess = kb.KindFAQ
	}
	kind, err := f.kind(guess, kb.KindFAQ, kb.KindDocument)
	if err != nil {
		return "", err
	}
	if kind == kb.KindFAQ {
		readFAQ(p, b)
		return kind, nil
	}
	readDocument(p, b)
	return kind, nil
}

// plainPage cuts a text into its headings and paragraphs.
func plainPage(f *file) *page {
	m := newMarkup(f.lines, f.first(), dialect{})
	p := &page{markup: m}
	for at := 0; at < len(m.lines); {
		if strings.TrimSpace(m.lines[at]) == "" {
			at++
			continue
		}
		b := block{start: at, end: at + 1}
		if level, lines := m.plainHeading(at); level > 0 {
			b.level, b.end = level, at+lines
			b.title = strings.TrimSpace(m.lines[at])
		} else {
			for b.end < len(m.lines) && (m.inFence(b.end) || strings.TrimSpace(m.lines[b.end]) != "") {
				b.end++
			}
		}
		p.blocks = append(p.blocks, b)
		at = b.end
	}
	return p
}

// plainHeading tells the level of the heading at a line, 0 where there is none, and how many
// lines it takes.
func (m *markup) plainHeading(at int) (level, lines int) {
	const long = 100
	title := strings.TrimSpace(m.lines[at])
	alone := at == 0 || strings.TrimSpace(m.lines[at-1]) == ""
	if !alone || m.inFence(at) || utf8.RuneCountInString(title) > long {
		return 0, 0
	}
	if level := m.underline(at + 1); level > 0 {
		return level, 2
	}
	last := at+1 >= len(m.lines) || strings.TrimSpace(m.lines[at+1]) == ""
	if !last || strings.ContainsRune(".;,:", rune(title[len(title)-1])) {
		return 0, 0
	}
	if depth := numberDepth(title); depth > 0 {
		return min(1+depth, 6), 1
	}
	twoAbove := at >= 2 && strings.TrimSpace(m.lines[at-2]) == ""
	if at == 0 || twoAbove || isBlank(m.lines[:at]) {
		return 1, 1 // the first line of a group, standing alone
	}
	return 0, 0
}

// underline tells the level of the heading that a line of === or --- underlines.
func (m *markup) underline(at int) int {
	if at >= len(m.lines) {
		return 0
	}
	rule := strings.TrimSpace(m.lines[at])
	switch {
	case len(rule) < 3:
		return 0
	case strings.Trim(rule, "=") == "":
		return 1
	case strings.Trim(rule, "-") == "":
		return 2
	}
	return 0
}

// numberDepth counts the numbers of “2.1. Возврат”, 0 where the line does not begin with one.
func numberDepth(line string) int {
	number, title, ok := strings.Cut(line, " ")
	number = strings.TrimSuffix(strings.TrimSuffix(number, "."), ")")
	if !ok || strings.TrimSpace(title) == "" || strings.Trim(number, "0123456789.") != "" {
		return 0
	}
	depth := 0
	for part := range strings.SplitSeq(number, ".") {
		if part == "" || len(part) > 3 {
			return 0
		}
		depth++
	}
	return depth
}

// hasHeading tells Markdown from plain text: a line of # and a space outside of code.
func hasHeading(lines []string) bool {
	var fences []kb.Fence
	found := false
	for i, line := range lines {
		title := strings.TrimLeft(line, "#")
		if marks := len(line) - len(title); marks == 0 || marks > 6 || !strings.HasPrefix(title, " ") {
			continue
		}
		if !found {
			fences, found = kb.Fences(lines), true
		}
		inside := false
		for _, fence := range fences {
			inside = inside || fence.Start <= i && i <= fence.End
		}
		if !inside {
			return true
		}
	}
	return false
}
