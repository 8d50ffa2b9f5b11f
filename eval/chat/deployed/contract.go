package deployed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/endpoint"
)

// Schema names the form of requests and replies.
const Schema = "firstline.deployed/v1"

// Request is what an operator is sent for one reply.
type Request struct {
	Schema   string    `json:"schema"`
	Dialog   string    `json:"dialog"`        // SET/DIALOG; empty where there is no script
	Try      int       `json:"try,omitempty"` // from 1, for dialogs that are repeated
	Operator string    `json:"operator"`
	Language string    `json:"language"` // ru or en: the project's
	Now      time.Time `json:"now"`      // when the customer writes
	Messages []Message `json:"messages"` // the last ones are the customer's turn
}

// Message is one bubble of text, as it was written.
type Message struct {
	Role chat.Role `json:"role" jsonschema:"enum=user,enum=operator,enum=human"`
	Text string    `json:"text"`
}

// Reply is what an operator answers.
type Reply struct {
	Text     string      `json:"text,omitempty" jsonschema:"anyof_required=text"`
	Messages []Bubble    `json:"messages,omitempty" jsonschema:"anyof_required=messages"`
	Action   chat.Action `json:"action,omitempty" jsonschema:"anyof_required=action,enum=answer,enum=clarify,enum=decline,enum=handoff,default=answer"`
	Reason   chat.Reason `json:"reason,omitempty" jsonschema:"enum=off_topic,enum=spam,enum=attack,enum=wrong_address,enum=secret,enum=asked_for_human,enum=not_known,enum=out_of_hours,enum=ambiguous"`
	Entries  []string    `json:"entries,omitempty"` // ids of the entries that it rests on
	Images   []kb.Image  `json:"images,omitempty"`
	Code     []kb.Code   `json:"code,omitempty"`
	Signals  []string    `json:"signals,omitempty"` // lead: the customer wants to buy
	Contact  string      `json:"contact,omitempty"` // that the customer left
	// Tokens is what the reply took, where the operator knows.
	Tokens chat.TokenCounts `json:"tokens,omitzero"`
	Error  string           `json:"error,omitempty" jsonschema:"anyof_required=error"` // why there is no reply
}

// Bubble is one of several messages of a reply.
type Bubble struct {
	Text string `json:"text"`
}

// request gives the request for a reply, as a line.
func request(ctx context.Context, operator, language string, r chat.Request) ([]byte, error) {
	scene := chat.SceneOf(ctx)
	sent := Request{
		Schema: Schema, Dialog: scene.Dialog, Try: scene.Try, Operator: operator, Language: language,
		Now: r.Now, Messages: []Message{},
	}
	for _, message := range r.Messages {
		sent.Messages = append(sent.Messages, Message{message.Role, message.Text})
	}
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(sent)
	return line.Bytes(), err
}

// reply makes a reply of an answer, or says what is wrong with it.
func reply(at *endpoint.Endpoint, answer []byte) (chat.Reply, error) {
	if !utf8.Valid(answer) {
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "the answer is not in UTF-8: %q", answer[:min(len(answer), 100)])
	}
	var r Reply
	if err := json.Unmarshal(answer, &r); err != nil {
		if mistake, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && mistake.Field != "" {
			return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "%s of the answer cannot be a JSON %s", mistake.Field, mistake.Value)
		}
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "the answer is no JSON object: %s", answer)
	}
	if repeats(answer) {
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "the answer is the request that was sent")
	}
	if r.Error != "" {
		return chat.Reply{}, at.Errorf(endpoint.ReasonModel, "%s", r.Error)
	}
	if r.Action == "" {
		r.Action = chat.Answer
	}
	text := r.text()
	switch {
	case !slices.Contains(chat.Actions(), r.Action):
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "there is no action %q", r.Action)
	case r.Reason != "" && !slices.Contains(chat.Reasons(), r.Reason):
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "there is no reason %q", r.Reason)
	case r.Reason != "" && r.Action == chat.Answer:
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "an answer has no reason, and this one has %q", r.Reason)
	case strings.TrimSpace(text) == "" && r.Action != chat.Handoff && r.Action != chat.Decline:
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "the answer has no text: %s", answer)
	case r.Tokens.Input < 0 || r.Tokens.Output < 0:
		return chat.Reply{}, at.Errorf(endpoint.ReasonReply, "the tokens are below zero")
	}
	return chat.Reply{
		Text: text, Action: r.Action, Reason: r.Reason, Entries: r.Entries, Images: r.Images, Code: r.Code,
		Signals: r.Signals, Contact: r.Contact, Tokens: r.Tokens,
	}, nil
}

// repeats tells whether an answer is a request, which a program gives that only passes on what it is given.
func repeats(answer []byte) bool {
	var said Request
	return json.Unmarshal(answer, &said) == nil && said.Schema == Schema && !said.Now.IsZero()
}

// text is all that the operator says: the bubbles are joined as those of a customer's turn are.
func (r Reply) text() string {
	var all []string
	if r.Text != "" {
		all = append(all, r.Text)
	}
	for _, bubble := range r.Messages {
		all = append(all, bubble.Text)
	}
	return strings.Join(all, "\n")
}
