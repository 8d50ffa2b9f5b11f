package builtin

import (
	"slices"
	"strings"
	"unicode"

	"firstline/kb/text"
)

// Listener tells what a customer wants by the words of a turn, in Russian and English at once. It is the
// ear of the built-in model, and of those who look at dialogs that took place.
type Listener struct{ voices map[string]*voice }

// NewListener makes a listener.
func NewListener() (*Listener, error) {
	l := &Listener{voices: map[string]*voice{}}
	for _, language := range []string{"ru", "en"} {
		v, err := loadVoice(language)
		if err != nil {
			return nil, err
		}
		l.voices[language] = v
	}
	return l, nil
}

// AsksForHuman tells whether a turn asks for a member of the company's staff.
func (l *Listener) AsksForHuman(turn string) bool { return l.means(human, l.hear(l.read(turn))) }

// Courtesy tells whether a word is one of those that greet, thank or say goodbye.
func (l *Listener) Courtesy(word string) bool { return l.courtesy(text.Fold(word)) }

// read is respelled for a text that may need it: one in Latin letters, or of words that nobody could say.
func (l *Listener) read(said string) string {
	if strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) && !gibberish(said) {
		return said
	}
	return l.respelled(said)
}

// hears tells whether a phrase of a list is said in a text, in either language.
func (l *Listener) hears(h heard, list func(*voice) []phrase) bool {
	for _, v := range l.voices {
		if slices.ContainsFunc(list(v), func(p phrase) bool { return p.said("", h) }) {
			return true
		}
	}
	return false
}

// asksAnything tells whether there is a question in a turn, after its courtesies: it ends as one, or its first
// word or the one after a little word begins one («а как отключить», but not «работает как часы»).
func (l *Listener) asksAnything(turn string) bool {
	for _, sentence := range sentences(turn) {
		words := folded(sentence)
		for len(words) > 0 && l.courtesy(words[0]) {
			words = words[1:]
		}
		if len(words) > 1 && !text.Stop(words[0]) {
			words = words[:1]
		}
		if strings.Contains(sentence, "?") || l.asks(strings.Join(words, " ")) {
			return true
		}
	}
	return false
}

// Subject gives what a turn is about: its sentences without those that are nothing but courtesies, a wish for a
// human or a complaint that an answer did not help, and without the name under a letter. It is empty where
// nothing is left.
func (l *Listener) Subject(turn string) string {
	var about []string
	for _, sentence := range sentences(turn) {
		read := l.read(sentence)
		if l.hears(l.hear(read), func(v *voice) []phrase { return v.Signoffs }) {
			break
		}
		if l.hasSubject(read) {
			about = append(about, strings.TrimSpace(sentence))
		}
	}
	return strings.Join(about, " ")
}

func (l *Listener) hasSubject(sentence string) bool {
	wish, tells := l.means(human, l.hear(sentence)), !l.asksAnything(sentence)
	nothing := func(word string) bool {
		return text.Stop(word) || l.courtesy(word) || wish && l.wordOf(human, word) || tells && l.wordOf(unhelped, word)
	}
	return slices.ContainsFunc(folded(sentence), func(word string) bool { return !nothing(word) })
}
