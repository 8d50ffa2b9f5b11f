package store

import (
	"context"

	"github.com/philippgille/chromem-go"
)

// meanings are the vectors of an embedding model, as a search uses them.
type meanings struct {
	vectors   [][]float32 // of each passage; nil where there is none
	documents *chromem.Collection
}

// understand makes the meanings of what the model has embedded.
func (f *finder) understand(ctx context.Context) (m meanings, err error) {
	m.vectors = make([][]float32, len(f.passages))
	for i := range f.passages {
		m.vectors[i] = f.learned.of(f.passages[i].hash)
	}
	m.documents, err = f.collect(ctx, f.learned.model, func(i int) []float32 { return m.vectors[i] })
	return m, err
}

// nearness says of each passage how near it is to a question by the model's vectors: 0 for what is no
// nearer than the passages are on average, 1 for the same. The vectors of most models lie in a narrow cone:
// what is 0.8 alike may have nothing in common. nil without a model.
func (f *finder) nearness(asked []float32) []float64 {
	if asked == nil {
		return nil
	}
	near := make([]float64, len(f.passages))
	sum, n := 0.0, 0.0
	for i, v := range f.meanings.vectors {
		if v != nil {
			near[i] = float64(dot(v, asked))
			sum += near[i]
			n++
		}
	}
	common := sum / max(1, n)
	for i, v := range f.meanings.vectors {
		if v != nil && common < 1 {
			near[i] = max(0, (near[i]-common)/(1-common))
		}
	}
	return near
}
