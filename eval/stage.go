package eval

import (
	"sync"

	"firstline/kb"
)

// stage is an operator as its dialogs need it. Several dialogs use it at once.
type stage struct {
	name     string
	operator Operator // nil: there is none of that name
	options  Options
	entries  []kb.Entry
	sources  map[string]kb.Pos // entry id → where it stands
	// quoted gives the operator's entries, by id, as replies that quote them whole; it is asked
	// only when a check has failed.
	quoted func() map[string]said
}

func (o Options) stage(name string, op Operator) *stage {
	s := &stage{name: name, operator: op, options: o, sources: map[string]kb.Pos{}}
	if op == nil {
		return s
	}
	s.entries = op.Entries()
	for _, e := range s.entries {
		s.sources[e.ID] = e.Source
	}
	s.quoted = sync.OnceValue(func() map[string]said {
		all := make(map[string]said, len(s.entries))
		for _, e := range s.entries {
			all[e.ID] = newSaid(quote(e), 0, s.sources)
		}
		return all
	})
	return s
}

// names tells whether a name in a script stands for an entry of the operator or for the file of
// one.
func (s *stage) names(cited string) bool {
	for id, pos := range s.sources {
		if cited == id || cited == pos.Path {
			return true
		}
	}
	return false
}
