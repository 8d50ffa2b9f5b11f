package store

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"

	"firstline/kb"
)

// modelWeight is what the vectors of an embedding model count beside the words. With the Universal
// Sentence Encoder (lite), a small model, 0.5 raised R@1 on a fifth of stackfaq_en from 0.872 to 0.904 and
// R@5 on hint3_sofmattress_en from 0.909 to 0.921, where R@1 fell from 0.775 to 0.763; at 1.0 it fell to
// 0.743.
const modelWeight = 0.5

// leastCosine is the cosine from which a passage that shares no word with the question is still
// found. Below it, hashed vectors are alike by chance.
const leastCosine = 0.15

// leastMeaning is the same for the model.
const leastMeaning = 0.4

// Search finds what answers a question, the best first and every entry once, by its best passage.
// Equal scores are in source and file order. An empty question finds nothing.
func (s *Store) Search(ctx context.Context, q Query) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if strings.TrimSpace(q.Text) == "" {
		return Result{Query: q.Text}, nil
	}
	f, err := s.state.Load().find(ctx, s.synonyms)
	if err != nil {
		return Result{}, err
	}
	readings := f.respell(q.Text)
	r := read(f.hyphens(readings[0].Text), f.respelled(q.History)).with(s.synonyms)
	k := q.K
	if k <= 0 {
		k = DefaultK
	}
	asked := f.ask(r, f.allowed(q.Sources))
	if err := s.embed(ctx, &asked, f, r); err != nil {
		return Result{}, err
	}
	best := f.rank(asked, max(k, pool))
	hits, err := f.hits(ctx, asked, best)
	if err != nil {
		return Result{}, err
	}
	result := Result{Query: q.Text, ReadAs: []string{r.String()}, Readings: readings, Hits: hits[:min(k, len(hits))], Rival: rival(hits)}
	result.Reasons = f.reasons(asked, best, result.Rival != nil)
	result.Confidence = confidence(result.Reasons)
	result.Confident = result.Confidence >= Threshold
	return result, nil
}

// embed gives a question its vectors: the built-in one, and that of the model that has embedded the
// passages.
func (s *Store) embed(ctx context.Context, q *question, f *finder, r reading) (err error) {
	if q.vector, err = embedReading(ctx, s.embedder, s.embedder.Dim(), r); err != nil || f.learned == nil || f.learned.dim == 0 {
		return err
	}
	q.meaning, err = embedReading(ctx, s.options.Model, f.learned.dim, r)
	if other, ok := errors.AsType[*dimensionError](err); ok {
		return s.disown(ctx, f.state, other)
	}
	return err
}

// embedReading gives the vector of a reading, its parts by their weights: as they were said, which
// is how the passages were embedded, and in the company's words. It has dim numbers.
func embedReading(ctx context.Context, m Model, dim int, r reading) ([]float32, error) {
	var texts []string
	var weights []float64
	for _, p := range r {
		texts, weights = append(texts, p.text), append(weights, p.weight)
		if p.said != p.text {
			texts, weights = append(texts, p.said), append(weights, p.weight)
		}
	}
	vectors, err := embedAll(ctx, m, texts, dim)
	if err != nil {
		return nil, err
	}
	if len(vectors) == 1 {
		return vectors[0], nil
	}
	sum := make([]float32, dim)
	for i, weight := range weights {
		for j, x := range vectors[i] {
			sum[j] += float32(weight) * x
		}
	}
	return unit(sum, norm(sum)), nil
}

// allowed says for each source whether it may answer, nil for all of them.
func (s *state) allowed(paths []string) []bool {
	if paths == nil {
		return nil
	}
	ok := make([]bool, len(s.sources))
	for i := range s.sources {
		ok[i] = slices.Contains(paths, s.sources[i].Path)
	}
	return ok
}

// candidate is a passage with the parts of its score.
type candidate struct {
	passage int
	weights weights // of its kind of entry
	lexical float64
	cosine  float64
	meaning float64 // how near the model says it is, from 0 to 1; 0 without one
	exact   float64 // for being named by the question
	support float64 // by another that says the same
	by      int     // the entry of that one
}

// own is the score of a candidate for what it is.
func (c candidate) own() float64 {
	return c.weights.whole*(c.lexical+c.weights.vector*c.cosine+modelWeight*c.meaning) + c.exact
}

func (c candidate) score() float64 { return c.own() + c.support }

// found tells whether a candidate has anything to do with the question.
func (c candidate) found() bool {
	return c.lexical > 0 || c.exact > 0 || c.cosine >= leastCosine || c.meaning >= leastMeaning
}

