package source

import (
	"strings"
	"unicode"
)

// isSentence: mostly letters, and more than one word.
func isSentence(cell string) bool {
	letters, digits, words := 0, 0, 0
	for word := range strings.FieldsSeq(cell) {
		before := letters
		for _, r := range word {
			switch {
			case unicode.IsLetter(r):
				letters++
			case unicode.IsDigit(r):
				digits++
			}
		}
		if letters > before {
			words++
		}
	}
	return words > 1 && letters > digits
}

// isCode tells an intent, an id or an address from an answer in words: one run of characters with
// a mark or a digit among Latin letters, or a number.
func isCode(cell string) bool {
	cell = strings.TrimSpace(cell)
	if cell == "" || strings.ContainsAny(cell, " \n\t") {
		return false
	}
	if strings.Contains(cell, "://") || strings.HasPrefix(cell, "www.") || strings.HasPrefix(cell, "/") {
		return true
	}
	marks, digits, upper, lower, other := 0, 0, 0, 0, 0
	for i, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r > unicode.MaxASCII:
			other++
		case strings.ContainsRune("_-.:/#$%&{}[]<>|=\\", r) && i+1 < len(cell):
			marks++
		case unicode.IsUpper(r) && i > 0:
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case other > 0:
		return strings.ContainsRune(cell, '_') || digits > other
	case digits > 0 || strings.ContainsAny(cell, "_{}#"):
		return true
	}
	return marks > 0 || upper > 0 && lower > 0
}
