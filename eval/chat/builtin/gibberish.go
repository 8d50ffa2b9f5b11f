package builtin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gibberish tells whether a text is in no language: marks without a word, or nothing but words that
// nobody could say. It does not know the words that there are, and so lets pass what could be one.
func gibberish(said string) bool {
	words := folded(said)
	if len(words) == 0 {
		return strings.ContainsAny(said, "$%&#@*^~=+<>|/\\_")
	}
	letters := 0
	for _, word := range words {
		letters += utf8.RuneCountInString(word)
		if !senseless([]rune(word)) {
			return false
		}
	}
	return letters >= 5
}

// senseless tells whether a word is one letter over and over, a walk over the keys of a keyboard, or
// has next to no vowels. Short words and those with a digit are left alone: they may be names.
func senseless(word []rune) bool {
	if len(word) < 5 || slices.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	same, beside, vowels := 0, 0, 0
	for i, r := range word {
		if strings.ContainsRune("aeiouyаеиоуыэюя", r) {
			vowels++
		}
		switch {
		case i == 0:
		case word[i-1] == r:
			same++
		case neighbours(word[i-1], r):
			beside++
		}
	}
	pairs := len(word) - 1
	return same == pairs || 4*beside >= 3*pairs || 6*vowels < len(word)
}

// neighbours tells whether the keys of two letters lie side by side.
func neighbours(a, b rune) bool {
	for _, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"} {
		keys := []rune(row)
		i, j := slices.Index(keys, a), slices.Index(keys, b)
		if i >= 0 && j >= 0 && (i-j == 1 || j-i == 1) {
			return true
		}
	}
	return false
}
