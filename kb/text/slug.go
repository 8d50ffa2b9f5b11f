package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Slug makes an identifier of a title: lower case, ё as е, Cyrillic transliterated (ж zh, х kh,
// ц ts, щ shch, й and ы y, ю yu, я ya; ь and ъ are nothing), accents dropped, and one - for
// everything else between words. A title without a Latin or Cyrillic letter or a digit has an
// empty slug.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(s) {
		r = foldRune(r)
		if r < 0 {
			continue
		}
		latin, ok := transliterate(r)
		if !ok {
			gap = b.Len() > 0
			continue
		}
		if gap && latin != "" {
			b.WriteByte('-')
			gap = false
		}
		b.WriteString(latin)
	}
	return b.String()
}

// transliterate gives a folded letter or digit in ASCII. The signs ь and ъ are nothing, which is
// not the same as not to be a letter.
func transliterate(r rune) (string, bool) {
	switch {
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return string(r), true
	case 'а' <= r && r <= 'я':
		return russianLetter(r), true
	}
	switch r {
	case 'і':
		return "i", true
	case 'ї':
		return "yi", true
	case 'є':
		return "ye", true
	case 'ґ':
		return "g", true
	case 'ў':
		return "u", true
	case 'ß':
		return "ss", true
	}
	if base := norm.NFD.String(string(r))[0]; 'a' <= base && base <= 'z' {
		return string(base), true
	}
	return "", false
}

// russianLetter transliterates а to я.
func russianLetter(r rune) string {
	const letters = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
	at := int(r - 'а')
	for word := range strings.FieldsSeq(letters) {
		if at == 0 {
			return strings.Trim(word, "_")
		}
		at--
	}
	return ""
}
