package store

import (
	"math"

	"firstline/kb/text"
)

// Threshold is the confidence from which the first hit is taken for an answer. Of the questions to five
// companies whose first hit is right, between 83 and 97 in a hundred reach it, in each. Of public questions
// without an answer, one in forty about something else does (rutube_ru_dev), and three in ten about the same
// trade (hint3_sofmattress_en); of the fifteen about its own trade that hobbin cannot answer, eight. A higher
// one makes an operator hand over more, and say less that is wrong.
const Threshold = 0.5

// Reason is one of the reasons for a confidence: Confidence = 1 ÷ (1 + e^−Σ Score).
type Reason struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"` // from 0 to 1; those of "agreement" and "model" are counted from what is usual
	// Weight is what the value counts: Score = Weight · Value.
	Weight float64 `json:"weight"`
	Score  float64 `json:"score"`
}

// The weights of the reasons. They are fitted, by logistic regression, to public sets of questions: with
// an answer against without, and against the same questions where the right entries are hidden, each set
// and each class counting alike.
const (
	beliefBase      = -4.75 // of a hit that nothing speaks for
	beliefCovered   = 2.79
	beliefKnown     = 1.09
	beliefEcho      = 0.93
	beliefVector    = 5.16
	beliefMeaning   = 7
	beliefCompany   = 1.88
	beliefExact     = 4    // of an entry that is named: it is what is asked about, whatever else is said
	beliefRival     = -0.2 // where another answer is as near
	beliefAgreement = -3   // see agreement
	beliefElsewhere = -5   // of an entry about another place than the question
)

// reasons says why the best candidate is believed, or not, to answer the question. There are none
// without a candidate.
func (f *finder) reasons(q question, best []candidate, rivalled bool) []Reason {
	if len(best) == 0 {
		return nil
	}
	first := best[0]
	covered, known := f.coverage(q, first.passage)
	named, equal := 0.0, 0.0
	if first.exact >= exactBonus {
		named = 1
	}
	if rivalled {
		equal = 1
	}
	away := 0.0
	if f.elsewhere(q, first.passage) {
		away = 1
	}
	all := []Reason{{"base", 1, beliefBase, beliefBase}}
	for _, r := range []Reason{
		{Name: "covered", Value: covered, Weight: beliefCovered},                       // the question's words, by their rarity, that the passage says
		{Name: "known", Value: known * known, Weight: beliefKnown},                     // those that any passage says, squared
		{Name: "echo", Value: f.echo(q, first.passage), Weight: beliefEcho},            // the words of the entry's title that the question says
		{Name: "vector", Value: first.cosine, Weight: beliefVector},                    // the cosine of the built-in vectors
		{Name: "model", Value: f.evidence(first), Weight: beliefMeaning},               // how near the embedding model says it is
		{Name: "company", Value: f.company(best), Weight: beliefCompany},               // what a company has much to say of, it is asked about
		{Name: "exact", Value: named, Weight: beliefExact},                             // the question names the entry
		{Name: "rival", Value: equal, Weight: beliefRival},                             // another answer is as near
		{Name: "elsewhere", Value: away, Weight: beliefElsewhere},                      // it is about another place
		{Name: "agreement", Value: f.agrees - usualAgreement, Weight: beliefAgreement}, // how near this company's own questions are to their answers
	} {
		if r.Value != 0 {
			r.Score = r.Weight * r.Value
			all = append(all, r)
		}
	}
	return all
}

// usualMeaning is the nearness by a model that speaks neither for an answer nor against it.
const usualMeaning = 0.4

// evidence is what a model's nearness says; nothing where there is no model.
func (f *finder) evidence(c candidate) float64 {
	if f.meanings.vectors == nil || f.meanings.vectors[c.passage] == nil {
		return 0
	}
	return c.meaning - usualMeaning
}

// confidence says how likely it is, for these reasons, that the best candidate answers the question.
func confidence(reasons []Reason) float64 {
	if len(reasons) == 0 {
		return 0
	}
	belief := 0.0
	for _, r := range reasons {
		belief += r.Score
	}
	return 1 / (1 + math.Exp(-belief))
}

// neighbours is how many of the best entries are held against the first one, and perNeighbour of how
// many entries a knowledge base has one for each: a small one has little to say of anything.
const (
	neighbours   = 5
	perNeighbour = 20
)

// usualCompany is what company gives where there is nobody to look at.
const usualCompany = 0.75

// company gives the mean score of the best entries, as a share of that of the first one.
func (f *finder) company(best []candidate) float64 {
	n := min(neighbours, 1+len(f.entries)/perNeighbour)
	if n == 1 {
		return usualCompany
	}
	sum := 0.0
	for _, c := range best[:min(n, len(best))] {
		sum += c.own()
	}
	return sum / (float64(n) * best[0].own())
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

// coverage gives the shares of a question's words, weighed by their rarity, that a passage says
// and that any passage says that may answer. Stop words do not count; a word that nobody knows counts as the
// rarest.
func (f *finder) coverage(q question, passage int) (covered, known float64) {
	var all float64
	for i := range q.terms {
		t := &q.terms[i]
		if t.stop {
			continue
		}
		all += t.weight * t.idf
		if t.known() && f.said(t, q.allowed) {
			known += t.weight * t.idf
		}
		if impact, _ := f.impact(t, passage); impact > 0 {
			covered += t.weight * t.idf
		}
	}
	if all == 0 {
		return 0, 0
	}
	return covered / all, known / all
}

// said tells whether a passage has a word that may answer.
func (f *finder) said(t *term, allowed []bool) bool {
	if allowed == nil {
		return true // known words are said by somebody
	}
	for source, at := range f.spans {
		if !allowed[source] {
			continue
		}
		for _, m := range t.meant {
			ps := f.lexicon.postings[m.id]
			if i, _ := find(ps, int32(at.passage)); i < len(ps) && int(ps[i].passage) < at.endPassage {
				return true
			}
		}
	}
	return false
}
