package prompt

import (
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"firstline/kb"
)

// ChangeKind says which of two prompts a line is in.
type ChangeKind string

// The kinds of a [Change].
const (
	Removed ChangeKind = "removed" // the first has it
	Added   ChangeKind = "added"   // the second has it
)

// Change is a line that one of two prompts has and the other does not, with the place that it comes
// from.
type Change struct {
	Kind   ChangeKind `json:"change"`
	Text   string     `json:"text"`
	Source kb.Pos     `json:"source"`
}

// LayerDiff is what differs in one layer of two prompts. A layer that a prompt does not have is empty
// there.
type LayerDiff struct {
	Name    string
	A, B    Layer
	Changes []Change // in the order of the text: what was removed before what was added in its stead
}

// Diff compares two prompts line by line, layer by layer, from the top; layers without a difference are
// left out. Lines are the same when their text is, wherever it comes from.
func Diff(a, b *Prompt) []LayerDiff {
	var layers []LayerDiff
	for _, name := range []string{base, company, operator, acting, knowledge, closing} {
		d := LayerDiff{Name: name, A: a.layer(name), B: b.layer(name)}
		if d.Changes = changes(d.A.Lines, d.B.Lines); len(d.Changes) > 0 {
			layers = append(layers, d)
		}
	}
	return layers
}

// layer gives the layer of that name; an empty one where there is none.
func (p *Prompt) layer(name string) Layer {
	i := slices.IndexFunc(p.Layers, func(l Layer) bool { return l.Name == name })
	if i < 0 {
		return Layer{Name: name}
	}
	return p.Layers[i]
}

func changes(a, b []Line) []Change {
	before, after := ended(a), ended(b)
	var all []Change
	shift := 0 // by how many lines the second text is ahead of the first
	for _, edit := range udiff.Lines(before, after) {
		first := strings.Count(before[:edit.Start], "\n")
		removed, added := strings.Count(before[edit.Start:edit.End], "\n"), strings.Count(edit.New, "\n")
		for _, line := range a[first : first+removed] {
			all = append(all, Change{Removed, line.Text, line.Pos})
		}
		for _, line := range b[first+shift : first+shift+added] {
			all = append(all, Change{Added, line.Text, line.Pos})
		}
		shift += added - removed
	}
	return all
}

// ended joins lines, the last one ended as well.
func ended(lines []Line) string {
	if len(lines) == 0 {
		return ""
	}
	return join(lines) + "\n"
}
