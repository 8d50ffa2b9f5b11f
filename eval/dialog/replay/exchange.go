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
	asked []string
	at    time.Time // of the last message that has a time; zero: none has
	then  *Recorded
	said  []chat.Message // then, message by message, as the operator's
}

// line is what the customer says in it.
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
			said := shown(m)
			switch last := len(all) - 1; {
			case turn.Customer:
				all[last].asked, all[last].at = append(all[last].asked, said), at
			case last < 0:
				greeting = append(greeting, chat.Message{Role: chat.Operator, Text: said})
			default:
				all[last].answer(m.Role, said)
			}
		}
	}
	return greeting, all
}

func (e *exchange) answer(by chat.Role, said string) {
	e.said = append(e.said, chat.Message{Role: chat.Operator, Text: said})
	if e.then == nil {
		e.then = &Recorded{By: by, Text: said}
	} else {
		e.then.Text += "\n" + said
	}
	if by == chat.Human {
		e.then.By, e.then.Human = by, strings.TrimPrefix(e.then.Human+"\n"+said, "\n")
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
