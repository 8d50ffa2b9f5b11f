package source

import (
	"strings"
	"unicode"
)

// unstruck gives a cell that holds a price and, struck out beside it, the one that was valid before:
// ~~1 500 ₽~~ 1 200 ₽. Every other cell stays as it is written.
func (c cell) unstruck() cell {
	valid, struck := cutStruck(c.text)
	if strings.ContainsFunc(struck, unicode.IsDigit) && (isMoney(valid) || isPlainPrice(valid)) {
		c.text, c.original = valid, c.text
	}
	return c
}

// cutStruck parts what is struck out in a text from the rest of it.
func cutStruck(s string) (valid, struck string) {
	before, rest, opened := strings.Cut(s, "~~")
	struck, after, closed := strings.Cut(rest, "~~")
	if !opened || !closed {
		return s, ""
	}
	return strings.Join(strings.Fields(before+" "+after), " "), strings.TrimSpace(struck)
}

// isStruck tells whether all of a text is struck out.
func isStruck(s string) bool {
	valid, struck := cutStruck(s)
	return valid == "" && struck != ""
}
