package builtin

import (
	"slices"

	"firstline/eval/chat"
)

// because gives the customer's words by which a rule with that reason is taken to hold, in their order; none where
// it goes by no words.
func (m *Model) because(c conversation, reason chat.Reason) []string {
	var words []string
	for _, i := range intentsOf(reason) {
		m.anyPhrase(i, func(p phrase) bool {
			by, said := p.words(i, c.heard)
			for _, choice := range by {
				words = append(words, choice.word)
			}
			return said
		})
		if len(words) > 0 {
			break
		}
	}
	slices.SortFunc(words, func(a, b string) int { return slices.Index(c.heard.whole, a) - slices.Index(c.heard.whole, b) })
	return slices.Compact(words)
}

// intentsOf are those for which a reason is given.
func intentsOf(reason chat.Reason) []intent {
	switch reason {
	case chat.Attack:
		return []intent{attack}
	case chat.Secret:
		return []intent{secret}
	case chat.Spam:
		return []intent{spam}
	case chat.OffTopic:
		return []intent{offTopic}
	case chat.WrongAddress:
		return kindsOf(wrongAddress)
	case chat.AskedForHuman:
		return []intent{claim, human}
	}
	return nil
}
