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
	if !slices.ContainsFunc(m.lines, func(line string) bool { return strings.Contains(line, "]:") }) {
		return
	}
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

// cutOutsideCode cuts at a mark that does not stand in inline code.
func cutOutsideCode(line, mark string, inside bool) (before, after string, ok bool) {
	for from := 0; ; {
		at := strings.Index(line[from:], mark)
		if at < 0 {
			return line, "", false
		}
		at += from
		before, after = line[:at], line[at+len(mark):]
		if inside && !opensWord(mark, after) || !inside && strings.Count(before, "`")%2 == 0 && !isSign(mark, before, after) {
			return before, after, true
		}
		from = at + len(mark)
	}
}

// isSign tells a %% that begins no comment: behind a number (10%%), with another one before a word (%%i
// and %%j), or around a single word, which is a gap of a template (%%name%%).
func isSign(mark, before, after string) bool {
	word, rest, closed := strings.Cut(after, mark)
	isWord := closed && word != "" && !strings.ContainsAny(word, " \t")
	last, _ := utf8.DecodeLastRuneInString(before)
	return mark == "%%" && (isWordRune(last) || isWord || closed && opensWord(mark, rest))
}

// opensWord tells a %% that ends no comment: it stands before a word (%%i).
func opensWord(mark, after string) bool {
	first, _ := utf8.DecodeRuneInString(after)
	return mark == "%%" && isWordRune(first)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
