package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"firstline/kb"
)

// element is one element of XML, read whole.
type element struct {
	name      string // without its prefix
	space     string // its namespace
	attrs     []xml.Attr
	text      string // its character data, without that of its children
	inner     string // what stands between its tags, as written
	children  []*element
	line, end int
}

// attr gives the value of an attribute, trimmed; case does not matter.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return clean(a.Value)
		}
	}
	return ""
}

// child gives the first child of a name, nil where there is none.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// value is the text of an element on one line.
func (e *element) value() string {
	if e == nil {
		return ""
	}
	return clean(e.text)
}

// get is the value of the first child of a name that has one.
func (e *element) get(name string) string {
	if e == nil {
		return ""
	}
	for _, c := range e.children {
		if c.name == name && c.value() != "" {
			return c.value()
		}
	}
	return ""
}

// all gives the children of a name.
func (e *element) all(name string) []*element {
	var found []*element
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

// markup is what an element holds as a fragment of HTML or as plain text: its own text where it
// has no children (CDATA, escaped tags), and else what is written between its tags.
func (e *element) markup() string {
	if e == nil {
		return ""
	}
	if len(e.children) > 0 {
		return strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(e.inner)
	}
	return e.text
}

// clean puts a value on one line. Most values are on one already.
func clean(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0xc2 || c >= 0xe1 && c <= 0xe3 || // where other kinds of space begin
			c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// xmlReader reads XML as a stream: next steps through it, element reads one element whole.
type xmlReader struct {
	*collector
	text    string
	decoder *xml.Decoder
	stack   []string // names of the elements that are open, without prefixes
	line    int      // on which the present token begins
}

func newXMLReader(c *collector, text string) *xmlReader {
	text = strings.TrimPrefix(text, "\ufeff")
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	d.Entity = xml.HTMLEntity
	return &xmlReader{collector: c, text: text, decoder: d}
}

// next gives the next start or end of an element, or a text; nil at the end of the file. The
// stack holds an element from its start until its end has been given.
func (r *xmlReader) next() (xml.Token, error) {
	for {
		r.line, _ = r.decoder.InputPos()
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, r.damaged(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.stack = append(r.stack, t.Name.Local)
			if r.feed.Rows.Total > 2*r.items {
				return nil, r.refuse(r.line, fmt.Sprintf("more than %d records", 2*r.items), "cut the feed into several files")
			}
			if len(r.stack) > r.depth {
				return nil, r.refuse(r.line, fmt.Sprintf("nested deeper than %d elements", r.depth), "")
			}
			return t, r.checkAttributes(t)
		case xml.EndElement:
			r.stack = r.stack[:len(r.stack)-1]
			return t, nil
		case xml.CharData:
			if len(t) > r.value {
				return nil, r.tooLong()
			}
			return t, nil
		case xml.Directive:
			if strings.Contains(string(t), "<!ENTITY") {
				return nil, r.refuse(r.line, "the document type declares entities, which could stand for anything", "take the lines <!ENTITY …> out of the file")
			}
		}
	}
}

func (r *xmlReader) checkAttributes(start xml.StartElement) error {
	for _, a := range start.Attr {
		if len(a.Value) > r.value {
			return r.tooLong()
		}
	}
	return nil
}

func (r *xmlReader) tooLong() error {
	return r.refuse(r.line, fmt.Sprintf("a value is longer than %d bytes", r.value), "")
}

// parent is the element around the one that was just opened.
func (r *xmlReader) parent() string {
	if len(r.stack) < 2 {
		return ""
	}
	return r.stack[len(r.stack)-2]
}

// element reads the element whole that start has opened.
func (r *xmlReader) element(start xml.StartElement) (*element, error) {
	count := 0
	return r.read(start, &count)
}

func (r *xmlReader) read(start xml.StartElement, count *int) (*element, error) {
	if *count++; *count > r.elements {
		return nil, r.refuse(r.line, fmt.Sprintf("an item holds more than %d elements", r.elements), "")
	}
	e := &element{name: start.Name.Local, space: start.Name.Space, attrs: start.Attr, line: r.line}
	from := r.decoder.InputOffset()
	var text []byte
	for {
		to := r.decoder.InputOffset()
		token, err := r.next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			child, err := r.read(t, count)
			if err != nil {
				return nil, err
			}
			e.children = append(e.children, child)
		case xml.CharData:
			if text = append(text, t...); len(text) > r.value {
				return nil, r.tooLong()
			}
		case xml.EndElement:
			e.end, _ = r.decoder.InputPos()
			e.text, e.inner = string(text), r.text[from:max(from, to)]
			return e, nil
		case nil:
			return nil, r.damaged(io.ErrUnexpectedEOF)
		}
	}
}

// damaged says what is wrong with the XML, on the line where the reader found it.
func (r *xmlReader) damaged(err error) error {
	line, _ := r.decoder.InputPos()
	mistake, ok := errors.AsType[*xml.SyntaxError](err)
	if ok {
		line = mistake.Line
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), ok && strings.Contains(mistake.Msg, "unexpected EOF"):
		return r.refuse(line, "the file breaks off before its last element is closed", "export it again")
	case !ok:
		return r.refuse(line, "damaged XML: "+strings.TrimPrefix(err.Error(), "xml: "), "export it again")
	case strings.HasPrefix(mistake.Msg, "invalid character entity"):
		return r.refuse(line, "damaged XML: "+mistake.Msg, "a & in a text is written &amp;")
	}
	return r.refuse(line, "damaged XML: "+mistake.Msg, "export it again")
}

// refuse makes the error of a file that is not read.
func (c *collector) refuse(line int, msg, hint string) error {
	return &kb.SyntaxError{Pos: kb.Pos{Path: c.path, Line: line}, Msg: msg, Hint: hint}
}
