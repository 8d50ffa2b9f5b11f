package yaml

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"firstline/kb"
)

// converter turns the parser's tree into nodes: aliases and merge keys become what they stand
// for, and duplicate keys errors.
type converter struct {
	path    string
	last    int                 // the file's last line
	anchors map[string]ast.Node // complete ones: no anchor holds itself
	inAlias int                 // aliases around the node being converted
	aliased int                 // nodes made for aliases so far
	errs    []error
}

// place is where a node hangs.
type place struct {
	name string
	item bool
	line int // where it would stand if it is empty
}

func (c *converter) fail(line int, format string, args ...any) {
	c.errs = append(c.errs, kb.Errorf(kb.Pos{Path: c.path, Line: line}, format, args...))
}

func (c *converter) node(a ast.Node, p place) *Node {
	n := &Node{pos: kb.Pos{Path: c.path, Line: p.line, EndLine: p.line}, name: p.name, item: p.item}
	if c.inAlias > 0 {
		if c.aliased++; c.aliased > maxAliased {
			if c.aliased == maxAliased+1 {
				c.fail(p.line, "aliases stand for more than %d values", maxAliased)
			}
			return n
		}
	}
	switch a := a.(type) {
	case *ast.MappingNode:
		c.mapping(n, a.Values, a.Start, a.End)
	case *ast.MappingValueNode:
		c.mapping(n, []*ast.MappingValueNode{a}, nil, nil)
	case *ast.SequenceNode:
		c.sequence(n, a)
	case *ast.AnchorNode:
		n = c.node(a.Value, p)
		c.anchors[a.Name.GetToken().Value] = a.Value
	case *ast.AliasNode:
		return c.alias(a, p)
	case *ast.TagNode:
		return c.node(a.Value, p)
	case *ast.LiteralNode:
		n.kind, n.text = Scalar, a.Value.Value
		c.block(n, a)
	case *ast.StringNode:
		n.kind, n.text = Scalar, a.Value
		c.written(n, a.Token)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode, *ast.MergeKeyNode:
		n.kind, n.text, n.bare = Scalar, a.GetToken().Value, true
		c.written(n, a.GetToken())
	case nil, *ast.NullNode:
	default:
		c.fail(max(p.line, line(a.GetToken())), "a value cannot stand here")
	}
	return n
}

// block places a text that begins in the line after its | or >.
func (c *converter) block(n *Node, a *ast.LiteralNode) {
	more := 0
	if origin := strings.TrimRight(a.Value.GetToken().Origin, "\n "); origin != "" {
		more = 1 + strings.Count(origin, "\n")
	}
	c.span(n, line(a.Start), more)
}

// span places a node of one line and some more. The parser counts a line too many now and then.
func (c *converter) span(n *Node, line, more int) {
	n.pos.Line = min(max(line, 1), c.last)
	n.pos.EndLine = min(n.pos.Line+more, c.last)
}

// written places a scalar. A list item that is indented too far is, for YAML, a further line of
// the value before it; nobody means that.
func (c *converter) written(n *Node, t *token.Token) {
	origin := strings.TrimSpace(t.Origin)
	c.span(n, line(t), strings.Count(origin, "\n"))
	if t.Type != token.StringType {
		return
	}
	for i, further := range strings.Split(origin, "\n") {
		if i > 0 && strings.HasPrefix(strings.TrimLeft(further, " "), "- ") {
			err := kb.Errorf(n.pos, "this list item would be a part of the value before it")
			err.Hint = "indent it like the other items; a text of several lines begins with |"
			c.errs = append(c.errs, err)
			return
		}
	}
}

func (c *converter) sequence(n *Node, a *ast.SequenceNode) {
	n.kind = List
	c.span(n, line(a.Start), 0)
	for i, v := range a.Values {
		at := n.pos.EndLine
		if !a.IsFlowStyle && i < len(a.Entries) {
			at = line(a.Entries[i].Start)
		}
		item := c.node(v, place{name: n.name, item: true, line: at})
		n.items = append(n.items, item)
		n.pos.EndLine = max(n.pos.EndLine, item.pos.EndLine)
	}
	n.pos.EndLine = max(n.pos.EndLine, line(a.End))
}

// alias gives what an alias stands for. The node keeps the place where it is written out.
func (c *converter) alias(a *ast.AliasNode, p place) *Node {
	name := a.Value.GetToken().Value
	value, ok := c.anchors[name]
	if !ok {
		shown := strings.Join(strings.Fields(name), " ") // broken YAML can have one of several lines
		c.fail(line(a.GetToken()), "alias *%s has no anchor &%s before it", shown, shown)
		return &Node{pos: kb.Pos{Path: c.path, Line: p.line, EndLine: p.line}}
	}
	c.inAlias++
	defer func() { c.inAlias-- }()
	return c.node(value, p)
}
