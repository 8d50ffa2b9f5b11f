package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Model is an embedding model: it turns texts into vectors, one for each text in order, all of one
// length. It is slow and may cost money, so that no text is given to it twice. Name names the model and
// all that changes its vectors.
type Model interface {
	Name() string
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

const (
	modelBatch = 32 // texts that a model is given at a time, and at most lost where it is interrupted
	modelCalls = 4  // at the same time
)

// lesson is the embedding of what a model has not embedded yet.
type lesson struct {
	model Model
	next  *state
	todo  []int                 // passages, each of another text
	tell  func(done, total int) // may be nil

	mu   sync.Mutex // over what follows
	into *embeddings
	done int
}

// unlearned gives for every text that a model has not embedded the first passage that has it.
func (s *state) unlearned(e *embeddings) []int {
	var todo []int
	seen := map[hash]bool{}
	for i := range s.passages {
		h := s.passages[i].hash
		if seen[h] || e.of(h) != nil || strings.TrimSpace(s.embedded(i)) == "" {
			continue
		}
		seen[h] = true
		todo = append(todo, i)
	}
	return todo
}

// embedded gives the text that stands for passage i before an embedder.
func (s *state) embedded(i int) string {
	return embedded(&s.entries[s.passages[i].entry], s.passages[i].Text)
}

// learn has the model embed what it has not embedded yet. Where it gives vectors of another length than
// it used to, it is another model under the same name, and embeds everything anew.
func (p *plan) learn(ctx context.Context, m Model, tell func(done, total int)) error {
	l := lesson{model: m, next: p.next, todo: p.todo, tell: tell, into: p.old.learned.draft()}
	err := l.all(ctx)
	if other, ok := errors.AsType[*dimensionError](err); ok && other.want == p.old.learned.dim && p.old.anotherModel(ctx, m) {
		p.diff.Anew = fmt.Sprintf("%s gives vectors of %d numbers now, not of %d", m.Name(), other.got, other.want)
		p.diff.Embedded = len(p.next.passages)
		return p.learnAnew(ctx, m, tell)
	}
	p.next.learned = l.into
	return err
}

// anotherModel asks for a vector that is known, and tells whether it has another length as well: a single
// odd answer is no reason to throw away what was paid for.
func (s *state) anotherModel(ctx context.Context, m Model) bool {
	for i := range s.passages {
		if s.learned.of(s.passages[i].hash) != nil {
			_, err := embedAll(ctx, m, []string{s.embedded(i)}, s.learned.dim)
			_, other := errors.AsType[*dimensionError](err)
			return other
		}
	}
	return true
}

// learnAnew has the model embed everything, beside what is there until it is done.
func (p *plan) learnAnew(ctx context.Context, m Model, tell func(done, total int)) error {
	path := p.old.learned.path
	empty := &embeddings{path: path + ".new", model: p.old.learned.model, rows: map[hash]int{}}
	l := lesson{model: m, next: p.next, todo: p.next.unlearned(empty), tell: tell, into: empty}
	p.diff.Learned = len(l.todo)
	if err := l.all(ctx); err != nil {
		return errors.Join(err, os.RemoveAll(empty.path))
	}
	if err := os.Rename(empty.path, path); err != nil {
		return unwritable(path, err)
	}
	empty.path, p.next.learned = path, empty
	return nil
}

// all embeds everything there is to do: a first batch alone, which tells whether anybody is there and
// how long the vectors are, and then several at a time.
func (l *lesson) all(ctx context.Context) error {
	first := min(len(l.todo), modelBatch)
	if first == 0 {
		return nil
	}
	l.told()
	if err := l.embed(ctx, l.todo[:first], l.into.dim); err != nil {
		return err
	}
	dim := l.into.dim
	calls, ctx := errgroup.WithContext(ctx)
	calls.SetLimit(modelCalls)
	for at := first; at < len(l.todo); at += modelBatch {
		calls.Go(func() error { return l.embed(ctx, l.todo[at:min(at+modelBatch, len(l.todo))], dim) })
	}
	return calls.Wait()
}

// embed embeds some passages with vectors of a length, any where that is 0.
func (l *lesson) embed(ctx context.Context, passages []int, dim int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	hashes, texts := make([]hash, len(passages)), make([]string, len(passages))
	for i, at := range passages {
		hashes[i], texts[i] = l.next.passages[at].hash, l.next.embedded(at)
	}
	vectors, err := embedAll(ctx, l.model, texts, dim)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.into.add(hashes, vectors); err != nil {
		return err
	}
	l.done += len(passages)
	l.told()
	return nil
}

func (l *lesson) told() {
	if l.tell != nil {
		l.tell(l.done, len(l.todo))
	}
}

// disown puts the vectors of a model aside that another one answers for under the same name, so that the
// next Sync embeds everything anew. A single odd answer, or vectors that another process has made anew
// meanwhile, change nothing. It gives the error to tell.
func (s *Store) disown(ctx context.Context, st *state, odd *dimensionError) error {
	if !st.anotherModel(ctx, s.options.Model) {
		return odd
	}
	release, err := Lock(ctx, s.path, s.options.Waiting)
	if err != nil {
		return errors.Join(odd, err)
	}
	if st.learned.current() {
		err = os.Rename(st.learned.path, st.learned.path+".old")
	}
	if err = errors.Join(err, release()); err != nil {
		return errors.Join(odd, unwritable(st.learned.path, err))
	}
	return fmt.Errorf("%w: another model answers under this name now; the next ingest embeds everything anew", odd)
}
