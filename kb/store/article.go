package store

import (
	"strings"
	"unicode"

	"firstline/kb/text"
)

// articleBonus is added for an article number of the question: more than an entry without it can
// score (1 for its words and vectorWeight for its vector), so that it is first.
const articleBonus = 2

// articleEntries is in how many entries a word can stand and still be taken for an article number.
const articleEntries = 5

// bonuses gives the entries that have the article number that a word of the question is: once for
// one that says it, and once more for the one whose id it is. There are none for other words.
func (f *finder) bonuses(word string, weight float64) map[int]float64 {
	bonus := map[int]float64{}
	for _, e := range f.entriesNamed(word) {
		bonus[e] += articleBonus * weight
	}
	for _, e := range f.entriesSaying(word) {
		bonus[e] += articleBonus * weight
	}
	return bonus
}

// entriesNamed gives the entries whose id ends in a word, which must have a digit and be more
// than a small number: "2" is not the article of whatever came second.
func (f *finder) entriesNamed(word string) []int {
	if digits := digitsIn(word); digits == 0 || digits < 4 && !hasLetter(word) {
		return nil
	}
	return f.articles[text.Slug(word)]
}

// entriesSaying gives the entries that have a word which looks like an article number (vt-op-1,
// kx200, not 4k), and that few entries have.
func (f *finder) entriesSaying(word string) []int {
	term, known := f.lexicon.lookup(word)
	digits := digitsIn(word)
	if !known || digits == 0 || !hasLetter(word) || digits < 3 && !strings.Contains(word, "-") {
		return nil
	}
	var entries []int
	last := -1
	for _, p := range f.lexicon.postings[term] {
		if e := f.passages[p.passage].entry; e != last {
			entries, last = append(entries, e), e
		}
		if len(entries) > articleEntries {
			return nil
		}
	}
	return entries
}

func hasLetter(word string) bool { return strings.ContainsFunc(word, unicode.IsLetter) }

func digitsIn(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
