package lint

import "firstline/kb/text"

// alike is what a word tells of a subject that only means nearly the same as the other's: warranty, guarantee.
const alike = 0.75

// relatedStems gives the words that mean nearly the same in support of any company, as stems of this package.
func relatedStems() text.Related {
	all := text.Related{}
	for stem, others := range text.GeneralWords() {
		key := oneStem(stem)
		for _, other := range others {
			if other = oneStem(other); other != key {
				all[key] = appendNew(all[key], other)
			}
		}
	}
	return all
}

// speaks is how much a text says of a stem: 1 where it has it, less where it has a word that means nearly the same,
// 0 where it has neither.
func (c *corpus) speaks(of string, has map[string]bool) float64 {
	if has[of] {
		return 1
	}
	for _, other := range c.related[of] {
		if has[other] {
			return alike
		}
	}
	return 0
}
