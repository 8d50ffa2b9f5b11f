package source

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// elements are the kinds of place, each under its English name with the words for it, the Russian
// name first.
func elements() [][]string {
	return [][]string{
		{"section", "раздел"},
		{"tab", "вкладка", "закладка"},
		{"page", "страница", "экран", "screen"},
		{"button", "кнопка"},
		{"field", "поле", "input"},
		{"switch", "переключатель", "тумблер", "галочка", "флажок", "toggle", "checkbox"},
		{"link", "ссылка"},
		{"menu", "меню"},
		{"list", "список", "dropdown"},
		{"icon", "значок", "иконка"},
		{"window", "окно", "dialog", "popup"},
		{"block", "блок", "панель", "panel"},
	}
}

// elementOf tells which element a word names, in any of its forms; empty for none.
func elementOf(word string) string {
	stem := text.Stem(text.Fold(word))
	for _, names := range elements() {
		for _, name := range names {
			if text.Stem(name) == stem {
				return names[0]
			}
		}
	}
	return ""
}

// elementName is the word for an element in a language.
func elementName(element, language string) string {
	for _, names := range elements() {
		if names[0] == element && language == "ru" {
			return names[1]
		}
	}
	return element
}

// colours are the stems of words for colours; compounds end in one of them.
func colours() []string {
	return []string{
		"красный", "синий", "зелёный", "жёлтый", "оранжевый", "фиолетовый", "голубой", "розовый", "серый", "белый", "чёрный",
		"коричневый", "бирюзовый", "бордовый", "малиновый", "салатовый", "лиловый", "золотой", "золотистый", "прозрачный",
		"red", "blue", "green", "yellow", "orange", "purple", "violet", "pink", "grey", "gray", "white", "black", "brown",
		"turquoise", "teal", "cyan", "navy", "golden", "transparent",
	}
}

func isColour(word string) bool {
	word = text.Fold(word)
	if dash := strings.LastIndexByte(word, '-'); dash >= 0 {
		word = word[dash+1:]
	}
	stem := text.Stem(word)
	return slices.ContainsFunc(colours(), func(c string) bool { return text.Stem(text.Fold(c)) == stem })
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
	at := slices.IndexFunc(words, func(w string) bool { return elementOf(w) != "" })
	if at < 0 || at > 1 {
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
	case text.Stem("первая"), text.Stem("вторая"), text.Stem("третья"), text.Stem("последняя"),
		"first", "second", "third", text.Stem("last"):
		return true
	}
	return false
}
