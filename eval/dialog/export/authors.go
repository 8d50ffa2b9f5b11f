package export

import (
	"firstline/eval/chat"
	"firstline/kb/text"
)

// authors knows the company's own accounts, and which of them are AI operators.
type authors struct{ ours, ai map[string]bool }

func newAuthors(o Options) authors {
	set := func(names []string) map[string]bool {
		known := map[string]bool{}
		for _, name := range names {
			known[text.Fold(name)] = true
		}
		return known
	}
	return authors{ours: set(o.Ours), ai: set(o.AI)}
}

// isAI tells whether one of the names of an author, ids among them, is that of an AI operator.
func (a authors) isAI(names ...string) bool { return anyOf(a.ai, names) }

// isOurs tells the same of the company's accounts. AI operators are the company's.
func (a authors) isOurs(names ...string) bool { return anyOf(a.ours, names) || a.isAI(names...) }

func anyOf(known map[string]bool, names []string) bool {
	for _, name := range names {
		if name != "" && known[text.Fold(name)] {
			return true
		}
	}
	return false
}

// company is the role of an author who is the company's: what the export says itself (bot), or what is
// configured.
func (a authors) company(bot bool, names ...string) chat.Role {
	if bot || a.isAI(names...) {
		return chat.Operator
	}
	return chat.Human
}
