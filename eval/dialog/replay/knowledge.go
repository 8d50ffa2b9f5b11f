package replay

import (
	"slices"
	"strings"
	"sync"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/chat/builtin"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/text"
)

// knowledge is what an operator's sources say, read when it is first asked for.
type knowledge struct {
	listener *builtin.Listener
	company  func() *text.Ground
	grounds  func() []entryGround
	labels   func() map[string]bool // the names of places in an app, folded
}

type entryGround struct {
	id    string
	says  *text.Ground
	paths string // all that it says, as pathText writes it
}

func newKnowledge(s Side, l *builtin.Listener) *knowledge {
	return &knowledge{
		listener: l,
		company:  sync.OnceValue(func() *text.Ground { return text.NewGround(s.Company) }),
		grounds: sync.OnceValue(func() []entryGround {
			entries := s.Asked.Entries()
			all := make([]entryGround, len(entries))
			for i := range entries {
				said := operator.Said(&entries[i])
				place := strings.Join(append(slices.Clone(entries[i].Path), entries[i].Title), " › ")
				all[i] = entryGround{entries[i].ID, text.NewGround(said...), pathText(strings.Join(append(said, place), "\n"))}
			}
			return all
		}),
		labels: sync.OnceValue(func() map[string]bool { return labelsOf(s.Asked.Entries()) }),
	}
}

// labelsOf gives the names of the places that paths lead through.
func labelsOf(entries []kb.Entry) map[string]bool {
	labels := map[string]bool{}
	for _, e := range entries {
		for _, name := range e.Path {
			labels[text.Fold(name)] = true
		}
		if e.Kind == kb.Screen {
			labels[text.Fold(e.Title)] = true
		}
	}
	return labels
}

// whyNot says why today does not tell what a ground may hold: no entry holds it, nor the company layer; or the
// model was not given one that does; or it was.
func (k *knowledge) whyNot(now *Now, stands func(...*text.Ground) bool) eval.Cause {
	return k.lacking(now, func(e entryGround) bool { return stands(e.says) }, stands(k.company()))
}

// whyNoPath is whyNot of a path.
func (k *knowledge) whyNoPath(now *Now, path string) eval.Cause {
	path = text.Fold(path)
	return k.lacking(now, func(e entryGround) bool { return strings.Contains(e.paths, path) }, false)
}

func (k *knowledge) lacking(now *Now, holds func(entryGround) bool, given bool) eval.Cause {
	known := given
	for _, e := range k.grounds() {
		if given {
			break
		}
		if holds(e) {
			known, given = true, slices.Contains(now.Found, e.id)
		}
	}
	if !known {
		return eval.Knowledge
	}
	return had(now, given)
}

// had is the cause where the knowledge holds what is missing: the search, what the operator chose to do, or
// what it said.
func had(now *Now, given bool) eval.Cause {
	switch {
	case !given:
		return eval.Retrieval
	case now.Action != chat.Answer:
		return eval.Policy
	}
	return eval.Answer
}
