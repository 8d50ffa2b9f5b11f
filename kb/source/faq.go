package source

import (
	"strings"

	"firstline/kb"
)

// readFAQ reads questions and answers: either pairs of marked lines, or headings with the answers
// below them.
func readFAQ(p *page, b *builder) {
	if p.hasPairs() {
		readPairs(p, b)
		return
	}
	readQuestions(p, b)
}

// readQuestions takes the headings of one level for questions. Headings above it are themes and
// become the path; deeper ones belong to the answer.
func readQuestions(p *page, b *builder) {
	level := p.questionLevel()
	if level == 0 {
		level = p.fullestLevel()
	}
	skip := map[int]string{}
	outline := newOutline(b.file.front.title)
	for _, s := range p.sectionsTo(level) {
		path := outline.enter(s)
		if s.level == 0 || s.level < level && !isQuestion(s.title) {
			if s.body != "" {
				b.add(s.draft(kb.Section, path, b.file.front.title))
			}
			continue
		}
		if question, marked := cutMark(s.title, questionMarks()); marked {
			s.title = question
		}
		if answer, marked := cutMark(s.body, answerMarks()); marked {
			s.body = answer
		}
		switch {
		case s.body != "":
			b.add(s.draft(kb.FAQ, path, ""))
		case !s.hasChildren:
			b.problem(noAnswer, s.line, "question has no answer", "write the answer below the heading")
			skip[s.line-1] = "no answer"
		}
	}
	p.account(b, skip)
}

// questionLevel finds the level of the headings that are questions: the one with most of them,
// where they are half of its headings and not lost among the deeper ones. It is 0 where there is
// none.
func (p *page) questionLevel() int {
	var headings, questions [7]int
	for _, b := range p.blocks {
		if b.level > 0 {
			headings[b.level]++
			if isQuestion(b.title) {
				questions[b.level]++
			}
		}
	}
	best, deeper := 0, 0
	for level := 6; level > 0; level-- {
		deeper += headings[level]
		q := questions[level]
		if q >= 2 && q*2 >= headings[level] && q*4 >= deeper && q >= questions[best] {
			best = level
		}
	}
	return best
}

// fullestLevel is the level with most headings that have text of their own, where a page is read
// as questions because its author says so.
func (p *page) fullestLevel() int {
	var full [7]int
	for _, s := range p.sections() {
		if s.body != "" && s.level > 0 {
			full[s.level]++
		}
	}
	best := 6
	for level := 6; level > 0; level-- {
		if full[level] > full[best] {
			best = level
		}
	}
	return best
}

func isQuestion(title string) bool {
	if strings.HasSuffix(strings.TrimRight(title, " »\"”"), "?") {
		return true
	}
	_, marked := cutMark(title, questionMarks())
	return marked
}
