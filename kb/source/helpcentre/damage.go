package helpcentre

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"firstline/kb"
)

// damaged says what is wrong with the JSON, on the line where it is. A file that breaks off is
// damaged on its last line, with something still open.
func (s *scanner) damaged(err error) error {
	at := s.offset()
	if mistake, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = s.base + int(mistake.Offset)
	}
	end := len(strings.TrimRight(s.text, " \t\r\n"))
	last := s.lineAt(end)
	line := s.lineAt(min(at, end))
	over := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if open, _ := walk(s.text); over || line == last && open {
		return &kb.SyntaxError{Pos: kb.Pos{Path: s.path, Line: last}, Msg: "the file breaks off before its last bracket is closed", Hint: "export it again"}
	}
	return &kb.SyntaxError{Pos: kb.Pos{Path: s.path, Line: line}, Msg: "damaged JSON: " + strings.TrimPrefix(err.Error(), "json: "), Hint: "export it again"}
}

func (s *scanner) refuse(line int, msg string) error {
	return &kb.SyntaxError{Pos: kb.Pos{Path: s.path, Line: line}, Msg: msg}
}

// checkDepth refuses a text that is nested deeper than any help centre is, before anything reads it.
func checkDepth(path, text string) error {
	if _, tooDeep := walk(text); tooDeep > 0 {
		return &kb.SyntaxError{Pos: kb.Pos{Path: path, Line: tooDeep}, Msg: fmt.Sprintf("nested deeper than %d levels", maxDepth)}
	}
	return nil
}

// walk goes through the brackets and quotes of a text. It tells whether one of them is open at the
// end, and on which line there are too many.
func walk(text string) (open bool, tooDeep int) {
	depth, line, quoted := 0, 1, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			line++
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			if depth++; depth > maxDepth {
				return true, line
			}
		case c == '}', c == ']':
			depth--
		}
	}
	return quoted || depth > 0, 0
}
