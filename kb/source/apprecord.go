package source

import (
	"strings"

	"firstline/kb/text"
	"firstline/kb/yaml"
)

// recordKey says what a key of a record is that names a place with a key for its name, as programs
// write them: {"name": "Home", "children": […]}. It is empty for any other key.
func recordKey(key string) string {
	switch text.Fold(key) {
	case "name", "title", "label", "caption", "item", "place", "название", "имя", "заголовок", "пункт", "место":
		return "name"
	case "items", "children", "inside", "submenu", "sub", "nodes", "внутри", "пункты", "вложенные":
		return "inside"
	case "screens", "pages", "tabs", "buttons", "elements", "menu", "экраны", "страницы", "вкладки", "кнопки", "элементы", "меню":
		return "parts" // of an app, and of little else
	case "side", "position", "location", "where", "где", "сторона", "положение", "расположение":
		return "side"
	case "description", "desc", "about", "hint", "описание", "подсказка":
		return "about"
	case "type", "element", "тип", "элемент":
		return "element"
	}
	return ""
}

// recordRoot gives the list of records that a file holds: the file itself, or what stands in it
// beside the name of the app. It is nil where they do not show that they are parts of an app, or
// show that they are something else, such as goods or pages.
func recordRoot(root *yaml.Node) *yaml.Node {
	list := root
	for _, pair := range root.Pairs() {
		if key := recordKey(pair.Key.Text()); (key == "inside" || key == "parts") && pair.Value.Kind() == yaml.List {
			list = pair.Value
			break
		}
	}
	if list.Kind() != yaml.List || !isMapList(list, "name") && !isMapList(list, "title") && !isMapList(list, "label") && !isMapList(list, "название") {
		return nil
	}
	if shown, other := recordSigns(root, 0); !shown || other {
		return nil
	}
	return list
}

// recordSigns tells whether keys show that a tree is that of an app, and whether they show that it
// is not.
func recordSigns(n *yaml.Node, depth int) (shown, other bool) {
	if depth > 100 {
		return false, true
	}
	all := n.Items()
	for _, pair := range n.Pairs() {
		all = append(all, pair.Value)
		switch key := pair.Key.Text(); recordKey(key) {
		case "side":
			shown = shown || pair.Value.Kind() == yaml.Scalar
		case "parts":
			shown = shown || pair.Value.Kind() == yaml.List
		case "element":
			shown = shown || elementOf(pair.Value.Text()) != ""
		default:
			switch text.Fold(key) {
			case "colour", "color", "цвет":
				shown = true
			case "price", "цена", "answer", "ответ", "href", "$schema", "version", "nav", "paths":
				other = true
			}
		}
	}
	for _, inner := range all {
		s, o := recordSigns(inner, depth+1)
		shown, other = shown || s, other || o
	}
	return shown, other
}

// leaveName accounts for what the file says of the app as a whole.
func (t *treeReader) leaveName(root *yaml.Node) {
	for _, pair := range root.Pairs() {
		key := recordKey(pair.Key.Text())
		switch {
		case key == "name":
			t.b.countHeading()
		case key == "inside", key == "parts", t.isAboutFile(root, pair):
		default:
			t.b.skip(pair.Key.Pos().Line, "of the whole app: %s", pair.Key.Text())
		}
	}
}

// records reads a list of records. What is none is read as any other place is.
func (t *treeReader) records(n *yaml.Node) []*place {
	var all []*place
	for _, item := range n.Items() {
		all = append(all, t.record(item)...)
	}
	for _, pair := range n.Pairs() {
		all = append(all, t.bare(pair))
	}
	return all
}

func (t *treeReader) record(n *yaml.Node) []*place {
	p := &place{line: n.Pos().Line, end: n.Pos().Line}
	for _, pair := range n.Pairs() {
		if p.name == "" && recordKey(pair.Key.Text()) == "name" {
			p.name = strings.TrimSpace(pair.Value.Text())
		}
	}
	switch {
	case n.Kind() == yaml.Scalar:
		p.name = strings.TrimSpace(n.Text())
	case n.Kind() == yaml.Null:
		t.b.countBlank()
		return nil
	case p.name == "":
		return t.records(n)
	}
	t.b.countEntry()
	named := false
	for _, pair := range n.Pairs() {
		value := strings.TrimSpace(pair.Value.Text())
		key := recordKey(pair.Key.Text())
		switch {
		case key == "name" && !named && value == p.name:
			named = true
		case key == "inside", key == "parts":
			p.inside = append(p.inside, t.records(pair.Value)...)
			continue
		case key == "side":
			p.Side = value
		case key == "about":
			p.about = joinParagraphs(value, p.about)
		case key == "element" && elementOf(value) != "":
			p.Element = elementOf(value)
		case !t.attribute(p, pair):
			t.unknownOnce(pair)
		}
		p.end = min(max(p.end, pair.Key.Pos().Line, lastLine(pair.Value)), len(t.file.lines))
	}
	return []*place{p}
}

// unknownOnce reports a key that says nothing of a place where it first stands: a program writes
// the same keys everywhere.
func (t *treeReader) unknownOnce(pair yaml.Pair) {
	if t.reported == nil {
		t.reported = map[string]bool{}
	}
	if key := pair.Key.Text(); !t.reported[key] {
		t.reported[key] = true
		t.unknown(pair)
	}
}
