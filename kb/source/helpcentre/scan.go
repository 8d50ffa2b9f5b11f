package helpcentre

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// errEnough ends a scan before the end of the file.
var errEnough = errors.New("enough")

// record is an object of an export: what list it stands in, its fields and its lines.
type record struct {
	list       string // articles, sections …; empty for an object on its own
	fields     object
	line, end  int
	translated bool // it is an article in another language
}

// scanner finds the records of a text. It steps through lists without keeping them, and leaves
// values that nobody asks for as they are written: what takes two bytes in a file takes forty when
// it is decoded.
type scanner struct {
	path, text string
	lines      bool // every line is a value
	each       func(record) error
	page       func(object, int) error             // what an object says beside its lists
	bad        func(line int, reason string) error // what stands where an article should
	flat       bool                                // no object is taken whole that may be a page
	base, to   int                                 // of the part of the text that is read now
	decoder    *json.Decoder
	depth      int
	at, line   int // an offset, and its line
}

func newScanner(path, text string) *scanner {
	return &scanner{
		path: path, text: strings.TrimPrefix(text, "\ufeff"), line: 1,
		page: func(object, int) error { return nil }, bad: func(int, string) error { return nil },
	}
}

// scan reads the whole text: one value, or one a line.
func (s *scanner) scan() error {
	if s.lines = s.isLines(); !s.lines {
		return enough(s.values(0, len(s.text)))
	}
	start := 0
	for line := range strings.Lines(s.text) {
		end := start + len(line)
		switch {
		case strings.TrimSpace(line) == "":
		case !json.Valid([]byte(line)):
			if err := s.bad(s.lineAt(start), "the line is no JSON"); err != nil {
				return err
			}
		default:
			if err := s.values(start, end); err != nil {
				return enough(err)
			}
		}
		start = end
	}
	return nil
}