// rank gives the best passages of the k best entries.
func (f *finder) rank(q question, k int) []candidate {
	lexical, cosines, near := f.lexical(q), f.cosines(q), f.nearness(q.meaning)
	var best []candidate
	top := candidate{passage: -1} // the best of the entry at hand
	for source, at := range f.spans {
		if q.allowed != nil && !q.allowed[source] {
			continue
		}
		for i := at.passage; i < at.endPassage; i++ {
			c := candidate{passage: i, lexical: lexical[i], cosine: float64(cosines[i])}
			if near != nil {
				c.meaning = near[i]
			}
			entry := f.passages[i].entry
			if len(q.exact) > 0 {
				c.exact = q.exact[entry]
			}
			if f.wordless[i] || !c.found() {
				continue
			}
			c.weights = weightsOf(f.entries[entry].Kind)
			switch {
			case c.own() <= 0: // a vector away from the question, and a word that any text has
			case top.passage < 0 || f.passages[top.passage].entry != entry:
				best = insert(best, top, k)
				top = c
			case c.score() > top.score():
				top = c
			}
		}
	}
	best = insert(best, top, k)
	f.support(best)
	return best
}

// worthwhile is how many passages are worth a processor of their own.
const worthwhile = 2048

// cosines scans the block of vectors on all processors: the cosine of every passage that may answer.
func (f *finder) cosines(q question) []float32 {
	cosines := make([]float32, len(f.passages))
	size := max(worthwhile, 1+len(cosines)/runtime.GOMAXPROCS(0))
	var scan sync.WaitGroup
	for from := 0; from < len(cosines); from += size {
		scan.Go(func() {
			for i := from; i < min(from+size, len(cosines)); i++ {
				if q.allowed == nil || q.allowed[f.passages[i].source] {
					cosines[i] = dot(f.vector(i), q.vector)
				}
			}
		})
	}
	scan.Wait()
	return cosines
}

// insert puts c, if it is one, at its place among the k best; behind those of equal score.
func insert(best []candidate, c candidate, k int) []candidate {
	if c.passage < 0 || len(best) == k && c.score() <= best[k-1].score() {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, c.score(), func(b candidate, score float64) int {
		return cmp.Or(cmp.Compare(score, b.score()), -1)
	})
	best = slices.Insert(best, at, c)
	return best[:min(len(best), k)]
}

// lexical scores every passage, from 0 to 1: the sum over the question's words of
// weight · idf · impact, divided by what it would be were every impact 1.
func (f *finder) lexical(q question) []float64 {
	scores := make([]float64, len(f.passages))
	for i := range q.terms {
		t := &q.terms[i]
		share := t.weight * t.idf / q.reach
		f.each(t, func(passage int32, impact float32) { scores[passage] += share * float64(impact) })
	}
	return scores
}

// hits reads candidates from the collection and explains their scores.
func (f *finder) hits(ctx context.Context, q question, best []candidate) ([]kb.Hit, error) {
	hits := make([]kb.Hit, len(best))
	for i, c := range best {
		p := &f.passages[c.passage]
		doc, err := f.documents.GetByID(ctx, documentID(p))
		if err != nil {
			return nil, err
		}
		entry, passage, why := *f.entry(c), p.Passage, f.why(q, c)
		passage.Text = doc.Content
		hits[i] = kb.Hit{Rank: i + 1, Score: why.Sum(), Entry: &entry, Passage: passage, Why: why}
	}
	return hits, nil
}

// why takes the score of a candidate apart.
func (f *finder) why(q question, c candidate) kb.Why {
	why := kb.Why{
		Vector: c.weights.whole * c.weights.vector * c.cosine, Model: c.weights.whole * modelWeight * c.meaning,
		Exact: c.exact, Support: c.support, By: f.supporter(c), Cosine: c.cosine, Meaning: c.meaning,
		Weights: kb.Weights{Whole: c.weights.whole, Vector: c.weights.vector, Model: modelWeight},
	}
	for i := range q.terms {
		t := &q.terms[i]
		impact, as := f.impact(t, c.passage)
		if impact == 0 {
			continue
		}
		part := kb.WordPart{Word: t.word, Share: t.weight * t.idf / q.reach, Impact: float64(impact), As: as}
		part.Score = c.weights.whole * part.Share * part.Impact
		why.Words = append(why.Words, part)
		why.Lexical += part.Score
	}
	return why
}

// supporter names the entry that says the same, if there is one.
func (f *finder) supporter(c candidate) string {
	if c.support == 0 {
		return ""
	}
	return f.entries[c.by].ID
}

// entry gives the entry of a candidate.
func (f *finder) entry(c candidate) *kb.Entry { return &f.entries[f.passages[c.passage].entry] }
