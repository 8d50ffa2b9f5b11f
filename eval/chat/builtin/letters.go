package builtin

import "unicode/utf8"

// letters is a set of first letters, 32 for each of two scripts. Letters may fall together: it tells what
// cannot be, and not what is.
type letters uint64

// letter is the set of one: of the letter that a word begins with.
func letter(word string) letters {
	const size, cyrillic = 32, 0x400
	r, _ := utf8.DecodeRuneInString(word)
	at := r % size
	if r < cyrillic {
		at += size
	}
	return 1 << at
}

func initials(words []string) letters {
	var all letters
	for _, word := range words {
		all |= letter(word)
	}
	return all
}

// beginnings are the letters that a word of a choice may begin with: any, where a stem is empty.
func beginnings(stems []stem) letters {
	var all letters
	for _, s := range stems {
		if s.text == "" {
			return ^letters(0)
		}
		all |= letter(s.text)
	}
	return all
}
