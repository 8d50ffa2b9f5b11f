package pdf

import "strings"

// cutMark takes the bullet or the number off the beginning of a list item, and gives the mark that
// Markdown has for it.
func cutMark(s string) (mark, rest string, ok bool) {
	first, rest, found := strings.Cut(s, " ")
	if !found || strings.TrimSpace(rest) == "" {
		return "", s, false
	}
	runes := []rune(first)
	switch {
	case len(runes) == 1 && isBullet(runes[0]):
		return "-", rest, true
	case first == "-" || first == "–" || first == "—":
		return "-", rest, true
	}
	digits := strings.TrimRight(first, ".)")
	if len(first) == len(digits)+1 && digits != "" && len(digits) <= 3 && strings.Trim(digits, "0123456789") == "" {
		return digits + ".", rest, true
	}
	return "", s, false
}

// isBullet tells whether a character begins a list item. The last ones are those of the fonts
// Symbol and Wingdings.
func isBullet(r rune) bool {
	switch r {
	case '•', '●', '▪', '◦', '■', '□', '‣', '∙', '·', '○', '➢', '➤', '✓', '✔', '❖',
		0xf0b7, 0xf0a7, 0xf0d8, 0xf0fc, 0xf076:
		return true
	}
	return false
}
