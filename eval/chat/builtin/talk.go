package builtin

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb/text"
)

// bot owns up to being one, without a word on how it is made, unless the customer only calls it
// that and asks for something else («ты тупой бот, сколько стоит Pro?»). It says its name to who asks for it.
func (m *Model) bot(c conversation) (chat.Reply, bool) {
	asks := c.has(bot) || c.has(name) && !m.turnsAway(secret, c.heard)
	machine := m.hears(c.heard, func(v *voice) []phrase { return v.Machines })
	person := m.hears(c.heard, func(v *voice) []phrase { return v.Persons })
	said := c.say.Virtual
	switch name := c.ownName(m); {
	case !c.has(bot) && name != "":
		said = strings.ReplaceAll(c.say.Named, "{name}", name)
	case c.has(bot) && machine && !person:
		said = c.say.Bot
	case c.has(bot) && person && !machine:
		said = c.say.NoPerson
	}
	return chat.Reply{Text: said, Action: chat.Answer}, asks && !c.apart && !m.asksBeside(c, bot)
}

// smallTalk answers a greeting, a thank-you or a goodbye that says nothing else, and asks what
// happened where there is nothing but rudeness.
func (m *Model) smallTalk(c conversation) (chat.Reply, bool) {
	if !c.smallTalkOnly(m) && !c.has(speaks) && !m.scolds(c) {
		return chat.Reply{}, false
	}
	if m.asksInLittleWords(c) {
		return chat.Reply{}, false
	}
	for _, s := range []struct {
		is   bool
		text string
	}{{c.has(thanks) || c.signsOnly(), m.toThanks(c)}, {c.has(goodbye), c.say.Goodbye}, {c.has(greeting), c.say.Greeting}} {
		if s.is {
			return chat.Reply{Text: s.text, Action: chat.Answer}, true
		}
	}
	if c.has(speaks) {
		return chat.Reply{Text: c.say.Speaks, Action: chat.Answer}, true
	}
	return chat.Reply{Text: c.say.Clarify, Action: chat.Clarify, Reason: chat.Ambiguous}, true
}

// toThanks is what is said to thanks. A bare «ок» or «ага» thanks for nothing: it greets at the beginning of a
// conversation, and later closes what was said.
func (m *Model) toThanks(c conversation) string {
	switch {
	case m.thanks(c.heard):
		return c.say.Thanks
	case c.last.Text == "":
		return c.say.Greeting
	case c.signsOnly():
		return c.say.Thanks
	}
	return c.say.AtYourService
}

// signsOnly tells whether a turn is a sign of praise without a word.
func (c conversation) signsOnly() bool {
	return len(c.heard.whole) == 0 && strings.ContainsAny(c.turn, pleasedSigns)
}

// asksInLittleWords tells whether a turn of nothing but little words is a question all the same («вы где?»), that
// can be answered.
func (m *Model) asksInLittleWords(c conversation) bool {
	return m.asks(c.turn) && !slices.ContainsFunc(courtesies(), c.has) &&
		(c.confident() || slices.ContainsFunc([]intent{phone, mail, address, open}, c.has))
}

// scolds tells whether there is next to nothing in the turn but rudeness, and no question.
func (m *Model) scolds(c conversation) bool {
	return c.has(rude) && c.left(m) <= 1 && !c.confident() && !strings.Contains(c.turn, "?")
}

// thanked answers a thank-you that tells what went well («спасибо, всё заработало»), asks nothing and is not
// taken back.
func (m *Model) thanked(c conversation) (chat.Reply, bool) {
	thanked := c.has(thanks) && !strings.Contains(c.turn, "?") && !m.takesBack(c.turn, c.heard)
	return chat.Reply{Text: c.say.Thanks, Action: chat.Answer}, thanked
}

// smallTalkOnly tells whether nothing is left of the turn without its courtesies and its
// rudeness.
func (c conversation) smallTalkOnly(m *Model) bool { return c.left(m) == 0 }

// left counts the words of the turn that are neither courtesies nor rude, and say something.
func (c conversation) left(m *Model) int {
	n := 0
	for _, word := range folded(c.turn) {
		if !text.Stop(word) && !m.courtesy(word) {
			n++
		}
	}
	return n
}
