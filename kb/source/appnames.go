package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
	"firstline/kb/yaml"
)

// namedTree is what the keys of a tree show of it.
type namedTree struct {
	other bool // a key is no name on a screen, or a value is one of settings, prices or contacts
	deep  bool // something stands inside something
	known map[string]bool
}

// isNamedTree tells an app by its names, where they are all that is written: maps, lists and texts
// about places below keys such as Профиль or My orders, at least two of which apps have everywhere.
// Keys of programs (services, paths, LogLevel) are no names.
func isNamedTree(root *yaml.Node) bool {
	const enough = 2
	t := namedTree{known: map[string]bool{}}
	t.look(root, 0)
	return !t.other && t.deep && len(t.known) >= enough
}

func (t *namedTree) look(n *yaml.Node, depth int) {
	const deepest = 50
	if depth > deepest {
		t.other = true
		return
	}
	switch n.Kind() {
	case yaml.Map:
		t.deep = t.deep || depth > 0
		for _, pair := range n.Pairs() {
			t.lookAt(pair, depth)
		}
	case yaml.List:
		t.deep = t.deep || depth > 0
		for _, item := range n.Items() {
			if item.Kind() == yaml.Scalar {
				t.name(item.Text())
				continue
			}
			t.look(item, depth)
		}
	case yaml.Scalar:
		t.other = t.other || !isAbout(n.Text())
	case yaml.Null:
	}
}

// lookAt looks at a key: what describes a place or the file, a name, or neither.
func (t *namedTree) lookAt(pair yaml.Pair, depth int) {
	key := pair.Key.Text()
	switch text.Fold(key) {
	case "kind", "language", "lang", "valid_until", "reviewed":
		if depth == 0 {
			return
		}
	}
	switch attributeOf(key) {
	case "":
		t.name(key)
		t.look(pair.Value, depth+1)
	case "inside":
		t.look(pair.Value, depth+1)
	}
}

// name looks at what a place would be called.
func (t *namedTree) name(name string) {
	if !isScreenName(name) {
		t.other = true
		return
	}
	for _, w := range text.Words(name) {
		if stem := text.Stem(w.Text); isEverywhere(stem) {
			t.known[stem] = true
		}
	}
}

// isScreenName tells a name on a screen from the key of a program: it has Cyrillic letters, or begins
// with a capital and has none inside its words.
func isScreenName(name string) bool {
	const longest = 60
	name = strings.TrimSpace(name)
	if name == "" || utf8.RuneCountInString(name) > longest || strings.ContainsAny(name, "_/\\:=<>{}$?") {
		return false
	}
	if strings.ContainsFunc(name, isCyrillic) {
		return true
	}
	before := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			return false
		}
		before = r
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first)
}

// isAbout tells a text about a place from the value of a setting, a price or an address of a page.
func isAbout(value string) bool {
	value = strings.TrimSpace(value)
	switch strings.ToLower(value) {
	case "true", "false", "yes", "no", "on", "off":
		return false
	}
	return strings.ContainsFunc(value, unicode.IsLetter) && !strings.Contains(value, "://") && !strings.Contains(value, "::") &&
		!strings.Contains(value, "@") && (strings.Contains(value, " ") || !strings.ContainsAny(value, "/.")) && len(text.Amounts(value)) == 0
}

// isEverywhere tells words, by their stems, that stand on the screens of all apps.
func isEverywhere(stem string) bool {
	switch stem {
	case "профил", "настройк", "главн", "корзин", "каталог", "заказ", "уведомлен", "поиск", "избра", "кабинет", "вход", "войт", "выход", "выйт",
		"помощ", "поддержк", "чат", "истор", "сообщен", "оплат", "карт", "безопасн", "язык", "парол", "бонус", "мен", "аккаунт",
		"profil", "set", "home", "cart", "catalog", "catalogu", "order", "notif", "search", "favourit", "favorit", "wishlist", "account",
		"login", "logout", "help", "support", "chat", "histori", "messag", "payment", "secur", "languag", "password", "dashboard", "menu":
		return true
	}
	return false
}
