package yaml

import (
	"slices"
	"strings"

	"firstline/kb"
)

// Kind says what a node is.
type Kind int

// The kinds of node. Null is a key without a value, null, ~, or an empty file.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// Node is one value of a file.
type Node struct {
	pos   kb.Pos
	kind  Kind
	name  string // the keys that lead here: limits.files
	item  bool   // stands in a list
	text  string
	bare  bool // a number, true or false, without quotes
	items []*Node
	pairs []Pair
}

// Pair is one entry of a map. Its key is a Scalar.
type Pair struct{ Key, Value *Node }

// Pos is where the node stands. The text of a block (|, >) begins in the line after Pos.Line.
func (n *Node) Pos() kb.Pos { return n.pos }

// Kind says what the node is.
func (n *Node) Kind() Kind { return n.kind }

// Text is a scalar as its author wrote it, without quotes; empty for every other kind.
func (n *Node) Text() string { return n.text }

// Items are the values of a list, in order; nil for every other kind.
func (n *Node) Items() []*Node { return n.items }

// Pairs are the entries of a map in the order of the file, those of a merge key (<<) last; nil
// for every other kind.
func (n *Node) Pairs() []Pair { return n.pairs }

// Get gives the value of a key of a map, nil where there is none.
func (n *Node) Get(key string) *Node {
	for _, p := range n.pairs {
		if p.Key.text == key {
			return p.Value
		}
	}
	return nil
}

// Override puts a value in the place of the one that the keys lead to, which is there or could be: all keys
// but the last have to be there, and the first, which is made. Keys that hold dots themselves are taken whole where they are there.
// The value is YAML, and stands at the place from, in messages.
func (n *Node) Override(from kb.Pos, keys, value string) error {
	key, rest := n.leading(keys)
	at := slices.IndexFunc(n.pairs, func(p Pair) bool { return p.Key.text == key })
	if rest != "" && at < 0 && n.name == "" {
		n.pairs = append(n.pairs, Pair{Key: &Node{pos: from, kind: Scalar, text: key}, Value: &Node{pos: from, kind: Map, name: key}})
		at = len(n.pairs) - 1
	}
	if rest != "" {
		if at < 0 || n.pairs[at].Value.kind != Map {
			return kb.Errorf(from, "there is no %s", joinName(n, key))
		}
		return n.pairs[at].Value.Override(from, rest, value)
	}
	set, err := Parse(from.Path, []byte(value))
	if err != nil {
		return err
	}
	set.rename(joinName(n, key), from)
	if at >= 0 {
		n.pairs[at].Value = set
		return nil
	}
	n.pairs = append(n.pairs, Pair{Key: &Node{pos: from, kind: Scalar, text: key}, Value: set})
	return nil
}

// leading parts dotted keys into the longest that the node has, or else the first, and the rest.
func (n *Node) leading(keys string) (key, rest string) {
	for end := len(keys); end > 0; end = strings.LastIndexByte(keys[:end], '.') {
		if n.Get(keys[:end]) != nil {
			return keys[:end], strings.TrimPrefix(keys[end:], ".")
		}
	}
	key, rest, _ = strings.Cut(keys, ".")
	return key, rest
}

// rename gives a node that is put elsewhere the name and the place that it has there.
func (n *Node) rename(name string, pos kb.Pos) {
	n.name, n.pos = name, pos
	for _, item := range n.items {
		item.rename(name, pos)
	}
	for _, pair := range n.pairs {
		pair.Key.pos = pos
		pair.Value.rename(name+"."+pair.Key.text, pos)
	}
}

// called names the node in a message: limits.files, an item of thresholds.
func (n *Node) called() string {
	switch {
	case n.item && n.name != "":
		return "an item of " + n.name
	case n.item:
		return "an item"
	case n.name == "":
		return "the file"
	}
	return n.name
}

// shown is what a message says that the node is: "many", a list.
func (n *Node) shown() string {
	switch n.kind {
	case List:
		return "a list"
	case Map:
		return "a map"
	case Scalar:
		if text := []rune(n.text); len(text) > 40 {
			return `"` + string(text[:40]) + `…"`
		}
		return `"` + n.text + `"`
	case Null:
	}
	return "nothing"
}
