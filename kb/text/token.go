package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what a token is.
type kind uint8

const (
	word   kind = iota // letters, or digits after letters: Pro, h264, 1 in VT-OP-1
	number             // 990, 1 990,00, also a date: 12.05.2025
	phone              // its digits alone
	clock              // 9:00, also a ratio: 16:9
	symbol             // one character
)

// gap says what stands before a token.
type gap uint8

const (
	none gap = iota
	space
	newline
)

// token is the smallest piece of a text that a reader would call one thing.
type token struct {
	kind       kind
	text       string // folded; of a number, its digits and separators as written
	start, end int    // bytes in the original
	gap        gap
	chained    bool // goes on with a hyphenated word: the -, op, - and 1 of VT-OP-1
	inner      bool // stands inside an article number or is glued to a number: no phrase begins here
}

// is tells whether t is the symbol or word s.
func (t token) is(s string) bool { return t.text == s && (t.kind == symbol || t.kind == word) }

// scan cuts s into tokens. Nothing but spaces and invisible characters lies between them.
func scan(s string) []token {
	tokens := make([]token, 0, len(s)/6+1)
	before := newline
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		f := foldRune(r)
		switch {
		case f == ' ':
			before = max(before, gapOf(r))
			i += size
			continue
		case f < 0:
			i += size
			continue
		}
		count := len(tokens)
		tokens, size = scanToken(tokens, s, i, f, size)
		tokens[count].gap = before
		i += size
		before = none
	}
	return tokens
}

func gapOf(r rune) gap {
	if r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' {
		return newline
	}
	return space
}

// scanToken appends the token, or the tokens of the hyphenated word, at s[i:], which begins with
// a character of size bytes that folds to f. It returns how many bytes they take.
func scanToken(tokens []token, s string, i int, f rune, size int) ([]token, int) {
	add := func(k kind, text string, n int) ([]token, int) {
		return append(tokens, token{kind: k, text: text, start: i, end: i + n}), n
	}
	if digit(f) || f == '+' || f == '(' {
		if digits, n := scanPhone(s[i:]); n > 0 {
			return add(phone, digits, n)
		}
	}
	switch {
	case digit(f):
		if text, n := scanClock(s[i:]); n > 0 {
			return add(clock, text, n)
		}
		n := scanNumber(s[i:])
		return add(number, plainSeparators(s[i:i+n]), n)
	case letter(f) || unicode.IsNumber(f):
		n := wordLength(s[i:])
		if k := gluedMoney(s[i : i+n]); k > 0 {
			n = k
		}
		glued := len(tokens) > 0 && tokens[len(tokens)-1].end == i && tokens[len(tokens)-1].kind == number
		first := len(tokens)
		tokens = appendChain(tokens, s, i, i+n)
		tokens[first].inner = glued
		return tokens, n
	case f == '…':
		tokens, _ = add(symbol, ".", size)
		tokens, _ = add(symbol, ".", size)
		return append(tokens, tokens[len(tokens)-1]), size
	}
	text := s[i : i+size]
	if !strings.HasPrefix(text, string(f)) {
		text = string(f)
	}
	return add(symbol, text, size)
}

// wordLength measures the hyphenated word that s begins with.
func wordLength(s string) int {
	end := 0
	var last rune
	for i, r := range s {
		switch {
		case letter(r), unicode.IsNumber(r):
			end = i + utf8.RuneLen(r)
		case unicode.IsMark(r):
			end = i + utf8.RuneLen(r)
			continue
		case invisible(r):
			continue
		case (hyphen(r) || r == '_') && followed(s[i:]), apostrophe(s[i:]) && unicode.IsLetter(last):
		default:
			return end
		}
		last = r
	}
	return end
}

// gluedMoney measures the code of a currency, or от or до, that a number is glued to: RUB990.
func gluedMoney(word string) int {
	n := 0
	switch {
	case len(word) > 3 && isCode(word[:3]) && currency(strings.ToLower(word[:3])) != "":
		n = 3
	case strings.HasPrefix(word, "от"), strings.HasPrefix(word, "до"), strings.HasPrefix(word, "От"), strings.HasPrefix(word, "До"):
		n = len("от")
	}
	if n == 0 || digits(word[n:]) == 0 {
		return 0
	}
	return n
}

// followed tells whether a letter or a digit comes after the first character of s.
func followed(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	for _, r := range s[size:] {
		if !invisible(r) {
			return unicode.IsLetter(r) || unicode.IsNumber(r)
		}
	}
	return false
}

// appendChain cuts the hyphenated word s[from:to] at its hyphens.
func appendChain(tokens []token, s string, from, to int) []token {
	article := strings.ContainsAny(s[from:to], "0123456789")
	start, first := from, true
	cut := func(a, b int, k kind) {
		tokens = append(tokens, token{kind: k, text: Fold(s[a:b]), start: a, end: b, chained: !first, inner: !first && article})
		first = false
	}
	for i, r := range s[from:to] {
		if hyphen(r) {
			cut(start, from+i, word)
			start = from + i + utf8.RuneLen(r)
			cut(from+i, start, symbol)
		}
	}
	cut(start, to, word)
	return tokens
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// hyphen tells whether r joins the parts of a word. Longer dashes part words.
func hyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }
