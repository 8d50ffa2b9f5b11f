package text

import (
	"strings"
	"unicode"
)

// Language tells the language of s: "ru", "en", or "" where the text does not tell (no words, a
// bare product name, another language).
//
// Russian texts are full of Latin names and English ones hold no Cyrillic words, so one Cyrillic
// word in five is enough for Russian. Latin words are English when a word of English grammar is
// among them, or when there are three or more without an accented letter.
func Language(s string) string {
	var n wordCount
	for field := range strings.FieldsSeq(s) {
		if !strings.Contains(field, "://") && !strings.Contains(field, "@") {
			n.add(field)
		}
	}
	switch {
	case n.cyrillic > 0 && n.cyrillic*4 >= n.latin:
		if n.foreign > 0 {
			return ""
		}
		return "ru"
	case n.latin == 0 || n.accented > 1:
		return ""
	case n.english > 0 || n.latin >= 3:
		return "en"
	}
	return ""
}

// wordCount is what Language goes by.
type wordCount struct {
	cyrillic int // words with a Cyrillic letter
	foreign  int // those with one that Russian does not have
	latin    int // other words, with a Latin letter
	accented int // those with one that English does not have
	english  int // those that are English grammar
}

func (n *wordCount) add(field string) {
	var w wordCount // of this one word
	for _, r := range field {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			w.cyrillic = 1
			if low := foldRune(r); low < 'а' || low > 'я' {
				w.foreign = 1
			}
		case unicode.Is(unicode.Latin, r):
			w.latin = 1
			if r > unicode.MaxASCII {
				w.accented = 1
			}
		}
	}
	switch {
	case w.cyrillic > 0:
		n.cyrillic++
		n.foreign += w.foreign
	case w.latin > 0:
		n.latin++
		n.accented += w.accented
		if Stop(strings.TrimFunc(Fold(field), unicode.IsPunct)) {
			n.english++
		}
	}
}
