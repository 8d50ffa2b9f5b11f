package feed

import (
	"slices"
	"strings"

	"firstline/kb"
)

// maxAlike is among how many names or pictures of an item a doubled one is looked for.
const maxAlike = 100

// draft is an item while it is read: the lines of its body, and what is written below them.
type draft struct {
	Item
	lines       []line
	description string // Markdown
}

// line is one line of a body: Производитель: Brother.
type line struct{ label, value string }

// tell adds a line; without a value it says nothing.
func (d *draft) tell(label, value string) {
	if value = clean(value); value != "" {
		d.lines = append(d.lines, line{label, value})
	}
}

// also adds another name, unless it is the title or there already.
func (d *draft) also(name string) {
	name = clean(name)
	if name == "" || folded(name) == folded(d.Title) {
		return
	}
	if !slices.ContainsFunc(d.Also[:min(len(d.Also), maxAlike)], func(other string) bool { return folded(other) == folded(name) }) {
		d.Also = append(d.Also, name)
	}
}

// meta keeps what no customer is told.
func (d *draft) meta(key, value string) {
	if value == "" {
		return
	}
	if d.Meta == nil {
		d.Meta = map[string]string{}
	}
	if d.Meta[key] == "" {
		d.Meta[key] = value
	}
}

// picture adds a picture, once.
func (d *draft) picture(src string) {
	src = strings.TrimSpace(src)
	if src != "" && !slices.ContainsFunc(d.Images[:min(len(d.Images), maxAlike)], func(i kb.Image) bool { return i.Src == src }) {
		d.Images = append(d.Images, kb.Image{Src: src})
	}
}

// body writes the prices, the lines and the description. Lines with the same label are joined:
// Цвет: чёрный, красный.
func (c *collector) body(d *draft) string {
	lines := make([]line, 0, len(d.Prices)+len(d.lines))
	for _, p := range d.Prices {
		label := p.Label
		if label == "" {
			label = c.language.of("Цена", "Price")
		} else if !strings.Contains(folded(label), c.language.of("цен", "price")) {
			label = c.language.of("Цена", "Price") + " (" + label + ")"
		}
		lines = append(lines, line{label, c.spoken(p)})
	}
	var order []string
	values := map[string][]string{}
	said := map[line]bool{}
	for _, l := range append(lines, d.lines...) {
		if said[l] {
			continue
		}
		said[l] = true
		if values[l.label] == nil {
			order = append(order, l.label)
		}
		values[l.label] = append(values[l.label], l.value)
	}
	var b strings.Builder
	for _, label := range order {
		if label != "" {
			b.WriteString(label + ": ")
		}
		b.WriteString(strings.Join(values[label], ", ") + "\n")
	}
	if d.description != "" {
		b.WriteString("\n" + d.description)
	}
	return strings.Trim(b.String(), "\n")
}
