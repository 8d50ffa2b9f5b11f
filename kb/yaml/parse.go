package yaml

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"firstline/kb"
)

// Parse reads a file. An empty one, or one with nothing but comments, is a Null node in line 1.
// Its errors are joined *kb.SyntaxError values.
func Parse(path string, data []byte) (*Node, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := readable(path, data); err != nil {
		return nil, err
	}
	if err := tooMuch(path, data); err != nil {
		return nil, err
	}
	source := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	if !strings.HasSuffix(source, "\n") {
		source += "\n" // without it the parser misreads a folded text at the end
	}
	body, err := parseBody(path, source)
	if err != nil {
		return nil, err
	}
	c := converter{path: path, last: strings.Count(source, "\n"), anchors: map[string]ast.Node{}}
	root := c.node(body, place{line: 1})
	if len(c.errs) > 0 {
		return nil, join(c.errs)
	}
	return root, nil
}

// readable refuses what is no text: bytes that are not UTF-8, control characters; and what git left
// there.
func readable(path string, data []byte) error {
	const conflict = "<<<<<<< "
	if at := bytes.Index(append([]byte("\n"), data...), []byte("\n"+conflict)); at >= 0 {
		err := kb.Errorf(kb.Pos{Path: path, Line: 1 + bytes.Count(data[:at], []byte("\n"))}, "a merge conflict is left here")
		err.Hint = "keep one of its two sides, and take its marks away"
		return err
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			pos := kb.Pos{Path: path, Line: 1 + bytes.Count(data[:i], []byte("\n"))}
			err := kb.Errorf(pos, "not UTF-8 text: byte 0x%02x", data[i])
			err.Hint = "save the file as UTF-8"
			return err
		}
		i += size
	}
	return nil
}

// maxMarks is how many signs that can part values a file may have. The parser takes two kilobytes for each:
// 200 MB for the largest file.
const maxMarks = 100_000

// tooMuch refuses a file that would take more memory than a machine may have to spare.
func tooMuch(path string, data []byte) error {
	marks := 0
	for i, b := range data {
		if strings.IndexByte("\n,:-?[]{}!&*'\"", b) < 0 {
			continue
		}
		if marks++; marks > maxMarks {
			err := kb.Errorf(kb.Pos{Path: path, Line: 1 + bytes.Count(data[:i], []byte("\n"))}, "the file holds more than %d lines and values", maxMarks)
			err.Hint = "cut it into several files"
			return err
		}
	}
	return nil
}

// parseBody gives the only document of a file, nil when it is empty.
func parseBody(path, source string) (body ast.Node, err error) {
	at := func(t *token.Token) kb.Pos { return kb.Pos{Path: path, Line: max(1, line(t))} }
	defer func() {
		if r := recover(); r != nil { // the parser does not expect every input
			body, err = nil, kb.Errorf(kb.Pos{Path: path}, "not readable as YAML")
		}
	}()
	tokens := lexer.Tokenize(source)
	if t := tooDeep(tokens); t != nil {
		return nil, kb.Errorf(at(t), "nested too deep")
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		mistake := syntaxError(path, err)
		if t := unclosed(tokens); t != nil && line(t) <= mistake.Pos.Line {
			return nil, kb.Errorf(at(t), "%s is never closed", t.Value)
		}
		return nil, mistake
	}
	for _, doc := range file.Docs {
		if _, directive := doc.Body.(*ast.DirectiveNode); directive || doc.Body == nil {
			continue
		}
		if body != nil {
			return nil, kb.Errorf(at(doc.Body.GetToken()), "a second document begins here, and a file holds one")
		}
		body = doc.Body
	}
	return body, nil
}

// syntaxError says in one line what the parser says with an excerpt of the source.
func syntaxError(path string, err error) *kb.SyntaxError {
	var parse interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &parse) {
		return kb.Errorf(kb.Pos{Path: path}, "not readable as YAML")
	}
	t := parse.GetToken()
	msg, hint := explain(parse.GetMessage())
	if parse.GetMessage() == "mapping value is not allowed in this context" {
		for t != nil && t.Type != token.MappingValueType && t.Next != nil {
			t = t.Next // the parser points at the value before the colon
		}
	}
	e := kb.Errorf(kb.Pos{Path: path, Line: max(1, line(t))}, "%s", msg)
	e.Hint = hint
	return e
}

// explain puts a message of the parser into the words of this program, and says what helps.
func explain(msg string) (plain, hint string) {
	const indent = "indent it like the lines that it belongs to"
	switch {
	case strings.HasPrefix(msg, "found character '\t'"):
		return "a tab cannot indent a line", "use spaces"
	case msg == "mapping value is not allowed in this context":
		return "a key cannot stand here", "put a value with a colon in quotes, or " + indent
	case msg == "value is not allowed in this context", msg == "unexpected key name", msg == "non-map value is specified":
		return "this line fits neither the key nor the list before it", "write key: value, and " + indent
	case msg == "block sequence entries are not allowed in this context":
		return "a list cannot begin behind its key", "begin it on the next line, or put the value in quotes"
	case strings.HasSuffix(msg, "is a reserved character"):
		return "a value cannot begin with " + strings.TrimSuffix(msg, " is a reserved character"), "put it in quotes"
	case strings.HasPrefix(msg, "could not find end character of"):
		return "a quotation mark is never closed", ""
	case strings.HasPrefix(msg, "sequence end token"):
		return "[ is never closed", ""
	case strings.HasPrefix(msg, "could not find flow mapping end token"):
		return "{ is never closed", ""
	case strings.Contains(msg, "must be specified"):
		return strings.ReplaceAll(strings.Replace(msg, "must be specified", "is missing", 1), "'", ""), ""
	}
	msg, _, _ = strings.Cut(msg, "\n")
	return strings.TrimSuffix(strings.ToLower(msg), "."), ""
}

// line is where a token stands, 0 where it is not known.
func line(t *token.Token) int {
	if t == nil || t.Position == nil {
		return 0
	}
	return t.Position.Line
}
