package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// titlesApp tells the title of a page about a whole app (Приложение «Касса», Экраны приложения, App
// structure) from the name of a screen in it (Настройки приложения, App settings): no way through the
// app begins at such a title.
func titlesApp(title string) bool {
	words := strings.FieldsFunc(text.Fold(title), func(r rune) bool { return !isWordRune(r) })
	if len(words) > 1 && isAppAdjective(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "приложение", "application":
		return true
	case "структура", "навигация", "экраны", "разделы", "карта", "меню", "structure", "screens", "navigation", "map", "menu":
		return slices.ContainsFunc(words[1:], isAppWord)
	case "app":
		return len(words) == 1 || slices.Contains([]string{"structure", "screens", "navigation", "map", "menu"}, words[1])
	}
	return words[len(words)-1] == "app" && !slices.ContainsFunc(words, isPartly)
}

func isAppAdjective(word string) bool {
	return word == "мобильное" || word == "наше" || word == "mobile" || word == "our" || word == "the"
}

func isAppWord(word string) bool {
	return word == "приложения" || word == "приложении" || word == "сайта" || word == "app" || word == "application" || word == "site"
}

// isPartly tells words of English that make a title that ends with app that of something in it or
// done with it: About the app, Share this app.
func isPartly(word string) bool {
	switch word {
	case "about", "in", "of", "to", "for", "with", "this", "rate", "share", "update", "delete", "exit", "lock":
		return true
	}
	return false
}
