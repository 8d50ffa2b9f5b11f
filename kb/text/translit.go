package text

import (
	"strings"
	"unicode"
)

// Sounds tells what words sound like. It is made once for many words.
type Sounds struct{ alike *strings.Replacer }

// NewSounds gives the sounds of Russian words, in their own letters or in Latin ones.
func NewSounds() Sounds {
	return Sounds{strings.NewReplacer(
		"shch", "sh", "sch", "sh", "shh", "sh", "kh", "h", "ts", "c", "tz", "c", "ph", "f", "ck", "k",
		"iyu", "yu", "iju", "yu", "iya", "ya", "ija", "ya", "iia", "ya", "iiu", "yu",
		"iy", "y", "ij", "y", "yy", "y", "yj", "y", "ii", "y",
		"ju", "yu", "iu", "yu", "ja", "ya", "ia", "ya", "yu", "yu", "ya", "ya", "yo", "e", "jo", "e", "ye", "e", "je", "e",
		"ai", "ay", "ei", "ey", "oi", "oy", "ui", "uy", "aj", "ay", "ej", "ey", "oj", "oy", "uj", "uy",
		"j", "y", "w", "v", "x", "ks", "q", "k",
	)}
}

// Of gives what a folded word sounds like, in Latin letters, alike for all ways to spell Russian in
// them: доставка and dostavka, подключения, podklyucheniya and podkljuchenija. It tells fewer words
// apart than their spelling: it is for finding a word that is known, in either script.
func (s Sounds) Of(word string) string {
	var b strings.Builder
	for _, r := range word {
		b.WriteString(latin(r))
	}
	return undoubled(s.alike.Replace(b.String()))
}

// latin gives the Latin letters for a Cyrillic one, and others as they are.
func latin(r rune) string {
	const first = 'а'
	letters := [...]string{
		"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
		"r", "s", "t", "u", "f", "h", "c", "ch", "sh", "sh", "", "y", "", "e", "yu", "ya",
	}
	if i := int(r - first); 0 <= i && i < len(letters) {
		return letters[i]
	}
	switch r {
	case 'ё':
		return "e"
	case '\'', '"', '`', '’':
		return ""
	}
	return string(r)
}

// undoubled takes doubled letters for one.
func undoubled(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// FromLatin spells a folded Latin word in Russian letters, as somebody means it who has none: dostavka
// is доставка. Of what can be several letters it takes the most frequent one: e is never э, nor is
// anything ь that is not written as '.
func FromLatin(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); {
		letters, n := spelled(word, i)
		b.WriteString(letters)
		i += n
	}
	return b.String()
}

// spelled gives the Russian letters for the Latin ones at word[i:], and how many those are.
func spelled(word string, i int) (letters string, n int) {
	rest := word[i:]
	for letters := 4; letters > 0; letters-- {
		if len(rest) < letters {
			continue
		}
		if russian := several(rest[:letters]); russian != "" {
			return russian, letters
		}
	}
	afterVowel := i > 0 && strings.IndexByte("aeiouy", word[i-1]) >= 0
	switch {
	case i > 0 && !afterVowel && rest == "ia":
		return "ия", 2
	case (rest[0] == 'y' || rest[0] == 'j') && afterVowel:
		return "й", 1
	case rest[0] == 'y':
		return "ы", 1
	case rest[0] == 'j':
		return "ж", 1
	}
	const from, to = "abvgdeziklmnoprstufhcwq", "абвгдезиклмнопрстуфхцвк"
	if at := strings.IndexByte(from, rest[0]); at >= 0 {
		return string([]rune(to)[at]), 1
	}
	for j := range rest {
		if j > 0 {
			return rest[:j], j // a character that is none of these
		}
	}
	return rest, len(rest)
}

// several gives the Russian letters for Latin ones that stand for them together.
func several(latin string) string {
	switch latin {
	case "shch", "sch", "shh":
		return "щ"
	case "tsya", "tsja", "tsia":
		return "тся"
	case "iya", "ija":
		return "ия"
	case "iyu", "iju":
		return "ию"
	case "iye", "ije":
		return "ие"
	case "zh":
		return "ж"
	case "kh":
		return "х"
	case "ts", "tz":
		return "ц"
	case "ch":
		return "ч"
	case "sh":
		return "ш"
	case "ph":
		return "ф"
	case "ck":
		return "к"
	case "yu", "ju":
		return "ю"
	case "ya", "ja":
		return "я"
	case "yo", "jo", "ye", "je":
		return "е"
	case "iy", "ij":
		return "ий"
	case "yy", "yj":
		return "ый"
	case "x":
		return "кс"
	case "'":
		return "ь"
	}
	return ""
}

// IsLatin tells whether a word has letters and all of them are Latin.
func IsLatin(word string) bool {
	found := false
	for _, r := range word {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			found = true
		default:
			return false
		}
	}
	return found
}
