package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misreading is one way in which text is decoded wrongly before it is saved: its bytes are in one
// encoding and were read as in another.
type misreading struct {
	how   string
	wrong *charmap.Charmap
	right *charmap.Charmap // nil is UTF-8
}

// alike tells whether both encodings are Cyrillic ones of one byte, so that right and wrong text
// are of the same letters.
func (m misreading) alike() bool {
	return m.right != nil && !m.western()
}

// western tells whether text in Latin letters is seen with this misreading.
func (m misreading) western() bool {
	return m.wrong == charmap.Windows1252 || m.wrong == charmap.Macintosh
}

// misreadings are those that Russian and English files are seen with.
func misreadings() []misreading {
	type named struct {
		name string
		*charmap.Charmap
	}
	cp1251, cp1252 := named{"windows-1251", charmap.Windows1251}, named{"windows-1252", charmap.Windows1252}
	koi, dos := named{"koi8-r", charmap.KOI8R}, named{"ibm866", charmap.CodePage866}
	mac, iso := named{"x-mac-cyrillic", charmap.MacintoshCyrillic}, named{"iso-8859-5", charmap.ISO8859_5}
	roman := named{"macintosh", charmap.Macintosh}
	var all []misreading
	for _, m := range []struct {
		right named
		wrong []named
	}{
		{named{"UTF-8", nil}, []named{cp1251, cp1252, koi, dos, mac, roman}},
		{cp1251, []named{cp1252, koi, dos, mac, iso, roman}},
		{koi, []named{cp1251, cp1252, dos}},
		{dos, []named{cp1251, cp1252, koi}},
		{mac, []named{cp1251, cp1252}},
		{iso, []named{cp1251, cp1252}},
	} {
		for _, w := range m.wrong {
			all = append(all, misreading{m.right.name + " read as " + w.name, w.Charmap, m.right.Charmap})
		}
	}
	return all
}

// undo gives the text that a word was before it was misread; next is what stands after the word.
// The second byte of a capital Р of UTF-8, a no-break space in most encodings, may be a space in
// next, and that of И a question mark there; taken tells how many bytes of next that are.
func (m misreading) undo(word, next string) (text string, taken int, ok bool) {
	data := make([]byte, 0, len(word)+1)
	for _, r := range word {
		b, ok := m.byteOf(r)
		if r == utf8.RuneError && m.losesI() && len(data) > 0 && data[len(data)-1] == 0xd0 {
			b, ok = 0x98, true
		}
		if !ok {
			return "", 0, false
		}
		data = append(data, b)
	}
	if m.right != nil {
		return read(m.right, data), 0, true
	}
	if n := len(data); n > 0 && data[n-1] == 0xd0 {
		switch {
		case strings.HasPrefix(next, " "):
			data, taken = append(data, 0xa0), 1
		case strings.HasPrefix(next, "?") && m.losesI():
			data, taken = append(data, 0x98), 1
		}
	}
	return string(data), taken, utf8.Valid(data)
}

// losesI tells whether the second byte of a capital И of UTF-8, 0x98, is lost: in windows-1251 it
// is the only byte that stands for no character.
func (m misreading) losesI() bool { return m.right == nil && m.wrong == charmap.Windows1251 }

// byteOf gives the byte that was read as r. Bytes that stand for no character are read as control
// characters by some programs.
func (m misreading) byteOf(r rune) (byte, bool) {
	if b, ok := m.wrong.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), 0x80 <= r && r < 0xa0
}
