package builtin

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
)

// late answers who waits for an order with the entry that there is on late orders or on how to trace one. No other
// would tell where the order is, however near it comes: that takes a colleague.
func (m *Model) late(c conversation) (chat.Reply, bool) {
	if !m.waits(c.heard) || c.apart && c.confident() {
		return chat.Reply{}, false
	}
	for _, f := range c.Found {
		for _, hit := range f.Hits {
			if slices.ContainsFunc(append([]string{hit.Entry.Title}, hit.Entry.Also...), m.traces) {
				return m.quoting([]kb.Hit{hit}, c.turn), true
			}
		}
	}
	return m.handoff(c, chat.NotKnown, c.say.OrderStatus), true
}

// traces tells whether a title is of an entry for those who wait for an order.
func (m *Model) traces(title string) bool {
	h := m.hear(title)
	return m.waits(h) || m.hears(h, func(v *voice) []phrase { return v.Traces })
}

// waits tells whether a text is of somebody whose order has not come. Who asks where something is done («где ввести
// промокод на мой заказ»), or misses a letter or money, does not wait.
func (l *Listener) waits(h heard) bool {
	for at, sentence := range h.sentences {
		if h.ways[at] && asksToDo(sentence) {
			return false
		}
	}
	return l.means(late, h) && !l.hears(h, func(v *voice) []phrase { return v.Papers })
}

// asksToDo tells whether a sentence asks for something to do: "where do I", or an infinitive of Russian.
func asksToDo(sentence []string) bool {
	for i, word := range sentence {
		switch word {
		case "делать", "ждать", "быть", "есть", "опять", "пять":
		case "do", "can", "could", "should":
			if i+1 < len(sentence) && slices.Contains([]string{"i", "we", "you"}, sentence[i+1]) {
				return true
			}
		default:
			if strings.HasSuffix(word, "ть") || strings.HasSuffix(word, "ться") {
				return true
			}
		}
	}
	return false
}
