package store

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"firstline/kb"
	"firstline/kb/text"
)

// priceWords are what a customer says who asks for a price. A price list has no need to say them.
const priceWords = "сколько стоит почем цена стоимость how much cost price"

// reader adds passages to a wording. It keeps the words of the entry that it is at: all its passages
// have the same title and path.
type reader struct {
	*wording
	numbers  map[string]uint32 // of the words that it has added
	synonyms synonyms

	entry             *kb.Entry
	title, path, body []uint32
	own               int
	price             []uint32 // see asked
}

func newReader(w *wording, s synonyms) *reader {
	return &reader{wording: w, numbers: map[string]uint32{}, synonyms: s}
}

// read takes a passage word by word.
func (r *reader) read(st *state, passage int) worded {
	p := &st.passages[passage]
	if e := &st.entries[p.entry]; e != r.entry {
		r.entry = e
		r.title = r.tokens(r.title[:0], e.Title)
		for _, also := range e.Also {
			r.title = r.tokens(r.title, also)
		}
		r.own = len(r.title)
		if e.Kind == kb.Item {
			r.title = append(r.title, r.asked()...)
		}
		r.path = r.tokens(r.path[:0], strings.Join(e.Path, " "))
	}
	r.body = r.tokens(r.body[:0], p.Text)
	return worded{slices.Concat(r.title, r.path, r.body), len(r.title), len(r.path), r.own}
}

// asked gives the words that ask for a price.
func (r *reader) asked() []uint32 {
	if r.price == nil {
		r.price = r.tokens(nil, priceWords)
	}
	return r.price
}

// tokens appends the numbers of the words of s to dst. A word with a hyphen is a word, and so are its
// parts.
func (r *reader) tokens(dst []uint32, s string) []uint32 {
	for _, w := range text.Words(r.synonyms.read(s)) {
		dst = append(dst, r.number(w.Text))
		for _, part := range hyphenated(w.Text) {
			dst = append(dst, r.number(part))
		}
	}
	return dst
}

func (r *reader) number(word string) uint32 {
	if n, known := r.numbers[word]; known {
		return n
	}
	return r.add(strings.Clone(word), text.Stem(word))
}

func (r *reader) add(word, stem string) uint32 {
	n := uint32(len(r.words))
	r.numbers[word] = n
	r.words, r.stems = append(r.words, word), append(r.stems, stem)
	return n
}

// borrowed are the passages of another wording, with the numbers that its words have in that of the
// reader, counted from 1; 0 is for a word that has none yet.
type borrowed struct {
	*wording
	numbers []uint32
}

func borrow(w *wording) borrowed { return borrowed{w, make([]uint32, len(w.words))} }

// take adds a passage of another wording, with new numbers for its words, which it takes for its own.
func (r *reader) take(from borrowed, p worded) {
	for i, theirs := range p.words {
		if from.numbers[theirs] == 0 {
			n, known := r.numbers[from.words[theirs]]
			if !known {
				n = r.add(from.words[theirs], from.stems[theirs])
			}
			from.numbers[theirs] = n + 1
		}
		p.words[i] = from.numbers[theirs] - 1
	}
	r.passages = append(r.passages, p)
}

// wordingOf gives the wording of a state: of its passages, those of an old one that kept tells, and the
// others as they are read now. kept is the place in the old wording, or less than 0.
func wordingOf(st *state, old *wording, kept []int) *wording {
	var fresh []int
	for i, at := range kept {
		if at < 0 {
			fresh = append(fresh, i)
		}
	}
	shares := readShares(st, fresh)
	from := borrow(old)
	all := newReader(&wording{passages: make([]worded, 0, len(st.passages))}, synonyms{})
	for _, at := range kept {
		if at >= 0 {
			p := old.passages[at]
			p.words = slices.Clone(p.words) // another passage may have the same
			all.take(from, p)
			continue
		}
		if shares[0].taken == len(shares[0].passages) {
			shares = shares[1:]
		}
		all.take(shares[0].borrowed, shares[0].passages[shares[0].taken])
		shares[0].taken++
	}
	return all.wording
}

// share is the passages that one processor has read, and how many of them have been taken over.
type share struct {
	borrowed
	taken int
}

// fewest is how many passages are worth a processor.
const fewest = 256

// readShares reads passages on all processors.
func readShares(st *state, passages []int) []share {
	processors := runtime.GOMAXPROCS(0)
	size := max(fewest, (len(passages)+processors-1)/processors)
	parts := slices.Collect(slices.Chunk(passages, size))
	shares := make([]share, len(parts))
	var reading sync.WaitGroup
	for i, own := range parts {
		reading.Go(func() {
			r := newReader(&wording{}, synonyms{})
			for _, passage := range own {
				r.passages = append(r.passages, r.read(st, passage))
			}
			shares[i].borrowed = borrow(r.wording)
		})
	}
	reading.Wait()
	return shares
}
