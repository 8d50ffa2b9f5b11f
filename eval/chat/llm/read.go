package llm

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"firstline/eval/chat"
)

// draft is what a model wants with one response.
type draft struct {
	Response
	action  chat.Action // empty: none was named
	reason  chat.Reason
	text    string // for the customer, with the ids of the entries cited
	lead    bool
	contact string
	search  string            // what is to be looked for
	results map[string]string // call → what is wrong with it, to be told to the model
	faults  []chat.Fault
}

// read takes a response apart: the markers of its text, and its calls.
func read(r Response) *draft {
	r.Text, r.Calls = written(withoutThoughts(r.Text), r.Calls)
	d := &draft{Response: r, results: map[string]string{}}
	d.text = d.markers(r.Text)
	for _, call := range r.Calls {
		d.call(call)
	}
	if r.Cut {
		d.faults = append(d.faults, chat.Fault{Check: "complete", Want: "a reply to its end", Got: "cut off by max_tokens"})
	}
	return d
}

// wrong is the first call that cannot be done, by its name and what is wrong with it; empty where all can.
func (d *draft) wrong() string {
	for _, call := range d.Calls {
		if wrong := d.results[call.ID]; wrong != "" {
			return call.Name + ": " + wrong
		}
	}
	return ""
}

// call does what a call asks for.
func (d *draft) call(c Call) {
	var a arguments
	if err := json.Unmarshal([]byte(c.Arguments), &a); err != nil && strings.TrimSpace(c.Arguments) != "" {
		d.results[c.ID] = fmt.Sprintf("the arguments are not what the tool takes: %v", err)
		return
	}
	action, isAction := asAction(c.Name)
	switch {
	case c.Name == search && strings.TrimSpace(a.Question) == "":
		d.results[c.ID] = "search takes a question"
	case c.Name == search:
		d.search = strings.TrimSpace(a.Question)
	case c.Name == lead && strings.TrimSpace(a.Contact) == "":
		d.results[c.ID] = "lead takes the contact that the customer has left"
	case c.Name == lead:
		d.lead, d.contact = true, strings.TrimSpace(a.Contact)
	case isAction:
		if text := d.markers(a.Text); d.act(action, a.Reason) && strings.TrimSpace(text) != "" {
			d.text = text
		}
	default:
		d.results[c.ID] = fmt.Sprintf("there is no tool %q", c.Name)
	}
}

// act takes down an action, and tells whether it is the one of the reply. A second one, and a reason that does not go with
// it, are faults.
func (d *draft) act(a chat.Action, reason chat.Reason) bool {
	if d.action != "" && (d.action != a || d.reason != reason) {
		d.faults = append(d.faults, chat.Fault{Check: "action", Want: "one action", Got: string(d.action) + ", " + string(a)})
		return false
	}
	d.action = a
	allowed := chat.ReasonsOf(a)
	if slices.Contains(chat.Reasons(), reason) && a != chat.Answer {
		d.reason = reason
	}
	if len(allowed) > 0 && !slices.Contains(allowed, reason) {
		d.faults = append(d.faults, chat.Fault{Check: "reason", Want: list(allowed), Got: string(reason)})
	}
	return true
}

func list(reasons []chat.Reason) string {
	words := make([]string, len(reasons))
	for i, r := range reasons {
		words[i] = string(r)
	}
	return strings.Join(words, " | ")
}

// markers does what the markers of a text ask for, but for citations, and gives the text without them.
func (d *draft) markers(text string) string {
	return withoutMarkers(withoutStray(text, d.marker), d.marker)
}

// marker does what a marker asks for; false where it is a citation, or nothing that is known.
func (d *draft) marker(inner string) bool {
	name, value, _ := strings.Cut(inner, ":")
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
	action, isAction := asAction(name)
	switch {
	case isAction:
		d.act(action, chat.Reason(strings.ToLower(value)))
	case name == lead:
		d.lead, d.contact = true, value
	case name == search && value != "":
		d.search = value
	default:
		return false
	}
	return true
}
