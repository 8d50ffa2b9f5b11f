package store

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"firstline/kb/text"

	"github.com/philippgille/chromem-go"
	"golang.org/x/sync/errgroup"
)

// finder is what a search needs beside the state. It is made from the state on the first search,
// so that what only opens the index does not wait for it; and what few questions need, on the first of
// those.
type finder struct {
	*state
	lexicon   *lexicon
	spellings func() spellings
	related   text.Related
	leads     leads
	sounds    text.Sounds
	sounding  func() map[string]string // Cyrillic words by what they sound like
	joined    func() map[string]string // words with hyphens by how they are written without
	articles  map[string][]int         // entries by what ends their id, see articleKey
	wordless  []bool                   // passages with a vector of zeros, which nothing finds
	documents *chromem.Collection
	meanings  meanings
}

// find gives the finder of a state, made once.
func (s *state) find(ctx context.Context, syn synonyms) (*finder, error) {
	s.once.Do(func() {
		s.finder, s.finderErr = newFinder(context.WithoutCancel(ctx), s, syn)
	})
	return s.finder, s.finderErr
}

// newFinder makes its parts side by side: none of them needs another.
func newFinder(ctx context.Context, s *state, syn synonyms) (*finder, error) {
	f := &finder{state: s, leads: syn.leads, related: text.GeneralWords(), sounds: text.NewSounds()}
	f.spellings = sync.OnceValue(func() spellings { return newSpellings(f.lexicon.words) })
	f.sounding = sync.OnceValue(func() map[string]string { return soundings(f.lexicon, f.sounds) })
	f.joined = sync.OnceValue(func() map[string]string { return joinedWords(f.lexicon) })
	var parts errgroup.Group
	parts.Go(func() error {
		f.lexicon = newLexicon(s, syn)
		return nil
	})
	parts.Go(func() error {
		f.articles = newArticles(s)
		return nil
	})
	parts.Go(func() error { return f.gather(ctx) })
	return f, parts.Wait()
}

// newArticles gives the entries by the article number that ends their id.
func newArticles(s *state) map[string][]int {
	articles := make(map[string][]int, len(s.entries))
	for i := range s.entries {
		key := articleKey(s.entries[i].ID[strings.LastIndex(s.entries[i].ID, "#")+1:])
		articles[key] = append(articles[key], i)
	}
	return articles
}

// gather makes the collections.
func (f *finder) gather(ctx context.Context) (err error) {
	f.wordless = make([]bool, len(f.passages))
	for i := range f.wordless {
		f.wordless[i] = dot(f.vector(i), f.vector(i)) == 0
	}
	f.documents, err = f.collect(ctx, "passages", f.vector)
	if err != nil || f.learned == nil {
		return err
	}
	f.meanings, err = f.understand(ctx)
	return err
}

// collect puts the passages into a collection of chromem-go's: documents that point into the block of
// vectors. A passage without a word has a vector of zeros, for which chromem answers NaN: it stays out.
func (f *finder) collect(ctx context.Context, name string, vector func(int) []float32) (*chromem.Collection, error) {
	c, err := chromem.NewDB().CreateCollection(name, nil, noEmbedding)
	if err != nil {
		return nil, err
	}
	for i := range f.passages {
		p := &f.passages[i]
		v := vector(i)
		if f.wordless[i] || v == nil {
			continue
		}
		err := c.AddDocument(ctx, chromem.Document{
			ID: documentID(p), Content: p.Text, Embedding: v,
			Metadata: map[string]string{"source": f.sources[p.source].Path, "kind": string(f.entries[p.entry].Kind)},
		})
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

// noEmbedding stands where chromem would otherwise put a client of OpenAI's: every document comes
// with its vector.
func noEmbedding(context.Context, string) ([]float32, error) {
	return nil, errors.New("passage has no vector")
}

// documentID names a passage in the collection.
func documentID(p *passage) string { return p.Entry + "/" + strconv.Itoa(p.Index) }
