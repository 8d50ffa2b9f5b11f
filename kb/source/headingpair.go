package source

import "strings"

// pairHeadings makes one question of two headings that only say what stands below them: the text below
// the first is the question, that below the second its answer.
//
//	## Вопрос
//	Как вернуть товар?
//	## Ответ
//	Напишите нам.
func (p *page) pairHeadings() {
	kept := p.blocks[:0]
	for i := 0; i < len(p.blocks); i++ {
		b := p.blocks[i]
		if title := p.pairedQuestion(i); title != "" {
			b.title, b.end = title, p.blocks[i+2].end
			i += 2
		}
		kept = append(kept, b)
	}
	p.blocks = kept
}

// pairedQuestion gives the question that stands in the block below a heading, marked as one where it
// does not show; "" where the headings around it say something else.
func (p *page) pairedQuestion(i int) string {
	if i+2 >= len(p.blocks) {
		return ""
	}
	question, text, answer := &p.blocks[i], &p.blocks[i+1], &p.blocks[i+2]
	if question.head != headingHead || text.head != noHead || answer.head != headingHead ||
		!isMarkAlone(question.title, questionMarks()) || !isMarkAlone(answer.title, answerMarks()) {
		return ""
	}
	words := strings.Fields(strings.Join(p.lines[text.start:text.end], " "))
	if len(words) == 0 || p.fenced(text.start) {
		return ""
	}
	title := strings.ReplaceAll(strings.Join(words, " "), "**", "")
	if asks(title) != surely {
		title = "Q: " + title
	}
	return title
}

// isMarkAlone tells a title that is nothing but a mark: Вопрос 1.
func isMarkAlone(title string, marks []string) bool {
	rest, ok := cutMark(strings.TrimRight(title, ":.")+":", marks)
	return ok && rest == ""
}
