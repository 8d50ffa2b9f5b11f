package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// listQuestions finds the items of a list that are questions, with the answer indented below
// them, in items of their own, after a blank line, or behind a question in bold type.
func (p *page) listQuestions() []mark {
	var marks []mark
	items := map[byte]int{}  // at the margin of a list, by the first byte of their mark
	asking := map[byte]int{} // those that are questions
	kinds := []byte{}        // of marks
	for _, b := range p.blocks {
		if b.head != noHead {
			continue
		}
		margin := -1
		for i := b.start; i < b.end; i++ {
			in, text, ok := cutItem(p.lines[i])
			if !ok || p.inFence(i) || margin >= 0 && in > margin {
				continue
			}
			margin = in
			kind := itemKind(p.lines[i])
			items[kind]++
			if m, ok := p.listQuestion(i, text); ok {
				asking[kind]++
				marks, kinds = append(marks, m), append(kinds, kind)
			}
		}
	}
	kept := marks[:0]
	for i, m := range marks {
		if asking[kinds[i]]*2 >= items[kinds[i]] {
			kept = append(kept, m)
		}
	}
	return p.forgotten(kept)
}

// forgotten adds the numbered items that stand between two questions, or behind the last, and count
// on from them: somebody forgot the question mark. They are short, and their answer stands below.
func (p *page) forgotten(marks []mark) []mark {
	const long = 100
	last := len(marks) - 1
	for i := 0; i <= last; i++ {
		number, end := itemNumber(p.lines[marks[i].start]), len(p.lines)
		if i < last {
			end = marks[i+1].start
		}
		for line := marks[i].start + 1; number > 0 && line+1 < end; line++ {
			if itemNumber(p.lines[line]) != number+1 || p.inFence(line) || indentOf(p.lines[line]) > indentOf(p.lines[marks[i].start]) {
				continue
			}
			_, title, _ := cutItem(p.lines[line])
			below := strings.TrimSpace(p.lines[line+1])
			if below == "" || isItem(below) || utf8.RuneCountInString(title) > long || strings.ContainsAny(title[len(title)-1:], ".;,:!") {
				continue
			}
			number++
			marks = append(marks, mark{
				block: block{head: questionHead, title: strings.Trim(title, "*_"), asks: true, start: line, end: line + 1}, hanged: true,
			})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.start - b.start })
	return marks
}

// itemNumber is the number of an item of a list; 0 of any other line.
func itemNumber(line string) int {
	if !isItem(line) {
		return 0
	}
	line = strings.TrimLeft(line, " \t")
	number, err := strconv.Atoi(line[:len(line)-len(strings.TrimLeft(line, "0123456789"))])
	if err != nil {
		return 0
	}
	return number
}

// itemKind tells numbered lists from those with marks.
func itemKind(line string) byte {
	if c := strings.TrimLeft(line, " \t")[0]; c < '0' || c > '9' {
		return c
	}
	return '1'
}

func (p *page) listQuestion(line int, text string) (mark, bool) {
	m := mark{block: block{head: questionHead, title: text, asks: true, start: line, end: line + 1}, hanged: true, sure: true}
	title, rest, bold := cutBold(text)
	if bold {
		m.title = title
		if rest != "" {
			m.end, m.edits = line, []edit{{line, rest}}
		}
	}
	if question, answer, ok := strings.Cut(text, "? "); ok && !bold && !strings.HasPrefix(answer, "(") {
		m.title = question + "?"
		m.end, m.edits = line, []edit{{line, strings.TrimSpace(answer)}}
	}
	m.title = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(m.title, "\\"), "<br>"))
	return m, strings.Contains(m.title, "?") && asks(m.title) == surely
}

func isItem(line string) bool {
	_, _, ok := cutItem(line)
	return ok
}
