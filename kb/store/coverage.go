package store

import (
	"slices"

	"firstline/kb"
	"firstline/kb/text"
)

// coverage says how much of what a question is about a passage says, and the passages together.
type coverage struct {
	covered, known float64 // the shares of the question's words, by their rarity
	asked, said    int     // how many words of the question itself, and how many of them the passage says
	only           bool    // it says one that no other entry says
}

// askingWeight is what a word that only asks counts beside those that the question is about.
const askingWeight = 0.3

// coverage holds a question's words against a passage. Stop words do not count; a word that nobody knows counts as the
// rarest.
func (f *finder) coverage(q question, passage int) coverage {
	var of coverage
	var all float64
	for i := range q.terms {
		t := &q.terms[i]
		if t.stop {
			continue
		}
		impact, _ := f.impact(t, passage)
		weight := t.weight * t.idf
		switch {
		case asking(t.word):
			weight *= askingWeight
		case impact > 0:
			of.said++
			of.only = of.only || f.inOneEntry(t.meant[0].id)
		}
		if !asking(t.word) && !t.carried() {
			of.asked++
		}
		all += weight
		if t.known() && f.said(t, q.allowed) {
			of.known += weight
		}
		if impact > 0 {
			of.covered += weight
		}
	}
	if all > 0 {
		of.covered, of.known = of.covered/all, of.known/all
	}
	return of
}

// inOneEntry tells whether a term stands in a single entry.
func (f *finder) inOneEntry(term int) bool {
	ps := f.lexicon.postings[term]
	return len(ps) > 0 && f.passages[ps[0].passage].entry == f.passages[ps[len(ps)-1].passage].entry
}

// named tells whether a hit is what a question is about, whatever else it says: by an article number or a full name in it
// or in an earlier one; or an item whose price is asked, by its whole title or by a word that no other entry has.
func (f *finder) named(q question, c candidate, of coverage, echo float64) bool {
	return c.exact > 0 || f.entry(c).Kind == kb.Item && (of.only || echo == 1) && q.asksPrice()
}

// alone says how far a hit stands alone that says no more than one word of a question of several, for the company
// that it has. Such a word is what the two have in common, and not yet the same matter: who asks to come with a dog is
// not told of the first lesson that one can come to. Of what a company has much to say, it is likelier to be that.
func (f *finder) alone(of coverage, company float64) float64 {
	switch {
	case of.asked <= 1 || of.said > 1:
		return 0
	case f.few():
		return usualAlone
	}
	return max(0, 1-company)
}

// beyond gives the share of a question that goes beyond an item, which says what it costs, or a place of an
// app, which says where it is: who teaches the drums is not answered by the price of a lesson.
func (f *finder) beyond(c candidate, of coverage) float64 {
	if kind := f.entry(c).Kind; kind != kb.Item && kind != kb.Screen {
		return 0
	}
	return 1 - of.covered
}

// asksPrice tells whether a question asks what something costs.
func (q question) asksPrice() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return !t.stop && asksPrice(text.Word{Text: t.word}) })
}

// carried tells whether a word with a subject is from an earlier turn.
func (t *term) carried() bool { return t.weight < 1 }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
