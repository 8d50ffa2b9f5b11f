package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	best = best[:min(pool, len(best))]
	for i := range best {
		for j := range best[:i] {
			if agreeing(f.entry(best[i]), f.entry(best[j])) {
				if best[j].support == 0 {
					best[j].support = supportWeight * best[i].own()
					best[j].by = f.passages[best[i].passage].entry
				}
				break
			}
		}
	}
	slices.SortStableFunc(best, func(a, b candidate) int { return cmp.Compare(b.score(), a.score()) })
}

// agreeing tells whether two entries say the same: answers in the same words, whatever the questions; items of
// one name of which no price differs; places of an app with the same name.
func agreeing(a, b *kb.Entry) bool {
	switch {
	case a.Kind == kb.Item || b.Kind == kb.Item:
		return a.Kind == b.Kind && alike(a.Title, b.Title) && (samePrices(a.Prices, b.Prices) || alike(a.Body, b.Body))
	case a.Kind == kb.Screen || b.Kind == kb.Screen, a.Body == "":
		return alike(fullName(a), fullName(b)) && alike(a.Body, b.Body)
	}
	return alike(a.Body, b.Body)
}

// samePrices tells whether all prices of one list are in the other as well.
func samePrices(a, b []kb.Price) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && !slices.ContainsFunc(a, func(p kb.Price) bool {
		return !slices.ContainsFunc(b, func(q kb.Price) bool { return p.Amount == q.Amount && p.Currency == q.Currency })
	})
}

// alike tells whether two texts differ in nothing but blanks, capitals and ё.
func alike(a, b string) bool {
	for {
		x, n := letter(a)
		y, m := letter(b)
		if x != y || n == 0 {
			return x == y
		}
		a, b = a[n:], b[m:]
	}
}

// letter gives the first character of a text that is no blank, folded, and where it ends; 0 at the end of
// the text.
func letter(s string) (r rune, end int) {
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		end += size
		switch {
		case unicode.IsSpace(r):
		case r == 'ё' || r == 'Ё':
			return 'е', end
		default:
			return unicode.ToLower(r), end
		}
	}
	return 0, 0
}

const (
	nearlyEqual  = 0.97 // the share of the first one's score from which a different answer is equally near
	vaguelyEqual = 0.85 // the same for a question of which the two have but one word
)

// rival gives the hit that is as near as the first, for the same words of the question, and says
// something else; nil where there is none. The search cannot choose between the two.
func rival(hits []kb.Hit) *kb.Hit {
	hits = hits[:min(pool, len(hits))]
	for i := range hits {
		if i > 0 && rivals(&hits[0], &hits[i]) {
			return &hits[i]
		}
	}
	return nil
}

// rivals tells whether another hit is as near as the first, and says something else.
func rivals(first, other *kb.Hit) bool {
	near := nearlyEqual
	if len(first.Why.Words) == 1 {
		near = vaguelyEqual
	}
	if (first.Why.Exact > 0) != (other.Why.Exact > 0) || other.Score-other.Why.Exact < near*(first.Score-first.Why.Exact) {
		return false
	}
	sameWords := slices.EqualFunc(first.Why.Words, other.Why.Words, func(a, b kb.WordPart) bool { return a.Word == b.Word })
	if !sameWords || agreeing(first.Entry, other.Entry) {
		return false
	}
	// They are of one name, or of names of which each has something of its own.
	return within(first.Entry, other.Entry) == within(other.Entry, first.Entry)
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
