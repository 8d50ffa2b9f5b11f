package source

import "testing"

// TestElements: words for elements and colours are known in their forms.
func TestElements(t *testing.T) {
	for element, words := range map[string][]string{
		"section": {"раздел", "разделе", "section", "Sections"},
		"tab":     {"вкладка", "вкладку", "закладке", "tab"},
		"page":    {"страница", "экран", "экране", "page", "screens"},
		"button":  {"кнопка", "Кнопки", "button"},
		"field":   {"поле", "полю", "field", "input"},
		"switch":  {"переключатель", "тумблер", "галочку", "флажок", "toggle", "checkbox", "switch"},
		"link":    {"ссылка", "ссылке", "link"},
		"menu":    {"меню", "menu"},
		"list":    {"список", "dropdown", "list"},
		"icon":    {"значок", "иконка", "icon"},
		"window":  {"окно", "окне", "dialog", "popup"},
		"block":   {"блок", "панель", "панели", "panel"},
		"":        {"чай", "tea", "", "стол"},
	} {
		for _, word := range words {
			if got := elementOf(word); got != element {
				t.Errorf("%s is %q, want %q", word, got, element)
			}
		}
		if name := ElementName(element, "ru"); element != "" && elementOf(name) != element {
			t.Errorf("%s is called %s", element, name)
		}
	}
	for _, colour := range []string{
		"красный", "синяя", "зелёная", "жёлтой", "оранжевый", "фиолетовая", "голубой", "розовый", "серая", "белый", "чёрная", "тёмно-синяя",
		"коричневый", "бирюзовая", "бордовый", "малиновый", "салатовый", "лиловый", "золотой", "золотистый", "прозрачная",
		"red", "blue", "green", "yellow", "orange", "purple", "violet", "pink", "grey", "gray", "white", "black", "brown", "turquoise",
		"teal", "cyan", "navy", "golden", "transparent",
	} {
		if !isColour(colour) {
			t.Errorf("%s is no colour", colour)
		}
	}
	for _, word := range []string{"первая", "второй", "третьей", "последнюю", "first", "last"} {
		if !isOrdinal(word) {
			t.Errorf("%s tells no order", word)
		}
	}
}
