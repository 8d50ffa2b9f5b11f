package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
)

// vectorWeight and meaningWeight are what the built-in vectors and those of a model count beside the
// words: Score = lexical + vectorWeight·cosine + meaningWeight·meaning.
const (
	vectorWeight  = 0.5
	meaningWeight = 1.0
)

// screenWeight is what a place in an app counts beside other entries.
const screenWeight = 0.7

// leastCosine is the cosine from which a passage that shares no word with the question is still
// found. Below it, hashed vectors are alike by chance.
const leastCosine = 0.15

// leastMeaning is the same for the model.
const leastMeaning = 0.3

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
	r := read(readings[0].Text, f.respelled(q.History)).with(s.synonyms)
	k := q.K
	if k <= 0 {
		k = DefaultK
	}
	asked := f.ask(r)
	if err := s.embed(ctx, &asked, f, r); err != nil {
		return Result{}, err
	}
	best := f.rank(asked, f.allowed(q.Sources), max(k, neighbours))
	result := Result{Query: q.Text, ReadAs: []string{r.String()}, Readings: readings}
	result.Confidence = f.confidence(asked, best)
	result.Confident = result.Confidence >= Threshold
	for i, c := range best[:min(k, len(best))] {
		hit, err := f.hit(ctx, asked, c)
		if err != nil {
			return Result{}, err
		}
		hit.Rank = i + 1
		result.Hits = append(result.Hits, hit)
	}
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
		return fmt.Errorf("%w: another model answers under this name; remove %s, and all is embedded anew", other, f.learned.path)
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

// allowed says for each source whether it may answer.
func (s *state) allowed(paths []string) []bool {
	ok := make([]bool, len(s.sources))
	for i := range s.sources {
		ok[i] = paths == nil || slices.Contains(paths, s.sources[i].Path)
	}
	return ok
}

// candidate is a passage with the parts of its score.
type candidate struct {
	passage int
	weight  float64 // of its kind of entry
	lexical float64 // with the bonus of an article number
	cosine  float64
	meaning float64 // how near the model says it is, from 0 to 1; 0 without one
}

func (c candidate) score() float64 {
	return c.weight * (c.lexical + vectorWeight*c.cosine + meaningWeight*c.meaning)
}

// kindWeight is what the score of an entry counts. The places of an app have names of a word or
// two («Телефон», «Отправить»), which half of all questions share without being about them.
func kindWeight(k kb.EntryKind) float64 {
	if k == kb.Screen {
		return screenWeight
	}
	return 1
}

// rank gives the best passages of the k best entries.
func (f *finder) rank(q question, allowed []bool, k int) []candidate {
	lexical := f.lexical(q)
	bonus := map[int]float64{}
	for _, t := range q.terms {
		for e, b := range t.bonus {
			bonus[e] += b
		}
	}
	var best []candidate
	top := candidate{passage: -1} // the best of the entry at hand
	for i := range f.passages {
		p := &f.passages[i]
		if !allowed[p.source] || f.wordless[i] {
			continue
		}
		c := candidate{
			passage: i, weight: kindWeight(f.entries[p.entry].Kind),
			lexical: lexical[i] + bonus[p.entry], cosine: float64(dot(f.vector(i), q.vector)), meaning: f.meaning(i, q.meaning),
		}
		if c.lexical == 0 && c.cosine < leastCosine && c.meaning < leastMeaning {
			continue
		}
		switch {
		case top.passage < 0 || f.passages[top.passage].entry != p.entry:
			best = insert(best, top, k)
			top = c
		case c.score() > top.score():
			top = c
		}
	}
	return insert(best, top, k)
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

// hit reads a candidate from the collection and explains its score.
func (f *finder) hit(ctx context.Context, q question, c candidate) (kb.Hit, error) {
	p := &f.passages[c.passage]
	doc, err := f.documents.GetByID(ctx, documentID(p))
	if err != nil {
		return kb.Hit{}, err
	}
	entry := f.entries[p.entry]
	why := kb.Why{Vector: c.weight * vectorWeight * c.cosine, Model: c.weight * meaningWeight * c.meaning}
	for i := range q.terms {
		if part := c.weight * f.part(&q.terms[i], q.reach, c.passage); part > 0 {
			why.Words = append(why.Words, kb.WordPart{Word: q.terms[i].word, Score: part})
			why.Lexical += part
		}
	}
	passage := p.Passage
	passage.Text = doc.Content
	return kb.Hit{Score: why.Lexical + why.Vector + why.Model, Entry: &entry, Passage: passage, Why: why}, nil
}

// part is what one word of the question adds to the score of a passage.
func (f *finder) part(t *term, reach float64, passage int) float64 {
	return t.bonus[f.passages[passage].entry] + t.weight*t.idf/reach*float64(f.impact(t, passage))
}
