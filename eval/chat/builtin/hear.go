package builtin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// heard is a text as phrases are looked for in it.
type heard struct {
	whole     []string   // its words, folded
	sentences [][]string // those of each sentence
	letters   []letters  // that they begin with
	all       letters    // that all begin with
	ways      []bool     // which of them ask how or where something is done
}

func (l *Listener) hear(said string) heard {
	h := heard{whole: folded(said)}
	for _, sentence := range l.clauses(said) {
		words := folded(sentence)
		h.sentences = append(h.sentences, words)
		h.letters = append(h.letters, initials(words))
		h.all |= initials(words)
		h.ways = append(h.ways, slices.ContainsFunc(words[:min(3, len(words))], l.asksWay))
	}
	return h
}

// clauses are the sentences of a text, and of one that asks after a comma how something is done («вышел новый
// сотрудник, как его пригласить») what it says before, and what it asks.
func (l *Listener) clauses(said string) []string {
	var all []string
	for _, sentence := range sentences(said) {
		for at, r := range sentence {
			next, _, _ := strings.Cut(strings.TrimLeft(sentence[at:], ", "), " ")
			if r == ',' && l.asksWay(text.Fold(next)) {
				all, sentence = append(all, sentence[:at]), sentence[at:]
				break
			}
		}
		all = append(all, sentence)
	}
	return all
}

// asksWay tells whether a word begins a question about how or where something is done.
func (l *Listener) asksWay(word string) bool {
	return slices.Contains(l.voices["ru"].Ways, word) || slices.Contains(l.voices["en"].Ways, word)
}

// intents tells what a text wants, in either language: customers mix them.
func (l *Listener) intents(said string) []intent {
	h := l.hear(said)
	var found []intent
	for _, i := range allIntents() {
		if l.means(i, h) {
			found = append(found, i)
		}
	}
	return found
}

// means tells whether a text has an intent.
func (l *Listener) means(i intent, h heard) bool {
	return l.anyPhrase(i, func(p phrase) bool { return p.said(i, h) })
}

// bothMean tells whether two texts have an intent by one and the same phrase.
func (l *Listener) bothMean(i intent, a, b heard) bool {
	return l.anyPhrase(i, func(p phrase) bool { return p.said(i, a) && p.said(i, b) })
}

func (l *Listener) anyPhrase(i intent, is func(phrase) bool) bool {
	return slices.ContainsFunc(l.voices["ru"].Intents[i], is) || slices.ContainsFunc(l.voices["en"].Intents[i], is)
}

// said tells whether a phrase of an intent is in one of the sentences of a text or, where it asks for
// nothing else, is the whole of it. A question about how something is done («как добавить оператора»,
// "how do I set up the bot to answer at night") is about the product: it neither calls a human nor
// attacks nor advertises, unless the phrase says so.
func (p phrase) said(i intent, h heard) bool {
	_, said := p.words(i, h)
	return said
}

// words gives the words by which a phrase is said in a text.
func (p phrase) words(i intent, h heard) (by []choice, said bool) {
	if p.whole {
		return p.in(h.whole, h.all)
	}
	inWays := p.ways || i != human && i != attack && i != spam
	for at, sentence := range h.sentences {
		if !inWays && h.ways[at] {
			continue
		}
		if by, said := p.in(sentence, h.letters[at]); said {
			return by, true
		}
	}
	return nil, false
}

// sentences cuts a text at the ends of its lines, and after a full stop, a question mark or an
// exclamation mark that a blank follows; joined, they are the text.
func sentences(s string) []string {
	var all []string
	start, ended := 0, false
	for i, r := range s {
		if ended && unicode.IsSpace(r) {
			end := i + utf8.RuneLen(r)
			all, start = append(all, s[start:end]), end
		}
		ended = strings.ContainsRune(".?!…", r) || r == '\n'
		if r == '\n' {
			all, start, ended = append(all, s[start:i+1]), i+1, false
		}
	}
	return append(all, s[start:])
}
