package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// elementOf tells which element a word names, in any of its forms; empty for none. The cases are
// stems.
func elementOf(word string) string {
	switch text.Stem(text.Fold(word)) {
	case "section", "раздел":
		return "section"
	case "tab", "вкладк", "закладк":
		return "tab"
	case "page", "страниц", "экран", "экра", "screen":
		return "page"
	case "button", "кнопк":
		return "button"
	case "field", "пол", "input":
		return "field"
	case "switch", "переключател", "тумблер", "галочк", "флажок", "toggl", "checkbox":
		return "switch"
	case "link", "ссылк":
		return "link"
	case "menu", "мен":
		return "menu"
	case "list", "список", "dropdown":
		return "list"
	case "icon", "значок", "иконк":
		return "icon"
	case "window", "окн", "dialog", "popup":
		return "window"
	case "block", "блок", "панел", "panel":
		return "block"
	}
	return ""
}

// ElementName is the word for an element of a screen in a language: кнопка for button in ru.
func ElementName(element, language string) string {
	if language != "ru" {
		return element
	}
	switch element {
	case "section":
		return "раздел"
	case "tab":
		return "вкладка"
	case "page":
		return "страница"
	case "button":
		return "кнопка"
	case "field":
		return "поле"
	case "switch":
		return "переключатель"
	case "link":
		return "ссылка"
	case "menu":
		return "меню"
	case "list":
		return "список"
	case "icon":
		return "значок"
	case "window":
		return "окно"
	case "block":
		return "блок"
	}
	return element
}

// isColour tells a word for a colour, in any of its forms; compounds end in one. The cases are
// stems.
func isColour(word string) bool {
	word = text.Fold(word)
	if dash := strings.LastIndexByte(word, '-'); dash >= 0 {
		word = word[dash+1:]
	}
	switch text.Stem(word) {
	case "красн", "син", "зелен", "желт", "оранжев", "фиолетов", "голуб", "розов", "сер", "бел", "черн", "коричнев", "бирюзов", "бордов",
		"малинов", "салатов", "лилов", "золот", "золотист", "прозрачн",
		"red", "blue", "green", "yellow", "orang", "purpl", "violet", "pink", "grey", "gray", "white", "black", "brown", "turquois", "teal",
		"cyan", "navi", "golden", "transpar":
		return true
	}
	return false
}

// isSide tells whether a description says where something stands: it has a word for a side, or
// begins with one for a position.
func isSide(description string) bool {
	words := strings.Fields(text.Fold(description))
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	switch words[0] {
	case "в", "во", "на", "под", "над", "у", "рядом", "возле", "около", "между", "перед", "за",
		"in", "on", "under", "above", "below", "at", "near", "next", "beside", "behind", "inside":
		return true
	}
	return slices.ContainsFunc(words, isSideWord)
}

func isSideWord(word string) bool {
	switch strings.Trim(word, ".;:") {
	case "слева", "справа", "сверху", "снизу", "вверху", "внизу", "наверху", "посередине", "посредине", "посреди", "центру", "центре",
		"слево", "справо", "сбоку", "углу", "левом", "правом", "верхнем", "нижнем", "верхней", "нижней", "левой", "правой",
		"left", "right", "top", "bottom", "centre", "center", "middle", "corner", "upper", "lower", "side":
		return true
	}
	return false
}

// describe sorts descriptions parted by commas into element, side and colour; what is none of
// them is given back.
func (p *place) describe(descriptions string) (rest string, known bool) {
	var others, sides []string
	for part := range strings.SplitSeq(descriptions, ",") {
		part = strings.TrimSpace(part)
		switch words := strings.Fields(part); {
		case len(words) == 0:
		case p.takeElement(words):
			known = true
		case p.Colour == "" && isColourPhrase(words):
			p.Colour, known = part, true
		case isSide(part), len(sides) > 0 && isOrdinal(words[0]):
			sides, known = append(sides, part), true
		default:
			others = append(others, part)
		}
	}
	if len(sides) > 0 {
		p.Side = strings.Join(sides, ", ")
	}
	return strings.Join(others, ", "), known
}

// takeElement reads “кнопка”, “зелёная кнопка”, “кнопка справа вверху”, “button”.
func (p *place) takeElement(words []string) bool {
	if p.Element != "" {
		return false
	}
	at := slices.IndexFunc(words[:min(2, len(words))], func(w string) bool { return elementOf(w) != "" })
	if at < 0 {
		return false
	}
	before, after := words[:at], strings.Join(words[at+1:], " ")
	if len(before) == 1 && !isColour(before[0]) || after != "" && !isSide(after) && !isColour(after) {
		return false
	}
	p.Element = elementOf(words[at])
	if len(before) == 1 {
		p.Colour = before[0]
	}
	switch {
	case after == "":
	case isColour(after):
		p.Colour = after
	default:
		p.Side = after
	}
	return true
}

// isColourPhrase: “синяя”, “тёмно-синий”, “dark blue”, “цвета сайта”.
func isColourPhrase(words []string) bool {
	if words[0] == "цвета" || words[0] == "цвет" {
		return len(words) <= 3
	}
	return len(words) <= 2 && isColour(words[len(words)-1])
}

func isOrdinal(word string) bool {
	switch text.Stem(text.Fold(word)) {
	case "перв", "втор", "трет", "последн", "first", "second", "third", "last":
		return true
	}
	return false
}
