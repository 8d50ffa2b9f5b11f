package store

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"

	"firstline/kb/text"

	"github.com/philippgille/chromem-go"
)

// finder is what a search needs beside the state. It is made from the state on the first search,
// so that what only opens the index does not wait for it; and what few questions need, on the first of
// those.
type finder struct {
	*state
	lexicon   *lexicon
	spellings func() spellings
	related   related
	leads     leads
	sounds    text.Sounds
	sounding  func() map[string]string // Cyrillic words by what they sound like
	articles  map[string][]int         // entries by the slug that ends their id
	names     map[string][]int         // entries by what they are called, see nameOf
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

func newFinder(ctx context.Context, s *state, syn synonyms) (f *finder, err error) {
	f = &finder{state: s, lexicon: newLexicon(s, syn), leads: syn.leads, articles: map[string][]int{}, wordless: make([]bool, len(s.passages))}
	f.spellings = sync.OnceValue(func() spellings { return newSpellings(f.lexicon.words) })
	f.related = generalWords()
	f.sounds = text.NewSounds()
	f.sounding = sync.OnceValue(func() map[string]string { return soundings(f.lexicon, f.sounds) })
	f.names = newNames(s, syn)
	for i := range s.entries {
		slug := text.Slug(s.entries[i].ID[strings.LastIndex(s.entries[i].ID, "#")+1:])
		f.articles[slug] = append(f.articles[slug], i)
	}
	for i := range s.passages {
		f.wordless[i] = norm(s.vector(i)) == 0
	}
	f.documents, err = f.collect(ctx, "passages", f.vector)
	if err != nil || s.learned == nil {
		return f, err
	}
	f.meanings, err = f.understand(ctx)
	return f, err
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
