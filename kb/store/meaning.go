package store

import (
	"context"

	"github.com/philippgille/chromem-go"
)

// meanings are the vectors of an embedding model, as a search uses them.
type meanings struct {
	vectors   [][]float32 // of each passage; nil where there is none
	common    float64     // the cosine of passages that have nothing to do with each other
	documents *chromem.Collection
}

// pairs is how many pairs of passages tell what cosine is common.
const pairs = 1000

// understand makes the meanings of what the model has embedded.
func (f *finder) understand(ctx context.Context) (m meanings, err error) {
	m.vectors = make([][]float32, len(f.passages))
	for i := range f.passages {
		m.vectors[i] = f.learned.of(f.passages[i].hash)
	}
	m.common = f.commonCosine(m.vectors)
	m.documents, err = f.collect(ctx, f.learned.model, func(i int) []float32 { return m.vectors[i] })
	return m, err
}

// commonCosine is the mean cosine of passages of different entries, spread over the knowledge base. The
// vectors of most models lie in a narrow cone: what is 0.8 alike may have nothing in common.
func (f *finder) commonCosine(vectors [][]float32) float64 {
	const stride = 7919 // a prime: no two passages of one document again and again
	n := len(vectors)
	sum, count := 0.0, 0.0
	for i := range min(pairs, n*n) {
		a, b := i%n, (i*stride+i/n+1)%n
		if f.passages[a].entry != f.passages[b].entry && vectors[a] != nil && vectors[b] != nil {
			sum += float64(dot(vectors[a], vectors[b]))
			count++
		}
	}
	return sum / max(1, count)
}

// meaning says how near a passage is to a question by the model's vectors: 0 for what is no nearer than
// any two passages are, 1 for the same.
func (f *finder) meaning(passage int, asked []float32) float64 {
	if asked == nil || f.meanings.vectors[passage] == nil {
		return 0
	}
	cosine := float64(dot(f.meanings.vectors[passage], asked))
	return max(0, (cosine-f.meanings.common)/(1-f.meanings.common))
}
