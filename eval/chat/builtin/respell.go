package builtin

import (
	"slices"
	"strings"

	"firstline/kb/text"
)

// respelled gives what a customer meant who typed with the keyboard in its other layout («gjpjdb
// xtkjdtrf»), or Russian in Latin letters ("pozovi cheloveka"), where that says more of what a customer can
// want than the text as it is written. English is left as it is.
func (l *Listener) respelled(said string) string {
	if isEnglish(said) {
		return said
	}
	best, most := said, len(l.intents(said))
	for _, other := range []string{retyped(said), inRussian(said)} {
		if n := len(l.intents(other)); n > most {
			best, most = other, n
		}
	}
	return best
}

// isEnglish tells whether a third of the words of a text are those without which there is no English, and
// which are no words of Russian in Latin letters.
func isEnglish(said string) bool {
	words, stops := folded(said), 0
	for _, w := range words {
		switch w {
		case "a", "i", "do", "my", "no", "on", "so", "to", "we":
			continue
		}
		if text.IsLatin(w) && text.Stop(w) {
			stops++
		}
	}
	return stops > 0 && 3*stops >= len(words)
}

// retyped gives a text in the other layout; of one in both scripts, its Latin words.
func retyped(said string) string {
	words := strings.Fields(said)
	both := slices.ContainsFunc(words, text.IsLatin)
	for i, word := range words {
		if both && !text.IsLatin(word) {
			continue
		}
		if typed := text.OtherLayout(word); len(typed) > 0 {
			words[i] = typed[len(typed)-1]
		}
	}
	return strings.Join(words, " ")
}

func inRussian(said string) string {
	words := folded(said)
	for i, word := range words {
		if text.IsLatin(word) {
			words[i] = text.FromLatin(word)
		}
	}
	return strings.Join(words, " ")
}
