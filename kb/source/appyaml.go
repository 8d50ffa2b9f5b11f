package source

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// readYAML reads a tree of places. Each is a map in which the element is a key and the name on the
// screen its value; or the tree is bare, maps in maps whose keys are the names; or it is the
// navigation of a site.
func readYAML(f *file, b *builder) (kb.SourceKind, error) {
	root, err := yaml.Parse(f.path, []byte(strings.Join(withoutPython(f.lines), "\n")))
	if err != nil {
		return "", err
	}
	if kind, ok, err := readFAQTree(f, b, root); ok || err != nil {
		return kind, err
	}
	t := treeReader{file: f, b: b}
	kind, ok, err := t.read(root)
	if ok || err != nil {
		return kind, err
	}
	b.skipSettings("YAML", "a structure of an app begins with kind: app and places:, a list of places such as - button: Save")
	return kb.KindDocument, nil
}

// read makes entries of a tree, and tells whether it is one.
func (t *treeReader) read(root *yaml.Node) (kind kb.SourceKind, ok bool, err error) {
	marked, err := t.open(root)
	if err != nil {
		return "", false, err
	}
	var places []*place
	records := recordRoot(root)
	switch n := (navReader{t.file, t.b}); {
	case records != nil && t.root == root:
		if records != root {
			t.leaveName(root)
		}
		places = t.records(records)
	case marked && t.root != root, !n.isNavigation(root) && (marked || isBareTree(root)):
		places = t.places(t.root)
	case n.isNavigation(root):
		places = n.read(root)
	default:
		return "", false, nil
	}
	if kind, err = t.file.kind(kb.KindApp, kb.KindApp); err != nil {
		return "", false, err
	}
	if len(places) == 0 && t.b.source.Rows.Skipped == 0 {
		return "", false, notATree(root.Pos())
	}
	t.b.addPlaces(places, nil, languageOf(t.file, places))
	return kind, true, nil
}

func notATree(pos kb.Pos) error {
	return &kb.SyntaxError{
		Pos: pos, Msg: "this file is no structure of an app",
		Hint: "begin it with kind: app and places:, a list of places such as - button: Save",
	}
}

// treeReader takes nodes for places.
type treeReader struct {
	file *file
	b    *builder
	root *yaml.Node

	reported map[string]bool // the keys that are not known
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
	if named < 0 && slices.ContainsFunc(pairs, func(pair yaml.Pair) bool { return recordKey(pair.Key.Text()) == "name" }) {
		return t.record(n)
	}
	if named < 0 {
		return t.unnamed(n)
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

// unnamed reads an item in which no key says what the place is called: the keys are names themselves,
// unless one describes a place.
func (t *treeReader) unnamed(n *yaml.Node) []*place {
	describes := func(pair yaml.Pair) bool {
		key := recordKey(pair.Key.Text())
		return attributeOf(pair.Key.Text()) != "" || key == "about" || key == "side"
	}
	var others []yaml.Pair
	for _, pair := range n.Pairs() {
		if !describes(pair) {
			others = append(others, pair)
		}
	}
	switch {
	case len(others) == len(n.Pairs()):
		return t.places(n)
	case len(others) == 1 && others[0].Value.Kind() != yaml.Scalar:
		p := t.bare(others[0])
		for _, pair := range n.Pairs() {
			if describes(pair) && !t.attribute(p, pair) {
				t.unknown(pair)
			}
		}
		return []*place{p}
	}
	line := n.Pos().Line
	t.b.reject(unknownKey, line, "no key names the place",
		"no key of this item names a place", "write the name as name: Bonuses, or with its element, as button: Bonuses")
	return nil
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
