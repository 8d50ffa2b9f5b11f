package eval

import (
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// Known is what operators know, by their names; those of company layers are told to all of them. Where it
// is empty, nothing is held against it.
type Known struct {
	Sources map[string][]*kb.Source
	Company []kb.Entry
}

// knowledge is what one operator knows, as the checks of its scripts ask for it.
type knowledge struct {
	ids    map[string]bool // of entries, and the paths of their sources
	all    []string        // the same, in order
	images map[string]bool
	code   []string
	ground *text.Ground
}

func (k Known) of(operator string) *knowledge {
	known := &knowledge{ids: map[string]bool{}, images: map[string]bool{}}
	var texts []string
	for _, s := range k.Sources[operator] {
		known.ids[s.Path] = true
		known.all = append(known.all, s.Path)
		for _, e := range s.Entries {
			known.ids[e.ID], known.ids[e.Source.Path] = true, true
			known.all = append(known.all, e.ID)
			texts = append(texts, e.Title+"\n"+e.Body)
			for _, p := range e.Prices {
				texts = append(texts, strings.Join([]string{p.Text, p.Amount + " " + p.Currency, p.Max + " " + p.Currency, p.Old + " " + p.Currency}, "\n"))
			}
			for _, img := range e.Images {
				known.images[img.Src] = true
			}
			for _, c := range e.Code {
				known.code = append(known.code, c.Text)
			}
		}
	}
	for _, e := range k.Company {
		texts = append(texts, e.Body)
	}
	known.ground = text.NewGround(texts...)
	return known
}

// lintKnown finds what scripts demand and no entry of their operator has.
func lintKnown(sets []*Set, operators []string, known Known) []kb.Finding {
	if len(known.Sources) == 0 {
		return nil
	}
	cache := map[string]*knowledge{}
	var findings []kb.Finding
	for _, s := range sets {
		name := s.Operator
		if name == "" && len(operators) > 0 {
			name = operators[0]
		}
		if known.Sources[name] == nil {
			continue // an operator that there is not is told already
		}
		if cache[name] == nil {
			cache[name] = known.of(name)
		}
		for _, d := range s.Dialogs {
			for _, c := range d.all() {
				findings = append(findings, cache[name].lint(c, name)...)
			}
		}
	}
	return findings
}

// all gives the checks of a dialog, in the order of the file.
func (d *Dialog) all() []Check {
	var all []Check
	for _, need := range d.Needs {
		all = append(all, need.Checks...)
	}
	for _, line := range d.Lines {
		all = append(all, line.Checks...)
	}
	return append(all, d.Always...)
}

// lint tells what one check asks for that the operator cannot know.
func (k *knowledge) lint(c Check, operator string) []kb.Finding {
	found := func(code, message, hint string) []kb.Finding {
		return []kb.Finding{{Pos: c.Pos, Code: code, Severity: kb.Error, Message: message, Hint: hint}}
	}
	want := strings.Join(c.Want, " | ")
	switch c.Name {
	case says, saysAny:
		if fact := k.unheard(c.Want); fact != "" {
			return found(notHeld, fmt.Sprintf("the script demands “%s”, and nothing that %s knows says so", fact, operator), "the price or the term may have changed: mend the script, or the knowledge base")
		}
	case cites:
		if !k.ids[want] {
			hint := "firstline show lists the entries"
			if near := text.Closest(want, k.all); near != "" {
				hint = "did you mean " + near + "?"
			}
			return found(noEntry, fmt.Sprintf("%s has no entry %s", operator, want), hint)
		}
	case image:
		if !k.images[want] {
			return found(noImage, fmt.Sprintf("no entry of %s has the picture %s", operator, want), "")
		}
	case code:
		if !slices.ContainsFunc(k.code, func(own string) bool { return sameCode(own, want) }) {
			return found(noCode, fmt.Sprintf("no entry of %s has this code, byte for byte", operator), "copy it from the knowledge base")
		}
	}
	return nil
}

// unheard gives the first fact of the phrases that no text holds, where none of the phrases can be said;
// "" where one can.
func (k *knowledge) unheard(phrases []string) string {
	first := ""
	for _, phrase := range phrases {
		missing := ""
		for _, f := range text.Facts(phrase) {
			if !f.StandsIn(k.ground) {
				missing = f.Text
				break
			}
		}
		if missing == "" {
			return ""
		}
		if first == "" {
			first = missing
		}
	}
	return first
}
