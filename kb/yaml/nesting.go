package yaml

import "github.com/goccy/go-yaml/token"

// tooDeep gives the token at which values are nested deeper than maxDepth, nil when none is. The
// parser calls itself for every level, and takes minutes for a line of a hundred thousand dashes.
func tooDeep(tokens token.Tokens) *token.Token {
	var n nesting
	for _, t := range tokens {
		if n.add(t); n.depth() > maxDepth {
			return t
		}
	}
	return nil
}

// nesting follows how deep the tokens of a file are nested.
type nesting struct {
	flow    int   // open [ and {
	columns []int // of the open blocks, each further right than the one before
	inLine  int   // dashes and question marks of the current line
	line    int
	prefix  int // tags and anchors in a row
}

func (n *nesting) depth() int { return n.flow + len(n.columns) + n.inLine + n.prefix }

func (n *nesting) add(t *token.Token) {
	if t.Position.Line != n.line {
		n.line, n.inLine = t.Position.Line, 0
		if n.flow == 0 && t.Position.Column > 0 && t.Type != token.CommentType {
			n.openBlock(t.Position.Column)
		}
	}
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		n.flow++
	case token.SequenceEndType, token.MappingEndType:
		n.flow = max(0, n.flow-1)
	case token.SequenceEntryType, token.MappingKeyType:
		n.inLine++
	default:
	}
	switch t.Type {
	case token.TagType, token.AnchorType, token.AliasType:
		n.prefix++
	case token.StringType: // the name of an anchor
	default:
		n.prefix = 0
	}
}

// openBlock closes the blocks that stand as far right as column or further, and opens its own.
func (n *nesting) openBlock(column int) {
	for len(n.columns) > 0 && n.columns[len(n.columns)-1] >= column {
		n.columns = n.columns[:len(n.columns)-1]
	}
	n.columns = append(n.columns, column)
}
