package charset

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"firstline/kb/text"
)

const utf8Name = "utf-8"

// Named checks the name of an encoding: one of the WHATWG Encoding Standard (windows-1251,
// cp1251, koi8-r, cp866 …), utf-32le or utf-32be. The error is an [*Error] without a line.
func Named(name string) error {
	_, err := lookup(name)
	return err
}

// lookup gives the one name that an encoding has here.
func lookup(name string) (string, error) {
	plain := strings.ToLower(strings.TrimSpace(name))
	if plain == "utf-32le" || plain == "utf-32be" {
		return plain, nil
	}
	enc, err := htmlindex.Get(plain)
	if err != nil {
		return "", &Error{Msg: name + " is no encoding that is known", Hint: nameHint(plain)}
	}
	if known, err := htmlindex.Name(enc); err == nil {
		return known, nil
	}
	return plain, nil
}

func nameHint(name string) string {
	known := []string{utf8Name, "utf-16le", "utf-16be", "windows-1251", "windows-1252", "koi8-r", "ibm866", "x-mac-cyrillic", "iso-8859-5"}
	if near := text.Closest(name, known); near != "" {
		return "did you mean " + near + "?"
	}
	return "for example " + strings.Join(known[:4], ", ")
}

// encodingOf gives the encoding of a name that lookup has given.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return unicode.UTF8
	}
	return enc
}

// marked gives the encoding that a byte order mark names, and the size of the mark.
func marked(data []byte) (name string, size int) {
	for _, m := range []struct{ mark, name string }{
		{"\xef\xbb\xbf", utf8Name},
		{"\xff\xfe\x00\x00", "utf-32le"},
		{"\x00\x00\xfe\xff", "utf-32be"},
		{"\xff\xfe", "utf-16le"},
		{"\xfe\xff", "utf-16be"},
	} {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return m.name, len(m.mark)
		}
	}
	return "", 0
}
