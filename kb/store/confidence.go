package store

import (
	"math"
	"slices"

	"firstline/kb/text"
)

// Threshold is the confidence from which the first hit is taken for an answer. On public sets of
// questions nine in ten that have an answer reach it, and of those without one, one in fifteen
// about something else and three in eight about the same company.
const Threshold = 0.5

// confidence says how likely the best candidate answers the question: a logistic function of how
// much of the question the passage says, how much of it the knowledge base knows at all, how much of the
// entry's title the question says, the cosine, and how near the next best entries come: what a company
// has much to say of, it is asked about. 0 without a candidate. The weights are fitted to the same public
// sets, each set and each of its two classes counting alike. An entry that the question names by its
// article number is what is asked about, whatever else is said.
func (f *finder) confidence(q question, best []candidate) float64 {
	if len(best) == 0 {
		return 0
	}
	covered, known := f.coverage(q, best[0].passage)
	belief := -6.3 + 3.1*covered + 2.1*known*known + 0.75*f.echo(q, best[0].passage) + 5.9*best[0].cosine + 3.4*f.company(best)
	if f.named(q, best[0].passage) {
		belief += 4
	}
	return 1 / (1 + math.Exp(-belief))
}

// neighbours is how many of the best entries are held against the first one, and perNeighbour of how
// many entries a knowledge base has one for each: a small one has little to say of anything.
const (
	neighbours   = 5
	perNeighbour = 20
)

// company gives the mean score of the best entries, as a share of that of the first one.
func (f *finder) company(best []candidate) float64 {
	n := min(neighbours, 1+len(f.entries)/perNeighbour)
	sum := 0.0
	for _, c := range best[:min(n, len(best))] {
		sum += c.score()
	}
	return sum / (float64(n) * best[0].score())
}

// echo gives the share of the words of the title of a passage's entry, weighed by their rarity, that the
// question says.
func (f *finder) echo(q question, passage int) float64 {
	said := map[int]float64{}
	for i := range q.terms {
		for _, m := range q.terms[i].meant {
			said[m.id] = max(said[m.id], float64(m.weight))
		}
	}
	var all, echoed float64
	for _, w := range text.Words(f.entries[f.passages[passage].entry].Title) {
		if term, known := f.lexicon.lookup(w.Text); known && !text.Stop(w.Text) {
			all += f.lexicon.idf[term]
			echoed += f.lexicon.idf[term] * said[term]
		}
	}
	if all == 0 {
		return 0
	}
	return echoed / all
}

// named says whether the question has the article number of a passage's entry.
func (f *finder) named(q question, passage int) bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return t.bonus[f.passages[passage].entry] > 0 })
}

// coverage gives the shares of a question's words, weighed by their rarity, that a passage says
// and that any passage says. Stop words do not count; a word that nobody knows counts as the
// rarest.
func (f *finder) coverage(q question, passage int) (covered, known float64) {
	var all float64
	for i := range q.terms {
		t := &q.terms[i]
		if t.stop {
			continue
		}
		all += t.weight * t.idf
		if t.known() || len(t.bonus) > 0 {
			known += t.weight * t.idf
		}
		if f.part(t, 1, passage) > 0 {
			covered += t.weight * t.idf
		}
	}
	if all == 0 {
		return 0, 0
	}
	return covered / all, known / all
}
