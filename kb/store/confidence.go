package store

import (
	"math"

	"firstline/kb/text"
)

// Threshold is the confidence from which the first hit is taken for an answer. Of the questions to five
// companies whose first hit is right, between 78 and 98 in a hundred reach it, in each. Of public questions
// without an answer, one in fifty about something else does (rutube_ru_dev), and some more than one in four about the same
// trade (hint3_sofmattress_en); of the fifteen about its own trade that hobbin cannot answer, six. A higher
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
// and each class counting alike. "alone" and "beyond" came later: each was tried higher and lower beside the others,
// on these sets and on questions to small companies.
const (
	beliefBase      = -4.7 // of a hit that nothing speaks for
	beliefCovered   = 2.79
	beliefKnown     = 1.09
	beliefEcho      = 0.93
	beliefVector    = 5.16
	beliefMeaning   = 7
	beliefCompany   = 1.88
	beliefExact     = 4     // of an entry that is named: it is what is asked about, whatever else is said
	beliefRival     = -0.2  // where another answer is as near
	beliefAlone     = -2    // see alone
	beliefBeyond    = -1.75 // see beyond
	beliefAgreement = -3    // see agreement
	beliefElsewhere = -5    // of an entry about another place than the question
)

// reasons says why the best candidate is believed, or not, to answer the question. There are none
// without a candidate.
func (f *finder) reasons(q question, best []candidate, rivalled bool) []Reason {
	if len(best) == 0 {
		return nil
	}
	first := best[0]
	of, echo, company := f.coverage(q, first.passage), f.echo(q, first.passage), f.company(best)
	alone, beyond := f.alone(of, company), f.beyond(first, of)
	if f.named(q, first, of, echo) {
		alone, beyond = 0, 0
	}
	all := []Reason{{"base", 1, beliefBase, beliefBase}}
	for _, r := range []Reason{
		{Name: "covered", Value: of.covered, Weight: beliefCovered},                               // what the question is about, by the rarity of its words, that the passage says
		{Name: "known", Value: of.known * of.known, Weight: beliefKnown},                          // that any passage says, squared
		{Name: "alone", Value: alone, Weight: beliefAlone},                                        // the passage says one word of several, and the next entries do not
		{Name: "beyond", Value: beyond, Weight: beliefBeyond},                                     // what a price or a place of an app is asked besides
		{Name: "echo", Value: echo, Weight: beliefEcho},                                           // the words of the entry's title that the question says
		{Name: "vector", Value: first.cosine, Weight: beliefVector},                               // the cosine of the built-in vectors
		{Name: "model", Value: f.evidence(first), Weight: beliefMeaning},                          // how near the embedding model says it is
		{Name: "company", Value: company, Weight: beliefCompany},                                  // what a company has much to say of, it is asked about
		{Name: "exact", Value: truth(first.exact >= exactBonus), Weight: beliefExact},             // the question names the entry
		{Name: "rival", Value: truth(rivalled), Weight: beliefRival},                              // another answer is as near
		{Name: "elsewhere", Value: truth(f.elsewhere(q, first.passage)), Weight: beliefElsewhere}, // it is about another place
		{Name: "agreement", Value: f.agrees - usualAgreement, Weight: beliefAgreement},            // how near this company's own questions are to their answers
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

// neighbours is how many of the best entries are held against the first one. A knowledge base of fewer entries than
// fewEntries has little to say of anything: there, what their scores would tell is what is usual, and a word that stands
// in one of them only may do so by chance.
const (
	neighbours   = 5
	fewEntries   = 100
	usualCompany = 0.75
	usualAlone   = 0.5
)

func (s *state) few() bool { return len(s.entries) < fewEntries }

// company gives the mean score of the best entries, as a share of that of the first one.
func (f *finder) company(best []candidate) float64 {
	if f.few() {
		return usualCompany
	}
	sum := 0.0
	for _, c := range best[:min(neighbours, len(best))] {
		sum += c.own()
	}
	return sum / (neighbours * best[0].own())
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
