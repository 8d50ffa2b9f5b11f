package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// pool is how many of the best entries are held against each other.
const pool = 10

// supportWeight is what an entry gets of the score of the next one that says the same: what a
// company says in two places is what it has to say.
const supportWeight = 0.1

// support lets the second of the candidates that say the same support the first, and puts the best first
// again. The others stay behind what says something else: the answer is there already.
func (f *finder) support(best []candidate) {
	first := map[string]int{}
	for i, c := range best {
		saying := sayingOf(f.entry(c))
		at, said := first[saying]
		switch {
		case !said:
			first[saying] = i
		case best[at].support == 0:
			best[at].support = supportWeight * c.own()
		}
	}
	slices.SortStableFunc(best, func(a, b candidate) int { return cmp.Compare(b.score(), a.score()) })
}

// sayingOf is the same for entries that say the same: an answer with the same words, whatever the
// question, and an item or a place of the same name with the same text.
func sayingOf(e *kb.Entry) string {
	said := e.Body
	if e.Kind == kb.Item || e.Kind == kb.Screen || said == "" {
		said = strings.Join(append(slices.Clone(e.Path), e.Title, e.Body), " ")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, said)
}

const (
	nearlyEqual  = 0.97 // the share of the first one's score from which a different answer is equally near
	vaguelyEqual = 0.85 // the same for a question of which the two have but one word
)

// rival gives the hit that is as near as the first, for the same words of the question, and says
// something else; nil where there is none. The search cannot choose between the two.
func rival(hits []kb.Hit) *kb.Hit {
	if len(hits) == 0 {
		return nil
	}
	first := &hits[0]
	near := nearlyEqual
	if len(first.Why.Words) == 1 {
		near = vaguelyEqual
	}
	for i := range hits[1:] {
		other := &hits[1+i]
		if other.Score < near*first.Score {
			return nil
		}
		if sayingOf(first.Entry) == sayingOf(other.Entry) {
			continue
		}
		same := slices.EqualFunc(first.Why.Words, other.Why.Words, func(a, b kb.WordPart) bool { return a.Word == b.Word })
		if !same || within(first.Entry, other.Entry) || within(other.Entry, first.Entry) {
			return nil
		}
		return other
	}
	return nil
}

// within tells whether one entry's name has all that the other's says: «Закрывающие документы» and «Где
// взять закрывающие документы» are no choice to put to a customer.
func within(a, b *kb.Entry) bool {
	said := stemsOf(fullName(b))
	return !slices.ContainsFunc(text.Words(fullName(a)), func(w text.Word) bool { return !slices.Contains(said, text.Stem(w.Text)) })
}

// fullName is what an entry is called, a place of an app with the way to it.
func fullName(e *kb.Entry) string {
	if e.Kind == kb.Screen {
		return strings.Join(append(slices.Clone(e.Path), e.Title), " ")
	}
	return e.Title
}
