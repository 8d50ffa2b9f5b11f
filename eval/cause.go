package eval

import (
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
)

// Cause says whose a failed check is to mend.
type Cause string

// The causes, in the order in which they are tried: the first that holds is given.
const (
	// Script: cites names no entry of this operator.
	Script Cause = "script"
	// Knowledge: no entry of its sources satisfies the check.
	Knowledge Cause = "knowledge"
	// Retrieval: one does, and was not among the passages given to the model in any turn.
	Retrieval Cause = "retrieval"
	// Policy: the action is wrong; for checks on action alone, always.
	Policy Cause = "policy"
	// Answer: the model had all it needs, and said something else.
	Answer Cause = "answer"
)

// cause says whose a failed check is to mend. wrongAction tells that the reply did something
// else than it should have: another action than its turn asks for, or no answer where a need was
// open.
func (c *course) cause(check Check, wrongAction bool) Cause {
	switch check.Name {
	case action, reason:
		return Policy
	case says, saysAny, matches, cites, code, image:
		if cause := c.lacking(check); cause != "" {
			return cause
		}
	}
	if wrongAction {
		return Policy
	}
	return Answer
}

// lacking tells what kept the facts of a check from the model; empty: it had them.
func (c *course) lacking(check Check) Cause {
	if check.Name == cites && !c.names(check.Want[0]) {
		return Script
	}
	entries := c.quoted()
	for _, reply := range c.replies {
		for _, hit := range reply.Found {
			if entry, known := entries[hit.Passage.Entry]; known && check.heldBy(entry) {
				return ""
			}
		}
	}
	for _, entry := range entries {
		if check.heldBy(entry) {
			return Retrieval
		}
	}
	return Knowledge
}

// heldBy tells whether an entry that is quoted whole satisfies the check. Other code beside the
// wanted one speaks against a reply, and not against an entry.
func (c Check) heldBy(entry said) bool {
	if c.Name != code {
		return c.holds(entry)
	}
	return slices.ContainsFunc(entry.Code, func(given kb.Code) bool { return sameCode(given.Text, c.Want[0]) })
}

// quote is the reply that quotes an entry whole: all that a reader of it is told.
func quote(e kb.Entry) chat.Reply {
	lines := []string{strings.Join(append(slices.Clone(e.Path), e.Title), " › "), e.Body}
	for _, p := range e.Prices {
		lines = append(lines, p.Label+": "+p.Text)
	}
	if e.Place != nil {
		lines = append(lines, e.Place.Element, e.Place.Side, e.Place.Colour)
	}
	return chat.Reply{
		Text: strings.Join(lines, "\n"), Action: chat.Answer,
		Entries: []string{e.ID}, Code: e.Code, Images: e.Images,
	}
}
