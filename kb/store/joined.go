package store

import (
	"strings"

	"firstline/kb/text"
)

// joinedWords gives the words with hyphens of a lexicon by the stem that they have without («ebike»: "e-bike").
func joinedWords(l *lexicon) map[string]string {
	joined := map[string]string{}
	for word := range l.words {
		if !strings.Contains(word, "-") {
			continue
		}
		key := text.Stem(withoutHyphens(word))
		if other, taken := joined[key]; !taken || word < other {
			joined[key] = word
		}
	}
	return joined
}

func withoutHyphens(word string) string { return strings.ReplaceAll(word, "-", "") }

// hyphens gives a question with the words that nobody knows in the company's spelling, where that differs by a
// hyphen: e-bike for ebike, and wifi for Wi-Fi.
func (f *finder) hyphens(question string) string {
	var b strings.Builder
	written := 0
	for _, w := range text.Words(question) {
		if _, known := f.lexicon.words[w.Text]; known {
			continue
		}
		plain := withoutHyphens(w.Text)
		stem := text.Stem(plain)
		_, known := f.lexicon.stems[stem]
		own, ok := f.joined()[stem]
		switch {
		case known && plain == w.Text, len(f.entriesNumbered(w.Text)) > 0:
			continue
		case known && !ok:
			own, ok = plain, true
		}
		if ok {
			b.WriteString(question[written:w.Start] + own)
			written = w.End
		}
	}
	b.WriteString(question[written:])
	return b.String()
}
