package yaml

import "github.com/goccy/go-yaml/token"

// opened is a bracket that is not closed yet, with the column at which its line begins.
type opened struct {
	*token.Token
	column int
}

// unclosed gives the [ or { that nobody closed, nil where there is none: the next line begins as far left as
// its own, another bracket is closed before it, or the file ends. The parser reads on to where something makes
// no sense at all.
func unclosed(tokens token.Tokens) *token.Token {
	var open []opened
	line, column := 0, 0
	for _, t := range tokens {
		starts, ends := brackets(t.Type)
		if t.Position.Line != line && t.Type != token.CommentType {
			line, column = t.Position.Line, t.Position.Column
			if len(open) > 0 && column <= open[0].column && ends == token.UnknownType {
				return open[0].Token
			}
		}
		last := len(open) - 1
		switch {
		case t.Type == token.InvalidType:
			return nil // what follows is not known
		case starts:
			open = append(open, opened{t, column})
		case ends != token.UnknownType && last >= 0 && open[last].Type != ends:
			return open[last].Token
		case ends != token.UnknownType && last >= 0:
			open = open[:last]
		}
	}
	if len(open) > 0 {
		return open[0].Token
	}
	return nil
}

// brackets tells whether a token is a bracket that opens, and what one that closes was opened by.
func brackets(t token.Type) (starts bool, ends token.Type) {
	switch t {
	case token.SequenceStartType, token.MappingStartType:
		return true, token.UnknownType
	case token.SequenceEndType:
		return false, token.SequenceStartType
	case token.MappingEndType:
		return false, token.MappingStartType
	default:
		return false, token.UnknownType
	}
}
