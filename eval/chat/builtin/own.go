package builtin

import (
	"slices"

	"firstline/kb/text"
)

// surely is the confidence from which what was found weighs more than what a turn says beside it.
const surely = 0.7

// own tells whether what a turn would be turned away for is the company's own business after all, for which the
// best hit speaks: it says the very words that gave the turn away («flight» in a workshop that packs bicycles for
// one), or the search is sure of it by as many others. Either way it says two words of the turn. Secrets are
// never, and an advertisement is not unless the search is sure, and nothing is offered.
func (m *Model) own(i intent, c conversation) bool {
	if i == secret || len(c.Found) == 0 || len(c.Found[0].Hits) == 0 || i == wrongAddress && m.othersBusiness(c.heard) {
		return false
	}
	hit, sure := c.Found[0].Hits[0], c.Found[0].Confidence >= surely
	said := folded(hit.Entry.Title + "\n" + hit.Passage.Text)
	shared := 0
	for _, stem := range text.Stems(c.turn) {
		if slices.ContainsFunc(said, func(word string) bool { return text.Stem(word) == stem }) {
			shared++
		}
	}
	switch {
	case shared < 2:
		return false
	case i == spam:
		return sure && !m.hears(c.heard, func(v *voice) []phrase { return v.Offers }) && m.explained(i, c.heard, said, 1)
	case sure:
		return m.explained(i, c.heard, said, 0.5) || m.asksBeside(c, i)
	}
	return m.explained(i, c.heard, said, 1)
}

// explained tells whether an entry says what each phrase by which a text has an intent is about, or such a share of
// it.
func (m *Model) explained(i intent, h heard, said []string, share float64) bool {
	return !m.anyPhrase(i, func(p phrase) bool {
		by, means := p.words(i, h)
		if !means || p.others {
			return means
		}
		by = slices.DeleteFunc(by, func(c choice) bool { return text.Stop(c.word) })
		known := 0
		for _, c := range by {
			if slices.ContainsFunc(said, c.is) {
				known++
			}
		}
		return known == 0 || float64(known) < share*float64(len(by))
	})
}

// is tells whether another word is the same in a different form, as far as a stem tells.
func (c choice) is(other string) bool {
	return text.Stem(c.word) == text.Stem(other) ||
		slices.ContainsFunc(c.of, func(s stem) bool { return matches([]stem{s}, c.word) && matches([]stem{s}, other) })
}
