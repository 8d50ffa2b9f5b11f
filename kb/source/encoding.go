package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"firstline/kb"
	foldtext "firstline/kb/text"
)

// decode gives the text of a file, with line ends as \n and without a byte order mark, and the
// name of the encoding it was in. A named encoding is believed, but for a byte order mark, which
// is always right.
func decode(path string, data []byte, named string) (text, name string, err error) {
	enc, name, data := marked(data)
	switch {
	case name != "":
	case named != "":
		if enc, err = encodingNamed(kb.Pos{Path: path}, named); err != nil {
			return "", "", err
		}
		if name, err = htmlindex.Name(enc); err != nil {
			name = strings.ToLower(named)
		}
	default:
		if err := checkBinary(path, data); err != nil {
			return "", "", err
		}
		enc, name = guess(data)
	}
	if name == "utf-8" && !utf8.Valid(data) {
		return "", "", invalidUTF8(path, data)
	}
	plain, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", refuse(path, "this is not "+name+": "+err.Error(), "")
	}
	if bytes.IndexByte(plain, 0) >= 0 {
		return "", "", refuse(path, "this is not text: it holds NUL characters", "save it as text in UTF-8")
	}
	return lineEnds(string(plain)), name, nil
}

// marked gives the encoding that a byte order mark names, and the bytes after the mark.
func marked(data []byte) (encoding.Encoding, string, []byte) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return unicode.UTF8, "utf-8", data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", data[2:]
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", data[2:]
	}
	return nil, "", data
}

// encodingNamed finds an encoding by the name that is given for it at pos.
func encodingNamed(pos kb.Pos, named string) (encoding.Encoding, error) {
	enc, err := htmlindex.Get(strings.TrimSpace(named))
	if err != nil {
		return nil, &kb.SyntaxError{Pos: pos, Msg: named + " is no encoding that is known", Hint: encodingHint(named)}
	}
	return enc, nil
}

func encodingHint(named string) string {
	known := []string{"utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5"}
	if near := foldtext.Closest(strings.ToLower(named), known); near != "" {
		return "did you mean " + near + "?"
	}
	return "for example " + strings.Join(known[:4], ", ")
}

func invalidUTF8(path string, data []byte) error {
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
	return &kb.SyntaxError{
		Pos: kb.Pos{Path: path, Line: line}, Msg: "this is not UTF-8",
		Hint: "leave the encoding out to have it guessed, or name the right one",
	}
}

// lineEnds writes every line end as \n.
func lineEnds(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return s
}

// guess tells the encoding of text without a mark. Valid UTF-8 is UTF-8: other text is that by
// accident only when it is a few letters long.
func guess(data []byte) (encoding.Encoding, string) {
	if utf8.Valid(data) {
		return unicode.UTF8, "utf-8"
	}
	sample := data[:min(len(data), 1<<18)]
	detected := chardet.Detect(sample)
	name, score := bestCyrillic(sample, detected.Encoding)
	if score < readable && detected.Confidence > 0.5 {
		if enc, err := htmlindex.Get(detected.Encoding); err == nil {
			if known, err := htmlindex.Name(enc); err == nil && known != "utf-8" {
				return enc, known
			}
		}
	}
	if score < 0 {
		name = "windows-1252"
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return unicode.UTF8, "utf-8"
	}
	return enc, name
}
