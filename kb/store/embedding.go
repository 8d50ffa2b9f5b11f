package store

import (
	"context"
	"fmt"
	"math"

	"firstline/kb/text"
)

// batch is how many texts an embedder is given at a time: a request's worth, and a moment to see
// that ctx ended.
const batch = 256

// embed fills the block of the next state: rows of the old one, and new vectors.
func (p *plan) embed(ctx context.Context, e Embedder, tell func(done, total int)) error {
	p.next.vectors = make([]float32, len(p.rows)*p.next.dim)
	var todo []int
	for i, row := range p.rows {
		if row < 0 {
			todo = append(todo, i)
			continue
		}
		copy(p.next.vector(i), p.old.vector(row))
	}
	for at := 0; at < len(todo); at += batch {
		if tell != nil {
			tell(at, len(todo))
		}
		if err := p.embedRows(ctx, e, todo[at:min(at+batch, len(todo))]); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) embedRows(ctx context.Context, e Embedder, rows []int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = p.next.embedded(row)
	}
	vectors, err := embedAll(ctx, e, texts, e.Dim())
	if err != nil {
		return err
	}
	for i, row := range rows {
		copy(p.next.vector(row), vectors[i])
	}
	return nil
}

// embedAll embeds texts and refuses what would make later searches fail or answer nonsense. Its
// vectors are of unit length, or of zeros for a text without words. All have dim numbers, or, where that
// is 0, as many as the first.
func embedAll(ctx context.Context, m Model, texts []string, dim int) ([][]float32, error) {
	vectors, err := m.Embed(ctx, texts)
	if err != nil {
		return nil, err
	}
	if len(vectors) != len(texts) {
		return nil, fmt.Errorf("%s gave %d vectors for %d texts", m.Name(), len(vectors), len(texts))
	}
	for i, v := range vectors {
		if dim == 0 {
			dim = len(v)
		}
		n := norm(v)
		switch {
		case len(v) != dim:
			return nil, &dimensionError{m.Name(), len(v), dim}
		case math.IsNaN(n) || math.IsInf(n, 0):
			return nil, fmt.Errorf("%s gave a vector that is not a number, for %.40q", m.Name(), texts[i])
		case n == 0 && len(text.Words(texts[i])) > 0:
			return nil, fmt.Errorf("%s gave a vector of zeros, for %.40q", m.Name(), texts[i])
		}
		vectors[i] = unit(v, n)
	}
	return vectors, nil
}

// dimensionError is a vector of another length than those before it.
type dimensionError struct {
	name      string
	got, want int
}

func (e *dimensionError) Error() string {
	return fmt.Sprintf("%s gave a vector of %d numbers, not %d", e.name, e.got, e.want)
}
