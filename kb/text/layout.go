package text

import (
	"strings"
	"unicode"
)

// The keys of a Russian keyboard (ЙЦУКЕН) and of an English one (QWERTY), by the character that each
// gives alone and with Shift.
const (
	englishKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?&"
	russianKeys = "ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,?"
)

// OtherLayout gives what a word would be had the keyboard been in its other layout: ghbdtn is привет,
// and руддщ is hello. A mark at the end of a Latin word is a letter of a Russian one ('nf; is этаж), or
// was meant as the mark; the second way to read it is without. A word without letters has none.
func OtherLayout(word string) []string {
	from, to := keys(word)
	if from == nil {
		return nil
	}
	typed := retype(word, from, to)
	if hasCyrillic(word) {
		return []string{typed}
	}
	bare := strings.TrimRight(word, ".,;:?!")
	if bare == word {
		return []string{typed}
	}
	return []string{typed, retype(bare, from, to)}
}

// keys gives the layout that a word was typed in, and the other one; nil for a word without letters.
func keys(word string) (from, to []rune) {
	switch {
	case hasCyrillic(word):
		return []rune(russianKeys), []rune(englishKeys)
	case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) }):
		return []rune(englishKeys), []rune(russianKeys)
	}
	return nil, nil
}

func retype(word string, from, to []rune) string {
	return strings.Map(func(r rune) rune {
		for i, key := range from {
			if key == r {
				return to[i]
			}
		}
		return r
	}, word)
}
