package source

import (
	"strings"

	"firstline/kb/text"
)

// certainty says how sure it is that a title is a question.
type certainty int

const (
	noQuestion certainty = iota
	maybe                // it begins as questions do, and as titles of instructions do: How to pay, Как оплатить
	surely               // it ends with ?, is marked as a question, or begins as only questions do: Можно ли, Do you
)

// asks tells whether a title is a question.
func asks(title string) certainty {
	end := strings.TrimRight(title, " \t»\"”’'*_`!.…:")
	if at := strings.LastIndexByte(end, '('); strings.HasSuffix(end, ")") && at > 0 {
		end = strings.TrimRight(end[:at], " »\"”*_") // Как вернуть деньги? (для юрлиц)
	}
	if strings.HasSuffix(end, "?") || strings.HasSuffix(end, "？") {
		return surely
	}
	if _, marked := cutMark(title, questionMarks()); marked {
		return surely
	}
	words := strings.Fields(text.Fold(withoutNumber(title)))
	if len(words) < 2 {
		return noQuestion
	}
	for i := range words {
		words[i] = strings.Trim(words[i], `.,;:!"()*_`)
	}
	return asksInWords(words)
}

func asksInWords(words []string) certainty {
	if words[1] == "ли" || len(words) > 3 && (words[2] == "ли" && words[0] != "если") {
		return surely
	}
	switch words[0] {
	case "можно", "почему", "зачем", "why":
		return surely
	case "что":
		if words[1] == "делать" || words[1] == "если" || words[1] == "будет" {
			return surely
		}
		return maybe
	case "how", "what", "where", "when", "which", "who":
		if isAuxiliary(words[1]) || words[1] == "if" || words[1] == "long" || words[1] == "much" || words[1] == "many" {
			return surely
		}
		return maybe
	case "can", "could", "do", "does", "did", "is", "are", "will", "would", "should", "may", "am", "have", "has":
		switch words[1] {
		case "i", "we", "you", "my", "your", "it", "there", "the", "a":
			if len(words) > 2 {
				return surely
			}
		}
		return noQuestion
	case "как", "какой", "какая", "какое", "какие", "каким", "какими", "каков", "где", "куда", "откуда", "когда", "сколько", "кто", "кому",
		"чем", "чему", "нужно", "могу":
		return maybe
	}
	return noQuestion
}

func isAuxiliary(word string) bool {
	switch word {
	case "do", "does", "did", "can", "could", "is", "are", "will", "would", "should", "may", "am", "have", "has", "was", "were":
		return true
	}
	return false
}

// withoutNumber takes “3.”, “12)” off the beginning of a title.
func withoutNumber(title string) string {
	rest := strings.TrimLeft(strings.TrimSpace(title), "0123456789.")
	return strings.TrimSpace(strings.TrimPrefix(rest, ")"))
}

// isAboutQuestions tells whether a title says that questions follow: FAQ, Вопросы и ответы.
func isAboutQuestions(title string) bool {
	title = text.Fold(title)
	for _, name := range []string{"faq", "f.a.q", "чаво", "q&a", "вопросы и ответы", "вопрос-ответ", "частые вопросы", "asked questions", "common questions"} {
		if strings.Contains(title, name) {
			return true
		}
	}
	return strings.HasPrefix(title, "часто ") && strings.Contains(title, "вопрос") || title == "вопросы" || title == "questions"
}

// isQuestion tells a question by its mark alone.
func isQuestion(title string) bool {
	if strings.HasSuffix(strings.TrimRight(title, " »\"”"), "?") {
		return true
	}
	_, marked := cutMark(title, questionMarks())
	return marked
}
