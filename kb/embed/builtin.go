// Package embed turns texts into vectors.
//
// [Builtin] needs no model and no file: it hashes words and pieces of words, so that texts which
// share them lie close together. It knows nothing of meaning ("refund" is as far from "money
// back" as from "moon"), and is therefore used beside a search for words, where it sees what that
// one does not: misspelt words, words run together, other endings. Package openai, below this one,
// has models do it that know of meaning.
package embed

import (
	"context"
	"math"
	"strings"
	"unicode/utf8"

	"firstline/kb/text"
)

// Builtin is the embedder that is always there. Its vectors depend on the text alone: the same
// everywhere, for ever, for one Name.
type Builtin struct{}

// New gives the built-in embedder.
func New() *Builtin { return &Builtin{} }

const (
	dim = 512 // a power of two

	shortest = 3 // characters in a piece of a word, its borders counted
	longest  = 5

	stopWeight  = 0.2 // of и, the, how: they say little, and every text has them
	stemWeight  = 1.0 // of a word's stem; its pieces together weigh pieceWeight
	pieceWeight = 1.0
	restWeight  = 0.6 // of a text after its first line
)

// Name is the name under which an index remembers these vectors. It changes with them.
func (*Builtin) Name() string { return "builtin-2" }

// Dim is the number of numbers in a vector.
func (*Builtin) Dim() int { return dim }

// Embed gives a vector of unit length for each text. A text without a single letter or digit has
// a vector made of its signs ("???"); a text of nothing but space has one of zeros.
func (*Builtin) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	h := hasher{words: map[string]word{}}
	block := make([]float32, dim*len(texts))
	vectors := make([][]float32, len(texts))
	for i, t := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		vectors[i] = block[i*dim : (i+1)*dim : (i+1)*dim]
		h.embed(vectors[i], t)
	}
	return vectors, nil
}

// hasher remembers the words of the texts embedded together: most of them come again and again.
type hasher struct {
	words map[string]word
	rest  [dim]float32
}

// word is what one word adds to a vector.
type word []feature

// feature is one place of a vector and what is added there.
type feature struct {
	at    uint16
	value float32
}

// embed reads s into v: its first line, which says what the rest is about, and the rest, each at
// a length of its own, so that a long text does not drown its title.
func (h *hasher) embed(v []float32, s string) {
	title, rest, _ := strings.Cut(strings.TrimSpace(s), "\n")
	h.line(v, title)
	if rest == "" {
		return
	}
	clear(h.rest[:])
	h.line(h.rest[:], rest)
	for i, x := range h.rest {
		v[i] += restWeight * x
	}
	normalize(v)
}

func (h *hasher) line(v []float32, s string) {
	words := text.Words(s)
	if len(words) == 0 {
		h.add(v, strings.TrimSpace(text.Fold(s)))
	}
	for _, w := range words {
		h.add(v, w.Text)
	}
	normalize(v)
}

func (h *hasher) add(v []float32, s string) {
	if s == "" {
		return
	}
	w, known := h.words[s]
	if !known {
		w = read(s)
		h.words[s] = w
	}
	for _, f := range w {
		v[f.at] += f.value
	}
}

// read takes a folded word apart: its stem, and its pieces of three to five characters with the
// word's borders, so that "pro" is not a piece of "approve" in the way that it is of "pros".
func read(s string) word {
	weight := 1.0
	if text.Stop(s) {
		weight = stopWeight
	}
	pieces := grams("<" + s + ">")
	w := make(word, 1, 1+len(pieces))
	w[0] = place(hash(offset, text.Stem(s)), weight*stemWeight)
	share := weight * pieceWeight / math.Sqrt(float64(len(pieces)))
	for _, p := range pieces {
		w = append(w, place(p, share))
	}
	return w
}

// grams gives the hashes of the pieces of s.
func grams(s string) []uint64 {
	var all []uint64
	for i := range s {
		h, n := hash(offset, "\x00"), 0
		for j := i; j < len(s) && n < longest; n++ {
			_, size := utf8.DecodeRuneInString(s[j:])
			h = hash(h, s[j:j+size])
			j += size
			if n+1 >= shortest {
				all = append(all, h)
			}
		}
	}
	return all
}

// place turns a hash into a place and a sign: with signs, what falls on one place by chance
// cancels out on average.
func place(h uint64, weight float64) feature {
	h ^= h >> 29
	h *= 0x9e3779b97f4a7c15
	h ^= h >> 32
	if h&dim != 0 {
		weight = -weight
	}
	return feature{at: uint16(h % dim), value: float32(weight)}
}

// offset and prime are those of FNV-1a with 64 bits.
const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}

func normalize(v []float32) {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	n := math.Sqrt(sum)
	for i, x := range v {
		v[i] = float32(float64(x) / n)
	}
}
