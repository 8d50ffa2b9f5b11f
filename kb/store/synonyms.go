package store

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// Synonyms are what a company and its customers call things, in words and phrases of several words.
type Synonyms struct {
	// Groups are of phrases that mean the same, in each first the one that the company itself uses.
	// A phrase of two groups belongs to the first.
	Groups [][]string
	// OneWay are of phrases that may mean something else as well.
	OneWay []OneWay
}

// synonyms are the company's own words for things: phrases that customers use, each with the one
// that the company uses in its stead. Both the questions and the entries are read with them.
type synonyms struct {
	phrases map[string][]synonym // by the stem of the first word, the longest first
	leads   leads
}

type synonym struct {
	stems []string
	own   string // as the company says it
}

func newSynonyms(given Synonyms) synonyms {
	s := synonyms{phrases: map[string][]synonym{}}
	known := map[string]bool{}
	for _, group := range given.Groups {
		for i, phrase := range group {
			stems := stemsOf(phrase)
			key := keyOf(stems)
			if len(stems) == 0 || known[key] {
				continue
			}
			known[key] = true
			if i > 0 {
				s.phrases[stems[0]] = append(s.phrases[stems[0]], synonym{stems, group[0]})
			}
		}
	}
	for _, phrases := range s.phrases {
		slices.SortStableFunc(phrases, func(a, b synonym) int { return len(b.stems) - len(a.stems) })
	}
	s.leads = newLeads(slices.Concat(given.OneWay, generalPhrases()), s.read)
	return s
}

// generalPhrases are the phrases that mean the same in support of any company: each leads to the others.
func generalPhrases() []OneWay {
	var all []OneWay
	for _, group := range text.GeneralPhrases() {
		for _, from := range group {
			for _, to := range group {
				if from != to {
					all = append(all, OneWay{from, to})
				}
			}
		}
	}
	return all
}

func stemsOf(phrase string) []string {
	var stems []string
	for _, w := range text.Words(phrase) {
		stems = append(stems, text.Stem(w.Text))
	}
	return stems
}

// read gives a text with every phrase that has a synonym put in the company's words.
func (s synonyms) read(said string) string {
	if len(s.phrases) == 0 {
		return said
	}
	words := text.Words(said)
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = text.Stem(w.Text)
	}
	var b strings.Builder
	written := 0 // of said
	for i := 0; i < len(words); {
		found, ok := s.at(stems[i:])
		if !ok {
			i++
			continue
		}
		b.WriteString(said[written:words[i].Start])
		b.WriteString(found.own)
		i += len(found.stems)
		written = words[i-1].End
	}
	b.WriteString(said[written:])
	return b.String()
}

// at gives the longest phrase with which the words begin.
func (s synonyms) at(stems []string) (synonym, bool) {
	for _, p := range s.phrases[stems[0]] {
		if startsWith(stems, p.stems) {
			return p, true
		}
	}
	return synonym{}, false
}

func startsWith(stems, phrase []string) bool {
	return len(phrase) <= len(stems) && slices.Equal(phrase, stems[:len(phrase)])
}
