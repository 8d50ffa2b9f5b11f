package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"firstline/kb"
)

// vectorWeight is what the cosine counts beside the words: Score = lexical + vectorWeight·cosine.
const vectorWeight = 0.5

// screenWeight is what a place in an app counts beside other entries.
const screenWeight = 0.7

// leastCosine is the cosine from which a passage that shares no word with the question is still
// found. Below it, hashed vectors are alike by chance.
const leastCosine = 0.15

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
	vector, err := embedReading(ctx, s.embedder, r)
	if err != nil {
		return Result{}, err
	}
	k := q.K
	if k <= 0 {
		k = DefaultK
	}
	asked := f.ask(r)
	best := f.rank(asked, vector, f.allowed(q.Sources), max(k, neighbours))
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

// embedReading gives the vector of a reading, its parts by their weights: as they were said, which
// is how the passages were embedded, and in the company's words.
func embedReading(ctx context.Context, e Embedder, r reading) ([]float32, error) {
	var texts []string
	var weights []float64
	for _, p := range r {
		texts, weights = append(texts, p.text), append(weights, p.weight)
		if p.said != p.text {
			texts, weights = append(texts, p.said), append(weights, p.weight)
		}
	}
	vectors, err := embedAll(ctx, e, texts)
	if err != nil {
		return nil, err
	}
	if len(vectors) == 1 {
		return vectors[0], nil
	}
	sum := make([]float32, e.Dim())
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
}

func (c candidate) score() float64 { return c.weight * (c.lexical + vectorWeight*c.cosine) }

// kindWeight is what the score of an entry counts. The places of an app have names of a word or
// two («Телефон», «Отправить»), which half of all questions share without being about them.
func kindWeight(k kb.EntryKind) float64 {
	if k == kb.Screen {
		return screenWeight
	}
	return 1
}

// rank gives the best passages of the k best entries.
func (f *finder) rank(q question, vector []float32, allowed []bool, k int) []candidate {
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
		c := candidate{i, kindWeight(f.entries[p.entry].Kind), lexical[i], float64(dot(f.vector(i), vector))}
		c.lexical += bonus[p.entry]
		if c.lexical == 0 && c.cosine < leastCosine {
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
	why := kb.Why{Vector: c.weight * vectorWeight * c.cosine}
	for i := range q.terms {
		if part := c.weight * f.part(&q.terms[i], q.reach, c.passage); part > 0 {
			why.Words = append(why.Words, kb.WordPart{Word: q.terms[i].word, Score: part})
			why.Lexical += part
		}
	}
	passage := p.Passage
	passage.Text = doc.Content
	return kb.Hit{Score: why.Lexical + why.Vector, Entry: &entry, Passage: passage, Why: why}, nil
}

// part is what one word of the question adds to the score of a passage.
func (f *finder) part(t *term, reach float64, passage int) float64 {
	return t.bonus[f.passages[passage].entry] + t.weight*t.idf/reach*float64(f.impact(t, passage))
}
