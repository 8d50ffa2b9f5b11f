package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/kb/text"
)

// talk is a conversation with an operator.
type talk struct {
	w     *workspace
	model string // in the place of the operator's; empty: the operator's
	redaction
	clock func() time.Time

	respondent

	messages []chat.Message
	said     []dialog.Message // the same, as a sample dialog has them
	last     *answered        // nil: there is no reply yet
}

// answered is what a line of the customer's came to: a reply, or what a command has to say.
type answered struct {
	reply   *askReport // nil for a command
	seconds float64    // that the reply took
	note    string
	anew    bool // the conversation begins anew
	end     bool // it is over
}

// turnTo has the operator of that name answer from now on; the first of firstline.yaml where it is empty.
func (t *talk) turnTo(name string) error {
	configured, err := t.w.Operator(name)
	if err != nil {
		return err
	}
	configured.Model.Text = cmp.Or(t.model, configured.Model.Text)
	answering, err := t.w.respondent(configured)
	if err == nil {
		t.respondent = answering
	}
	return err
}

// answer answers a line: that of a command, or of a customer. Where the model fails, nothing has been said.
func (t *talk) answer(ctx context.Context, line string) (answered, error) {
	if strings.HasPrefix(line, "/") {
		return t.command(ctx, line)
	}
	line = strings.TrimSpace(line)
	started := t.clock()
	messages := append(slices.Clip(t.messages), chat.Message{Role: chat.User, Text: line})
	reply, err := t.ask(ctx, messages, started)
	if err != nil {
		return answered{}, err
	}
	ended := t.clock()
	t.messages = append(messages, chat.Message{Role: chat.Operator, Text: reply.Text, Action: reply.Action, Reason: reply.Reason})
	t.said = append(t.said,
		dialog.Message{Role: chat.User, Text: line, At: started.Truncate(time.Second)},
		dialog.Message{
			Role: chat.Operator, Author: t.configured.Name, Text: reply.Text, At: ended.Truncate(time.Second),
			Action: reply.Action, Reason: reply.Reason,
		})
	t.w.noteDropped(t.configured, reply.Dropped)
	t.last = &answered{
		reply:   &reply,
		seconds: ended.Sub(started).Seconds(),
	}
	return *t.last, nil
}

// chatCommands says what a line that begins with a slash does.
const chatCommands = `/why – why it acted so, how sure the search was, what was found, and how each score comes about
/prompt – all that the model was given for the last message
/operator NAME – another operator goes on
/reset – a new conversation
/save [FILE] – the conversation as a sample dialog, in dialogs/chat.jsonl
/save draft [FILE] – as a draft of a question set, in eval/drafts-DATE.yaml
/quit – the end`

// command does what a line asks for that begins with a slash.
func (t *talk) command(ctx context.Context, line string) (answered, error) {
	words := strings.Fields(line)
	switch name, args := words[0], words[1:]; {
	case name == "/why" && len(args) == 0:
		return t.why(), nil
	case name == "/prompt" && len(args) == 0:
		return t.prompt(ctx)
	case name == "/reset" && len(args) == 0:
		t.messages, t.said, t.last = nil, nil, nil
		return answered{note: "a new conversation", anew: true}, nil
	case name == "/operator" && len(args) == 1:
		if err := t.turnTo(args[0]); err != nil {
			return answered{note: complaint(err)}, nil
		}
		return answered{note: args[0] + " goes on"}, nil
	case name == "/save":
		note, err := t.save(ctx, args)
		if err != nil {
			note = complaint(err)
		}
		return answered{note: note}, nil
	case (name == "/quit" || name == "/exit") && len(args) == 0:
		return answered{end: true}, nil
	case name == "/help":
		return answered{note: chatCommands}, nil
	default:
		return answered{note: unknownCommand(name, args)}, nil
	}
}

func unknownCommand(name string, args []string) string {
	known := []string{"/why", "/prompt", "/operator", "/reset", "/save", "/quit", "/help"}
	for _, k := range known {
		if k == name && len(args) > 0 {
			return name + " takes nothing more; /help says what there is"
		}
		if k == name {
			return name + " takes a name; /help says what there is"
		}
	}
	if near := text.Closest(name, known); near != "" {
		return fmt.Sprintf("there is no %s; did you mean %s?", name, near)
	}
	return fmt.Sprintf("there is no %s; /help says what there is, and a blank before it says it to the operator", name)
}

// complaint is an error as a conversation shows it.
func complaint(err error) string {
	var said []string
	for _, err := range project.Split(err) {
		said = append(said, err.Error())
	}
	return strings.Join(said, "\n")
}

// greeting is what a conversation on a terminal begins with.
func (t *talk) greeting() string {
	return fmt.Sprintf("%s, on the model %s. Write as a customer would.\n\n%s", t.configured.Name, cmp.Or(t.configured.Model.Text, project.BuiltinModel), chatCommands)
}

// Say answers a line for a terminal. An error is told, and the conversation goes on.
func (t *talk) Say(ctx context.Context, line string, hear func(soFar string)) ui.Said {
	a, err := t.answer(chat.WithListener(ctx, hear), line)
	switch {
	case errors.Is(err, context.Canceled):
		return ui.Said{Note: "interrupted; the message does not count as said"}
	case err != nil:
		return ui.Said{Note: complaint(err)}
	case a.reply == nil:
		return ui.Said{Note: a.note, Anew: a.anew, End: a.end}
	}
	return ui.Said{Text: a.reply.Text, Beside: besideOf(a)}
}
