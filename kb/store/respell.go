package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// Reading is one way to read a question.
type Reading struct {
	Text string `json:"text"`
	// How the question was read: as written, with the keyboard in its other layout, or as Russian in
	// Latin letters.
	How string `json:"how"`
	// Known is the share of its words that the knowledge base has, or that are words without a subject.
	Known float64 `json:"known"`
}

// How a question can be read.
const (
	asWritten       = "as written"
	inOtherLayout   = "in the other layout of the keyboard"
	inLatinSpelling = "as Russian in Latin letters"
)

// clearlyMore is how much larger the share of known words has to be for a question to be read otherwise
// than it is written: a single word that is known by chance, in a question of four, is not enough.
const clearlyMore = 0.3

// respell gives the ways to read a question, the best first: as written, unless one of the others has
// clearly more words that are known. One that is known as it is written is not read otherwise.
func (f *finder) respell(question string) []Reading {
	written := Reading{question, asWritten, f.share(question)}
	readings := []Reading{written}
	if written.Known == 1 || len(f.entriesCalled(text.Words(question))) > 0 {
		return readings
	}
	for _, other := range []Reading{
		{Text: f.retyped(question), How: inOtherLayout},
		{Text: f.inRussian(question), How: inLatinSpelling},
	} {
		if other.Text == question {
			continue
		}
		other.Known = f.share(other.Text)
		if other.Known >= readings[0].Known && other.Known-written.Known >= clearlyMore && f.hasSubject(other) {
			readings = append([]Reading{other}, readings...)
		} else {
			readings = append(readings, other)
		}
	}
	return readings
}

// respelled gives the turns of a conversation as they are best read.
func (f *finder) respelled(turns []string) []string {
	read := make([]string, len(turns))
	for i, turn := range turns {
		read[i] = f.hyphens(f.respell(turn)[0].Text)
	}
	return read
}

// hasSubject tells whether a reading rests on more than words that every text has, which are short and
// met by chance: all of its words are known, or one of those that are has a subject.
func (f *finder) hasSubject(r Reading) bool {
	return r.Known == 1 || slices.ContainsFunc(text.Words(r.Text), func(w text.Word) bool {
		return !text.Stop(w.Text) && f.knows(w.Text)
	})
}

// share gives the share of the words of a text, numbers and sizes (S) aside, that are known.
func (f *finder) share(s string) float64 {
	known, all := 0, 0
	for _, w := range text.Words(s) {
		if !strings.ContainsFunc(w.Text, unicode.IsLetter) || utf8.RuneCountInString(w.Text) == 1 && !text.Stop(w.Text) {
			continue
		}
		all++
		if f.knows(w.Text) {
			known++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(known) / float64(all)
}

// knows tells whether the knowledge base has a word of two letters or more, or any text can.
func (f *finder) knows(word string) bool {
	if text.Stop(word) {
		return true
	}
	_, known := f.lexicon.lookup(word)
	return known && utf8.RuneCountInString(word) > 1
}

// retyped gives a question as the other layout of the keyboard would have typed it. A word that is
// known, and would not be in the other layout, stays.
func (f *finder) retyped(question string) string {
	words := strings.Fields(question)
	for i, word := range words {
		best := f.share(word)
		for n, typed := range text.OtherLayout(word) {
			if share := f.share(typed); share > best || n == 0 && share == best && best < 1 {
				words[i], best = typed, share
			}
		}
	}
	return strings.Join(words, " ")
}

// inRussian gives a question with its Latin words in Russian letters: as the word of the knowledge base
// that sounds like it, or else letter by letter. A Latin word that is known, and of which no Russian one
// is, stays.
func (f *finder) inRussian(question string) string {
	var b strings.Builder
	written := 0
	for _, w := range text.Words(question) {
		if !text.IsLatin(w.Text) {
			continue
		}
		russian, known := f.sounding()[f.sounds.Of(w.Text)]
		if !known {
			russian = text.FromLatin(w.Text)
		}
		if f.knows(w.Text) && !f.knows(russian) {
			continue
		}
		b.WriteString(question[written:w.Start] + russian)
		written = w.End
	}
	b.WriteString(question[written:])
	return b.String()
}

// soundings gives the Cyrillic words of a lexicon by what they sound like; of several, the one that
// stands in most passages.
func soundings(l *lexicon, sounds text.Sounds) map[string]string {
	found := map[string]string{}
	for word, term := range l.words {
		if text.IsLatin(word) || strings.ContainsFunc(word, unicode.IsDigit) {
			continue
		}
		sound := sounds.Of(word)
		other, taken := found[sound]
		n, m := len(l.postings[term]), 0
		if taken {
			m = len(l.postings[l.words[other]])
		}
		if !taken || n > m || n == m && word < other {
			found[sound] = word
		}
	}
	return found
}
