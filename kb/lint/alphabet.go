package lint

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mixedWord is a word with letters of another alphabet that look like its own.
type mixedWord struct {
	start, end               int // its bytes in the line
	written, mended, foreign string
}

// twins are letters that look alike to whoever reads over a page, each Latin one below its Cyrillic one: к
// and k do, and т and t do not.
const (
	cyrillicTwins = "АВСЕЁНКМОРТУХаеёкморсухіѕ"
	latinTwins    = "ABCEËHKMOPTYXaeëkmopcyxis"
)

// mixedWords finds the words of a line that mix alphabets, and can be mended: all letters of the one that
// is rarer have a twin in the other. iPhone-чехол and VIPы mix them on purpose.
func mixedWords(line string) []mixedWord {
	var found []mixedWord
	for start, word := range lettered(line) {
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
			found = append(found, mixedWord{start, start + len(word), word, mended, foreign})
		}
	}
	return found
}

// lettered gives the words of a line with the bytes at which they begin. A stress mark is a part of a word.
func lettered(line string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		start := -1
		for i, r := range line + " " {
			letter := unicode.IsLetter(r) || start >= 0 && r == '\u0301'
			switch {
			case letter && start < 0:
				start = i
			case !letter && start >= 0:
				if !yield(start, line[start:i]) {
					return
				}
				start = -1
			}
		}
	}
}

// mendMixed mends the words of a line.
func mendMixed(line string) string {
	var b strings.Builder
	from := 0
	for _, w := range mixedWords(withoutCode(line)) {
		b.WriteString(line[from:w.start])
		b.WriteString(w.mended)
		from = w.end
	}
	b.WriteString(line[from:])
	return b.String()
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
