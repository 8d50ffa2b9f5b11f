package project

import (
	"errors"
	"io/fs"
	"strings"

	"firstline/kb"
	"firstline/kb/store"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// SynonymsFile holds the company's synonyms, a list. An item is a list of words and phrases that mean
// the same, first the one that the company itself uses; a phrase stands in one list only. Or it is a map
// from a phrase to others that it may mean as well, while they do not mean it.
//
//   - [Pro, про, профи]
//   - [закрывающие документы, закрывашки, акты]
//   - айфон: телефон
//   - Почта России: [доставка, отправление]
const SynonymsFile = KnowledgeDir + "/synonyms.yaml"

// Synonyms reads kb/synonyms.yaml, where there is one. Its mistakes are joined *kb.SyntaxError.
func (p *Project) Synonyms() (store.Synonyms, error) {
	data, err := fs.ReadFile(p.FS, SynonymsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return store.Synonyms{}, nil
	case err != nil && !p.hasFolder(KnowledgeDir):
		return store.Synonyms{}, nil // what is wrong with kb/ itself, Sources tells
	case err != nil:
		return store.Synonyms{}, kb.Errorf(kb.Pos{Path: SynonymsFile}, "cannot be read: %v", reason(err))
	}
	var items []synonymItem
	if err := yaml.Decode(SynonymsFile, data, &items); err != nil {
		return store.Synonyms{}, err
	}
	g := glossary{lists: map[string]listed{}, ways: map[string][]oneWay{}}
	for _, item := range items { // the lists first: a one-way synonym can stand above one
		g.group(item.same)
	}
	for _, item := range items {
		for _, w := range item.oneWay {
			g.way(w)
		}
	}
	return g.synonyms, g.mistakes.Err()
}

// synonymItem is an item of the file: a list, or a map.
type synonymItem struct {
	same   []Value
	oneWay []oneWay
}

// oneWay is a phrase and another that it may mean as well.
type oneWay struct{ from, to Value }

// DecodeYAML reads either.
func (i *synonymItem) DecodeYAML(n *yaml.Node) error {
	switch n.Kind() {
	case yaml.List:
		if err := n.Decode(&i.same); err != nil || len(i.same) > 0 {
			return err
		}
		return kb.Errorf(n.Pos(), "a list without a synonym")
	case yaml.Map:
		var mistakes Mistakes
		for _, pair := range n.Pairs() {
			mistakes.Add(i.decodeWay(pair))
		}
		return mistakes.Err()
	case yaml.Scalar, yaml.Null:
	}
	err := kb.Errorf(n.Pos(), "%s has no synonym beside it", n.Text())
	err.Hint = "write [a, b] for words that mean the same, a: b for one that may mean the other as well"
	return err
}

// decodeWay reads what a phrase may mean as well: another, or a list of them.
func (i *synonymItem) decodeWay(pair yaml.Pair) error {
	from := Value{pair.Key.Text(), pair.Key.Pos()}
	to := make([]Value, 1)
	var err error
	switch pair.Value.Kind() {
	case yaml.List:
		err = pair.Value.Decode(&to)
	case yaml.Scalar, yaml.Map:
		err = pair.Value.Decode(&to[0])
	case yaml.Null:
		to = nil
	}
	if err == nil && len(to) == 0 {
		return leadsNowhere(from)
	}
	for _, v := range to {
		i.oneWay = append(i.oneWay, oneWay{from, v})
	}
	return err
}

func leadsNowhere(from Value) error {
	err := kb.Errorf(from.Pos, "%s leads to nothing", from.Text)
	err.Hint = "write after the colon what it may mean as well"
	return err
}

// phraseKey is the same for a phrase in all its forms, and empty for one without a word.
func phraseKey(phrase string) string {
	var stems []string
	for _, w := range text.Words(phrase) {
		stems = append(stems, text.Stem(w.Text))
	}
	return strings.Join(stems, " ")
}

func (p *Project) hasFolder(name string) bool {
	info, err := fs.Stat(p.FS, name)
	return err == nil && info.IsDir()
}
