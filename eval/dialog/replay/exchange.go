package replay

import (
	"encoding/json"
	"strings"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// exchange is a turn of the customer with what the company said to it.
type exchange struct {
	asked []string  // message by message, without what hangs on them; none: nothing was written
	shown []string  // each message with notes of what hangs on it
	at    time.Time // of the last message that has a time; zero: none has
	then  *Recorded
	said  []chat.Message // then, message by message, as the operator's
}

// line is what the customer says in it; empty where all of it is attachments.
func (e exchange) line() string { return strings.Join(e.asked, "\n") }

// exchanges cuts a dialog into them. What the company said before the customer did is the greeting.
func exchanges(d *dialog.Dialog) (greeting []chat.Message, all []exchange) {
	at := d.Started
	for _, turn := range d.Turns() {
		if turn.Customer {
			all = append(all, exchange{at: at})
		}
		for _, m := range turn.Messages {
			if !m.At.IsZero() {
				at = m.At
			}
			switch last := len(all) - 1; {
			case turn.Customer:
				all[last].ask(m)
				all[last].at = at
			case last < 0:
				greeting = append(greeting, chat.Message{Role: chat.Operator, Text: shown(m)})
			default:
				all[last].answer(m)
			}
		}
	}
	return greeting, all
}

func (e *exchange) ask(m dialog.Message) {
	e.shown = append(e.shown, shown(m))
	if m.Text != "" {
		e.asked = append(e.asked, m.Text)
	}
}

func (e *exchange) answer(m dialog.Message) {
	text := shown(m)
	e.said = append(e.said, chat.Message{Role: chat.Operator, Text: text, Action: m.Action, Reason: m.Reason})
	if e.then == nil {
		e.then = &Recorded{By: m.Role, Text: text, Said: m.Text}
		return
	}
	e.then.Text += "\n" + text
	switch {
	case m.Role == chat.Human && e.then.By != chat.Human:
		e.then.By, e.then.Said = m.Role, m.Text
	case m.Role == e.then.By:
		e.then.Said = strings.Trim(e.then.Said+"\n"+m.Text, "\n")
	}
}

// shown is a message with a note of what hangs on it.
func shown(m dialog.Message) string {
	lines := []string{m.Text}
	if m.Text == "" {
		lines = nil
	}
	for _, name := range m.Attachments {
		lines = append(lines, "["+name+"]")
	}
	return strings.Join(lines, "\n")
}

// hashOf is a hash of all that was said in a dialog.
func hashOf(d *dialog.Dialog) string {
	data, err := json.Marshal(d.Messages)
	if err != nil {
		return "" // a time outside of the years that JSON knows; the dialog then never is the one of before
	}
	return eval.Hash(string(data))
}
