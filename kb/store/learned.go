package store

import (
	"context"
	"iter"
)

// Embed has a model embed texts as an index has it done: what it gives is looked at, so that no vector is
// of zeros, of another length than the first or not of numbers, and is of unit length.
func Embed(ctx context.Context, m Model, texts []string) ([][]float32, error) {
	return embedAll(ctx, m, texts, 0)
}

// Learned gives what the embedding model was given of the passages, each text once, in the order of the
// sources, and the vector of it, which is not to be written to. There is none without a model.
func (s *Store) Learned() iter.Seq2[string, []float32] {
	st := s.state.Load()
	return func(yield func(string, []float32) bool) {
		if st.learned == nil {
			return
		}
		seen := map[hash]bool{}
		for i := range st.passages {
			h := st.passages[i].hash
			vector := st.learned.of(h)
			if vector == nil || seen[h] {
				continue
			}
			seen[h] = true
			if !yield(st.embedded(i), vector) {
				return
			}
		}
	}
}
