package lint

import (
	"slices"
	"strings"
)

// sample tells a value that stands for one: YOUR_KEY, xxx, example.
func sample(value string) bool {
	lower := strings.ToLower(value)
	for _, word := range []string{"your", "xxx", "example", "ваш", "пример", "...", "…", "***", "{{", "${", "<", "changeme", "placeholder", "1234567890"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	const most = 4 // letters beside it: a long key may have the word in it by chance
	for _, word := range []string{"sample", "demo", "test", "abcdef"} {
		parts := strings.FieldsFunc(lower, func(r rune) bool { return strings.ContainsRune("-_.:/@", r) })
		if slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(part, word) && len(part) <= len(word)+most }) {
			return true
		}
	}
	return false
}
