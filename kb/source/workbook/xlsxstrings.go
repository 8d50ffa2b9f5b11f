package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// readStrings reads the strings that cells share: text, or runs of text with different fonts.
func (x *xlsxBook) readStrings(name string) error {
	r, err := x.container.open(name)
	if err != nil || r == nil {
		return err
	}
	defer r.Close() //nolint:errcheck // nothing was written
	d := newDecoder(r)
	var t richText
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(name, err)
		}
		t.add(token)
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "si" {
			if len(x.strings) >= x.b.total {
				return tooManyCells(x.b.total)
			}
			x.strings = append(x.strings, t.take())
		}
	}
}

// richText joins the runs of a text. Phonetic hints (rPh) are not among what is read.
type richText struct {
	text     bytes.Buffer
	inText   bool
	phonetic bool
}

func (t *richText) add(token xml.Token) {
	switch e := token.(type) {
	case xml.StartElement:
		t.open(e.Name.Local, true)
	case xml.EndElement:
		t.open(e.Name.Local, false)
	case xml.CharData:
		if t.inText && !t.phonetic {
			t.text.Write(e)
		}
	}
}

func (t *richText) open(name string, yes bool) {
	switch name {
	case "t":
		t.inText = yes
	case "rPh":
		t.phonetic = yes
	}
}

// take gives the text and begins anew.
func (t *richText) take() string {
	s := cleanText(unescape(t.text.String()))
	t.text.Reset()
	return s
}

// unescape decodes _x000D_, which is how strings in these files hold what XML cannot.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			break
		}
		r, size := escaped(s[i:])
		if size == 0 {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		b.WriteString(s[:i])
		b.WriteRune(r)
		s = s[i+size:]
	}
	return b.String() + s
}

// escaped reads an escape, or two that make one character; its size is 0 where there is none.
func escaped(s string) (rune, int) {
	first, ok := escapedUnit(s)
	if !ok {
		return 0, 0
	}
	const size = len("_x0000_")
	if utf16.IsSurrogate(first) && len(s) > size {
		if second, ok := escapedUnit(s[size:]); ok {
			return utf16.DecodeRune(first, second), 2 * size
		}
	}
	return first, size
}

func escapedUnit(s string) (rune, bool) {
	if len(s) < len("_x0000_") || s[:2] != "_x" || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
