package prompt

import (
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
)

// Options say how a prompt is put together.
type Options struct {
	Budget   int    // at most so many tokens; 0: no limit, and no tokens are counted
	Model    string // whose tokens the budget means; o200k_base where the name is not known
	Language string // ru or en: of headings and labels
}

// Prompt is what a model is told.
type Prompt struct {
	// Layers are base, company, operator and knowledge, of those that there are, and after a base the
	// closing one. Each begins with its heading; one that says nothing has no lines.
	Layers []Layer
	// Dropped holds the hits that the budget left no room for, best first.
	Dropped []kb.Hit
}

// Text gives the prompt as the model reads it: the layers, with an empty line between them.
func (p *Prompt) Text() string {
	var b strings.Builder
	p.WriteText(func(text string) { b.WriteString(text) })
	return b.String()
}

// WriteText gives the text piece by piece, to whom it need not be put together for.
func (p *Prompt) WriteText(write func(text string)) {
	begun := false
	for _, layer := range p.Layers {
		if len(layer.Lines) == 0 {
			continue
		}
		if begun {
			write("\n\n")
		}
		writeLines(layer.Lines, write)
		begun = true
	}
}

// Assemble puts the layers in order, adds the knowledge layer made of hits, which are given best
// first, and closes with what the base protects. Where the prompt is over its budget, the least
// relevant entry is left out first, whole; a budget that the other layers alone exceed is an error.
func Assemble(layers []Layer, hits []kb.Hit, o Options) (*Prompt, error) {
	w := wordsIn(o.Language)
	p, err := w.ordered(layers)
	if err != nil {
		return nil, err
	}
	found, at := w.entries(hits), len(p.Layers)
	p.Layers = append(p.Layers, w.knowledgeLayer(found))
	if slices.ContainsFunc(layers, func(l Layer) bool { return l.Name == base }) {
		last, err := closingLayer(o.Language)
		if err != nil {
			return nil, err
		}
		p.Layers = append(p.Layers, last)
	}
	if o.Budget <= 0 {
		return p, nil
	}
	for {
		tokens := TokensOf(o.Model, p.Text())
		if tokens <= o.Budget {
			return p, nil
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("the layers alone take %d tokens, more than the budget of %d", tokens, o.Budget)
		}
		last := found[len(found)-1]
		found = found[:len(found)-1]
		p.Dropped = append(last.hits, p.Dropped...)
		p.Layers[at] = w.knowledgeLayer(found)
	}
}

// ordered puts the layers above the knowledge in their order, each under its heading.
func (w words) ordered(layers []Layer) (*Prompt, error) {
	ordered := slices.Clone(layers)
	slices.SortStableFunc(ordered, func(a, b Layer) int { return depth(a.Name) - depth(b.Name) })
	p := &Prompt{Layers: make([]Layer, 0, len(layers)+2)}
	for i, layer := range ordered {
		if d := depth(layer.Name); d < 0 || i > 0 && layer.Name == ordered[i-1].Name {
			return nil, fmt.Errorf("layer %q: a prompt has one base, one company, one operator and one acting layer at most", layer.Name)
		}
		p.Layers = append(p.Layers, w.withHeading(layer))
	}
	return p, nil
}

// depth is a layer's place from the top; -1 for a name that the caller cannot give.
func depth(name string) int { return slices.Index([]string{base, company, operator, acting}, name) }

// withHeading begins a layer that says something with its heading.
func (w words) withHeading(l Layer) Layer {
	if len(l.Lines) == 0 {
		return l
	}
	lines := make([]Line, 0, len(l.Lines)+1)
	lines = append(lines, Line{Text: w.heading(l.Name), Pos: l.Source})
	l.Lines = append(lines, l.Lines...)
	return l
}

// knowledgeLayer joins what was found under one heading.
func (w words) knowledgeLayer(found []entry) Layer {
	layer := Layer{Name: knowledge}
	if len(found) == 0 {
		return layer
	}
	layer.Source = found[0].lines[0].Pos
	size := 1
	for _, e := range found {
		size += len(e.lines)
	}
	layer.Lines = make([]Line, 0, size)
	layer.Lines = append(layer.Lines, Line{Text: w.knowledge, Pos: layer.Source})
	for _, e := range found {
		layer.Lines = append(layer.Lines, e.lines...)
	}
	return layer
}
