package source

import (
	"strings"

	"firstline/kb"
)

// questionMarks and answerMarks are the words before the colon of **Q:**, Вопрос 1: and the like.
func questionMarks() []string { return []string{"вопрос", "question", "q", "в"} }
func answerMarks() []string   { return []string{"ответ", "answer", "a", "а", "о"} }

// cutMark takes a mark off the beginning of a text and tells whether there was one. The mark may
// be in bold type, with the text or without it, and may be numbered.
func cutMark(text string, marks []string) (string, bool) {
	line, below, _ := strings.Cut(text, "\n")
	line = strings.TrimLeft(line, " \t")
	rest := strings.TrimLeft(line, "*_")
	bold := line[:len(line)-len(rest)]
	rest, ok := cutWord(rest, marks)
	if !ok {
		return text, false
	}
	plain := strings.TrimLeft(rest, " №#")
	digits := strings.TrimLeft(plain, "0123456789")
	numbered := len(digits) < len(plain)
	rest, closed := strings.CutPrefix(digits, bold)
	rest = strings.TrimLeft(rest, " ")
	after := ":"
	if numbered {
		after = ":.)"
	}
	if rest == "" || !strings.Contains(after, rest[:1]) {
		return text, false
	}
	rest = strings.TrimLeft(rest[1:], " \t")
	if !closed {
		rest = strings.Replace(rest, bold, "", 1)
	}
	if below != "" {
		rest += "\n" + below
	}
	return strings.TrimSpace(rest), true
}

// cutWord cuts one of the words off the beginning of a text, whatever its case.
func cutWord(text string, words []string) (string, bool) {
	for _, word := range words {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			return text[len(word):], true
		}
	}
	return text, false
}

// pairMark is a line at which something begins on a page of pairs.
type pairMark struct {
	line     int
	heading  *block
	question bool
	text     string // after the mark
}

// hasPairs tells whether questions and answers are marked as such in running text.
func (p *page) hasPairs() bool {
	for _, m := range p.pairMarks() {
		if m.heading == nil && !m.question {
			return true
		}
	}
	return false
}

// pairMarks finds the headings, the questions and the answers that follow one. A second answer in
// a row is part of the first.
func (p *page) pairMarks() []pairMark {
	var marks []pairMark
	asked := false
	for i := range p.blocks {
		block := &p.blocks[i]
		if block.level > 0 {
			marks = append(marks, pairMark{line: block.start, heading: block})
			asked = false
			continue
		}
		for line := block.start; line < block.end; line++ {
			if p.inFence(line) {
				continue
			}
			if text, ok := cutMark(p.lines[line], questionMarks()); ok {
				marks = append(marks, pairMark{line: line, question: true, text: text})
				asked = true
			} else if text, ok := cutMark(p.lines[line], answerMarks()); ok && asked {
				marks = append(marks, pairMark{line: line, text: text})
				asked = false
			}
		}
	}
	return marks
}

// readPairs makes an entry of every marked question with its answer. Headings become the path.
func readPairs(p *page, b *builder) {
	marks := p.pairMarks()
	outline := newOutline(b.file.front.title)
	skip := map[int]string{}
	var path []string
	before := section{}
	before.body, before.bodyLine, before.end = p.text(0, lineOf(marks, 0, len(p.lines)))
	if before.line = before.bodyLine; before.body != "" {
		b.add(before.draft(kb.Section, nil, b.file.front.title))
	}
	for i := 0; i < len(marks); i++ {
		m, end := marks[i], lineOf(marks, i+1, len(p.lines))
		switch {
		case m.heading != nil:
			s := section{level: m.heading.level, title: m.heading.title, anchor: m.heading.anchor, line: m.line + 1, end: m.heading.end}
			above := outline.enter(s)
			path = append(append([]string(nil), above...), s.title)
			var last int
			s.body, s.bodyLine, last = p.text(m.heading.end, end)
			if s.end = max(s.end, last); s.body != "" {
				b.add(s.draft(kb.Section, above, ""))
			}
		default:
			body, line, found := p.answer(marks, i)
			if found {
				i++
			}
			if body == "" {
				b.problem(noAnswer, m.line+1, "question has no answer", "")
				skip[m.line] = "no answer"
				continue
			}
			p.addPair(b, path, m, section{body: body, bodyLine: line, end: lineOf(marks, i+1, len(p.lines))})
		}
	}
	p.account(b, skip)
}

func lineOf(marks []pairMark, i, end int) int {
	if i < len(marks) {
		return marks[i].line
	}
	return end
}

// answer gives the answer to the question at mark i with its first line, and tells whether it has
// a mark of its own. Without one, it is what stands after the first blank line.
func (p *page) answer(marks []pairMark, i int) (body string, line int, marked bool) {
	if i+1 == len(marks) || marks[i+1].heading != nil || marks[i+1].question {
		start, end := p.endOfParagraph(marks[i].line), lineOf(marks, i+1, len(p.lines))
		body, line, _ = p.text(min(start, end), end)
		return body, line, false
	}
	a, end := marks[i+1], lineOf(marks, i+2, len(p.lines))
	if a.text == "" {
		body, line, _ = p.text(a.line+1, end)
		return body, line, true
	}
	lines := append([]string{a.text}, p.lines[a.line+1:end]...)
	return strings.TrimRight(strings.Join(lines, "\n"), " \t\n"), a.line + 1, true
}

func (p *page) endOfParagraph(line int) int {
	for line < len(p.lines) && strings.TrimSpace(p.lines[line]) != "" {
		line++
	}
	return line
}

// addPair adds the entry of a question. The rest of its paragraph, up to the answer, belongs to
// it.
func (p *page) addPair(b *builder, path []string, q pairMark, answer section) {
	more, _, _ := p.text(q.line+1, min(p.endOfParagraph(q.line), max(q.line+1, answer.bodyLine-1)))
	b.add(draft{Entry: kb.Entry{
		Kind: kb.FAQ, Title: strings.Join(strings.Fields(q.text+" "+more), " "), Path: path,
		Body: answer.body, BodyLine: answer.bodyLine,
		Source: kb.Pos{Line: q.line + 1, EndLine: answer.bodyLine + strings.Count(answer.body, "\n")},
	}})
}
