package lint

import (
	"fmt"
	"slices"
	"strings"

	"firstline/kb"
)

// The codes of contradictions, by what is contradicted.
const (
	otherPrice   = "KB101"
	otherTerm    = "KB102"
	otherHours   = "KB103"
	otherAddress = "KB104"
	otherContact = "KB105"
	otherPercent = "KB106"
	otherDate    = "KB107"
	otherCount   = "KB108"
)

// Conflict is two places that say different things of one subject.
type Conflict struct {
	Code             string
	Pos, Other       kb.Pos
	Said, OtherSaid  string // as written
	Entry, OtherText string // what is said of: the titles of the entries
}

// contradictions finds the items and terms that have different numbers in two places.
func (b *Base) contradictions(c *corpus) []kb.Finding {
	m := newMatcher(c, b.stated())
	for i := range b.Said {
		for _, own := range claimsOf(newEntry(&b.Said[i], &kb.Source{})) {
			if own.isContact() {
				m.times[own.measure+" "+own.values[0]]++ // no slip
			}
		}
	}
	var findings []kb.Finding
	for _, conflict := range m.conflicts(len(m.claims), true) {
		findings = append(findings, conflict.finding())
	}
	return findings
}

// Against gives what entries from elsewhere (the company layer) say otherwise than the knowledge base.
func (b *Base) Against(said []kb.Entry) []Conflict {
	others := &kb.Source{}
	var claims []claim
	for i := range said {
		claims = append(claims, claimsOf(newEntry(&said[i], others))...)
	}
	n := len(claims)
	if phone := slices.IndexFunc(claims, func(c claim) bool { return c.measure == "phone" }); phone >= 0 {
		for i := range claims { // whose hours are those of its first phone: the others are of other desks
			if strings.HasPrefix(claims[i].measure, "hours ") {
				claims[i].desk = append(claims[i].desk, claims[phone].values[0])
			}
		}
	}
	m := newMatcher(b.corpus, append(claims, b.stated()...))
	found := m.conflicts(n, false)
	for _, i := range m.beyond(n) {
		if other := m.opponent(i, false); other >= 0 && other < n { // one place contradicts, where another agrees
			found = append(found, m.conflict(other, i))
		}
	}
	return once(found)
}

// stated gives the claims of all entries.
func (b *Base) stated() []claim {
	if b.claims == nil {
		b.claims = allClaims(b.corpus.entries)
	}
	return b.claims
}

func (x Conflict) finding() kb.Finding {
	f := finding(x.Code, x.Pos, fmt.Sprintf("%s here, and %s in %s: %s", x.Said, x.OtherSaid, x.Other, quoted(x.OtherText)),
		"make both say what is right, or say in one of them what it holds for")
	f.Other = x.Other
	return f
}

// beyond gives the claims from the n-th on that may be about the same as one of the first n.
func (m *matcher) beyond(n int) []int {
	var all []int
	for i := range n {
		for _, j := range m.rivals(i) {
			if j >= n {
				all = append(all, j)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// conflicts holds the first n claims against all others that may be about the same. Of claims of one
// knowledge base, same, each pair is told once.
func (m *matcher) conflicts(n int, same bool) []Conflict {
	var found []Conflict
	for i := range n {
		if other := m.opponent(i, same); other >= 0 {
			found = append(found, m.conflict(i, other))
		}
	}
	return once(found)
}

func allClaims(entries []*entry) []claim {
	var claims []claim
	for _, e := range entries {
		claims = append(claims, claimsOf(e)...)
	}
	return claims
}

// once leaves of the conflicts that name the same two places the first.
func once(all []Conflict) []Conflict {
	seen := map[string]bool{}
	var kept []Conflict
	for _, x := range all {
		key := x.Code + " " + x.Pos.String() + " " + x.Other.String()
		back := x.Code + " " + x.Other.String() + " " + x.Pos.String()
		if !seen[key] && !seen[back] {
			kept = append(kept, x)
		}
		seen[key] = true
	}
	return kept
}

// conflict names the two places; the one that stands alone against more comes first.
func (m *matcher) conflict(i, other int) Conflict {
	a, b := &m.claims[i], &m.claims[other]
	return Conflict{
		Code: codeOf(a.measure),
		Pos:  m.c.locate(a.entry, a.said.line, a.text), Other: m.c.locate(b.entry, b.said.line, b.text),
		Said: quoted(a.text), OtherSaid: quoted(b.text), Entry: a.entry.Title, OtherText: b.about(),
	}
}

// about is what a claim is made of, in its own words.
func (c *claim) about() string {
	if c.said.text == "" || c.said.about != "" {
		return c.entry.Title
	}
	return c.said.text
}

func codeOf(measure string) string {
	kind, _, _ := strings.Cut(measure, " ")
	switch kind {
	case "price":
		return otherPrice
	case "term":
		return otherTerm
	case "hours":
		return otherHours
	case "address":
		return otherAddress
	case "phone", "email":
		return otherContact
	case "percent":
		return otherPercent
	case "date":
		return otherDate
	}
	return otherCount
}

// quoted is a text as a message quotes it: one line, and not too long.
func quoted(s string) string {
	const most = 80
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > most {
		return "“" + string(runes[:most-1]) + "…”"
	}
	return "“" + string(runes) + "”"
}
