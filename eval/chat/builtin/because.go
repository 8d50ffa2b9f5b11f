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

// intentsOf are those for which a reason is given; not known, out of hours and ambiguous go by no words.
func intentsOf(reason chat.Reason) []intent {
	return map[chat.Reason][]intent{
		chat.Attack: {attack}, chat.Secret: {secret}, chat.Spam: {spam}, chat.OffTopic: {offTopic},
		chat.WrongAddress: kindsOf(wrongAddress), chat.AskedForHuman: {claim, human},
	}[reason]
}
