package builtin

import (
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// phrase is a pattern of words, forwards or backwards, each a choice of stems: «позов*|позвать
// человек*|оператор*». A * stands for any ending, up to four other words may stand between two
// words of the pattern. A phrase that begins with = has to be all that the text says. One that begins
// with ? is also meant by a question about how something is done; see [phrase.said]. What one says that begins
// with ! no entry makes the company's own business; see [Model.own].
type phrase struct {
	forwards  [][]stem // a choice for each word
	backwards [][]stem
	letters   []letters // that each word may begin with
	whole     bool
	ways      bool
	others    bool
}

// stem is the beginning of a word or, where nothing may follow, all of it.
type stem struct {
	text string
	open bool
}

// DecodeYAML reads a phrase from a scalar.
func (p *phrase) DecodeYAML(n *yaml.Node) error {
	pattern, whole := strings.CutPrefix(n.Text(), "=")
	pattern, ways := strings.CutPrefix(pattern, "?")
	pattern, others := strings.CutPrefix(pattern, "!")
	p.whole, p.ways, p.others = whole, ways, others
	for word := range strings.FieldsSeq(pattern) {
		var stems []stem
		for one := range strings.SplitSeq(text.Fold(word), "|") {
			beginning, open := strings.CutSuffix(one, "*")
			stems = append(stems, stem{beginning, open})
		}
		p.forwards = append(p.forwards, stems)
		p.letters = append(p.letters, beginnings(stems))
	}
	if len(p.forwards) == 0 {
		return kb.Errorf(n.Pos(), "a phrase without words")
	}
	p.backwards = slices.Clone(p.forwards)
	slices.Reverse(p.backwards)
	return nil
}

// gap is how many other words may stand between two words of a phrase.
const gap = 4

// choice is a word that a text says for one of a phrase, and the stems between which it chose.
type choice struct {
	word string
	of   []stem
}

// in tells whether the phrase stands in a sentence, given as folded words, which begin with those letters, and by
// which of them.
func (p phrase) in(sentence []string, with letters) (by []choice, said bool) {
	if slices.ContainsFunc(p.letters, func(l letters) bool { return l&with == 0 }) {
		return nil, false // no word of the sentence is that one: so for most phrases, without looking at the words
	}
	if p.whole {
		for _, said := range [][]string{withoutStops(sentence), sentence} {
			if by, ok := follow(p.forwards, said); ok && len(said) <= len(p.forwards) {
				return by, true
			}
		}
		return nil, false
	}
	for start, word := range sentence {
		for _, words := range [][][]stem{p.forwards, p.backwards} {
			if !matches(words[0], word) {
				continue
			}
			if by, ok := follow(words[1:], sentence[start+1:]); ok {
				return append(by, choice{word, words[0]}), true
			}
		}
	}
	return nil, false
}

// follow tells whether a sentence goes on with the words of a pattern, with no larger gaps than
// allowed, and by which words.
func follow(words [][]stem, sentence []string) (by []choice, ok bool) {
	if len(words) == 0 {
		return nil, true
	}
	for i := 0; i < len(sentence) && i <= gap; i++ {
		if !matches(words[0], sentence[i]) {
			continue
		}
		if by, ok := follow(words[1:], sentence[i+1:]); ok {
			return append(by, choice{sentence[i], words[0]}), true
		}
	}
	return nil, false
}

func matches(stems []stem, word string) bool {
	for _, s := range stems {
		if word == s.text || s.open && strings.HasPrefix(word, s.text) {
			return true
		}
	}
	return false
}

func withoutStops(sentence []string) []string {
	var said []string
	for _, w := range sentence {
		if !text.Stop(w) {
			said = append(said, w)
		}
	}
	return said
}
