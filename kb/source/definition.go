package source

import "strings"

// definedQuestions finds the terms of a definition list that are questions:
//
//	Как вернуть товар?
//	: Напишите нам.
func (p *page) definedQuestions() []mark {
	var marks []mark
	terms := 0
	p.eachLine(func(i int) {
		if !isDefinition(p.lines[i]) || i == 0 {
			return
		}
		term := i - 1
		for term > 0 && strings.TrimSpace(p.lines[term]) == "" {
			term--
		}
		if isDefinition(p.lines[term]) || strings.TrimSpace(p.lines[term]) == "" || p.inFence(term) {
			return
		}
		terms++
		title := strings.Trim(strings.TrimSpace(p.lines[term]), "*_")
		if asks(title) != surely {
			return
		}
		m := mark{
			block: block{head: questionHead, title: title, asks: true, start: term, end: i}, hanged: true, sure: true,
			edits: []edit{{i, strings.TrimSpace(p.lines[i])[1:]}},
		}
		m.edits[0].text = strings.TrimSpace(m.edits[0].text)
		for next := i + 1; next < len(p.lines) && isDefinition(p.lines[next]); next++ {
			m.edits = append(m.edits, edit{next, strings.TrimSpace(strings.TrimSpace(p.lines[next])[1:])})
		}
		marks = append(marks, m)
	})
	if len(marks)*2 < terms {
		return nil
	}
	return marks
}

// isDefinition tells a line that defines the term above it.
func isDefinition(line string) bool {
	trimmed := strings.TrimSpace(line)
	return indentOf(line) < 4 && len(trimmed) > 2 && trimmed[0] == ':' && (trimmed[1] == ' ' || trimmed[1] == '\t')
}
