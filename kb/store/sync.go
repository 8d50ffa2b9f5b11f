package store

import (
	"context"
	"errors"
	"io"
	"sync"

	"firstline/kb"
)

// Sync makes srcs the whole knowledge base: a source that is not among them is removed, one
// whose Hash equals the stored one is kept and its Entries are not looked at. Only passages whose
// text is new are embedded. All or nothing: after any error, or when ctx ends, the index is what
// it was. Where nothing changed, nothing is written.
//
// A mistake in the sources (an id used twice) is one or more [*kb.SyntaxError], joined. Where a
// source was not read, and is not kept after all, it is [ErrStale].
func (s *Store) Sync(ctx context.Context, srcs []*kb.Source) (d Diff, err error) {
	st := s.state.Load()
	var p plan
	if trusted := st.stamp != (stamp{}) || s.rebuilt == ""; trusted && st.stamp == peek(s.path) && st.learned.current() {
		p, err = st.plan(srcs)
		if err != nil || p.unchanged() {
			return p.diff, err
		}
	}
	release, err := Lock(ctx, s.path, s.options.Waiting)
	if err != nil {
		return Diff{}, err
	}
	defer func() { err = errors.Join(err, release()) }()
	if err := sweep(s.path); err != nil {
		return Diff{}, unwritable(s.path, err)
	}
	st, trusted, err := s.latest()
	if err != nil {
		return Diff{}, err
	}
	if p.old != st { // it was not planned, or another writer was faster
		if p, err = st.plan(srcs); err != nil {
			return Diff{}, err
		}
	}
	if trusted && p.unchanged() {
		s.state.Store(st)
		return p.diff, nil
	}
	if err := s.make(ctx, &p); err != nil {
		return Diff{}, err
	}
	if p.next.agrees, err = p.next.agreement(ctx, s.embedder); err != nil {
		return Diff{}, err
	}
	if err := s.write(ctx, p.next, st.stamp.generation+1); err != nil {
		return Diff{}, err
	}
	return p.diff, p.next.learned.prune(p.next.passages)
}

// make makes what the next state is searched with. Words are read while vectors are made.
func (s *Store) make(ctx context.Context, p *plan) error {
	var words sync.WaitGroup
	words.Go(p.word)
	defer words.Wait()
	if err := p.embed(ctx, s.embedder, s.options.Embedding); err != nil || s.options.Model == nil {
		return err
	}
	return p.learn(ctx, s.options.Model, s.options.Embedding)
}

// Plan gives the Diff that Sync would give, and writes nothing.
func (s *Store) Plan(srcs []*kb.Source) (Diff, error) {
	p, err := s.state.Load().plan(srcs)
	return p.diff, err
}

// latest gives the state on disk, which another writer may have changed since it was read here,
// and whether the file there is one to keep. The caller holds the lock.
func (s *Store) latest() (st *state, trusted bool, err error) {
	st = s.state.Load()
	if now := peek(s.path); now == st.stamp && st.learned.current() {
		return st, now != (stamp{}), nil
	}
	read, err := s.read()
	if _, untrusted := errors.AsType[*untrustedError](err); untrusted {
		return st, false, nil
	}
	return read, true, err
}

func (s *Store) write(ctx context.Context, next *state, generation uint64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := replace(s.path, func(w io.Writer) (err error) {
		next.stamp, err = encode(w, next, generation, s.embedder.Name())
		return err
	})
	if err != nil {
		return unwritable(s.path, err)
	}
	s.state.Store(next)
	return nil
}
