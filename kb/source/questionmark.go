package source

import (
	"strings"
	"unicode/utf8"
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
	written := len(rest)
	rest, ok := cutWord(rest, marks)
	if !ok {
		return text, false
	}
	letter := written-len(rest) <= len("в")
	plain := strings.TrimLeft(rest, " №#")
	digits := strings.TrimLeft(plain, "0123456789")
	numbered := len(digits) < len(plain)
	rest, closed := strings.CutPrefix(digits, bold)
	rest = strings.TrimLeft(rest, " ")
	after := ":"
	switch {
	case numbered:
		after = ":.)"
	case !letter:
		after = ":." // Ответ. В любом отделении
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

// cutQuestion takes the mark off a question: Q:, Вопрос 1., or В. where the line ends with ?.
func cutQuestion(line string) (title string, dotted, ok bool) {
	if title, ok = cutMark(line, questionMarks()); ok {
		return title, false, true
	}
	if title, ok = cutDotted(line, questionMarks()); ok && asks(title) == surely {
		return title, true, true
	}
	return line, false, false
}

// cutDotted takes a mark of one letter and a full stop off a line: В. and О., Q. and A.
func cutDotted(line string, marks []string) (string, bool) {
	plain := strings.TrimLeft(strings.TrimLeft(line, " \t"), "*_")
	for _, m := range marks {
		if utf8.RuneCountInString(m) > 1 {
			continue
		}
		if rest, ok := cutWord(plain, []string{m}); ok && strings.HasPrefix(rest, ".") {
			if rest = strings.TrimLeft(rest[1:], "*_"); strings.HasPrefix(rest, " ") {
				return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "**")), true
			}
		}
	}
	return line, false
}

// withoutItem takes the mark of a list item off a line.
func withoutItem(line string) string {
	if _, text, ok := cutItem(line); ok {
		return text
	}
	return strings.TrimSpace(line)
}
