package text

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/russian"
)

// Stem gives the stem of a folded word by the Snowball algorithm of its script
// (snowballstem.org); in a word of both scripts the more frequent one decides, and Russian where
// they are equal. A word with a digit is a name and stays as it is.
func Stem(word string) string {
	latin, cyrillic := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			return word
		case 'a' <= r && r <= 'z':
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		}
	}
	switch {
	case cyrillic >= latin && cyrillic > 0:
		return russian.Stem(strings.ReplaceAll(word, "ё", "е"), true)
	case latin > 0:
		return english.Stem(word, true)
	}
	return word
}
