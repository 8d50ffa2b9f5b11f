package source

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// readYAML reads a tree of places. Each is a map in which the element is a key and the name on the
// screen its value; or the tree is bare, maps in maps whose keys are the names.
func readYAML(f *file, b *builder) (kb.SourceKind, error) {
	root, err := yaml.Parse(f.path, []byte(strings.Join(f.lines, "\n")))
	if err != nil {
		return "", err
	}
	t := treeReader{file: f, b: b}
	marked, err := t.open(root)
	if err != nil {
		return "", err
	}
	if !marked && !isBareTree(root, 0) {
		b.skipSettings("YAML", "a structure of an app begins with kind: app and places:, a list of places such as - button: Save")
		return kb.KindDocument, nil
	}
	kind, err := f.kind(kb.KindApp, kb.KindApp)
	if err != nil {
		return "", err
	}
	places := t.places(t.root)
	if len(places) == 0 {
		return "", notATree(root.Pos())
	}
	b.addPlaces(places, nil, languageOf(f, places))
	return kind, nil
}

func notATree(pos kb.Pos) error {
	return &kb.SyntaxError{
		Pos: pos, Msg: "this YAML file is no structure of an app",
		Hint: "begin it with kind: app and places:, a list of places such as - button: Save",
	}
}

// treeReader takes nodes for places.
type treeReader struct {
	file *file
	b    *builder
	root *yaml.Node
}

// open finds the tree in a file: under places, or the file itself. What the file says about itself
// is taken as from front matter; marked tells whether it says that it is an app.
func (t *treeReader) open(root *yaml.Node) (marked bool, err error) {
	t.root = root
	marked = t.file.wanted() == kb.KindApp
	for _, pair := range root.Pairs() {
		switch key := text.Fold(pair.Key.Text()); key {
		case "kind":
			marked = marked || kb.SourceKind(pair.Value.Text()) == kb.KindApp
			t.file.front.kind = kb.SourceKind(pair.Value.Text())
			if !knownKind(t.file.front.kind) {
				return false, notATree(pair.Value.Pos())
			}
		case "language", "lang":
			t.file.front.language = pair.Value.Text()
		case "valid_until", "reviewed":
			t.file.front.meta = map[string]string{}
		case "places", "места":
			t.root = pair.Value
			marked = true
		}
	}
	for _, pair := range root.Pairs() {
		if key := pair.Key.Text(); key == "valid_until" || key == "reviewed" {
			t.file.front.meta[key] = pair.Value.Text()
		}
	}
	return marked, nil
}

// isBareTree: maps in maps at least two deep, with nothing at their ends but what describes a
// place.
func isBareTree(n *yaml.Node, depth int) bool {
	if n.Kind() == yaml.Null {
		return depth > 1
	}
	if n.Kind() != yaml.Map || len(n.Pairs()) == 0 {
		return false
	}
	for _, pair := range n.Pairs() {
		if attributeOf(pair.Key.Text()) == "" && !isBareTree(pair.Value, depth+1) {
			return false
		}
	}
	return true
}

// places reads a list of places, or a bare map of them.
func (t *treeReader) places(n *yaml.Node) []*place {
	var all []*place
	for _, item := range n.Items() {
		switch item.Kind() {
		case yaml.Map:
			all = append(all, t.mapped(item)...)
		case yaml.Scalar:
			t.b.countEntry()
			p := newPlace(item.Text())
			p.line, p.end = item.Pos().Line, item.Pos().Line
			all = append(all, p)
		case yaml.List:
			all = append(all, t.places(item)...)
		case yaml.Null:
			t.b.countBlank()
		}
	}
	for _, pair := range n.Pairs() {
		if !t.isAboutFile(n, pair) && attributeOf(pair.Key.Text()) == "" {
			all = append(all, t.bare(pair))
		}
	}
	return all
}

// isAboutFile tells the keys at the top of the file that describe it and name no place.
func (t *treeReader) isAboutFile(n *yaml.Node, pair yaml.Pair) bool {
	switch pair.Key.Text() {
	case "kind", "language", "lang", "valid_until", "reviewed":
		return n == t.root && pair.Value.Kind() == yaml.Scalar
	}
	return false
}

// mapped reads an item of a list: a place with its element, or bare ones.
func (t *treeReader) mapped(n *yaml.Node) []*place {
	pairs := n.Pairs()
	if len(pairs) == 0 {
		t.b.countBlank()
		return nil
	}
	named := slices.IndexFunc(pairs, func(pair yaml.Pair) bool {
		return elementOf(pair.Key.Text()) != "" && pair.Value.Kind() <= yaml.Scalar
	})
	if named < 0 {
		return t.places(n)
	}
	p := &place{name: strings.TrimSpace(pairs[named].Value.Text())}
	p.Element = elementOf(pairs[named].Key.Text())
	p.line, p.end = n.Pos().Line, pairs[named].Value.Pos().Line
	if p.name == "" {
		t.b.skip(p.line, "%s has no name", pairs[named].Key.Text())
		return nil
	}
	t.b.countEntry()
	for i, pair := range pairs {
		if i != named && !t.attribute(p, pair) {
			t.unknown(pair)
		}
	}
	p.images = slices.DeleteFunc(p.images, func(i kb.Image) bool { return i.Src == "" })
	return []*place{p}
}

// bare reads a place whose key is its name: what is inside it, or a text about it.
func (t *treeReader) bare(pair yaml.Pair) *place {
	t.b.countEntry()
	p := &place{name: strings.TrimSpace(pair.Key.Text())}
	p.line, p.end = pair.Key.Pos().Line, pair.Key.Pos().Line
	switch value := pair.Value; value.Kind() {
	case yaml.Scalar:
		descriptions, about, mark := cutAbout(value.Text())
		if others, known := p.describe(descriptions); known {
			p.about = strings.TrimPrefix(others+mark+about, mark)
		} else {
			p.about = value.Text()
		}
		p.end = value.Pos().Line
	case yaml.Map:
		for _, inner := range value.Pairs() {
			if attributeOf(inner.Key.Text()) != "" {
				t.attribute(p, inner)
			}
		}
		p.inside = append(p.inside, t.places(value)...)
	case yaml.List:
		p.inside = append(p.inside, t.places(value)...)
	case yaml.Null:
	}
	return p
}
