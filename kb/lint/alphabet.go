package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mixedWord is a word with letters of another alphabet that look like its own.
type mixedWord struct{ written, mended, foreign string }

// twins are letters that look alike: each Latin one below its Cyrillic one.
const (
	cyrillicTwins = "АВСЕНКМОРТХаеорсухіѕ"
	latinTwins    = "ABCEHKMOPTXaeopcyxis"
)

// mixedWords finds the words of a line that mix alphabets, and can be mended: all letters of the one that
// is rarer have a twin in the other. iPhone-чехол and VIPы mix them on purpose.
func mixedWords(line string) []mixedWord {
	var found []mixedWord
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != '\u0301' }) {
		latin, cyrillic := 0, 0
		for _, r := range word {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin++
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic++
			}
		}
		if latin == 0 || cyrillic == 0 || suffixed(word) {
			continue
		}
		foreign, from, to := "Latin", latinTwins, cyrillicTwins
		if latin > cyrillic {
			foreign, from, to = "Cyrillic", cyrillicTwins, latinTwins
		}
		if mended, ok := mend(word, from, to, foreign == "Latin"); ok {
			found = append(found, mixedWord{word, mended, foreign})
		}
	}
	return found
}

// suffixed tells a Latin name with a Russian ending: SMSки, VIPы.
func suffixed(word string) bool {
	changes, capitals := 0, 0
	last := false
	for i, r := range word {
		latin := unicode.Is(unicode.Latin, r)
		if i > 0 && latin != last {
			changes++
		}
		if latin && unicode.IsUpper(r) {
			capitals++
		}
		last = latin
	}
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Latin, first) && changes == 1 && capitals > 1
}

// mend writes the letters of one alphabet as their twins; ok where each has one.
func mend(word, from, to string, latin bool) (mended string, ok bool) {
	target := []rune(to)
	var b strings.Builder
	for _, r := range word {
		if unicode.Is(unicode.Latin, r) != latin {
			b.WriteRune(r)
			continue
		}
		at := strings.IndexRune(from, r)
		if at < 0 {
			return "", false
		}
		b.WriteRune(target[utf8.RuneCountInString(from[:at])])
	}
	return b.String(), true
}
