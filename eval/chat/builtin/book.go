package builtin

import (
	"slices"

	"firstline/eval/chat"
	"firstline/kb"
)

// booking answers a wish to book that nothing found answers («запишите меня на завтра») with the entry on how to
// book, where there is one and no other like it.
func (m *Model) booking(c conversation) (chat.Reply, bool) {
	if !m.wishesToBook(c.heard) || m.turnsAway(wrongAddress, c.heard) {
		return chat.Reply{}, false
	}
	var on []kb.Hit
	for i, e := range m.config.Entries {
		if slices.ContainsFunc(append([]string{e.Title}, e.Also...), func(title string) bool { return m.wishesToBook(m.hear(title)) }) {
			on = append(on, kb.Hit{Entry: &m.config.Entries[i], Passage: kb.Split(e, quoteWhole)[0]})
		}
	}
	if len(on) != 1 {
		return chat.Reply{}, false
	}
	return m.quoting(on, c.turn), true
}

// wishesToBook tells whether a text speaks of booking, and neither of moving a booking nor of undoing it.
func (l *Listener) wishesToBook(h heard) bool {
	return l.hears(h, func(v *voice) []phrase { return v.Booking }) && !l.hears(h, func(v *voice) []phrase { return v.Moves })
}
