package lint

import (
	"cmp"
	"slices"
	"strings"
)

// mostAlike is how many claims may share a stem: one of more tells nothing.
const mostAlike = 60

// matcher finds the claims that are about the same. Each is held only against those that share one of
// its rarest stems, so that the work grows with the number of claims.
type matcher struct {
	c      *corpus
	claims []claim
	index  map[string][]int
	stated map[string]map[string][]string // paragraph → the values that it states, by measure → what for
	times  map[string]int                 // how many entries state a value
	stater map[string]int                 // a claim that states it
	near   map[string][]string            // a contact without one of its letters → the contacts that it may be
}

func newMatcher(c *corpus, claims []claim) *matcher {
	m := &matcher{c: c, claims: claims, index: map[string][]int{}, stated: map[string]map[string][]string{}, times: map[string]int{}, stater: map[string]int{}, near: map[string][]string{}}
	for i := range claims {
		a := &claims[i]
		for _, stem := range slices.Concat(m.rarest(a), a.desk) {
			key := a.comparable() + " " + stem
			m.index[key] = append(m.index[key], i)
		}
		place := a.paragraph()
		if m.stated[place] == nil {
			m.stated[place] = map[string][]string{}
		}
		for _, v := range a.values {
			m.stated[place][a.comparable()+" "+v] = append(m.stated[place][a.comparable()+" "+v], a.span)
			m.times[a.comparable()+" "+v]++
			m.stater[a.comparable()+" "+v] = i
		}
		if a.isContact() {
			m.noteContact(a)
		}
	}
	return m
}

// comparable is the measure without what may differ between two claims of one subject.
func (c *claim) comparable() string {
	if strings.HasPrefix(c.measure, "price ") {
		return strings.Join(strings.Fields(c.measure)[:2], " ")
	}
	return c.measure
}

// paragraph names the line of an entry, or all of an entry whose lines are not told.
func (c *claim) paragraph() string {
	if c.isItem() {
		return c.entry.ID
	}
	return c.entry.ID + "\x00" + string(rune(c.said.line))
}

// rarest gives the five stems that tell most of what a claim is said of.
func (m *matcher) rarest(a *claim) []string {
	stems := slices.Clone(a.near)
	slices.SortFunc(stems, func(x, y string) int { return cmp.Or(cmp.Compare(m.c.weight(y), m.c.weight(x)), cmp.Compare(x, y)) })
	return stems[:min(5, len(stems))]
}

// opponent gives the claim that says something else of what claims[i] is about; -1 where there is none.
// Of two that contradict each other it is the one that stands in fewer places that has an opponent, or
// the later one; where the others are those of another file, any.
func (m *matcher) opponent(i int, same bool) int {
	a := &m.claims[i]
	best, named := m.nearest(i, same)
	if best < 0 {
		if a.isContact() {
			return m.slip(i, same)
		}
		return best
	}
	if named >= leastShare {
		if whole := m.itemShare(a, &m.claims[best]); whole < 1 || named >= whole {
			return -1 // it is the price of an item that is named as well
		}
	}
	return best
}

// nearest gives the claim that is most likely about what claims[i] is about, where that says something else: -1
// where it says the same, or there is none. named is how much is named of an item that has the same price.
func (m *matcher) nearest(i int, same bool) (best int, named float64) {
	a := &m.claims[i]
	best, bestScore := -1, 0.0
	for _, j := range m.rivals(i) {
		b := &m.claims[j]
		agree := m.agree(a, b)
		if !agree && (!m.mayContradict(a, b) || same && !m.accused(i, j)) {
			continue
		}
		if agree {
			named = max(named, m.itemShare(a, b))
		}
		switch score := m.likeness(a, b); {
		case score >= bestScore && score > 0 && agree:
			best, bestScore = -1, score
		case score > bestScore:
			best, bestScore = j, score
		}
	}
	return best, named
}

// rivals gives the claims that share one of the rarest stems of claims[i].
func (m *matcher) rivals(i int) []int {
	a := &m.claims[i]
	var all []int
	stems := slices.Concat(m.rarest(a), a.desk)
	for _, stem := range stems {
		stems = appendNew(stems, m.c.related[stem]...)
	}
	for _, stem := range stems {
		others := m.index[a.comparable()+" "+stem]
		if len(others) > mostAlike {
			continue
		}
		for _, j := range others {
			if j != i && !slices.Contains(all, j) {
				all = append(all, j)
			}
		}
	}
	return all
}

// agree tells whether two claims of different entries say the same.
func (m *matcher) agree(a, b *claim) bool {
	return a.entry != b.entry && slices.ContainsFunc(a.values, func(v string) bool { return slices.Contains(b.values, v) })
}

// accused tells whether, of two claims, the first is the one to be reported.
func (m *matcher) accused(i, j int) bool {
	a, b := &m.claims[i], &m.claims[j]
	switch {
	case a.isItem() != b.isItem():
		return b.isItem() // the price list is right
	}
	x, y := m.support(a), m.support(b)
	if x != y {
		return x < y
	}
	return i > j
}

// support is in how many places the least often stated value of a claim stands.
func (m *matcher) support(a *claim) int {
	least := m.times[a.comparable()+" "+a.values[0]]
	for _, v := range a.values {
		least = min(least, m.times[a.comparable()+" "+v])
	}
	return least
}

// mayContradict tells whether two claims give different numbers that cannot both hold.
func (m *matcher) mayContradict(a, b *claim) bool {
	switch {
	case a.entry == b.entry, a.entry.ID == b.entry.ID && a.entry.ID != "":
		return false
	case a.isItem() && b.isItem():
		return false // the rules of prices compare lists
	case a.reckoned || b.reckoned:
		return false
	case a.cell() && b.cell() && a.entry.Source.Path == b.entry.Source.Path && a.entry.Title != b.entry.Title:
		return false // two sections of one page, each with its table
	case a.span != "" && b.span != "" && a.span != b.span:
		return false
	case a.measure != b.measure && !a.isItem() && !b.isItem():
		return false
	case a.measure == "email":
		return misspelt(a.values[0], b.values[0])
	case a.measure == "address" && twoStreets(a.text, b.text):
		return false
	}
	return !m.shares(a, b) && !m.shares(b, a) && !a.counts(b) && !b.counts(a)
}

// twoStreets tells whether two addresses have no word in common: they are of two places, as a shop and a warehouse.
func twoStreets(a, b string) bool {
	return !slices.ContainsFunc(stems(a), func(stem string) bool { return slices.Contains(stems(b), stem) })
}

// shares tells whether a value of a stands beside b as well: then b knows of both. What stands there for a
// year says nothing of what is paid for a month.
func (m *matcher) shares(a, b *claim) bool {
	stated := m.stated[b.paragraph()]
	return slices.ContainsFunc(a.values, func(v string) bool {
		return slices.ContainsFunc(stated[a.comparable()+" "+v], func(span string) bool { return span == "" || b.span == "" || span == b.span })
	})
}

// counts tells whether a sentence with a span of time has the number of another one as well, without its unit: on
// a card up to 7, on an account up to 10 days.
func (c *claim) counts(other *claim) bool {
	return strings.HasPrefix(c.measure, "term ") && slices.ContainsFunc(numbers(other.text), func(n string) bool {
		return slices.Contains(numbers(c.said.text), n) && !slices.Contains(numbers(c.text), n)
	})
}

// numbers gives the runs of digits in a text.
func numbers(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
