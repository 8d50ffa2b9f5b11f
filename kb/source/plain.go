package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
)

// readPlain reads text without marks: pairs of questions and answers, or groups of paragraphs. A
// group ends at two blank lines or at a heading: a line that is underlined, or numbered and short.
func readPlain(f *file, b *builder) (kb.SourceKind, error) {
	if err := f.checkPage(); err != nil {
		return "", err
	}
	return readPage(plainPage(f), b, kb.KindFAQ, kb.KindDocument)
}

// plainPage cuts a text into its headings and paragraphs.
func plainPage(f *file) *page {
	m := newMarkup(f.lines, f.first(), dialect{parser: newParser(false)})
	p := &page{markup: m}
	for at := 0; at < len(m.lines); {
		if strings.TrimSpace(m.lines[at]) == "" {
			at++
			continue
		}
		b := block{start: at, end: at + 1}
		if level, lines := m.plainHeading(at); level > 0 {
			b.head, b.level, b.end = headingHead, level, at+lines
			b.title = strings.TrimSpace(m.lines[at])
		} else {
			for b.end < len(m.lines) && (m.inFence(b.end) || strings.TrimSpace(m.lines[b.end]) != "" && m.capsHeading(b.end) == 0) {
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
	if level := m.capsHeading(at); level > 0 {
		if m.underline(at+1) > 0 {
			return level, 2
		}
		return level, 1
	}
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
	if strings.HasSuffix(title, "?") {
		return 0, 0 // a question and no heading, unless it is numbered or underlined as they are
	}
	twoAbove := at >= 2 && strings.TrimSpace(m.lines[at-2]) == ""
	if at == 0 || twoAbove || isBlank(m.lines[:at]) {
		return 1, 1 // the first line of a group, standing alone
	}
	return 0, 0
}

// capsHeading tells the level of a heading in capital letters that stands above its text: ОПЛАТА.
// The first line is the title of the whole where another heading follows it. Several of them below
// each other are a list, or an address.
func (m *markup) capsHeading(at int) int {
	if m.inFence(at) || !isCapsTitle(m.lines[at]) {
		return 0
	}
	titled := m.capsTitled()
	if at == titled {
		return 1
	}
	if at+1 < len(m.lines) && isCapsTitle(m.lines[at+1]) || at == len(m.lines)-1 {
		return 0
	}
	if above := at - 1; above >= 0 && above != titled {
		line := strings.TrimSpace(m.lines[above])
		if isCapsTitle(line) || strings.HasSuffix(line, ":") || strings.HasSuffix(line, ",") {
			return 0
		}
	}
	if titled >= 0 {
		return 2
	}
	return 1
}

// capsTitled gives the line of the title of the whole, -1 where there is none.
func (m *markup) capsTitled() int {
	var first []int // the first lines that are not blank
	for i := 0; i < len(m.lines) && len(first) < 3; i++ {
		if strings.TrimSpace(m.lines[i]) != "" {
			first = append(first, i)
		}
	}
	if len(first) < 3 || !isCapsTitle(m.lines[first[0]]) || isCapsTitle(m.lines[first[2]]) {
		return -1
	}
	if below := m.lines[first[1]]; isCapsTitle(below) || numberDepth(strings.TrimSpace(below)) > 0 {
		return first[0]
	}
	return -1
}

// isCapsTitle: a short line of capital letters with a word of five at least, and no end of a sentence.
func isCapsTitle(line string) bool {
	const long = 60
	line = withoutSigns(line)
	if line == "" || utf8.RuneCountInString(line) > long || strings.ContainsRune(".;,?!", rune(line[len(line)-1])) {
		return false
	}
	word, longest, digits := 0, 0, 0
	for _, r := range line {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			word++
			longest = max(longest, word)
			continue
		case unicode.IsDigit(r):
			digits++
		}
		word = 0
	}
	return longest >= 5 && digits < 3
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
