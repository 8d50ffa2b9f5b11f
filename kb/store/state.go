package store

import (
	"crypto/sha256"
	"slices"
	"strings"
	"sync"

	"firstline/kb"
)

// state is one version of the knowledge base in memory. It never changes once made; a Sync makes
// the next one. Sources, entries and passages are in the same order, and vectors is one block
// with a row for each passage.
type state struct {
	stamp    stamp
	dim      int
	sources  []kb.Source // without entries
	spans    []span      // what of the entries and passages is each source's
	entries  []kb.Entry
	passages []passage
	vectors  []float32
	words    []byte      // the wording of the passages, as the file has it; nil where it was never made
	agrees   float64     // the agreement of its questions and answers
	model    string      // the embedding model that has embedded all passages; empty: none has
	learned  *embeddings // of the model that is in use, nil where there is none
	// learnedSize is how long the file of the model's vectors was at least, pruned, when the index was
	// written.
	learnedSize int64

	once      sync.Once
	finder    *finder // see find
	finderErr error
}

// span is where a source's entries and passages begin and, exclusive, end.
type span struct{ entry, endEntry, passage, endPassage int }

// passage is one row of the state: a passage, its entry and source by their places in the state,
// and what its vector was made of.
type passage struct {
	kb.Passage
	entry  int
	source int
	hash   hash
}

// hash is half of the SHA-256 of an embedded text: equal texts share a vector, whatever file they are in.
type hash [sha256.Size / 2]byte

func hashOf(text string) hash {
	sum := sha256.Sum256([]byte(text))
	return hash(sum[:len(hash{})])
}

func newState(dim int) *state { return &state{dim: dim} }

// vector gives the row of passage i.
func (s *state) vector(i int) []float32 { return s.vectors[i*s.dim : (i+1)*s.dim : (i+1)*s.dim] }

// add appends a source with its entries and their passages, which count entries from the
// source's first.
func (s *state) add(src kb.Source, entries []kb.Entry, passages []passage) {
	at := span{entry: len(s.entries), passage: len(s.passages)}
	source := len(s.sources)
	src.Entries = nil
	s.sources = append(s.sources, src)
	s.entries = append(s.entries, entries...)
	for _, p := range passages {
		p.entry += at.entry
		p.source = source
		s.passages = append(s.passages, p)
	}
	at.endEntry, at.endPassage = len(s.entries), len(s.passages)
	s.spans = append(s.spans, at)
}

// wording gives the passages in words: as they were stored, or as they are read now.
func (s *state) wording() *wording {
	if w, ok := parseWording(s.words, len(s.passages)); ok {
		return w
	}
	return wordingOf(s, &wording{}, slices.Repeat([]int{-1}, len(s.passages)))
}

// entriesOf gives the entries of a source.
func (s *state) entriesOf(source int) []kb.Entry {
	return s.entries[s.spans[source].entry:s.spans[source].endEntry]
}

// passagesOf gives the passages of a source, counting entries from its first, as add takes them.
func (s *state) passagesOf(source int) []passage {
	at := s.spans[source]
	own := slices.Clone(s.passages[at.passage:at.endPassage])
	for i := range own {
		own[i].entry -= at.entry
	}
	return own
}

// split cuts the entries of one source into passages.
func split(entries []kb.Entry) []passage {
	var all []passage
	for i := range entries {
		for _, p := range kb.Split(entries[i], kb.PassageLength) {
			all = append(all, passage{Passage: p, entry: i, hash: hashOf(embedded(&entries[i], p.Text))})
		}
	}
	return all
}

// embedded is the text that stands for a passage before the embedder: on the first line what the
// entry is called, then where it belongs, and the passage. The file's name is not in it: a renamed
// file embeds nothing.
func embedded(e *kb.Entry, passage string) string {
	var lines []string
	for _, line := range []string{
		strings.Join(append([]string{e.Title}, e.Also...), " · "),
		strings.Join(e.Path, " › "),
		passage,
	} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
