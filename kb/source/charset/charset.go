// Package charset turns the bytes of a file into text.
//
// A byte order mark is believed first, then a name that is given, then valid UTF-8. What is left
// is guessed: UTF-16 and UTF-32 by the zeros and the fours in their bytes, an encoding of one byte
// by reading the bytes in each of them and taking the reading that is most like Russian, or like
// English, German or French where it has no Russian letters (see [fit]). [Text] says how certain
// the guess is and what the next best one would be.
//
// Two accidents, where the encoding is sure, are mended and reported as [Repair]: lines of one encoding inside a file of
// another, and words that were decoded wrongly once before the file was saved, as "êàïñ" for
// "капс" or "РљРѓРї" for "Куп". A word is mended only where it is implausible as it stands and
// plausible Russian afterwards. Characters that are gone for good are counted as Lost.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Sure is the certainty from which on an encoding need not be doubted.
const Sure = 0.8

// Text is the text of a file: line ends are \n, and there is no byte order mark.
type Text struct {
	String   string
	Encoding string // utf-8, utf-16le, windows-1251 …
	// Certainty is that of Encoding, 0 to 1: 1 where a mark or a name says it, or the whole is
	// valid UTF-8. Below [Sure] another encoding is likely too, and Runner names it.
	Certainty float64
	Runner    string
	Repaired  []Repair
	Lost      int // characters that stand as U+FFFD, since their bytes make none
	LostLine  int // the line of the first of them
}

// Repair is a run of lines that did not stand in the file as they are in the text.
type Repair struct {
	Line, Lines int    // the first line, and how many
	From, To    string // a sample: what a reader of the file sees, and what it became
	How         string // "UTF-8 read as windows-1251", "windows-1251 inside utf-8"
}

// Error says why bytes are not read as text. Line is 0 for the file as a whole.
type Error struct {
	Line      int
	Msg, Hint string
}

func (e *Error) Error() string { return e.Msg }

// Decode gives the text of a file. A name (see [Named]) is believed, but for a byte order mark,
// which is always right; without one, the encoding is guessed. Errors are of type [*Error].
func Decode(data []byte, name string) (Text, error) {
	t, err := decode(data, name)
	if err != nil {
		return Text{}, err
	}
	if i := strings.IndexByte(t.String, 0); i >= 0 {
		return Text{}, &Error{Msg: "this is not text: it holds NUL characters", Hint: "save it as text in UTF-8"}
	}
	t.String = LineEnds(t.String)
	if t.Certainty >= Sure {
		var mended []Repair
		t.String, mended = mend(t.String)
		t.Repaired = append(t.Repaired, mended...)
	}
	if t.Lost = strings.Count(t.String, "\ufffd"); t.Lost > 0 {
		t.LostLine = 1 + strings.Count(t.String[:strings.Index(t.String, "\ufffd")], "\n")
	}
	return t, nil
}

// decode finds the encoding and decodes.
func decode(data []byte, name string) (Text, error) {
	if mark, size := marked(data); mark != "" {
		return decodeAs(data[size:], mark)
	}
	if name != "" {
		known, err := lookup(name)
		if err != nil {
			return Text{}, err
		}
		return decodeAs(data, known)
	}
	if wide, certainty := wideEncoding(data); wide != "" {
		t, err := decodeAs(data, wide)
		t.Certainty = certainty
		return t, err
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return Text{}, &Error{Msg: "this is a binary file: it holds NUL bytes", Hint: "save it as text in UTF-8"}
	}
	if isNoise(data) {
		return Text{}, &Error{Msg: "this is a binary file: it is full of control characters", Hint: "save it as text in UTF-8"}
	}
	if utf8.Valid(data) {
		return Text{String: string(data), Encoding: utf8Name, Certainty: 1}, nil
	}
	if t, ok := decodeMixed(data); ok {
		return t, nil
	}
	g := guess(data)
	t, err := decodeAs(data, g.name)
	t.Certainty, t.Runner = g.certainty, g.runner
	return t, err
}

// isNoise tells whether one byte in fifty, and more than a few, are control characters that no
// text has.
func isNoise(data []byte) bool {
	count := 0
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f' && c != '\x1b' {
			count++
		}
	}
	return count > 8 && count*50 > len(data)
}

// decodeAs decodes bytes of which the encoding is known.
func decodeAs(data []byte, name string) (Text, error) {
	t := Text{Encoding: name, Certainty: 1}
	if name == utf8Name {
		if !utf8.Valid(data) {
			return Text{}, invalidUTF8(data)
		}
		t.String = string(data)
		return t, nil
	}
	plain, err := encodingOf(name).NewDecoder().Bytes(data)
	if err != nil {
		return Text{}, &Error{Msg: "this is not " + name + ": " + err.Error()}
	}
	t.String = string(plain)
	return t, nil
}

func invalidUTF8(data []byte) *Error {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return &Error{
		Line: line, Msg: "this is not UTF-8",
		Hint: "leave the encoding out to have it guessed, or name the right one",
	}
}

// LineEnds writes every line end as \n.
func LineEnds(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return s
}
