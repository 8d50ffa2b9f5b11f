package store

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

const (
	typoWeight    = 0.8  // what a word counts that is only like one of the question
	relatedWeight = 0.75 // what one counts that only means nearly the same
	maxLike       = 4    // how many terms an unknown word can stand for
	longestTypo   = 32   // letters; what is longer is no word of a language
)

// spellings are the words of a knowledge base as written, those that another word can be a
// misspelling of, from the shortest to the longest.
type spellings []spelling

type spelling struct {
	letters []rune
	set     uint64 // of letters, each at its code's remainder
	term    int
}

// newSpellings takes the words with their terms. Numbers and codes are not among them: 1990 is no
// misspelt 1900.
func newSpellings(words map[string]int) spellings {
	var all spellings
	for word, term := range words {
		if letters := []rune(word); len(letters) <= longestTypo && !strings.ContainsAny(word, "0123456789") {
			all = append(all, spelling{letters, letterSet(letters), term})
		}
	}
	slices.SortFunc(all, func(a, b spelling) int {
		return cmp.Or(len(a.letters)-len(b.letters), slices.Compare(a.letters, b.letters))
	})
	return all
}

// like gives the spellings of terms nearest to a word that no entry has: one mistake away for a word of four to
// six letters, one or two for a longer one, where a letter too many, too few, another one or two
// swapped is one mistake.
func (all spellings) like(word string) []spelling {
	letters := []rune(word)
	limit := mistakes(letters)
	if limit == 0 {
		return nil
	}
	var near []spelling
	set := letterSet(letters)
	from, _ := slices.BinarySearchFunc(all, len(letters)-limit, func(s spelling, n int) int { return len(s.letters) - n })
	for _, s := range all[from:] {
		if len(s.letters) > len(letters)+limit {
			break
		}
		if bits.OnesCount64(set^s.set) > 2*limit {
			continue
		}
		switch d := edits(letters, s.letters); {
		case d < limit:
			limit, near = d, append(near[:0], s)
		case d == limit && !slices.ContainsFunc(near, func(n spelling) bool { return n.term == s.term }):
			near = append(near, s)
		}
	}
	return near[:min(len(near), maxLike)]
}

// mistakes is how many mistakes a word may have.
func mistakes(word []rune) int {
	switch n := len(word); {
	case n < 4 || n > longestTypo || strings.ContainsAny(string(word), "0123456789"):
		return 0
	case n < 7:
		return 1
	}
	return 2
}

func letterSet(letters []rune) uint64 {
	var set uint64
	for _, r := range letters {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

// edits is the optimal string alignment distance of two words of at most longestTypo+2 letters.
func edits(a, b []rune) int {
	var rows [3][longestTypo + 3]int
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := range b {
		last[j+1] = j + 1
	}
	for i := range a {
		now[0] = i + 1
		for j := range b {
			differ := 1
			if a[i] == b[j] {
				differ = 0
			}
			now[j+1] = min(last[j+1]+1, now[j]+1, last[j]+differ)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
