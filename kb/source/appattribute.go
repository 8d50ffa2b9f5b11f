package source

import (
	"strconv"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// attributeOf gives the English name of a key that describes a place; empty where it does not.
func attributeOf(key string) string {
	switch text.Fold(key) {
	case "side", "где", "сторона":
		return "side"
	case "colour", "color", "цвет":
		return "colour"
	case "about", "описание":
		return "about"
	case "image", "картинка":
		return "image"
	case "alt", "подпись":
		return "alt"
	case "also", "еще":
		return "also"
	case "id":
		return "id"
	case "element", "элемент":
		return "element"
	case "inside", "внутри", "places", "места":
		return "inside"
	case "steps", "шаги":
		return "steps"
	}
	return ""
}

// attribute reads what one key says of a place, and tells whether it is known.
func (t *treeReader) attribute(p *place, pair yaml.Pair) bool {
	value := strings.TrimSpace(pair.Value.Text())
	attribute := attributeOf(pair.Key.Text())
	switch attribute {
	case "side":
		p.Side = value
	case "colour":
		p.Colour = value
	case "about":
		p.about = joinParagraphs(value, p.about)
	case "steps":
		p.about = joinParagraphs(p.about, numbered(pair.Value))
	case "image":
		p.image().Src = inProject(t.file.path, value)
	case "alt":
		p.image().Alt = value
	case "also":
		p.also = texts(pair.Value)
	case "id":
		p.id = t.file.path + "#" + value
	case "element":
		p.Element = elementOf(value)
	case "inside":
		p.inside = append(p.inside, t.places(pair.Value)...)
		return true
	default:
		return false
	}
	p.end = min(max(p.end, pair.Key.Pos().Line, lastLine(pair.Value)), len(t.file.lines))
	return true
}

// numbered writes the steps of an instruction line by line.
func numbered(n *yaml.Node) string {
	steps := texts(n)
	if n.Kind() == yaml.Scalar {
		return strings.TrimSpace(n.Text())
	}
	for i, step := range steps {
		steps[i] = strconv.Itoa(i+1) + ". " + oneLine(step)
	}
	return strings.Join(steps, "\n")
}

// image is the picture of a place, which two keys describe.
func (p *place) image() *kb.Image {
	if len(p.images) == 0 {
		p.images = append(p.images, kb.Image{})
	}
	return &p.images[0]
}

func texts(n *yaml.Node) []string {
	if n.Kind() == yaml.Scalar {
		return []string{n.Text()}
	}
	var all []string
	for _, item := range n.Items() {
		if item.Kind() == yaml.Scalar {
			all = append(all, item.Text())
		}
	}
	return all
}

// lastLine is the line on which a value ends. The text of a block (|) begins below its mark.
func lastLine(n *yaml.Node) int {
	last := n.Pos().Line
	if ends := strings.Count(strings.TrimRight(n.Text(), "\n"), "\n"); ends > 0 {
		last += ends + 1
	}
	for _, item := range n.Items() {
		last = max(last, lastLine(item))
	}
	return last
}

func (t *treeReader) unknown(pair yaml.Pair) {
	known := []string{
		"side", "colour", "about", "steps", "image", "alt", "also", "id", "inside",
		"где", "цвет", "описание", "шаги", "картинка", "ещё", "внутри",
	}
	hint := "there are " + strings.Join(known[:9], ", ")
	if near := text.Closest(pair.Key.Text(), known); near != "" {
		hint = "did you mean " + near + "?"
	}
	t.b.problem(unknownKey, pair.Key.Pos().Line, "unknown key "+pair.Key.Text(), hint)
}
