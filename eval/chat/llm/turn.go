package llm

import (
	"context"
	"fmt"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/prompt"
)

// turn is one reply as it comes about.
type turn struct {
	model    *Model
	asked    chat.Request
	messages []Message
	looked   []kb.Hit // found by searches of the model's own
	looks    int
	said     draft // what counts of the responses so far
	told     bool  // the model was told of a call that is wrong
	tokens   chat.TokenCounts
}

func (m *Model) turn(r chat.Request) *turn {
	return &turn{model: m, asked: r, messages: dialog(r.Messages)}
}

// request is what the model is sent next.
func (t *turn) request(markers bool) Request {
	if markers {
		looked := Part{Name: knowledge, Text: excerpt(t.looked, t.model.config.Language)}
		return Request{System: t.model.system(t.asked, true, looked), Messages: t.messages}
	}
	return Request{System: t.model.system(t.asked, false, Part{}), Messages: t.messages, Tools: t.model.tools(t.asked)}
}

// take takes down what a response says, does what it asks for, and tells whether the model is to go on.
func (t *turn) take(ctx context.Context, d *draft) (open bool, err error) {
	if t.said.action == "" {
		t.said.action, t.said.reason = d.action, d.reason
	}
	t.said.faults = append(t.said.faults, d.faults...)
	if d.lead {
		t.said.lead, t.said.contact = true, d.contact
	}
	if d.search != "" {
		result, err := t.look(ctx, d.search)
		if err != nil {
			return false, err
		}
		t.answer(d, search, result)
		return true, nil
	}
	if d.text != "" {
		t.said.text = d.text
	}
	switch wrong := d.wrong(); {
	case wrong != "" && !t.told:
		t.told = true
		t.answer(d, "", "ok")
		return true, nil
	case wrong != "" && t.said.text != "":
		t.said.faults = append(t.said.faults, chat.Fault{Check: "call", Want: "a tool that there is, and what it takes", Got: wrong})
		return false, nil
	case t.said.text != "":
		return false, nil
	}
	t.answer(d, "", pick(t.model.config.Language, sayings{
		"Принято. Теперь напиши то, что прочтёт клиент.", "Noted. Now write what the customer is to read.",
	}))
	return true, nil
}

// look searches for a model, and gives what it is told of it.
func (t *turn) look(ctx context.Context, question string) (string, error) {
	said := func(ru, en string) string { return pick(t.model.config.Language, sayings{ru, en}) }
	if t.asked.Look == nil || t.looks >= t.model.config.Looks {
		return said("Искать больше нельзя: ответь тем, что есть.", "There is no more searching: reply with what there is."), nil
	}
	t.looks++
	found, err := t.asked.Look(ctx, question)
	if err != nil {
		return "", err
	}
	if len(found.Hits) == 0 {
		return said("Ничего не нашлось.", "Nothing was found."), nil
	}
	t.looked = append(t.looked, found.Hits...)
	return excerpt(found.Hits, t.model.config.Language), nil
}

// answer puts a response into the dialog, and what each of its calls came to: result for those of that
// name, or of all where it is empty. A model without tools, whose own search is in its system message, is
// told in a message what it is asked for besides.
func (t *turn) answer(d *draft, name, result string) {
	if len(d.Calls) == 0 {
		if name == "" || len(t.looked) == 0 {
			t.messages = append(t.messages, Message{Role: Assistant, Text: d.Text}, Message{Role: User, Text: result})
		}
		return
	}
	t.messages = append(t.messages, Message{Role: Assistant, Text: d.Text, Calls: d.Calls})
	for _, call := range d.Calls {
		text := result
		if wrong, ok := d.results[call.ID]; ok {
			text = wrong
		} else if name != "" && call.Name != name {
			text = "ok"
		}
		t.messages = append(t.messages, Message{Role: ToolRole, Text: text, Of: call.ID})
	}
}

// excerpt shows entries as the knowledge of a prompt does.
func excerpt(hits []kb.Hit, language string) string {
	if len(hits) == 0 {
		return ""
	}
	p, err := prompt.Assemble(nil, hits, prompt.Options{Language: language})
	if err != nil {
		return "" // only a layer or a budget can be wrong
	}
	return p.Text()
}

// silentError is a model that leaves out what the customer is to read.
type silentError struct{ rounds int }

func (e *silentError) Error() string {
	return fmt.Sprintf("the model wrote nothing for the customer, asked %d times", e.rounds)
}

// Reason is that of the outcome error, as package eval reports it.
func (*silentError) Reason() string { return "reply" }

// reply is what all responses come to.
func (t *turn) reply() (chat.Reply, error) {
	if t.said.text == "" {
		return chat.Reply{}, &silentError{rounds}
	}
	reply := chat.Reply{Action: chat.Answer, Faults: t.said.faults, Tokens: t.tokens}
	if t.said.action != "" {
		reply.Action, reply.Reason = t.said.action, t.said.reason
	}
	if reply.Action == chat.Handoff && !t.model.config.Hours.Open(t.asked.Now) {
		reply.Reason, reply.WithinHours = chat.OutOfHours, reply.Reason
	}
	if t.said.lead {
		reply.Signals, reply.Contact = []string{chat.Lead}, t.said.contact
	}
	var cited []*kb.Entry
	reply.Text, cited = t.cited(t.said.text, &reply)
	attach(&reply, cited, t.question())
	if strings.TrimSpace(reply.Text) == "" {
		return chat.Reply{}, &silentError{rounds}
	}
	return reply, nil
}

// question is what the customer asks.
func (t *turn) question() string {
	var said []string
	for _, message := range t.asked.Turn() {
		said = append(said, message.Text)
	}
	return strings.Join(said, "\n")
}
