package store

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// placesAsked gives the words for places in a question about deliveries: those after a preposition of place, also in
// small letters («доставка в казань»). Other questions name products and parts of a site so.
func (f *finder) placesAsked(question string) []string {
	words := text.Words(question)
	if !slices.ContainsFunc(words, func(w text.Word) bool {
		stem := text.Stem(w.Text)
		return slices.ContainsFunc([]string{"доставка", "delivery"}, func(about string) bool {
			return stem == text.Stem(about) || slices.Contains(f.related.To(about), stem)
		})
	}) {
		return nil
	}
	return placesIn(question, words, unicode.IsLetter)
}

// placesIn gives the folded words of a text that stand after a preposition of place and begin with such a letter.
func placesIn(said string, words []text.Word, such func(rune) bool) []string {
	var places []string
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(said[w.Start:])
		if i > 0 && leadsToPlace(words[i-1].Text) && !text.Stop(w.Text) && such(first) {
			places = append(places, w.Text)
		}
	}
	return places
}

func leadsToPlace(word string) bool {
	switch word {
	case "в", "во", "на", "по", "из", "до", "to", "in", "from", "within":
		return true
	}
	return false
}

// elsewhere tells whether an entry is about another place than the question: its title names one that the question
// does not say, and nothing of it says where the question asks about. Who asks for Moscow is not told what a delivery
// to Belarus costs.
func (f *finder) elsewhere(q question, passage int) bool {
	title := f.entries[f.passages[passage].entry].Title
	of := placesIn(title, text.Words(title), unicode.IsUpper)
	if len(of) == 0 || slices.ContainsFunc(of, func(place string) bool { return f.asks(q, place) }) {
		return false
	}
	asked := f.placesAsked(q.said)
	return len(asked) > 0 && !slices.ContainsFunc(q.terms, func(t term) bool {
		impact, _ := f.impact(&t, passage)
		return impact > 0 && slices.Contains(asked, t.word)
	})
}

// asks tells whether a question says a word.
func (f *finder) asks(q question, word string) bool {
	id, known := f.lexicon.lookup(word)
	return known && slices.ContainsFunc(q.terms, func(t term) bool {
		return slices.ContainsFunc(t.meant, func(m meant) bool { return m.id == id })
	})
}
