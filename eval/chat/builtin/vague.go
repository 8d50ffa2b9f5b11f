package builtin

import (
	"slices"

	"firstline/eval/chat"
	"firstline/kb/text"
)

// yesOrNo takes a bare «да» or «нет» that answers no question of the operator's for what it is: nothing that could
// be looked up. A no closes what was answered.
func (m *Model) yesOrNo(c conversation) (chat.Reply, bool) {
	yes, no := false, false
	for _, word := range c.heard.whole {
		agrees := slices.ContainsFunc([]string{"ru", "en"}, func(l string) bool { return slices.Contains(m.voices[l].Yes, word) })
		denies := slices.ContainsFunc([]string{"ru", "en"}, func(l string) bool { return slices.Contains(m.voices[l].No, word) })
		if !agrees && !denies {
			return chat.Reply{}, false
		}
		yes, no = yes || agrees, no || denies
	}
	switch {
	case no && !yes && c.last.Action == chat.Answer:
		return chat.Reply{Text: c.say.AtYourService, Action: chat.Answer}, true
	case yes || no:
		return chat.Reply{Text: c.say.Clarify, Action: chat.Clarify, Reason: chat.Ambiguous}, true
	}
	return chat.Reply{}, false
}

// whichPrice asks back who begins with «цена?» and does not say of what, unless there is an entry on prices.
func (m *Model) whichPrice(c conversation) (chat.Reply, bool) {
	if c.last.Text != "" || !m.asksPrice(c.heard.whole) {
		return chat.Reply{}, false
	}
	for _, f := range c.wanted {
		if f.Confident && f.Rival == nil && slices.ContainsFunc(text.Stems(f.Hits[0].Entry.Title), func(stem string) bool {
			return slices.Contains(text.Stems(c.turn), stem)
		}) {
			return chat.Reply{}, false
		}
	}
	return chat.Reply{Text: c.say.WhichPrice, Action: chat.Clarify, Reason: chat.Ambiguous}, true
}

// asksPrice tells whether words ask for a price and say nothing else, not so much as «про».
func (l *Listener) asksPrice(words []string) bool {
	var bare []string
	for _, word := range words {
		if !l.asks(word) {
			bare = append(bare, word)
		}
	}
	for _, v := range l.voices {
		if slices.ContainsFunc(v.Prices, func(p phrase) bool { return p.is(words) || p.is(bare) }) {
			return true
		}
	}
	return false
}

// is tells whether a phrase is said by words, one for each of its own.
func (p phrase) is(words []string) bool {
	_, ok := follow(p.forwards, words)
	return ok && len(words) == len(p.forwards)
}
