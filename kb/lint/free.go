package lint

import (
	"slices"

	"firstline/kb/text"
)

// freely are the words for a price of nothing.
var freely = text.Pattern(`(?i)\bfree\b|бесплатн|\bno (?:extra )?charge\b`)

// withoutFree leaves out of the words of a sentence those that say with what something is free: £12 each
// way, and free with a gold service. No price in the sentence is the price of that.
func withoutFree(words []word, s string, facts []text.Fact) []word {
	for _, free := range freely().FindAllStringIndex(s, -1) {
		from, to := markBefore(s, free[0]), markAfter(s, free[1])
		if at := goesOn().FindAllStringIndex(s[from:free[0]], -1); at != nil {
			from += at[len(at)-1][0]
		}
		priced := slices.ContainsFunc(facts, func(f text.Fact) bool {
			at, _ := f.Span()
			return f.Kind != text.FreeFact && from <= at && at < to
		})
		if !priced {
			words = slices.DeleteFunc(slices.Clone(words), func(w word) bool { return from <= w.start && w.start < to })
		}
	}
	return words
}
