package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unseen names the first invisible character of a line that has no business there; "" where there is
// none. line is its number: a byte order mark may begin a file.
func unseen(s string, line int) string {
	for i, r := range s {
		if isUnseen(s, i, r) && !(r == '\ufeff' && i == 0 && line == 1) {
			return fmt.Sprintf("U+%04X", r)
		}
	}
	return ""
}

// withoutUnseen takes the invisible characters out of a line.
func withoutUnseen(s string) string {
	var b strings.Builder
	for i, r := range s {
		if !isUnseen(s, i, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isUnseen tells characters of no width, marks of direction and tags. A soft hyphen is for who sets the
// text; a joiner between pictures makes one of them.
func isUnseen(s string, at int, r rune) bool {
	switch {
	case r == '\u200b', r == '\u2060', r == '\ufeff', 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069, 0xe0000 <= r && r <= 0xe007f:
		return true
	case r == '\u200d' || r == '\u200c':
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+utf8.RuneLen(r):])
		return isPlain(before) && isPlain(after)
	}
	return false
}

// isPlain tells a letter of the alphabets whose letters do not join.
func isPlain(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Digit) || unicode.IsSpace(r)
}
