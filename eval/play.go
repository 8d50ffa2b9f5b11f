package eval

import (
	"context"
	"fmt"
	"strings"
	"time"

	"firstline/eval/chat"
	"firstline/kb"
)

// part is one dialog with the operator who plays it.
type part struct {
	*stage
	set    *Set
	dialog *Dialog
}

// course is a dialog as it goes.
type course struct {
	part
	result  Result
	talk    []chat.Message // what the operator is shown
	replies []said
}

// play carries a dialog to its end, as often as it is to be repeated. It has no result when ctx
// ended first.
func (p part) play(ctx context.Context) (Result, bool) {
	repeat := newRepeat(p.repeats())
	if repeat == nil {
		return p.try(ctx, 1)
	}
	var tries []Result
	for !repeat.over() {
		result, ok := p.try(ctx, len(tries)+1)
		if !ok {
			return Result{}, false
		}
		tries = append(tries, result)
		repeat.Tries = append(repeat.Tries, Try{result.Outcome, result.Reason, result.Passed, result.Turns})
	}
	return repeat.result(tries), true
}

// try plays a dialog once.
func (p part) try(ctx context.Context, number int) (Result, bool) {
	ctx = chat.WithScene(ctx, chat.Scene{Dialog: p.set.Name + "/" + p.dialog.ID, Try: number})
	c := &course{part: p, result: p.blank()}
	started := p.options.now()
	if !started.IsZero() {
		c.result.Timing.Started = started.UTC()
	}
	err := c.run(ctx)
	if err != nil && ctx.Err() != nil {
		return Result{}, false
	}
	if err != nil {
		c.result.Outcome, c.result.Reason, c.result.Error = Errored, ReasonOf(err), err.Error()
	} else {
		c.judge(context.WithoutCancel(ctx)) // what has been said is judged whole, also when the run ends now
	}
	c.result.Turns = turnsOf(c.result.Messages)
	c.result.Cost = p.options.cost(c.result.Model, c.result.Tokens)
	c.result.Given = c.given()
	c.result.Timing.Seconds = p.options.now().Sub(started).Seconds()
	return c.result, true
}

// repeats says how often the dialog is played: as it says itself, else its set, else the run.
func (p part) repeats() Repeats {
	return p.dialog.Repeats.or(p.set.Repeats).or(p.options.Repeats)
}

// given is a hash of all that the model was given.
func (c *course) given() string {
	prompts := make([]string, len(c.replies))
	for i, reply := range c.replies {
		prompts[i] = reply.Given
	}
	return Hash(strings.Join(prompts, ""))
}

func (p part) blank() Result {
	return Result{
		Set: p.set.Name, ID: p.dialog.ID, Place: p.dialog.Place,
		Operator: p.name, Model: p.options.Models[p.name],
		Source: p.dialog.Pos, Expect: p.dialog.Expect, Draft: p.dialog.Draft,
		Outcome:  Unresolved, // of a dialog without lines
		Needs:    make([]Met, len(p.dialog.Needs)),
		Messages: []Message{}, Failed: []FailedCheck{}, Script: p.dialog.Hash(),
	}
}

// run says the customer's lines, one after each reply, until the dialog has an outcome.
func (c *course) run(ctx context.Context) error {
	if c.operator == nil {
		return reasonError{ErrorOperator, fmt.Errorf("there is no operator %q", c.name)}
	}
	ctx, cancel := Limit(ctx, c.options.DialogTimeout, "the dialog took longer than")
	defer cancel()
	now := c.dialog.At.in(c.options.at(c.name))
	for i, line := range c.dialog.Lines {
		for _, text := range line.Messages {
			c.talk = append(c.talk, chat.Message{Role: chat.User, Text: text})
			c.result.Messages = append(c.result.Messages, Message{Role: chat.User, Text: text})
		}
		asked := c.options.now()
		reply, err := c.ask(ctx, now)
		if err != nil {
			return err
		}
		if !asked.IsZero() {
			c.result.Timing.Replies = append(c.result.Timing.Replies, c.options.now().Sub(asked).Seconds())
		}
		c.hear(reply)
		if outcome, ended := c.outcome(); ended {
			c.result.Outcome = outcome
			if outcome != Resolved {
				c.result.Reason = string(reply.Reason)
			}
			for _, left := range c.dialog.Lines[i+1:] {
				if outcome == HandedOff {
					c.result.NotReached = append(c.result.NotReached, left.Pos)
				}
			}
			return nil
		}
	}
	return nil
}

// ask gives the operator's reply, or the error of a model that is known to be dead.
func (c *course) ask(ctx context.Context, now time.Time) (chat.Reply, error) {
	if c.options.Dead != nil {
		if err := c.options.Dead(c.result.Model); err != nil {
			return chat.Reply{}, err
		}
	}
	return Ask(ctx, c.operator, c.talk, now, c.options.TurnTimeout)
}

// hear takes down a reply, and marks the needs that it meets.
func (c *course) hear(reply chat.Reply) {
	c.talk = append(c.talk, chat.Message{Role: chat.Operator, Text: reply.Text, Action: reply.Action, Reason: reply.Reason})
	c.result.Messages = append(c.result.Messages, spoken(reply))
	c.result.Tokens.Input += reply.Tokens.Input
	c.result.Tokens.Output += reply.Tokens.Output
	s := newSaid(reply, turnsOf(c.result.Messages), c.sources)
	c.replies = append(c.replies, s)
	for i, need := range c.dialog.Needs {
		if c.result.Needs[i].MetAt == nil && len(need.unmet(s)) == 0 {
			c.result.Needs[i].MetAt = &s.turn
		}
	}
}

// outcome is the one rule by which both kinds of dialog end, asked after each reply.
func (c *course) outcome() (Outcome, bool) {
	goal := len(c.dialog.Needs) > 0
	last := c.replies[len(c.replies)-1]
	switch {
	case goal && c.met():
		return Resolved, true
	case last.Action == chat.Handoff:
		return HandedOff, true
	case len(c.replies) < len(c.dialog.Lines):
		return "", false
	case goal:
		return Unresolved, true
	case last.Action == chat.Answer:
		return Resolved, true
	case last.Action == chat.Decline:
		return Declined, true
	default:
		return Unresolved, true
	}
}

func (c *course) met() bool {
	for _, need := range c.result.Needs {
		if need.MetAt == nil {
			return false
		}
	}
	return true
}

// spoken is a reply as the results keep it.
func spoken(r chat.Reply) Message {
	m := Message{
		Role: chat.Operator, Text: r.Text, Action: r.Action, Reason: r.Reason,
		Signals: append([]string{}, r.Signals...), Contact: r.Contact,
		Entries: append([]string{}, r.Entries...),
		Found:   make([]Found, len(r.Found)),
		Images:  append([]kb.Image{}, r.Images...),
		Code:    append([]kb.Code{}, r.Code...),

		Ungrounded: append([]string{}, r.Ungrounded...),
	}
	for i, hit := range r.Found {
		m.Found[i] = Found{Entry: hit.Passage.Entry, Score: hit.Score}
	}
	return m
}
