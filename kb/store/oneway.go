package store

import (
	"strings"

	"firstline/kb/text"
)

// OneWay says that a customer who says From may mean To as well, and not the other way round: an
// iPhone is a phone. Of a To that is itself a From, more is meant, each step counting less.
type OneWay struct{ From, To string }

// leads are the phrases of questions that may mean something else as well.
type leads struct {
	from  map[string][]lead // by the stem of the first word
	begin map[rune]bool     // how those begin
	to    []target
}

// lead is a phrase, and what it leads to, the nearest first.
type lead struct {
	stems []string
	to    []wider
}

// wider is what a phrase may mean as well: a term of the lexicon, by its key, and what it counts there.
type wider struct {
	key    string
	weight float32
}

// ways are the words of a text that lead on, by their stems.
type ways map[string][]wider

// to gives what a folded word leads to.
func (w ways) to(word string) []wider {
	if w == nil {
		return nil
	}
	return w[text.Stem(word)]
}

// target is a phrase that others lead to, with the stems that a passage about it has.
type target struct {
	key   string
	stems []string
}

// newLeads takes the pairs, each side put in the company's words by read. A pair without a word on
// one of its sides leads nowhere, and neither does one that leads back.
func newLeads(pairs []OneWay, read func(string) string) leads {
	l := leads{from: map[string][]lead{}, begin: map[rune]bool{}}
	next := map[string][]string{}
	var starts [][]string
	for _, pair := range pairs {
		from, to := stemsOf(read(pair.From)), targetOf(read(pair.To))
		if len(from) == 0 || to.key == "" {
			continue
		}
		key := keyOf(from)
		if next[key] == nil {
			starts = append(starts, from)
		}
		next[key] = append(next[key], to.key)
		l.to = append(l.to, to)
	}
	for _, from := range starts {
		l.from[from[0]] = append(l.from[from[0]], lead{from, follow(keyOf(from), next)})
		l.begin[beginning(from[0])] = true
	}
	return l
}

// follow gives what a phrase leads to, in one step or more.
func follow(key string, next map[string][]string) []wider {
	found := []wider{{key, 1}}
	seen := map[string]bool{key: true}
	for i := 0; i < len(found); i++ {
		for _, to := range next[found[i].key] {
			if !seen[to] {
				seen[to] = true
				found = append(found, wider{to, found[i].weight * relatedWeight})
			}
		}
	}
	return found[1:]
}

// targetOf leaves the words without a subject out of what a passage must have, where there are others.
func targetOf(phrase string) target {
	t := target{key: keyOf(stemsOf(phrase))}
	for _, w := range text.Words(phrase) {
		if !text.Stop(w.Text) {
			t.stems = append(t.stems, text.Stem(w.Text))
		}
	}
	if t.stems == nil {
		t.stems = stemsOf(phrase)
	}
	return t
}

// keyOf is what the lexicon calls a phrase: no stem has a space.
func keyOf(stems []string) string { return strings.Join(stems, " ") }

// of gives every word of a text that may mean something else as well, alone or with the words beside it; nil where none
// does.
func (l leads) of(words []text.Word) ways {
	var found ways
	for i, w := range words {
		if !l.begin[beginning(w.Text)] {
			continue
		}
		for _, lead := range l.from[text.Stem(w.Text)] {
			if !goesOn(words[i:], lead.stems) {
				continue
			}
			if found == nil {
				found = ways{}
			}
			for _, stem := range lead.stems {
				found[stem] = append(found[stem], lead.to...)
			}
		}
	}
	return found
}

// goesOn tells whether words begin with a phrase, by its stems.
func goesOn(words []text.Word, stems []string) bool {
	if len(words) < len(stems) {
		return false
	}
	for i, stem := range stems {
		if text.Stem(words[i].Text) != stem {
			return false
		}
	}
	return true
}

// beginning gives the first letter of a word, which its stem has too: few words have to be stemmed to see that they lead
// nowhere.
func beginning(word string) rune {
	for _, r := range word {
		return r
	}
	return 0
}
