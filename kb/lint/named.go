package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// namesIn gives the stems of what is named around a number: words with a capital letter inside of a
// sentence, in quotation marks, in Latin letters among Russian ones, or with a digit.
func namesIn(s string, words []word, from, start, end, to int) []string {
	var names []string
	russian := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	for _, w := range words {
		if w.start < from || w.end > to || w.end > start && w.start < end || !w.subject && !strings.ContainsFunc(w.text, unicode.IsDigit) {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s[w.start:])
		before := strings.TrimRight(s[:w.start], " \u00a0")
		inside := before != "" && !strings.HasSuffix(before, ".")
		named := unicode.IsUpper(first) && inside || russian && first < utf8.RuneSelf && unicode.IsLetter(first) ||
			strings.ContainsFunc(w.text, unicode.IsDigit) && strings.ContainsFunc(w.text, unicode.IsLetter) || strings.HasSuffix(before, "«")
		if named && !measuring(w.stem) {
			names = append(names, w.stem)
		}
	}
	return names
}
