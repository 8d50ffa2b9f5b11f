package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unseen names the first invisible character of a line that has no business there; "" where there is
// none.
func unseen(s string) string {
	for i, r := range s {
		if isUnseen(s, i, r) {
			return fmt.Sprintf("U+%04X", r)
		}
	}
	return ""
}

// withoutUnseen takes the invisible characters out of a line. A joiner that stood beside another one may
// join nothing then, and goes too.
func withoutUnseen(s string) string {
	for unseen(s) != "" {
		var b strings.Builder
		for i, r := range s {
			if !isUnseen(s, i, r) {
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	return s
}

// isUnseen tells characters of no width, marks of direction and tags. A soft hyphen is for who sets the
// text; a joiner between pictures makes one of them.
func isUnseen(s string, at int, r rune) bool {
	switch {
	case !Unseen(r):
		return false
	case r == '\u200d' || r == '\u200c':
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at+utf8.RuneLen(r):])
		return isPlain(before) && isPlain(after)
	}
	return true
}

// Unseen tells a character that a reader cannot see, wherever it stands.
func Unseen(r rune) bool {
	return 0x200b <= r && r <= 0x200d || r == 0x2060 || r == 0xfeff || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || 0xe0000 <= r && r <= 0xe007f
}

// isPlain tells a letter of the alphabets whose letters do not join.
func isPlain(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Digit) || unicode.IsSpace(r)
}
