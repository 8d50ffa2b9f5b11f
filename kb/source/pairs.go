package source

import "strings"

// pairs finds questions and answers that are marked as such in running text: a marked question
// with the answer that follows it. A second answer in a row is part of the first, and an answer
// without a mark begins after a blank line. There is nothing to find where no answer is marked.
func (p *page) pairs() []mark {
	f := pairFinder{page: p}
	for _, b := range p.blocks {
		if b.head != noHead {
			f.waits = false
			continue
		}
		for line := b.start; line < b.end; line++ {
			if !p.inFence(line) {
				f.read(line)
			}
		}
	}
	if f.answers == 0 {
		return nil
	}
	return f.marks
}

// pairFinder goes through the lines of a page.
type pairFinder struct {
	*page
	marks   []mark
	answers int
	waits   bool // the last question has no answer yet
	dotted  bool // it is marked with a full stop, and so may its answer be
}

func (f *pairFinder) read(line int) {
	written := withoutItem(f.lines[line])
	if title, dotted, ok := cutQuestion(written); ok {
		m := f.newPair(line, title)
		if m.answered {
			f.answers++
		}
		f.marks = append(f.marks, m)
		f.waits, f.dotted = !m.answered, dotted
		return
	}
	if !f.waits {
		return
	}
	answer, ok := cutMark(written, answerMarks())
	if !ok && f.dotted {
		answer, ok = cutDotted(written, answerMarks())
	}
	if ok && f.answer(&f.marks[len(f.marks)-1], line, answer) {
		f.waits = false
		f.answers++
	}
}

// newPair begins a question; the rest of its paragraph belongs to it.
func (p *page) newPair(line int, title string) mark {
	m := mark{block: block{head: questionHead, title: title, asks: true, start: line, end: line + 1}, hanged: true, sure: true}
	if question, answer, ok := cutPair(title); ok {
		m.title, m.end, m.answered, m.edits = question, line, true, []edit{{line, answer}}
		return m
	}
	if title == "" {
		for m.end < len(p.lines) && strings.TrimSpace(p.lines[m.end]) == "" {
			m.end++ // the mark stands alone above its question
		}
	}
	for m.end < len(p.lines) && strings.TrimSpace(p.lines[m.end]) != "" && !p.isPairMark(m.end) {
		line := strings.TrimSpace(p.lines[m.end])
		if strings.HasSuffix(m.title, "?") && !strings.HasSuffix(line, "?") {
			break // an answer without a mark
		}
		m.title = strings.TrimSpace(m.title + " " + line)
		m.end++
	}
	m.title = strings.Join(strings.Fields(strings.Trim(m.title, "*_ ")), " ")
	return m
}

// cutPair cuts a question and an answer that stand on one line.
func cutPair(line string) (title, answer string, ok bool) {
	at := strings.IndexByte(line, '?')
	if at < 0 {
		return "", "", false
	}
	answer, ok = cutMark(strings.TrimLeft(line[at+1:], " *_"), answerMarks())
	return strings.TrimLeft(line[:at+1], "*_ "), answer, ok && answer != ""
}

// isPairMark tells whether a question or an answer begins at a line, or anything else that no
// question goes on with.
func (p *page) isPairMark(line int) bool {
	written := withoutItem(p.lines[line])
	if _, _, ok := cutQuestion(written); ok || p.inFence(line) || strings.HasPrefix(written, "#") || strings.HasPrefix(written, "```") {
		return true
	}
	if _, ok := cutMark(written, answerMarks()); ok {
		return true
	}
	_, ok := cutDotted(written, answerMarks())
	return ok
}

// answer gives the last question its marked answer, unless there is other text between the two,
// which is then the answer's beginning.
func (p *page) answer(m *mark, line int, answer string) bool {
	if line > m.end && !isBlank(p.lines[m.end:line]) {
		return false
	}
	m.end, m.answered = line, true
	if answer == "" {
		m.end++
	} else {
		m.edits = []edit{{line, answer}}
	}
	return true
}
