package store

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// exactBonus is added for an entry that the question names, by its article number or by its full name:
// more than an entry without it can score (1 for its words, half of its
// vectors, and a tenth of these for support), so that it is first.
const exactBonus = 3

// articleEntries is in how many entries a word can stand and still be taken for an article number.
const articleEntries = 5

// exact gives the entries that a question names, with what is added for them: for each article number,
// once for an entry that says it and once more for the one whose id it is; and for a full name, if the
// question itself is one.
func (f *finder) exact(r reading) map[int]float64 {
	bonus := map[int]float64{}
	for _, part := range r {
		for _, w := range text.Words(part.text) {
			for _, word := range f.known(w.Text) {
				for _, e := range slices.Concat(f.entriesNamed(word), f.entriesSaying(word)) {
					bonus[e] += exactBonus * part.weight
				}
			}
		}
	}
	for _, e := range f.entriesCalled(text.Words(r[0].text)) {
		bonus[e] += exactBonus
	}
	return bonus
}

// entriesNamed gives the entries whose id ends in a word, which must have a digit and be more
// than a small number: "2" is not the article of whatever came second.
func (f *finder) entriesNamed(word string) []int {
	if digits := digitsIn(word); digits == 0 || digits < 4 && !hasLetter(word) {
		return nil
	}
	return f.articles[text.Slug(word)]
}

// entriesSaying gives the entries that have a word which looks like an article number (vt-op-1,
// kx200, not 4k), and that few entries have.
func (f *finder) entriesSaying(word string) []int {
	term, known := f.lexicon.lookup(word)
	digits := digitsIn(word)
	if !known || digits == 0 || !hasLetter(word) || digits < 3 && !strings.Contains(word, "-") {
		return nil
	}
	var entries []int
	last := -1
	for _, p := range f.lexicon.postings[term] {
		if e := f.passages[p.passage].entry; e != last {
			entries, last = append(entries, e), e
		}
		if len(entries) > articleEntries {
			return nil
		}
	}
	return entries
}

// entriesCalled gives the entries whose full name the words are: all of them, or, of a priced item, all
// but what anybody says who asks for a price («сколько стоит тариф Pro»).
func (f *finder) entriesCalled(words []text.Word) []int {
	called := slices.Clone(f.lexicon.names[f.lexicon.nameOf(words)])
	for _, e := range f.lexicon.names[f.lexicon.nameOf(slices.DeleteFunc(slices.Clone(words), asksPrice))] {
		if f.entries[e].Kind == kb.Item && !slices.Contains(called, e) {
			called = append(called, e)
		}
	}
	return called
}

// name is the terms of a title, as bytes: the same for every form of it.
type name string

func nameBy[T int | uint32](terms []T) name {
	var b []byte
	for _, t := range terms {
		b = binary.AppendUvarint(b, uint64(t))
	}
	return name(b)
}

// nameOf gives the name that words are, an empty one where no entry can have it.
func (l *lexicon) nameOf(words []text.Word) name {
	var terms []int
	for _, w := range words {
		for _, word := range append([]string{w.Text}, hyphenated(w.Text)...) {
			term, known := l.lookup(word)
			if !known {
				return ""
			}
			terms = append(terms, term)
		}
	}
	return nameBy(terms)
}

// call gives the entries by what they are called, from a wording whose words are terms. What an entry is
// called besides its title does not stand apart there, and is read.
func (l *lexicon) call(st *state, w *wording, read func(string) string) {
	l.names = make(map[name][]int, len(st.entries))
	add := func(n name, entry int) {
		if n != "" && !slices.Contains(l.names[n], entry) {
			l.names[n] = append(l.names[n], entry)
		}
	}
	last := -1
	for i := range w.passages {
		entry := st.passages[i].entry
		if entry == last {
			continue
		}
		last = entry
		e := &st.entries[entry]
		if len(e.Also) == 0 {
			add(nameBy(w.passages[i].words[:w.passages[i].own]), entry)
			continue
		}
		for _, title := range append([]string{e.Title}, e.Also...) {
			add(l.nameOf(text.Words(read(title))), entry)
		}
	}
}

// asksPrice tells whether a word is one of those with which a price is asked for, whatever it is of.
func asksPrice(w text.Word) bool {
	return text.Stop(w.Text) || strings.Contains(" "+priceWords+" ", " "+w.Text+" ")
}

func hasLetter(word string) bool { return strings.ContainsFunc(word, unicode.IsLetter) }

func digitsIn(word string) int {
	n := 0
	for _, r := range word {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
