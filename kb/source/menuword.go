package source

import "strings"

// isStopper tells the words that are no part of a name but lead to it or away from it.
func isStopper(word string) bool {
	switch word {
	case "в", "во", "на", "из", "к", "ко", "по", "и", "или", "а", "затем", "потом", "далее", "чтобы", "для", "где", "который", "которая", "пути", "путь", "через", "до", "с", "со", "от", "под",
		"to", "the", "in", "on", "at", "under", "and", "or", "then", "from", "into", "your", "a", "an", "via", "of", "with", "for", "as", "that", "which", "where", "so", "is", "are", "by", "it", "you", "inside", "within":
		return true
	}
	return isScreenVerb(word) || isScreenNoun(word)
}

// isScreenWord tells the words of one who explains a screen.
func isScreenWord(word string) bool {
	switch word {
	case "настройки", "настройках", "settings":
		return true
	}
	return isScreenVerb(word) || isScreenNoun(word)
}

func isScreenVerb(word string) bool {
	switch word {
	case "перейдите", "перейти", "перейдя", "переходим", "откройте", "открыть", "открываем", "откроется", "зайдите", "зайти", "нажмите", "нажать", "нажимаем", "нажав", "выберите", "выбрать", "выбираем",
		"выбрав", "кликните", "кликнуть", "щелкните", "войдите", "найдите", "вернитесь", "включите", "отключите", "тапните", "доступно", "находится", "указать", "укажите",
		"go", "navigate", "open", "click", "select", "tap", "choose", "press", "visit", "head", "log", "find", "located", "found", "access", "see", "going", "clicking", "opening", "enable", "disable", "use", "check":
		return true
	}
	return false
}

func isScreenNoun(word string) bool {
	switch word {
	case "раздел", "разделе", "раздела", "разделу", "разделы", "меню", "вкладка", "вкладку", "вкладке", "вкладки", "пункт", "пункте", "пункты", "кнопку", "кнопка", "кнопки", "страницу", "страница", "странице", "окно", "окне",
		"menu", "tab", "section", "button", "screen", "sidebar", "dialog":
		return true
	}
	return false
}

// isAboutScreen tells whether a sentence speaks of what one does on a screen.
func isAboutScreen(sentence string) bool {
	for word := range strings.FieldsSeq(sentence) {
		if isScreenWord(strings.Trim(word, ".,;:!?()|")) {
			return true
		}
	}
	return false
}

// isRoute tells whether a sentence speaks of places between which one travels or sends things.
func isRoute(sentence string) bool {
	if isAboutScreen(sentence) {
		return false
	}
	for word := range strings.FieldsSeq(sentence) {
		word = strings.Trim(word, ".,;:!?()|")
		switch {
		case strings.ContainsAny(word, "₽$€₸%"), strings.HasPrefix(word, "руб"), strings.HasPrefix(word, "рейс"), strings.HasPrefix(word, "перел"),
			strings.HasPrefix(word, "поезд"), strings.HasPrefix(word, "маршрут"), strings.HasPrefix(word, "доставк"), word == "км", word == "km",
			strings.HasPrefix(word, "flight"), strings.HasPrefix(word, "route"), strings.HasPrefix(word, "train"), strings.HasPrefix(word, "shipping"):
			return true
		}
	}
	return false
}
