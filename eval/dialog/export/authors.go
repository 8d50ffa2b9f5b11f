package export

import (
	"firstline/eval/chat"
	"firstline/kb/text"
)

// authors knows the company's own accounts, and which of them are AI operators.
type authors struct {
	ours, ai map[string]string // folded name → as it was given
	met      map[string]bool   // those given that somebody bears
}

func newAuthors(o Options) authors {
	set := func(names []string) map[string]string {
		known := map[string]string{}
		for _, name := range names {
			known[text.Fold(name)] = name
		}
		return known
	}
	a := authors{ours: set(o.Ours), ai: set(o.AI), met: o.Met}
	if a.met == nil {
		a.met = map[string]bool{}
	}
	return a
}

// isAI tells whether one of the names of an author, ids among them, is that of an AI operator.
func (a authors) isAI(names ...string) bool { return a.anyOf(a.ai, names) }

// isOurs tells the same of the company's accounts. AI operators are the company's.
func (a authors) isOurs(names ...string) bool {
	ours, ai := a.anyOf(a.ours, names), a.isAI(names...)
	return ours || ai
}

func (a authors) anyOf(known map[string]string, names []string) bool {
	if len(known) == 0 {
		return false
	}
	found := false
	for _, name := range names {
		if given := known[text.Fold(name)]; name != "" && given != "" {
			a.met[given], found = true, true
		}
	}
	return found
}

// company is the role of an author who is the company's: what the export says itself (bot), or what is
// configured.
func (a authors) company(bot bool, names ...string) chat.Role {
	a.isOurs(names...) // which they are in any case: it is met
	if ai := a.isAI(names...); bot || ai {
		return chat.Operator
	}
	return chat.Human
}
