package source

import (
	"strings"
	"unicode"
)

// boldQuestions finds questions in bold type: alone on a line with the answer below it, or with
// the answer behind them. Where half of the bold lines ask, the others are questions too, but for those
// right above a question: they are headings.
func (p *page) boldQuestions() []mark {
	var marks []mark
	asking := 0
	p.eachLine(func(i int) {
		title, rest, ok := cutBold(withoutSigns(p.lines[i]))
		if !ok {
			return
		}
		c := asks(title)
		m := mark{block: block{head: questionHead, title: title, asks: true, start: i, end: i + 1}, sure: c == surely}
		switch {
		case rest != "" && c != surely:
			return
		case rest != "":
			m.end, m.edits = i, []edit{{i, rest}}
		case c != surely && i > 0 && strings.TrimSpace(p.lines[i-1]) != "":
			return
		}
		if c > noQuestion {
			asking++
		}
		marks = append(marks, m)
	})
	if asking*2 < len(marks)-p.boldHeadings(marks) {
		return nil
	}
	return marks
}

// boldHeadings makes headings of the bold lines that do not ask and stand right above one that does,
// a level below the heading above them, and counts them.
func (p *page) boldHeadings(marks []mark) int {
	count, level, next := 0, 0, 0
	for i := range max(len(marks)-1, 0) {
		m := &marks[i]
		if asks(m.title) > noQuestion || asks(marks[i+1].title) == noQuestion || p.isAnswered(marks, i) {
			continue
		}
		for ; next < len(p.blocks) && p.blocks[next].start < m.start; next++ {
			if p.blocks[next].head == headingHead {
				level = p.blocks[next].level
			}
		}
		m.head, m.level, m.asks = headingHead, min(level+1, 6), false
		count++
	}
	return count
}

// withoutSigns takes pictures of characters off the beginning of a line: ❓, ✅, 🚚. A line of
// nothing else stays.
func withoutSigns(line string) string {
	line = strings.TrimSpace(line)
	rest := strings.TrimLeftFunc(line, func(r rune) bool {
		return r == ' ' || r == '\u200d' || unicode.In(r, unicode.So, unicode.Sk, unicode.Mn) && r > unicode.MaxLatin1
	})
	if rest == "" {
		return line
	}
	return rest
}

// cutBold cuts a line after the bold type that it begins with.
func cutBold(line string) (title, rest string, ok bool) {
	for _, marks := range [][2]string{{"***", "***"}, {"**", "**"}, {"__", "__"}, {"<b>", "</b>"}, {"<strong>", "</strong>"}} {
		inner, found := strings.CutPrefix(line, marks[0])
		if !found {
			continue
		}
		title, rest, ok = strings.Cut(inner, marks[1])
		rest = strings.TrimSpace(rest)
		if after, asked := strings.CutPrefix(rest, "?"); asked {
			title, rest = title+"?", strings.TrimSpace(after)
		}
		return strings.TrimSpace(title), withoutBreak(rest), ok && strings.TrimSpace(title) != ""
	}
	return "", "", false
}

// withoutBreak takes off what separates a question from the answer behind it or below: a break, a
// colon, a dash.
func withoutBreak(rest string) string {
	for _, br := range []string{"<br>", "<br/>", "<br />", "\\", ":", "—", "–", "- "} {
		if after, ok := strings.CutPrefix(rest, br); ok {
			return strings.TrimSpace(after)
		}
	}
	return rest
}
