package source

import (
	"strings"

	"firstline/kb/text"
)

// foldTitle is the title of a container between :::, where that is one that folds.
func foldTitle(name, title string) string {
	if name == "details" || name == "spoiler" || name == "collapse" || isQuestionName(name) {
		return unquoted(title)
	}
	return ""
}

func isQuestionName(name string) bool {
	switch name {
	case "question", "faq", "help":
		return true
	}
	return false
}

// unquoted takes the quotes off a title.
func unquoted(title string) string {
	title = strings.TrimSpace(title)
	for _, quotes := range []string{`""`, `''`, "«»", "“”"} {
		open, shut := quotes[:len(quotes)/2], quotes[len(quotes)/2:]
		if inner, ok := strings.CutPrefix(title, open); ok && strings.HasSuffix(inner, shut) {
			return strings.TrimSpace(strings.TrimSuffix(inner, shut))
		}
	}
	return title
}

// saysNothing tells the titles that only say that something can be opened: the text belongs to
// what stands above.
func saysNothing(title string) bool {
	switch strings.Trim(text.Fold(title), " .…:!") {
	case "details", "more", "show", "show more", "read more", "learn more", "expand", "click to expand", "click here", "click to show",
		"show code", "code", "example", "examples", "answer", "spoiler", "hint", "show answer", "show example", "show details", "view",
		"подробнее", "подробности", "еще", "показать", "развернуть", "раскрыть", "читать далее", "читать дальше", "показать еще",
		"пример", "примеры", "ответ", "показать ответ", "спойлер", "код", "показать код", "показать пример", "посмотреть", "нажмите, чтобы раскрыть":
		return true
	}
	return false
}
