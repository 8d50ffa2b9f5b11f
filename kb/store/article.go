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
// one that says it, and once more for the one whose id it is. It is nil for other words.
func (f *finder) bonuses(word string, term int, known bool) map[int]float64 {
	letters, digits := strings.ContainsFunc(word, unicode.IsLetter), countDigits(word)
	if digits == 0 || !letters && digits < 4 {
		return nil
	}
	bonus := map[int]float64{}
	for _, e := range f.articles[text.Slug(word)] {
		bonus[e] += articleBonus
	}
	if !known || !letters || digits < 3 && !strings.Contains(word, "-") {
		return bonus
	}
	entries := f.entriesWith(term, articleEntries+1)
	if len(entries) <= articleEntries {
		for _, e := range entries {
			bonus[e] += articleBonus
		}
	}
	return bonus
}

// entriesWith gives the entries that have a term, at most limit of them.
func (f *finder) entriesWith(term, limit int) []int {
	var entries []int
	for _, p := range f.lexicon.postings[term] {
		if len(entries) == limit {
			break
		}
		if e := f.state.passages[p.passage].entry; len(entries) == 0 || entries[len(entries)-1] != e {
			entries = append(entries, e)
		}
	}
	return entries
}

func countDigits(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
