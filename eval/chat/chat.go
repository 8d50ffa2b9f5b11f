// Package chat holds what is said: the customer's messages, the operator's replies, and the
// clients of the models that write them.
//
// Every model, from the built-in one to a remote one, takes a [Request] and fills the same
// [Reply]. What a reply does is in its [Action] and [Reason], never in a phrase of its text.
package chat

import (
	"context"
	"time"

	"firstline/kb"
	"firstline/prompt"
)

// Role says who speaks.
type Role string

// The sides of a dialog. A human is a member of the company's staff.
const (
	User     Role = "user"
	Operator Role = "operator"
	Human    Role = "human"
)

// Message is one bubble of text, as it was written. An operator's carries what it did.
type Message struct {
	Role   Role   `json:"role"`
	Text   string `json:"text"`
	Action Action `json:"action,omitempty"`
	Reason Reason `json:"reason,omitempty"`
}

// Action is what a reply does.
type Action string

// The actions of a reply.
const (
	Answer  Action = "answer"
	Clarify Action = "clarify"
	Decline Action = "decline"
	Handoff Action = "handoff"
)

// Reason says why a reply is not an answer. It is empty for an answer.
type Reason string

// The reasons of a clarifying question, of turning a customer away and of calling a human.
const (
	OffTopic      Reason = "off_topic"
	Spam          Reason = "spam"
	Attack        Reason = "attack"
	WrongAddress  Reason = "wrong_address"
	Secret        Reason = "secret"
	AskedForHuman Reason = "asked_for_human"
	NotKnown      Reason = "not_known"
	OutOfHours    Reason = "out_of_hours"
	Ambiguous     Reason = "ambiguous"
)

// Actions and Reasons list every value there is, in the order of the documentation.
func Actions() []Action { return []Action{Answer, Clarify, Decline, Handoff} }

// Reasons lists every reason there is, in the order of the documentation.
func Reasons() []Reason {
	return []Reason{OffTopic, Spam, Attack, WrongAddress, Secret, AskedForHuman, NotKnown, OutOfHours, Ambiguous}
}

// ReasonsOf gives the reasons that go with an action (prompt/policy.en.md, Actions); none with an answer.
func ReasonsOf(a Action) []Reason {
	switch a {
	case Clarify:
		return []Reason{Ambiguous, AskedForHuman}
	case Decline:
		return []Reason{OffTopic, Spam, Attack, WrongAddress, Secret}
	case Handoff:
		return []Reason{NotKnown, AskedForHuman, OutOfHours, OffTopic}
	case Answer:
	}
	return nil
}

// Request is all that a model is given for one reply.
type Request struct {
	Prompt   *prompt.Prompt // the layers with the found entries, assembled
	Messages []Message      // the dialog so far; the last ones are the customer's turn
	// Found is what the knowledge holds on the turn as a whole and then, where the turn has several
	// sentences that can stand by themselves, on each of those.
	Found []Found
	Now   time.Time // when the customer writes
	// Canary is a mark for a client to put among what no customer may see: a reply that holds it has
	// let out the prompt.
	Canary string
	// Look searches the knowledge once more, for a model that wants to; nil where it cannot.
	Look func(ctx context.Context, question string) (Found, error)
}

// Found is what the search gave for a customer's turn, or for one sentence of it.
type Found struct {
	Question string
	ReadAs   string   // the question as the search has read it: in the right layout and letters
	Hits     []kb.Hit // best first
	Rival    *kb.Hit  // as near as the first hit, and says something else; nil where there is none
	// Confidence says how sure the search is that the knowledge holds the answer, from 0 to 1,
	// and Confident whether that is enough.
	Confidence float64
	Confident  bool
}

// Turn gives the customer's messages that wait for a reply: the last ones in a row.
func (r Request) Turn() []Message {
	start := len(r.Messages)
	for start > 0 && r.Messages[start-1].Role == User {
		start--
	}
	return r.Messages[start:]
}

// Reply is one turn of the operator.
type Reply struct {
	Text    string     `json:"text"`
	Action  Action     `json:"action"`
	Reason  Reason     `json:"reason,omitempty"`
	Entries []string   `json:"entries,omitempty"` // ids of the entries it rests on
	Images  []kb.Image `json:"images,omitempty"`
	Code    []kb.Code  `json:"code,omitempty"`
	Signals []string   `json:"signals,omitempty"` // what else the customer let know: see [Lead]
	Contact string     `json:"contact,omitempty"` // that the customer left with a lead
	// Faults is what the model did that no operator may: each is a check that does not hold.
	Faults []Fault `json:"faults,omitempty"`
	// Ungrounded holds the facts of the text that no cited entry has, nor the company layer.
	Ungrounded []string    `json:"ungrounded,omitempty"`
	Tokens     TokenCounts `json:"tokens"`
	// WithinHours is the reason that an out_of_hours would have within the company's hours; empty where the model
	// does not tell.
	WithinHours Reason `json:"within_hours,omitempty"`
	// Words are the customer's by which the rule of the reason is taken to hold; nil where the model does not tell.
	Words []string `json:"-"`
	// Found holds the passages that the model was given, best first.
	Found []kb.Hit `json:"-"`
	// Searched is what the search gave for the turn and its sentences, and for what the model looked up itself.
	Searched []Found `json:"-"`
	// Dropped holds those that the budget of the prompt left no room for.
	Dropped []kb.Hit `json:"-"`
	// Given is a hash of all that the model was given: it differs when a layer or a passage does.
	Given string `json:"-"`
}

// Lead is the signal that the customer wants to buy, and left a contact.
const Lead = "lead"

// Fault is a check that a reply does not hold, whatever the script asks for: it cites an entry that the
// model was not given, acts without a reason that there is, or lets out what is secret.
type Fault struct {
	Check string `json:"check"` // as a script would name it
	Want  string `json:"want"`
	Got   string `json:"got"`
}

// TokenCounts is what a reply cost, in tokens of the model that wrote it.
type TokenCounts struct {
	Input  int `json:"input"`
	Output int `json:"output"`
}
