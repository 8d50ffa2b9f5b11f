package eval

import (
	"context"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/prompt"
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

// cause says whose a failed check is to mend, and what speaks for that. wrongAction tells that the
// reply did something else than it should have: another action than its turn asks for, or no answer
// where a need was open.
func (c *course) cause(ctx context.Context, check Check, wrongAction bool) (Cause, *Evidence) {
	var evidence *Evidence
	switch check.Name {
	case action, reason:
		return Policy, nil
	case says, saysAny, matches, cites, code, image:
		if check.Name == cites && !c.names(check.Want[0]) {
			return Script, nil
		}
		var lacking Cause
		if lacking, evidence = c.lacking(ctx, check); lacking != "" {
			return lacking, evidence
		}
	}
	if wrongAction {
		return Policy, evidence
	}
	return Answer, evidence
}

// lacking tells what kept the facts of a check from the model; empty: it had them.
func (c *course) lacking(ctx context.Context, check Check) (Cause, *Evidence) {
	holds := func(entry string) bool {
		quoted, known := c.quoted()[entry]
		return known && check.heldBy(quoted)
	}
	for _, reply := range c.replies {
		for i, hit := range reply.Found {
			entry := hit.Passage.Entry
			if !holds(entry) || !c.shown(check, entry, reply.Found) {
				continue
			}
			if deeper, rank := c.deeper(ctx, func(other string) bool { return other == entry }); rank > 0 {
				return "", c.evidence(deeper, true, rank)
			}
			return "", c.evidence(entry, true, i+1) // found for one sentence of the turn alone
		}
	}
	if entry, rank := c.deeper(ctx, holds); rank > 0 {
		return Retrieval, c.evidence(entry, true, rank)
	}
	for _, e := range c.entries {
		if holds(e.ID) {
			return Retrieval, c.evidence(e.ID, true, 0)
		}
	}
	for _, reply := range c.replies {
		if len(reply.Found) > 0 {
			return Knowledge, c.evidence(reply.Found[0].Passage.Entry, false, 1)
		}
	}
	return Knowledge, nil
}

// shown tells whether the model was shown what the check asks for: of a long entry it is given only
// the passages that were found.
func (c *course) shown(check Check, id string, found []kb.Hit) bool {
	at := slices.IndexFunc(c.entries, func(e kb.Entry) bool { return e.ID == id })
	whole := c.entries[at]
	given := whole
	given.Body = prompt.Given(&whole, found)
	given.Code = slices.DeleteFunc(slices.Clone(whole.Code), func(code kb.Code) bool {
		text := strings.TrimSpace(code.Text)
		return strings.Contains(whole.Body, text) && !strings.Contains(given.Body, text)
	})
	return given.Body == whole.Body || check.heldBy(newSaid(quote(given), 0, c.sources))
}

// deep is how far down the search is looked through for an entry that the model was not given.
const deep = 50

// deeper gives the first entry that holds a fact among all that the search finds for a turn, and
// its rank; 0 where there is none, or where the operator does not tell what it finds.
func (c *course) deeper(ctx context.Context, holds func(entry string) bool) (entry string, rank int) {
	finder, ok := c.operator.(Finder)
	if !ok {
		return "", 0
	}
	for i, m := range c.talk {
		if m.Role != chat.User || i+1 < len(c.talk) && c.talk[i+1].Role == chat.User {
			continue
		}
		hits, err := finder.Find(ctx, c.talk[:i+1], deep)
		if err != nil {
			continue // the cause stands without it; a search that fails is told by the dialog itself
		}
		at := slices.IndexFunc(hits, func(h kb.Hit) bool { return holds(h.Passage.Entry) })
		if at >= 0 && (rank == 0 || at+1 < rank) {
			entry, rank = hits[at].Passage.Entry, at+1
		}
	}
	return entry, rank
}

func (c *course) evidence(entry string, holds bool, rank int) *Evidence {
	return &Evidence{Entry: entry, Holds: holds, Rank: rank, Source: c.sources[entry]}
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
