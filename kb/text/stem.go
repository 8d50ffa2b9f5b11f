package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// Stem gives the stem of a folded word by the Snowball algorithm of its script
// (snowballstem.org); in a word of both scripts the more frequent one decides, and Russian where
// they are equal. A word with a digit is a name and stays as it is, and so does one of two letters.
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
		return snowball(strings.ReplaceAll(word, "ё", "е"), russian.Stem)
	case latin > 0:
		return snowball(word, english.Stem)
	}
	return word
}

func snowball(word string, stem func(*snowballstem.Env) bool) string {
	if utf8.RuneCountInString(word) <= 2 {
		return word
	}
	env := snowballstem.NewEnv(word)
	stem(env)
	return env.Current()
}

// Stems gives the stems of the words that have a subject of their own, each once, in their order.
func Stems(s string) []string {
	var all []string
	for _, w := range Words(s) {
		if stem := Stem(w.Text); !Stop(w.Text) && !slices.Contains(all, stem) {
			all = append(all, stem)
		}
	}
	return all
}
