package builtin

import "firstline/eval/chat"

// human asks once what is wanted, or answers at once where the customer said it beside, and calls
// a human when the customer insists.
func (m *Model) human(c conversation) (chat.Reply, bool) {
	asking := c.last.Action == chat.Clarify && c.last.Reason == chat.AskedForHuman
	switch {
	case asking && c.has(withdraws) && !c.has(human) && !c.confident():
		return chat.Reply{Text: c.say.AtYourService, Action: chat.Answer}, true
	case (c.has(human) || m.again(c)) && m.askedBefore(c), asking && c.has(insists) && !c.apart:
		return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
	case c.has(human):
		if reply, ok := m.answers(c); ok && reply.Action == chat.Answer && (c.apart || m.asks(c.turn) && m.asksBeside(c, human)) {
			reply.Text += "\n\n" + c.say.HumanCanCome
			return reply, true
		}
		text := c.say.ClarifyHuman
		if !m.hours.Open(c.Now) {
			text = m.fill(c, c.say.ClarifyClosed)
		}
		return chat.Reply{Text: text, Action: chat.Clarify, Reason: chat.AskedForHuman}, true
	case asking && !c.confident() && !c.smallTalkOnly(m):
		return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
	}
	return chat.Reply{}, false
}

// claim hands over whoever threatens with a court or an authority: nothing that is written anywhere
// answers that.
func (m *Model) claim(c conversation) (chat.Reply, bool) {
	if !c.has(claim) {
		return chat.Reply{}, false
	}
	return m.handoff(c, chat.AskedForHuman, c.say.Handoff), true
}

// again tells whether a turn asks once more for the human that an earlier one has asked for, in whatever words
// («всё равно позовите», "no, a person").
func (m *Model) again(c conversation) bool {
	return m.hears(c.heard, func(v *voice) []phrase { return v.Again })
}

// askedBefore tells whether the customer asked for a human in an earlier turn.
func (m *Model) askedBefore(c conversation) bool {
	for _, said := range c.earlier {
		if m.wantsHuman(said, m.hear(said)) {
			return true
		}
	}
	return false
}
