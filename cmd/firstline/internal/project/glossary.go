package project

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/store"
)

// glossary gathers the synonyms of a project, and what is wrong with them.
type glossary struct {
	synonyms store.Synonyms
	lists    map[string]listed   // every phrase of a list, by its key
	ways     map[string][]oneWay // by what they lead from, as meant gives it; never round in a circle
	mistakes Mistakes
}

// listed is a phrase of a list: the key of the list's first phrase, and where it is written.
type listed struct {
	first string
	pos   kb.Pos
}

// group adds phrases that mean the same.
func (g *glossary) group(values []Value) {
	if len(values) == 0 {
		return
	}
	own := map[string]listed{}
	var phrases []string
	for _, v := range values {
		key := phraseKey(v.Text)
		phrases = append(phrases, v.Text)
		if key == "" {
			g.wordless(v)
		} else if earlier, ok := g.lists[key]; ok {
			g.mistakes.Add(kb.Errorf(v.Pos, "%s is a synonym of something else at %s", v.Text, earlier.pos))
		} else {
			own[key] = listed{phraseKey(values[0].Text), v.Pos}
		}
	}
	maps.Copy(g.lists, own)
	if len(values) == 1 {
		g.mistakes.Add(kb.Errorf(values[0].Pos, "%s has no synonym beside it", values[0].Text))
	}
	g.synonyms.Groups = append(g.synonyms.Groups, phrases)
}

// way adds a one-way synonym.
func (g *glossary) way(w oneWay) {
	for _, v := range []Value{w.from, w.to} {
		if phraseKey(v.Text) == "" {
			g.wordless(v)
			return
		}
	}
	from, to := g.meant(w.from), g.meant(w.to)
	if from == to {
		g.mistakes.Add(g.leadsBack(w))
		return
	}
	for _, earlier := range g.ways[from] {
		if g.meant(earlier.to) == to {
			g.mistakes.Add(kb.Errorf(w.from.Pos, "%s: %s is given already at %s", w.from.Text, w.to.Text, earlier.from.Pos))
			return
		}
	}
	if round := g.path(to, from, map[string]bool{}); round != nil {
		names := append(round, w.from.Text, round[0])
		err := kb.Errorf(w.from.Pos, "one-way synonyms in a circle: %s", strings.Join(names, " → "))
		err.Hint = "write them in one list if they mean the same"
		g.mistakes.Add(err)
		return
	}
	g.ways[from] = append(g.ways[from], w)
	g.synonyms.OneWay = append(g.synonyms.OneWay, store.OneWay{From: w.from.Text, To: w.to.Text})
}

// path gives the phrases from one to another, the last left out; nil where no way leads there.
func (g *glossary) path(from, to string, seen map[string]bool) []string {
	if seen[from] {
		return nil
	}
	seen[from] = true
	for _, w := range g.ways[from] {
		next := g.meant(w.to)
		if next == to {
			return []string{w.from.Text}
		}
		if rest := g.path(next, to, seen); rest != nil {
			return slices.Insert(rest, 0, w.from.Text)
		}
	}
	return nil
}

// meant gives the key of a phrase: of one that stands in a list, that of the company's own.
func (g *glossary) meant(v Value) string {
	key := phraseKey(v.Text)
	if in, ok := g.lists[key]; ok {
		return in.first
	}
	return key
}

// leadsBack says what is wrong with a one-way synonym whose two sides mean the same.
func (g *glossary) leadsBack(w oneWay) error {
	err := kb.Errorf(w.from.Pos, "%s leads to itself", w.from.Text)
	err.Hint = "take it out"
	if key := phraseKey(w.to.Text); key != phraseKey(w.from.Text) {
		err.Msg = fmt.Sprintf("%s leads to %s, and they stand in one list at %s", w.from.Text, w.to.Text, g.lists[key].pos)
		err.Hint = "take it out: what stands in one list means the same already"
	}
	return err
}

func (g *glossary) wordless(v Value) {
	g.mistakes.Add(kb.Errorf(v.Pos, "a synonym without a word: %q", v.Text))
}
