package store

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode"

	"firstline/kb"
	"firstline/kb/text"
)

// exactBonus is added for an entry that the question names, by an article number that it says or by
// another wording of its title; and ownBonus for one named by what is its own, its article number or title.
// That is more than an entry without it can score (1 for its words, half of its vectors, and a tenth of
// these for support), so that it is first.
const (
	exactBonus = 3.0
	ownBonus   = 3.5

	// earlierBonus is added for what an earlier turn names that the question leans on: «а за год?» is about
	// it, and «а доставка?» finds what is said of deliveries all the same.
	earlierBonus = 0.15
)

// articleEntries is in how many entries a word can stand and still be taken for an article number.
const articleEntries = 5

// exact gives the entries that a question names, with what is added for them.
func (f *finder) exact(r reading, allowed []bool) map[int]float64 {
	words := text.Words(r[0].text)
	bonus := map[int]float64{}
	add := func(entries []int, of float64) {
		for _, e := range entries {
			bonus[e] = max(bonus[e], of)
		}
	}
	for _, earlier := range r[1:] {
		said := text.Words(earlier.text)
		for _, w := range said {
			add(f.entriesNumbered(w.Text), earlierBonus)
		}
		add(f.entriesCalled(said), earlierBonus)
	}
	for i, w := range words {
		for _, word := range f.known(w.Text) {
			if looksLikeArticle(word) || isCode(words, i) {
				add(f.entriesSaying(word, allowed), exactBonus)
			}
			add(f.entriesNumbered(word), ownBonus)
		}
		if i > 0 {
			add(f.entriesNumbered(words[i-1].Text+w.Text), ownBonus) // KX 200
		}
	}
	for _, e := range f.entriesCalled(words) {
		of := exactBonus
		if f.lexicon.nameOf(text.Words(f.entries[e].Title)) == f.lexicon.nameOf(words) {
			of = ownBonus
		}
		add([]int{e}, of)
	}
	return bonus
}

// entriesNumbered gives the entries whose id ends in a word, however it is spelled: KX-200 is kx200, also
// with a Cyrillic К. It must have a digit and be more than a small number: "2" is not the article of
// whatever came second.
func (f *finder) entriesNumbered(word string) []int {
	digits := digitsIn(word)
	if digits == 0 || digits < 4 && !hasLetter(word) {
		return nil
	}
	if entries := f.articles[articleKey(word)]; entries != nil {
		return entries
	}
	return f.articles[articleKey(strings.Map(lookAlike, word))]
}

// articleKey is the same for the spellings of an article number.
func articleKey(word string) string { return strings.ReplaceAll(text.Slug(word), "-", "") }

// lookAlike gives the Latin letter that a folded Cyrillic one looks like.
func lookAlike(r rune) rune {
	const cyrillic, latin = "авекмнорстух", "abekmhopctyx"
	if i := strings.IndexRune(cyrillic, r); i >= 0 {
		return rune(latin[i/len("а")])
	}
	return r
}

// looksLikeArticle tells whether a word looks like an article number (vt-op-1, kx200, not 4k).
func looksLikeArticle(word string) bool {
	digits := digitsIn(word)
	return hasLetter(word) && (digits >= 3 || digits > 0 && strings.Contains(word, "-"))
}

// isCode tells whether a word is a number of three digits or more that stands beside a word for a code
// («ошибка 402», "status 402").
func isCode(words []text.Word, i int) bool {
	if digitsIn(words[i].Text) < 3 || hasLetter(words[i].Text) {
		return false
	}
	return slices.ContainsFunc(words[max(0, i-1):min(i+2, len(words))], func(w text.Word) bool {
		switch w.Text {
		case "код", "кода", "коду", "кодом", "ошибка", "ошибки", "ошибку", "ошибкой", "статус", "статуса", "code", "error", "status":
			return true
		}
		return false
	})
}

// entriesSaying gives the entries that have a word, if few have it of those that may answer.
func (f *finder) entriesSaying(word string, allowed []bool) []int {
	term, known := f.lexicon.lookup(word)
	if !known {
		return nil
	}
	var entries []int
	last := -1
	for _, p := range f.lexicon.postings[term] {
		at := &f.passages[p.passage]
		if at.entry != last && (allowed == nil || allowed[at.source]) {
			entries, last = append(entries, at.entry), at.entry
		}
		if len(entries) > articleEntries {
			return nil
		}
	}
	return entries
}

// entriesCalled gives the entries whose full name the words are: all of them, or, of a priced item, all
// but what anybody says before and after it who asks for a price, or whether it is there («сколько стоит тариф Pro»).
func (f *finder) entriesCalled(words []text.Word) []int {
	called := slices.Clone(f.lexicon.names[f.lexicon.nameOf(words)])
	for from := range words {
		for to := len(words); to > from; to-- {
			for _, e := range f.lexicon.names[f.lexicon.nameOf(words[from:to])] {
				if f.entries[e].Kind == kb.Item && !slices.Contains(called, e) {
					called = append(called, e)
				}
			}
			if !asksPrice(words[to-1]) {
				break
			}
		}
		if !asksPrice(words[from]) {
			break
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

// asksPrice tells whether a word is one of those with which it is asked, of whatever, what it costs and whether it is
// there.
func asksPrice(w text.Word) bool {
	const others = " стоят стоить стоимости цены цену цене прайс расценки ценник costs prices pricing" +
		" наличии наличие имеется остался осталась осталось остались stock available "
	return text.Stop(w.Text) || strings.Contains(" "+priceWords+others, " "+w.Text+" ")
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
