package source

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
)

// dropNotes blanks the comments of those who have none in their Markdown and define a link that leads
// nowhere: [//]: # (Ask Ann), [comment]: <> (Ask Ann).
func (m *markup) dropNotes() {
	note := regexp.MustCompile(`^ {0,3}\[(//|[^\]^][^\]]*)\]:[ \t]*(#|<#?>)[ \t]+(\(.*\)|".*"|'.*')[ \t]*$`)
	for i, line := range m.lines {
		if strings.Contains(line, "]:") && note.MatchString(line) && !m.fenced(i) {
			m.lines[i] = ""
		}
	}
}

// dropComments blanks comments outside of code, keeping the lines. A comment that never ends is
// none.
func (m *markup) dropComments(open, shut string) {
	if !slices.ContainsFunc(m.lines, func(line string) bool { return strings.Contains(line, open) }) {
		return
	}
	lines := slices.Clone(m.lines)
	from := dropComments(lines, m.fences, open, shut)
	copy(m.lines[:from], lines[:from])
	m.fences = kb.Fences(m.lines)
}

// dropComments gives the line on which a comment begins that never ends, the number of lines
// where there is none.
func dropComments(lines []string, fences []kb.Fence, open, shut string) int {
	inside, from := false, len(lines)
	for i := 0; i < len(lines); i++ {
		for len(fences) > 0 && fences[0].End < i {
			fences = fences[1:]
		}
		if !inside && len(fences) > 0 && fences[0].Start <= i {
			i = fences[0].End
			continue
		}
		if !inside && strings.Contains(lines[i], open) {
			from = i
		}
		if inside || from == i {
			lines[i], inside = dropComment(lines[i], open, shut, inside)
		}
	}
	if !inside {
		return len(lines)
	}
	return from
}

// dropComment takes comments out of one line; inside tells whether it begins in one, and whether
// it ends in one.
func dropComment(line, open, shut string, inside bool) (string, bool) {
	var kept strings.Builder
	for {
		mark := open
		if inside {
			mark = shut
		}
		before, after, ok := cutOutsideCode(line, mark, inside)
		if !inside {
			kept.WriteString(before)
		}
		if !ok {
			return strings.TrimRight(kept.String(), " \t"), inside
		}
		line, inside = after, !inside
	}
}

// cutOutsideCode cuts at a mark that does not stand in inline code. The one that both opens and
// shuts, %%, has the comment on one side and no letter or digit on the other: 10%% and %%i are none.
func cutOutsideCode(line, mark string, inside bool) (before, after string, ok bool) {
	for from := 0; ; {
		at := strings.Index(line[from:], mark)
		if at < 0 {
			return line, "", false
		}
		at += from
		beyond, _ := utf8.DecodeLastRuneInString(line[:at])
		if inside {
			beyond, _ = utf8.DecodeRuneInString(line[at+len(mark):])
		}
		inWord := mark == "%%" && (unicode.IsLetter(beyond) || unicode.IsDigit(beyond))
		if !inWord && (inside || strings.Count(line[:at], "`")%2 == 0) {
			return line[:at], line[at+len(mark):], true
		}
		from = at + len(mark)
	}
}
