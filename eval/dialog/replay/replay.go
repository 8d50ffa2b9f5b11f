// Package replay puts the dialogs that took place to an operator of today.
//
// Each turn of the customer is put to the operator in its recorded context: what was said before it, as it
// really was, the AI operator's and the people's lines alike as the operator's own. So every reply can be
// judged by itself, and beside it stands what was said then. Attachments are not put to it, and a turn that is
// nothing else is not asked.
//
// # How a dialog would have ended
//
// At the first handoff: handed_off. Else by the action of the last reply: answer is resolved, decline is
// declined, clarify is unresolved. What follows a handoff is still replied to, and marked as not reached.
//
// # Where the course is left
//
// A customer who had heard the reply of today may not have gone on as recorded. [Divergence] has the rules by
// which that is told; a dialog that left its course is counted apart, since how it would have ended is not known.
//
// # Agreement
//
// A human's answer holds facts: prices, discounts, terms, dates, contacts and links as firstline/kb/text finds
// them, paths through an app, and the entry that it is nearest to. [Agreement] tells which of them the reply of
// today has too.
package replay

import (
	"context"
	"time"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb"
)

// Operator is an operator of today. It may serve several dialogs at once.
type Operator interface {
	eval.Replier
	// Entries gives the entries of the operator's sources.
	Entries() []kb.Entry
	// Nearest gives the entry that an answer comes from, by its words; empty where that is not sure.
	Nearest(ctx context.Context, said string) (entry string, err error)
}

// Side is who is asked: an operator with its model.
type Side struct {
	Name     string      `json:"name,omitempty"` // as it was asked for; empty: the operator's
	Operator string      `json:"operator"`
	Model    string      `json:"model"`
	Asked    Operator    `json:"-"`
	Company  string      `json:"-"` // the text of the company layer, which every reply may rest on
	Price    *eval.Price `json:"-"` // of the model's tokens; nil: not known
}

// String names a side to a person.
func (s Side) String() string {
	title := s.Operator
	if s.Name != "" && s.Name != s.Operator && s.Name != s.Model {
		title += ", " + s.Name
	}
	return title + " (" + s.Model + ")"
}

// Dialog is a recorded dialog with what would be said in it today. Its Course is that of the first side.
type Dialog struct {
	ID string `json:"id"`
	Course
	Then    Then    `json:"then"`
	Topic   string  `json:"topic,omitempty"` // the entry first cited today, else first found
	Channel string  `json:"channel,omitempty"`
	Replies []Reply `json:"replies"`           // a reply each turn of the customer
	Against *Course `json:"against,omitempty"` // of the second side, where there is one
	// Recorded is a hash of what was said then.
	Recorded string `json:"recorded"`
}

// Course is how a dialog would have gone today.
type Course struct {
	Outcome  eval.Outcome `json:"outcome"`
	Reason   string       `json:"reason,omitempty"` // the last reply's, or that of the error
	Error    string       `json:"error,omitempty"`
	Turns    int          `json:"turns"`              // of both sides, to its end
	Diverged *Divergence  `json:"diverged,omitempty"` // the first, where the course is left
	// NotReached counts the customer's turns behind a handoff.
	NotReached int `json:"not_reached,omitempty"`
	// NotAsked counts the customer's turns that are nothing but attachments.
	NotAsked int              `json:"not_asked,omitempty"`
	Tokens   chat.TokenCounts `json:"tokens"`
	Cost     *eval.Cost       `json:"cost,omitempty"` // nil where no price is known
}

// Courses gives that of each side.
func (d *Dialog) Courses() []*Course {
	if d.Against == nil {
		return []*Course{&d.Course}
	}
	return []*Course{&d.Course, d.Against}
}

// Then is how a dialog went. It was resolved where no human took part, else handed off.
type Then struct {
	Outcome eval.Outcome `json:"outcome"`
	Turns   int          `json:"turns"`
}

// Reply is what was said to a turn of the customer, and what would be said today.
type Reply struct {
	Turn    int       `json:"turn"` // of the customer's turns, from 1
	Asked   []string  `json:"asked"`
	Then    *Recorded `json:"then" jsonschema:"nullable"` // nil: nobody answered
	Now     *Now      `json:"now" jsonschema:"nullable"`  // nil: nothing was asked, or an error came before
	Against *Now      `json:"against,omitempty"`          // the second side's
	// NotAsked says that all of the turn is attachments: it is no question, and was put to nobody.
	NotAsked bool `json:"not_asked,omitempty"`
}

// Recorded is what the company said then.
type Recorded struct {
	By   chat.Role `json:"by"` // human where one spoke
	Text string    `json:"text"`
	// Said is what By said of it, without notes of attachments.
	Said string `json:"-"`
	// Entry is the one that the answer is nearest to.
	Entry string `json:"entry,omitempty"`
}

// Now is what is said today.
type Now struct {
	Answer
	Found      []string    `json:"found"` // ids of the entries that the model was given, best first
	Ungrounded []string    `json:"ungrounded,omitempty"`
	NotReached bool        `json:"not_reached,omitempty"` // it stands behind a handoff
	Diverged   *Divergence `json:"diverged,omitempty"`
	Agreement  *Agreement  `json:"agreement,omitempty"` // nil where the answer of then holds no fact
	Cause      eval.Cause  `json:"cause,omitempty"`     // whose it is to mend, where today falls short of people
	Last       *Answer     `json:"last,omitempty"`      // the last replay's, where it was another
	Changed    []string    `json:"changed,omitempty"`   // in what: action, entries, text
	Verdict    *Opinion    `json:"verdict,omitempty"`
}

// Answer is all of a reply that a change shows in.
type Answer struct {
	Text    string      `json:"text"`
	Action  chat.Action `json:"action"`
	Reason  chat.Reason `json:"reason,omitempty"`
	Entries []string    `json:"entries"` // ids of the entries cited
	Images  []string    `json:"images,omitempty"`
}

// Options steer a replay. The zero value replays without limits.
type Options struct {
	Concurrency   int           // dialogs at once; 0: two for each processor
	TurnTimeout   time.Duration // for one reply; 0: none
	DialogTimeout time.Duration // for one dialog and side; 0: none
	Now           time.Time     // of dialogs that have no time of their own
	// Dead gives the error of every further reply where the model of that name is known to give none; nil
	// where it may be asked. nil: every model may.
	Dead func(model string) error
	// Done holds what dialogs came to in an earlier replay that is gone on with, by their ids. Only sides that are
	// not done are asked: see [Dialog.Done].
	Done map[string]*Dialog
	// Enough, once it is closed, keeps further dialogs from being begun. nil: nothing does.
	Enough <-chan struct{}
	// Ended is called with each dialog as it ends that a side was asked of, never twice at once. nil: nobody is told.
	Ended func(*Dialog)
}
