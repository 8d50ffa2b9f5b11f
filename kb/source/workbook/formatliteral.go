package workbook

import (
	"strings"
	"unicode/utf8"
)

// The literals of a code are handed to the parser as characters that it cannot take for a code,
// since it looks for digits and semicolons inside quotes too.
const firstPrivate = 0xE000

// protect replaces what a code shows literally: quoted text, escaped characters, letters and
// symbols that are no code. A space as wide as a character (_x) is a space, a filling (*x) nothing.
func protect(code string) (string, []string) {
	var out strings.Builder
	var literals []string
	hide := func(s string) {
		out.WriteString(`"` + string(rune(firstPrivate+len(literals))) + `"`)
		literals = append(literals, s)
	}
	for code != "" {
		r, size := utf8.DecodeRuneInString(code)
		rest := code[size:]
		_, next := utf8.DecodeRuneInString(rest)
		switch {
		case r == '"':
			quoted, after, _ := strings.Cut(rest, `"`)
			hide(quoted)
			rest = after
		case r == '\\', r == '!':
			hide(rest[:next])
			rest = rest[next:]
		case r == '_':
			hide(" ")
			rest = rest[next:]
		case r == '*':
			rest = rest[next:]
		case r == '[' && strings.Contains(rest, "]"):
			end := strings.IndexByte(code, ']') + 1
			out.WriteString(code[:end])
			rest = code[end:]
		case strings.HasPrefix(strings.ToLower(code), "general"):
			out.WriteString("General")
			rest = code[len("general"):]
		case r|0x20 == 'e' && (strings.HasPrefix(rest, "+") || strings.HasPrefix(rest, "-")):
			out.WriteString("E+")
			rest = code[2:]
		case strings.ContainsRune("0123456789#?.,%;@/AaPpMmYyDdHhSs", r):
			out.WriteRune(r)
		default:
			hide(string(r))
		}
		code = rest
	}
	return out.String(), literals
}

// reveal gives literal text back.
func reveal(s string, literals []string) string {
	var b strings.Builder
	for _, r := range s {
		if i := int(r - firstPrivate); i >= 0 && i < len(literals) {
			b.WriteString(literals[i])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
