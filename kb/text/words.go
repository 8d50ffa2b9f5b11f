package text

import (
	"unicode"
	"unicode/utf8"
)

// Word is one word or number of a text. Text is folded; Start and End are bytes in the original.
type Word struct {
	Text       string
	Start, End int
}

// Words gives the words and numbers of s in order. A hyphenated word or article number is one
// (Wi-Fi, VT-OP-1), and so is a digit with a letter or Latin letters after it (1С, 2FA); longer
// Cyrillic ones and signs of money part from their number (14 and дней of 14дней). A number is
// given in one spelling: 1990 for 1 990,00, the digits alone for a phone, 9:00 for 09:00.
func Words(s string) []Word {
	tokens := scan(s)
	cyrillic := hasCyrillic(s)
	words := make([]Word, 0, len(tokens))
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		end := i
		switch t.kind {
		case symbol:
			continue
		case number:
			t.text = value(t.text, beside(tokens, i), cyrillic)
			if i+1 < len(tokens) && named(tokens[i], tokens[i+1]) {
				end = chainEnd(tokens, i+1)
			}
		case word:
			end = chainEnd(tokens, i)
		case phone, clock:
		}
		if end > i {
			t.end = tokens[end].end
			t.text = Fold(s[t.start:t.end])
		}
		words = append(words, Word{Text: t.text, Start: t.start, End: t.end})
		i = end
	}
	return words
}

// chainEnd gives the last token of the hyphenated word that begins at i.
func chainEnd(tokens []token, i int) int {
	for i+1 < len(tokens) && tokens[i+1].chained {
		i++
	}
	return i
}

// named tells whether the letters after a number make a name with it: 1С and 2FA, but not 14дней.
func named(n, letters token) bool {
	if letters.kind != word || letters.gap != none || n.end != letters.start || digits(n.text) != len(n.text) {
		return false
	}
	if currency(letters.text) != "" {
		return false
	}
	first, size := utf8.DecodeRuneInString(letters.text)
	return size == len(letters.text) || unicode.Is(unicode.Latin, first)
}

func hasCyrillic(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Cyrillic, r) {
			return true
		}
	}
	return false
}
