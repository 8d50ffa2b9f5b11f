package builtin

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb/text"
)

// Signs that stand for words. A thumb up or folded hands praise or thank, as «супер» and «спасибо» do; a smile
// or 👌 is like a bare «ок», and says neither.
const (
	pleasedSigns    = "👍🙏❤♥👏💯🔥🎉"
	displeasedSigns = "👎😡🤬😠💩🤡🙄😤😞😢😭😒🖕😕☹🙁😔🤦🤷"
)

// Helped tells whether a turn says that the answer helped. It tells of success, or it thanks or praises and
// says nothing else that anybody would have to understand («спасибо, удаляю аккаунт» says more). Nothing in it
// asks, complains, takes back («спасибо, но не то», "it worked for a minute") or puts off («спасибо, жду»). A
// bare «ок» or «понятно» does not say so.
func (l *Listener) Helped(turn string) bool {
	turn = l.read(turn)
	h := l.hear(turn)
	if l.asksAnything(turn) || l.complains(h) || l.takesBack(turn, h) || l.hears(h, func(v *voice) []phrase { return v.Thankless }) {
		return false
	}
	return l.succeeded(h) || l.pleased(turn, h) && !l.saysMore(turn)
}

// Complains tells whether a turn says that the answer did not help, takes back its thanks, or is rude,
// threatens, or asks for a human.
func (l *Listener) Complains(turn string) bool {
	turn = l.read(turn)
	h := l.hear(turn)
	return l.complains(h) || (l.succeeded(h) || l.pleased(turn, h)) && l.takesBack(turn, h)
}

// Thanks tells whether a turn thanks and asks nothing, whatever else it says.
func (l *Listener) Thanks(turn string) bool {
	turn = l.read(turn)
	return l.thanks(l.hear(turn)) && !l.asksAnything(turn)
}

func (l *Listener) complains(h heard) bool {
	return slices.ContainsFunc([]intent{unhelped, human, claim, rude}, func(i intent) bool { return l.means(i, h) })
}

// thanks tells whether a text thanks in so many words, and not by a bare «ок».
func (l *Listener) thanks(h heard) bool {
	return l.anyPhrase(thanks, func(p phrase) bool { return !p.whole && p.said(thanks, h) })
}

func (l *Listener) succeeded(h heard) bool {
	return l.hears(h, func(v *voice) []phrase { return v.Helped })
}

func (l *Listener) pleased(turn string, h heard) bool {
	return l.thanks(h) || l.hears(h, func(v *voice) []phrase { return v.Praise }) || strings.ContainsAny(turn, pleasedSigns)
}

// takesBack tells whether something in a text speaks against the thanks or the success that it tells of.
func (l *Listener) takesBack(turn string, h heard) bool {
	return l.hears(h, func(v *voice) []phrase { return v.Against }) ||
		l.hears(h, func(v *voice) []phrase { return v.Negations }) && !l.hears(h, func(v *voice) []phrase { return v.Harmless }) ||
		strings.ContainsAny(turn, displeasedSigns) || strings.Contains(turn, ":(") || strings.Contains(turn, "((")
}

// saysMore tells whether anything is left of a turn without its courtesies, its praise, what denies and the
// names in it.
func (l *Listener) saysMore(turn string) bool {
	for _, sentence := range sentences(turn) {
		for at, w := range text.Words(sentence) {
			first, _ := utf8.DecodeRuneInString(sentence[w.Start:])
			name := at > 0 && unicode.IsUpper(first)
			if !name && !text.Stop(w.Text) && !l.courtesy(w.Text) && !l.besideThanks(w.Text) {
				return true
			}
		}
	}
	return false
}

// besideThanks tells whether a word may stand beside thanks, praises or denies.
func (l *Listener) besideThanks(word string) bool {
	for _, v := range l.voices {
		if hasWord(v.Beside, word) || hasWord(v.Praise, word) || hasWord(v.Negations, word) {
			return true
		}
	}
	return false
}
