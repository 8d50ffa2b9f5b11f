// Package dialog holds sample dialogs: conversations with customers that really took place.
//
// They come out of the exports of messengers and help desks in one neutral form, a [Dialog], which
// is kept in files of JSON lines ([Read], [Write]). What follows, the statistics and the replay,
// knows that form alone.
package dialog

import (
	"slices"
	"time"

	"firstline/eval/chat"
	"firstline/kb"
)

// Dialog is one customer's conversation. Only ID and each message's role and text are required.
type Dialog struct {
	ID       string    `json:"id"`
	Started  time.Time `json:"started,omitzero"`
	Channel  string    `json:"channel,omitempty"`  // as telegram, email, site
	Operator string    `json:"operator,omitempty"` // the AI operator's name
	Version  string    `json:"version,omitempty"`  // of its prompt
	Language string    `json:"language,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	Rating   int       `json:"rating,omitempty"` // the customer's, 1 to 5; good and bad are 5 and 1; 0: none
	// HandedOff says that a human was called, also where the export does not hold what that human said.
	HandedOff bool      `json:"handed_off,omitempty"`
	Messages  []Message `json:"messages"`
	Pos       kb.Pos    `json:"-"` // the line that it was read from
}

// Message is one bubble of text.
type Message struct {
	Role        chat.Role `json:"role"`
	Author      string    `json:"author,omitempty"` // who of the company wrote it; a customer is not named
	Text        string    `json:"text"`
	At          time.Time `json:"at,omitzero"`
	Attachments []string  `json:"attachments,omitempty"` // a note of each, as photo or price.pdf
	// Action is what a reply of the AI operator did, where that is known, and Reason why it was no answer.
	Action chat.Action `json:"action,omitempty"`
	Reason chat.Reason `json:"reason,omitempty"`
}

// Turn is one or more messages in a row by the same side. An operator and a human who follow one another
// are one turn of the company's.
type Turn struct {
	Customer bool
	Messages []Message
}

// Turns gives the turns of a dialog in their order.
func (d *Dialog) Turns() []Turn {
	var turns []Turn
	for i, m := range d.Messages {
		customer := m.Role == chat.User
		if i == 0 || turns[len(turns)-1].Customer != customer {
			turns = append(turns, Turn{Customer: customer})
		}
		last := &turns[len(turns)-1]
		last.Messages = append(last.Messages, m)
	}
	return turns
}

// HasCustomer tells whether a customer says anything. A dialog without one shows nothing of what customers want.
func (d *Dialog) HasCustomer() bool {
	return slices.ContainsFunc(d.Messages, func(m Message) bool { return m.Role == chat.User })
}

// Contained says whether no human took part or was called.
func (d *Dialog) Contained() bool {
	return !d.HandedOff && !slices.ContainsFunc(d.Messages, Message.handsOff)
}

// handsOff tells whether a human wrote the message, or is called by it.
func (m Message) handsOff() bool { return m.Role == chat.Human || m.Action == chat.Handoff }
