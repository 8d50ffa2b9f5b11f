package store

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// lexicon is the words of the knowledge base and where they stand: BM25F (Robertson, Zaragoza and
// Taylor 2004) over three fields of a passage. Inflected forms share a term, which is their stem. It is
// made from a wording (wording.go).
type lexicon struct {
	words    map[string]int // a word as it is written, folded, to its term
	stems    map[string]int // a stem to its term, and the stems of a phrase that synonyms lead to
	postings [][]posting    // of each term, by passage
	idf      []float64      // of each term
	rarest   float64        // IDF of a word that no entry has
	names    map[name][]int // entries by what they are called
}

// posting says how much a passage is about a term: its field-weighted frequency f as
// f / (saturation + f), from 0 to 1.
type posting struct {
	passage int32
	impact  float32
}

// The fields; what a word in them counts is the entry's kind's, see weights.
const (
	inTitle = iota // the title and what else it is called
	inPath
	inBody
	fields

	saturation = 1.2
)

// fieldLengths are the lengths of a passage's fields, in words.
type fieldLengths [fields]float64

// newLexicon makes the lexicon of a state, in the company's words.
func newLexicon(st *state, syn synonyms) *lexicon {
	w := st.wording()
	syn.reword(w, st)
	return lexiconOf(st, w, syn)
}

// lexiconOf makes a lexicon from a wording, whose passages it takes for its own, with the phrases that
// synonyms lead to.
func lexiconOf(st *state, w *wording, syn synonyms) *lexicon {
	l := &lexicon{words: make(map[string]int, len(w.words)), stems: make(map[string]int, len(w.stems))}
	lengths := make([]fieldLengths, len(w.passages))
	times := l.number(w)
	for i := range w.passages {
		lengths[i] = w.passages[i].lengths(len(st.entries[st.passages[i].entry].Also))
	}
	all := 0
	for _, n := range times {
		all += n
	}
	l.postings = make([][]posting, len(times))
	room := make([]posting, all)
	for term, n := range times {
		l.postings[term], room = room[:0:n], room[n:]
	}
	l.post(st, w, lengths)
	l.call(st, w, syn.read)
	for _, to := range syn.leads.to {
		l.phrase(to)
	}
	l.rarity(st)
	return l
}

// phrase makes a term of a phrase of several words: a passage is as much about it as about the least
// of them. One that no passage has all words of is no term.
func (l *lexicon) phrase(to target) {
	if _, known := l.stems[to.key]; known {
		return
	}
	all := l.having(to.stems[0])
	for _, stem := range to.stems[1:] {
		all = both(all, l.having(stem))
	}
	if len(all) > 0 {
		l.stems[to.key] = len(l.postings)
		l.postings = append(l.postings, all)
	}
}

// having gives where a stem stands.
func (l *lexicon) having(stem string) []posting {
	if t, known := l.stems[stem]; known {
		return l.postings[t]
	}
	return nil
}

// both gives the passages of a that are also in b.
func both(a, b []posting) []posting {
	var common []posting
	for _, p := range a {
		if at, found := find(b, p.passage); found {
			common = append(common, posting{p.passage, min(p.impact, b[at].impact)})
		}
	}
	return common
}

// find gives the place of a passage among postings.
func find(ps []posting, passage int32) (int, bool) {
	return slices.BinarySearchFunc(ps, passage, func(p posting, i int32) int { return cmp.Compare(p.passage, i) })
}

// number gives the words of a wording the numbers of their terms, and tells how often each term stands
// in it. Only what a passage says becomes known.
func (l *lexicon) number(w *wording) (times []int) {
	terms := make([]int, len(w.words)) // and 1
	for i := range w.passages {
		words := w.passages[i].words
		for j, word := range words {
			if terms[word] == 0 {
				terms[word] = l.term(w.words[word], w.stems[word]) + 1
			}
			words[j] = uint32(terms[word] - 1)
			if int(words[j]) == len(times) {
				times = append(times, 0)
			}
			times[words[j]]++
		}
	}
	return times
}

func (l *lexicon) term(word, stem string) int {
	t, known := l.stems[stem]
	if !known {
		t = len(l.stems)
		l.stems[stem] = t
	}
	l.words[word] = t
	return t
}

// count is how often a term stands in each field of a passage.
type count struct {
	passage int // and 1
	in      [fields]int
}

// post fills the postings. A title says a word or does not: its wordings repeat one another.
func (l *lexicon) post(st *state, w *wording, lengths []fieldLengths) {
	mean := means(st, lengths)
	counts := make([]count, len(l.postings))
	var said []uint32 // the terms of the passage at hand
	for i := range w.passages {
		p := &w.passages[i]
		said = said[:0]
		for j, term := range p.words {
			c := &counts[term]
			if c.passage != i+1 {
				*c = count{passage: i + 1}
				said = append(said, term)
			}
			if field := p.field(j); field != inTitle || c.in[inTitle] == 0 {
				c.in[field]++
			}
		}
		kind := st.entries[st.passages[i].entry].Kind
		scale := lengths[i].scale(kind, mean[kind])
		for _, term := range said {
			f := 0.0
			for field, n := range counts[term].in {
				f += scale[field] * float64(n)
			}
			l.postings[term] = append(l.postings[term], posting{int32(i), float32(f / (saturation + f))})
		}
	}
}

// means gives the mean lengths of the fields of each kind of entry. A field is long or short among
// its own kind: beside the one-word names of an app's buttons every question would be a long one.
func means(st *state, lengths []fieldLengths) map[kb.EntryKind]fieldLengths {
	sums, counts := map[kb.EntryKind]fieldLengths{}, map[kb.EntryKind]float64{}
	for i, length := range lengths {
		kind := st.entries[st.passages[i].entry].Kind
		sum := sums[kind]
		for f, n := range length {
			sum[f] += n
		}
		sums[kind] = sum
		counts[kind]++
	}
	for kind, sum := range sums {
		for f := range sum {
			sum[f] /= counts[kind]
		}
		sums[kind] = sum
	}
	return sums
}

// scale gives what one occurrence in each field counts.
func (n fieldLengths) scale(kind kb.EntryKind, mean fieldLengths) fieldLengths {
	of := weightsOf(kind)
	for f := range of.fields {
		if mean[f] > 0 {
			of.fields[f] /= 1 - of.norms[f] + of.norms[f]*n[f]/mean[f]
		}
	}
	return of.fields
}

// rarity sets the inverse document frequencies, in entries: a long document is one voice.
func (l *lexicon) rarity(st *state) {
	total := float64(len(st.entries))
	idf := func(n float64) float64 { return math.Log(1 + (total-n+0.5)/(n+0.5)) }
	l.idf = make([]float64, len(l.postings))
	for t, ps := range l.postings {
		n, last := 0.0, -1
		for _, p := range ps {
			if e := st.passages[p.passage].entry; e != last {
				n, last = n+1, e
			}
		}
		l.idf[t] = idf(n)
	}
	l.rarest = idf(0)
}

// lookup gives the term of a word, if any entry has it.
func (l *lexicon) lookup(word string) (int, bool) {
	if t, ok := l.words[word]; ok {
		return t, true
	}
	t, ok := l.stems[text.Stem(word)]
	return t, ok
}

// hyphenated gives the parts of a word with hyphens, nil for another.
func hyphenated(word string) []string {
	if !strings.Contains(word, "-") {
		return nil
	}
	return strings.FieldsFunc(word, func(r rune) bool { return r == '-' })
}
