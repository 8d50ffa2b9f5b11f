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
	word   string  // folded, as asked
	weight float64 // its share before rarity: 1, less for a stop word or one carried over
	idf    float64
	meant  []meant // none for a word that nothing is like
	stop   bool
}

// meant is a term of the lexicon that a word of a question stands for, and what it counts there: 1 for
// the word itself, less for one that it may be a misspelling of, or that means nearly the same.
type meant struct {
	id     int
	weight float32
	as     string // the word that is meant, or its beginning; empty for the word itself
	denied bool   // only where a passage denies it; see denied.go
}

// known tells whether the knowledge base has the word itself, misspelt or not.
func (t *term) known() bool { return len(t.meant) > 0 && t.meant[0].weight > relatedWeight }

// question is a query in the words of the lexicon.
type question struct {
	terms   []term
	reach   float64         // the highest lexical score that a passage could have
	allowed []bool          // the sources that may answer; nil is all of them
	exact   map[int]float64 // entries that the question names, and what that adds to their scores
	said    string          // as it is read
	vector  []float32       // of the built-in embedder
	meaning []float32       // of the model; nil without one
}

// ask looks up the words of a reading, for the sources that may answer; nil is all of them. A word asked
// twice counts once.
func (f *finder) ask(r reading, allowed []bool) question {
	q := question{allowed: allowed, exact: f.exact(r, allowed), said: r[0].text}
	seen := map[string]bool{}
	for _, part := range r {
		words := text.Words(part.text)
		led := f.leads.of(words)
		for i, w := range words {
			if deniesWork(words, i) && !seen[broken] && len(q.terms) < maxWords {
				seen[broken] = true
				q.terms = append(q.terms, f.lookupDenied(w.Text, part.weight))
				continue
			}
			for _, word := range f.known(w.Text) {
				if stem := text.Stem(word); !seen[stem] && len(q.terms) < maxWords {
					seen[stem] = true
					q.terms = append(q.terms, f.lookup(word, part.weight, led.to(w.Text)))
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
	if _, written := f.lexicon.lookup(word); parts == nil || written || len(f.entriesNumbered(word)) > 0 {
		return []string{word}
	}
	return parts
}

// lookup makes a term of a word, which may also mean what it leads to.
func (f *finder) lookup(word string, weight float64, leadsTo []wider) term {
	t := term{word: word, weight: weight, idf: f.lexicon.rarest, stop: text.Stop(word)}
	if t.stop {
		t.weight *= stopWeight
	}
	var led []meant
	for _, to := range leadsTo {
		if id, ok := f.lexicon.stems[to.key]; ok {
			led = append(led, meant{id: id, weight: to.weight, as: to.key})
		}
	}
	var alike []meant
	for _, stem := range f.related.To(word) {
		if id, ok := f.lexicon.stems[stem]; ok && !t.stop {
			alike = append(alike, meant{id: id, weight: relatedWeight, as: stem})
		}
	}
	if id, ok := f.lexicon.lookup(word); ok {
		t.meant, t.idf = []meant{{id: id, weight: 1}}, f.lexicon.idf[id]
	} else if led == nil && alike == nil { // a word that means something known is no misspelling
		for _, s := range f.spellings().like(word) {
			t.meant = append(t.meant, meant{id: s.term, weight: typoWeight, as: string(s.letters)})
			t.idf = min(t.idf, f.lexicon.idf[s.term])
		}
	}
	t.meant = slices.Concat(t.meant, led, alike)
	return t
}

// each calls visit with every passage that has the term, and how much it is about it: of several
// words that one can stand for, by the one that suits the passage best.
func (f *finder) each(t *term, visit func(passage int32, impact float32)) {
	if len(t.meant) == 1 {
		for _, p := range f.postings(t.meant[0]) {
			visit(p.passage, t.meant[0].weight*p.impact)
		}
		return
	}
	best := map[int32]float32{}
	for _, m := range t.meant {
		for _, p := range f.postings(m) {
			best[p.passage] = max(best[p.passage], m.weight*p.impact)
		}
	}
	for passage, impact := range best {
		visit(passage, impact)
	}
}

// impact is what each would tell of one passage, and the word that is meant there, if it is another.
func (f *finder) impact(t *term, passage int) (impact float32, as string) {
	for _, m := range t.meant {
		ps := f.lexicon.postings[m.id]
		if at, found := find(ps, int32(passage)); found && m.weight*ps[at].impact > impact && (!m.denied || f.denies(passage)) {
			impact, as = m.weight*ps[at].impact, m.as
		}
	}
	return impact, as
}
