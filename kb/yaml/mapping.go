package yaml

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// mapping fills n with the pairs of a map. Start and end are the braces of a flow map.
func (c *converter) mapping(n *Node, values []*ast.MappingValueNode, start, end *token.Token) {
	n.kind = Map
	if start != nil && start.Type == token.MappingStartType {
		c.span(n, line(start), 0)
	}
	seen := map[string]int{} // key → its line
	var merged []ast.Node
	for i, v := range values {
		key := c.node(keyNode(v.Key), place{line: line(v.Key.GetToken())})
		if i == 0 && (start == nil || start.Type != token.MappingStartType) {
			c.span(n, key.pos.Line, 0)
		}
		if key.kind == List || key.kind == Map {
			c.fail(key.pos.Line, "a key must be text, not %s", key.shown())
			continue
		}
		if v.Key.IsMergeKey() {
			merged = append(merged, v.Value)
			continue
		}
		if first, twice := seen[key.text]; twice {
			c.fail(key.pos.Line, "key %q is already given in line %d", key.text, first)
			continue
		}
		seen[key.text] = key.pos.Line
		key.kind = Scalar
		value := c.node(v.Value, place{name: joinName(n, key.text), line: key.pos.Line})
		n.pairs = append(n.pairs, Pair{Key: key, Value: value})
		n.pos.EndLine = max(n.pos.EndLine, value.pos.EndLine)
	}
	n.pos.EndLine = max(n.pos.EndLine, line(end))
	for _, m := range merged {
		c.merge(n, seen, c.node(m, place{name: n.name, line: n.pos.Line}))
	}
}

// keyNode takes the key out of its question mark.
func keyNode(key ast.MapKeyNode) ast.Node {
	if k, ok := key.(*ast.MappingKeyNode); ok {
		return k.Value
	}
	return key
}

// merge adds the pairs of a map, or of a list of maps, whose keys n does not have yet.
func (c *converter) merge(n *Node, seen map[string]int, from *Node) {
	switch from.kind {
	case List:
		for _, item := range from.items {
			c.merge(n, seen, item)
		}
	case Map:
		for _, p := range from.pairs {
			if _, own := seen[p.Key.text]; !own {
				seen[p.Key.text] = p.Key.pos.Line
				n.pairs = append(n.pairs, p)
			}
		}
	case Scalar:
		c.fail(from.pos.Line, "<< must be followed by a map, not %s", from.shown())
	case Null: // an alias that is already complained about
	}
}

// joinName names the value of a key of n.
func joinName(n *Node, key string) string {
	if n.name == "" {
		return key
	}
	return n.name + "." + key
}
