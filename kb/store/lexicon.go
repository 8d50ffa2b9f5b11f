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
// Taylor 2004) over three fields of a passage. Inflected forms share a term, which is their stem.
type lexicon struct {
	words    map[string]int // a word as it is written, folded, to its term
	stems    map[string]int // a stem to its term, and the stems of a phrase that synonyms lead to
	postings [][]posting    // of each term, by passage
	idf      []float64      // of each term
	rarest   float64        // IDF of a word that no entry has
}

// posting says how much a passage is about a term: its field-weighted frequency f as
// f / (saturation + f), from 0 to 1.
type posting struct {
	passage int32
	impact  float32
}

// The fields, with what a word in them counts and how far a long field makes its words count less.
const (
	inTitle = iota // the title and what else it is called
	inPath
	inBody
	fields

	titleWeight, titleNorm = 2.5, 0.75
	pathWeight, pathNorm   = 1.0, 0.5
	bodyWeight, bodyNorm   = 0.7, 0.75

	saturation = 1.2
)

// fieldLengths are the lengths of a passage's fields, in words.
type fieldLengths [fields]float64

func newLexicon(st *state, syn synonyms) *lexicon {
	l := &lexicon{words: map[string]int{}, stems: map[string]int{}}
	r := reader{lexicon: l, synonyms: syn, entry: -1}
	lengths := make([]fieldLengths, len(st.passages))
	counts := make([][]count, len(st.passages))
	for i := range st.passages {
		p := &st.passages[i]
		counts[i], lengths[i] = r.read(p.entry, &st.entries[p.entry], p.Text)
	}
	mean := means(st, lengths)
	l.postings = make([][]posting, len(l.stems))
	for i := range counts {
		scale := lengths[i].scale(mean[st.entries[st.passages[i].entry].Kind])
		for _, c := range counts[i] {
			f := 0.0
			for field, n := range c.in {
				f += scale[field] * float64(n)
			}
			l.postings[c.term] = append(l.postings[c.term], posting{int32(i), float32(f / (saturation + f))})
		}
	}
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
func (n fieldLengths) scale(mean fieldLengths) fieldLengths {
	weights := fieldLengths{titleWeight, pathWeight, bodyWeight}
	norms := fieldLengths{titleNorm, pathNorm, bodyNorm}
	for f := range weights {
		if mean[f] > 0 {
			weights[f] /= 1 - norms[f] + norms[f]*n[f]/mean[f]
		}
	}
	return weights
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

// count is how often a term stands in each field of a passage.
type count struct {
	term int
	in   [fields]int
}

// priceWords are what a customer says who asks for a price. A price list has no need to say them.
const priceWords = "сколько стоит почем цена стоимость how much cost price"

// reader turns passages into counts of terms. It keeps the tokens of the entry that it is at:
// all its passages have the same title and path.
type reader struct {
	*lexicon
	synonyms synonyms
	entry    int
	title    []int
	path     []int
	length   fieldLengths
}

func (r *reader) read(entry int, e *kb.Entry, body string) ([]count, fieldLengths) {
	if entry != r.entry {
		r.entry = entry
		r.title = r.tokens(nil, e.Title)
		for _, also := range e.Also {
			r.title = r.tokens(r.title, also)
		}
		// A title's length is that of one wording: many wordings do not make each count less.
		r.length[inTitle] = float64(len(r.title)) / float64(1+len(e.Also))
		if e.Kind == kb.Item {
			r.title = r.tokens(r.title, priceWords)
		}
		slices.Sort(r.title)
		r.title = slices.Compact(r.title)
		r.path = r.tokens(nil, strings.Join(e.Path, " "))
		r.length[inPath] = float64(len(r.path))
	}
	words := r.tokens(nil, body)
	length := r.length
	length[inBody] = float64(len(words))
	all := make([]int, 0, len(words)+len(r.title)+len(r.path)) // term and field in one number, to be sorted
	for f, terms := range [fields][]int{r.title, r.path, words} {
		for _, t := range terms {
			all = append(all, t*fields+f)
		}
	}
	slices.Sort(all)
	var counts []count
	for _, x := range all {
		t, f := x/fields, x%fields
		if len(counts) == 0 || counts[len(counts)-1].term != t {
			counts = append(counts, count{term: t})
		}
		counts[len(counts)-1].in[f]++
	}
	return counts, length
}

// tokens appends the terms of s to dst; words that are new become known. A word with a hyphen is
// a term, and so are its parts.
func (r *reader) tokens(dst []int, s string) []int {
	for _, w := range text.Words(r.synonyms.read(s)) {
		dst = append(dst, r.term(w.Text))
		for _, part := range hyphenated(w.Text) {
			dst = append(dst, r.term(part))
		}
	}
	return dst
}

func (r *reader) term(word string) int {
	if t, known := r.words[word]; known {
		return t
	}
	stem := text.Stem(word)
	t, known := r.stems[stem]
	if !known {
		t = len(r.stems)
		r.stems[stem] = t
	}
	r.words[word] = t
	return t
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
