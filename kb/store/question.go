package store

import (
	"slices"

	"firstline/kb/text"
)

const (
	stopWeight    = 0.3 // of a word without a subject: better than to leave it out, and than to count it in full
	historyWeight = 0.8 // of a word carried over from an earlier turn
	maxWords      = 64  // words of a question that are looked up: more is a pasted page
)

// term is one word of a question, found in the lexicon.
type term struct {
	word    string  // folded, as asked
	weight  float64 // its share before rarity: 1, less for a stop word or one carried over
	idf     float64
	ids     []int // terms of the lexicon; several for a misspelt word, none for one that nothing is like
	guessed bool  // ids are of words like it
	stop    bool
	bonus   map[int]float64 // entries whose article number it is
}

// question is a query in the words of the lexicon.
type question struct {
	terms []term
	reach float64 // the highest lexical score that a passage could have
}

// ask looks up the words of a reading. A word asked twice counts once.
func (f *finder) ask(r reading) question {
	var q question
	seen := map[string]bool{}
	for _, part := range r {
		for _, w := range text.Words(part.text) {
			for _, word := range f.known(w.Text) {
				if stem := text.Stem(word); !seen[stem] && len(q.terms) < maxWords {
					seen[stem] = true
					q.terms = append(q.terms, f.lookup(word, part.weight))
				}
			}
		}
	}
	for _, t := range q.terms {
		q.reach += t.weight * t.idf
	}
	return q
}

// known gives the word, or the parts of a word with hyphens that the knowledge base writes apart.
func (f *finder) known(word string) []string {
	parts := hyphenated(word)
	if _, written := f.lexicon.lookup(word); parts == nil || written || len(f.entriesNamed(word)) > 0 {
		return []string{word}
	}
	return parts
}

func (f *finder) lookup(word string, weight float64) term {
	t := term{word: word, weight: weight, idf: f.lexicon.rarest, stop: text.Stop(word), bonus: f.bonuses(word, weight)}
	if t.stop {
		t.weight *= stopWeight
	}
	if id, ok := f.lexicon.lookup(word); ok {
		t.ids, t.idf = []int{id}, f.lexicon.idf[id]
		return t
	}
	t.ids = f.spellings.like(word)
	t.guessed = len(t.ids) > 0
	for _, id := range t.ids {
		t.idf = min(t.idf, f.lexicon.idf[id])
	}
	return t
}

// each calls visit with every passage that has the term, and how much it is about it: of several
// words that a misspelt one can be, by the one that suits the passage best.
func (f *finder) each(t *term, visit func(passage int32, impact float32)) {
	if !t.guessed {
		for _, id := range t.ids {
			for _, p := range f.lexicon.postings[id] {
				visit(p.passage, p.impact)
			}
		}
		return
	}
	best := map[int32]float32{}
	for _, id := range t.ids {
		for _, p := range f.lexicon.postings[id] {
			best[p.passage] = max(best[p.passage], typoWeight*p.impact)
		}
	}
	for passage, impact := range best {
		visit(passage, impact)
	}
}

// impact is what each would tell of one passage.
func (f *finder) impact(t *term, passage int) float32 {
	var impact float32
	for _, id := range t.ids {
		ps := f.lexicon.postings[id]
		at, found := slices.BinarySearchFunc(ps, passage, func(p posting, i int) int { return int(p.passage) - i })
		if found {
			impact = max(impact, ps[at].impact)
		}
	}
	if t.guessed {
		impact *= typoWeight
	}
	return impact
}
