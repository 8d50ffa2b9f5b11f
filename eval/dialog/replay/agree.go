package replay

import (
	"context"
	"maps"
	"slices"
	"strings"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/kb/text"
)

// Agreement tells which facts of an answer of then the reply of today has too: of what people said, where one
// spoke, else of what the AI operator said.
type Agreement struct {
	With    chat.Role `json:"with"` // human or operator
	Facts   int       `json:"facts"`
	Held    int       `json:"held"`
	Missing []Missing `json:"missing,omitempty"`
}

// Whole tells whether today lacks nothing of then.
func (a *Agreement) Whole() bool { return len(a.Missing) == 0 }

// Missing is a fact that is not told today.
type Missing struct {
	Kind  string     `json:"kind"`            // as text.FactKind, path or entry
	Text  string     `json:"text"`            // as it was written; of an entry, its id
	Today string     `json:"today,omitempty"` // what is said in its stead: it contradicts
	Cause eval.Cause `json:"cause"`
}

// The kinds of fact beside those of text.FactKind.
const (
	pathFact  = "path"
	entryFact = "entry"
)

// agree compares each reply with the answer of then.
func (p *player) agree(ctx context.Context, all []exchange, nows []*Now) error {
	for i, now := range nows {
		then := all[i].then
		if then == nil || now == nil {
			continue
		}
		entry, err := p.knowledge.source(ctx, p.Asked, then.Said)
		if err != nil {
			return err
		}
		then.Entry = entry
		now.Agreement = p.compare(then.Said, entry, now)
		if now.Agreement != nil {
			now.Agreement.With = then.By
		}
		if then.By == chat.Human {
			now.Cause = now.cause()
		}
	}
	return nil
}

// compare gives the agreement of today with what was said then; nil where that holds no fact.
func (p *player) compare(said, entry string, now *Now) *Agreement {
	a := &Agreement{}
	then, today := text.NewGround(said), text.NewGround(now.Text)
	seen := map[string]bool{}
	for _, f := range text.Facts(said) {
		if seen[f.Text] || promised(f, said) {
			continue
		}
		seen[f.Text] = true
		a.take(f.StandsIn(today), Missing{
			Kind: string(f.Kind), Text: f.Text, Today: instead(f, said, now.Text, then),
			Cause: p.knowledge.whyNot(now, f.StandsIn),
		})
	}
	for _, path := range p.knowledge.paths(said) {
		a.take(leadsTo(now.Text, path), Missing{Kind: pathFact, Text: path, Cause: p.knowledge.whyNoPath(now, path)})
	}
	if entry != "" {
		a.take(slices.Contains(now.Entries, entry), Missing{Kind: entryFact, Text: entry, Cause: had(now, slices.Contains(now.Found, entry))})
	}
	if a.Facts == 0 {
		return nil
	}
	return a
}

func (a *Agreement) take(held bool, m Missing) {
	a.Facts++
	if held {
		a.Held++
		return
	}
	a.Missing = append(a.Missing, m)
}

// instead gives the fact that today tells in the place of one of then: the first of its kind that then does not
// say, and that is said of the same: its sentence, or the first one, shares a word with that of then. Of links and
// addresses there may be any number beside one another.
func instead(f text.Fact, said, today string, then *text.Ground) string {
	if f.Kind == text.WebFact || f.Kind == text.AddressFact || f.Kind == text.PostcodeFact {
		return ""
	}
	about := around(f.Text, said)
	for _, other := range text.Facts(today) {
		if other.Kind != f.Kind || other.StandsIn(then) {
			continue
		}
		beside := around(other.Text, today)
		maps.Copy(beside, stemSet(sentences(today)[0]))
		for stem := range beside {
			if about[stem] && !stemSet(other.Text)[stem] {
				return other.Text
			}
		}
	}
	return ""
}

// around gives what the sentences that hold a fact say beside it.
func around(fact, said string) map[string]bool {
	beside := map[string]bool{}
	for _, sentence := range sentences(said) {
		if strings.Contains(sentence, fact) {
			maps.Copy(beside, stemSet(strings.ReplaceAll(sentence, fact, " ")))
		}
	}
	return beside
}

// cause says whose it is to mend that today falls short of what people said; empty where it does not. Where the
// operator calls for people since it knows nothing, and they told no fact, the knowledge lacks it.
func (n *Now) cause() eval.Cause {
	if n.Agreement == nil {
		if n.Action == chat.Handoff && n.Reason == chat.NotKnown {
			return eval.Knowledge
		}
		return ""
	}
	for _, cause := range Causes() {
		if slices.ContainsFunc(n.Agreement.Missing, func(m Missing) bool { return m.Cause == cause }) {
			return cause
		}
	}
	return ""
}
