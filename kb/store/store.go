package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync/atomic"

	"firstline/kb"
)

// Embedder turns texts into vectors, one for each text in order, all of Dim numbers and of unit
// length. Only a text without a single word may get a vector of zeros. Name names the model and
// its version: an index made with another name or dimension is not used.
type Embedder interface {
	Name() string
	Dim() int
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Options are what a store can be told. The zero value is ready for use.
type Options struct {
	// Waiting is called once by a Sync that has to wait for another writer.
	Waiting func()
	// Embedding is called by a Sync while it embeds: done of so many passages.
	Embedding func(done, total int)
	// Model embeds beside the built-in embedder; nil where there is none.
	Model Model
	// Synonyms are the company's own. Searches heed them; the index is the same without.
	Synonyms Synonyms
}

// Store is the knowledge base on disk, and the search over it. It is safe for concurrent use:
// a search works on the state that it began with.
type Store struct {
	path     string
	embedder Embedder
	options  Options
	synonyms synonyms
	rebuilt  string
	state    atomic.Pointer[state]
}

// Open reads the index at path. Where there is none, the store is empty. It is empty as well
// where the file cannot be trusted: damaged, cut off, not an index, of another version or made
// by another embedder; [Store.Rebuilt] then says why, and the next Sync replaces the file.
// An error is the disk's: no permission, a folder where the file should be.
func Open(path string, e Embedder, o Options) (*Store, error) {
	s := &Store{path: path, embedder: e, options: o, synonyms: newSynonyms(o.Synonyms)}
	st, err := s.read()
	var untrusted *untrustedError
	switch {
	case errors.As(err, &untrusted):
		s.rebuilt = untrusted.reason
		st = newState(e.Dim())
		err = s.recall(st)
	}
	if err != nil {
		return nil, err
	}
	s.state.Store(st)
	return s, nil
}

// Rebuilt says why the file found by Open was not trusted, as a part of a sentence: "the index is
// damaged (checksum does not match)"; it is empty where there was none or it is in use.
func (s *Store) Rebuilt() string { return s.rebuilt }

// Model names the embedding model that has embedded all passages; it is empty where none has.
func (s *Store) Model() string { return s.state.Load().model }

// Sources gives the sources as stored, without their entries, in the order of the last Sync.
func (s *Store) Sources() []kb.Source {
	return slices.Clone(s.state.Load().sources)
}

// Entries gives all entries in source and file order.
func (s *Store) Entries() []kb.Entry {
	return slices.Clone(s.state.Load().entries)
}

// read gives the state on disk, an empty one where there is no file.
func (s *Store) read() (*state, error) {
	st, err := load(s.path, s.embedder, decode)
	if err != nil {
		return nil, err
	}
	return st, s.recall(st)
}

// recall gives a state what the embedding model has embedded so far.
func (s *Store) recall(st *state) (err error) {
	if s.options.Model != nil {
		st.learned, err = readEmbeddings(s.path, s.options.Model.Name())
	}
	return err
}

// load reads the index at path, as much of it as decode does.
func load(path string, e Embedder, decode func([]byte, Embedder) (*state, error)) (*state, error) {
	info, err := os.Stat(path) // before it is opened: to open a pipe is to wait for its other end
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return newState(e.Dim()), nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: path, Err: errNotAFile}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()                       //nolint:errcheck // nothing was written
	if info, err = f.Stat(); err != nil { // another writer may have replaced it meanwhile
		return nil, err
	}
	b, err := contents(f, info.Size())
	if err != nil {
		return nil, err
	}
	return decode(b, e)
}

var errNotAFile = errors.New("not a file")
