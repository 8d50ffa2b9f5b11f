package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives s as a careless reader sees it: composed (NFC) and in lower case, ё as е, every run
// of spaces and line breaks as one space, every quotation mark as ", every dash as -, every arrow
// and › as >. Stress marks, soft hyphens and characters without width are gone, and so are
// spaces at both ends. An apostrophe between letters stays one: don't.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	if usual(s) {
		return strings.Map(foldRune, s)
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	var last rune // as written to b
	for i, r := range s {
		r = foldRune(r)
		switch {
		case r < 0:
			continue
		case r == ' ':
			if b.Len() == 0 || last == ' ' {
				continue
			}
		case r == '"' && unicode.IsLetter(last) && apostrophe(s[i:]):
			r = '\''
		}
		b.WriteRune(r)
		last = r
	}
	// What stood between two marks may be gone: their order is the normal one again.
	return norm.NFC.String(strings.TrimSuffix(b.String(), " "))
}

// folded tells whether s is plain small letters and digits, as most words of an index are.
func folded(s string) bool {
	for _, r := range s {
		if (r < 'a' || 'z' < r) && (r < 'а' || 'я' < r) && !digit(r) {
			return false
		}
	}
	return true
}

// usual tells whether s is Russian and English letters and digits alone, as most words are: each of them folds
// by itself.
func usual(s string) bool {
	for _, r := range s {
		if !usualLetter(r) && !digit(r) {
			return false
		}
	}
	return true
}

// usualLetter tells whether r is a letter of Russian or English. The tables of package unicode, which know all
// letters, take much longer.
func usualLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' || 'A' <= r && r <= 'Z' || 'А' <= r && r <= 'Я' || r == 'ё' || r == 'Ё'
}

// letter is unicode.IsLetter, and quick for the usual ones.
func letter(r rune) bool { return usualLetter(r) || unicode.IsLetter(r) }

// apostrophe tells whether s begins with a mark that a letter follows.
func apostrophe(s string) bool {
	runes := 0
	for _, r := range s {
		switch runes++; {
		case runes == 1 && r != '\'' && r != '’' && r != 'ʼ':
			return false
		case runes == 2:
			return unicode.IsLetter(r)
		}
	}
	return false
}

// foldRune folds one character; what leaves no trace is -1.
func foldRune(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', 'а' <= r && r <= 'я', '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z', 'А' <= r && r <= 'Я':
		return r + 'a' - 'A' // the same in both alphabets
	case r == 'ё', r == 'Ё':
		return 'е'
	case r == '.', r == ',', r == '!', r == '?', r == ':', r == ')', r == '(', r == '/':
		return r
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
		return ' '
	case invisible(r):
		return -1
	}
	switch r {
	case '«', '»', '“', '”', '„', '‟', '‘', '’', '‚', '‛', 'ʼ', '\'', '`', '´', '″', '′', '＂':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '－':
		return '-'
	case '›', '→', '⇒', '➔', '➜', '➡', '▸', '►', '▶', '⟶':
		return '>'
	case '‹':
		return '<'
	}
	return unicode.ToLower(r)
}

// invisible tells whether a reader cannot see r: soft hyphens, marks of direction, characters of
// no width, and the accents that NFC found no letter for, such as stress marks.
func invisible(r rune) bool {
	return 0x0300 <= r && r <= 0x036f || 0xfe00 <= r && r <= 0xfe0f ||
		unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) && !unicode.IsSpace(r)
}