func enough(err error) error {
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// isLines: the first line that is not blank is a whole object, and another one follows.
func (s *scanner) isLines() bool {
	text := strings.TrimLeft(s.text, " \t\r\n")
	first, rest, _ := strings.Cut(text, "\n")
	return strings.HasPrefix(first, "{") && strings.TrimSpace(rest) != "" && json.Valid([]byte(first))
}

// open begins to read a part of the text.
func (s *scanner) open(from, to int) {
	s.base, s.to = from, to
	s.decoder = json.NewDecoder(strings.NewReader(s.text[from:to]))
}

// values reads the values of a part of the text, one behind the other.
func (s *scanner) values(from, to int) error {
	s.open(from, to)
	for {
		var err error
		switch s.peek() {
		case 0:
			return nil
		case '[':
			err = s.list("")
		case '{':
			err = s.element("")
		default:
			err = s.pass()
		}
		if err != nil {
			return err
		}
	}
}

// next gives the offset of the next value.
func (s *scanner) next() int {
	at := s.offset()
	return s.to - len(strings.TrimLeft(s.text[at:s.to], " \t\r\n,:"))
}

// peek gives the first character of the next value, 0 at the end.
func (s *scanner) peek() byte {
	if at := s.next(); at < s.to {
		return s.text[at]
	}
	return 0
}

func (s *scanner) offset() int { return s.base + int(s.decoder.InputOffset()) }

// list reads the elements of a list of a name. What is no object is no article.
func (s *scanner) list(name string) error {
	if err := s.token(); err != nil {
		return err
	}
	for s.decoder.More() {
		var err error
		switch {
		case s.peek() == '{':
			err = s.element(name)
		case isArticles(name):
			if err = s.bad(s.lineAt(s.next()), "no object"); err == nil {
				err = s.pass()
			}
		default:
			err = s.pass()
		}
		if err != nil {
			return err
		}
	}
	return s.token()
}

// element reads an object of a list. One that stands in no list may be a page, and its lists are
// read in its place: a long one is, and a short one that has lists and no title.
func (s *scanner) element(name string) error {
	if s.depth++; s.depth > maxDepth {
		return s.refuse(s.lineAt(s.offset()), fmt.Sprintf("nested deeper than %d levels", maxDepth))
	}
	defer func() { s.depth-- }()
	from := s.next()
	if name == "" && (s.flat || !isShort(s.text[from:s.to])) {
		return s.stream()
	}
	line := s.lineAt(from)
	fields, err := s.fields()
	if err != nil {
		return err
	}
	to := s.offset()
	if name != "" || fields.title() != "" || !fields.hasLists() {
		return s.each(record{list: name, fields: fields, line: line, end: s.lineAt(to)})
	}
	outer := *s
	s.open(from, to)
	err = s.stream()
	s.decoder, s.base, s.to = outer.decoder, outer.base, outer.to
	return err
}

// isShort tells whether the object at the beginning of a text ends within maxList.
func isShort(text string) bool {
	depth, quoted := 0, false
	for i := 0; i < min(len(text), maxList); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			depth++
		case c == '}', c == ']':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// maxKeys is how many keys an object of an export may have.
const maxKeys = 1000

// key reads the next key of an object that has n of them already.
func (s *scanner) key(n int) (string, error) {
	if n >= maxKeys {
		return "", s.refuse(s.lineAt(s.offset()), fmt.Sprintf("an object has more than %d keys", maxKeys))
	}
	token, err := s.decoder.Token()
	if err != nil {
		return "", s.damaged(err)
	}
	key, _ := token.(string)
	return key, nil
}

// fields reads an object whole.
func (s *scanner) fields() (object, error) {
	if err := s.token(); err != nil {
		return nil, err
	}
	fields := object{}
	for s.decoder.More() {
		key, err := s.key(len(fields))
		if err != nil {
			return nil, err
		}
		if fields[key], err = s.value(); err != nil {
			return nil, err
		}
	}
	return fields, s.token()
}

// stream reads a page: its lists, and those of an object in it that holds its records. What it
// says beside them is what the page says; an object with a title, or without a list, is a record.
func (s *scanner) stream() error {
	line := s.lineAt(s.next())
	if err := s.token(); err != nil {
		return err
	}
	rest, lists := object{}, false
	for n := 0; s.decoder.More(); n++ {
		key, err := s.key(n)
		if err != nil {
			return err
		}
		name := listName(key)
		switch next := s.peek(); {
		case name != "" && next == '[':
			lists, err = true, s.list(name)
		case isArticles(name) && next == '{' && !isAboutPages(key):
			lists, err = true, s.element("")
		default:
			rest[key], err = s.value()
		}
		if err != nil {
			return err
		}
	}
	if err := s.token(); err != nil {
		return err
	}
	if lists && rest.title() == "" {
		return s.page(rest, line)
	}
	return s.each(record{fields: rest, line: line, end: s.lineAt(s.offset())})
}

// value reads a value as it is written.
func (s *scanner) value() (json.RawMessage, error) {
	var raw json.RawMessage
	if err := s.decoder.Decode(&raw); err != nil {
		return nil, s.damaged(err)
	}
	return raw, nil
}

// pass steps over a value.
func (s *scanner) pass() error {
	_, err := s.value()
	return err
}

// token steps over a bracket.
func (s *scanner) token() error {
	if _, err := s.decoder.Token(); err != nil {
		return s.damaged(err)
	}
	return nil
}

// lineAt gives the line of an offset. It counts from the last one that was asked for.
func (s *scanner) lineAt(offset int) int {
	if offset < s.at {
		s.line -= strings.Count(s.text[offset:s.at], "\n")
	} else {
		s.line += strings.Count(s.text[s.at:offset], "\n")
	}
	s.at = offset
	return s.line
}

// isArticles tells whether a list of a name holds articles.
func isArticles(name string) bool { return name == "articles" || name == "records" || name == "" }

// isAboutPages tells what a page says of itself and of those that follow it.
func isAboutPages(key string) bool {
	return key == "meta" || key == "pages" || key == "links" || key == "pagination"
}

// listName says what a list of a page holds, by its key.
func listName(key string) string {
	switch key {
	case "articles", "article":
		return "articles"
	case "payload", "data", "results", "items":
		return "records"
	case "sections", "folders", "collections":
		return "sections"
	case "categories", "translations":
		return key
	}
	return ""
}
