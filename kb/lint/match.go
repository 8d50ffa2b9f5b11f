package lint

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// How near two claims must be to be about the same: the share of what each is said of that the other
// speaks of as well, by weight.
const (
	nearFact   = 1.4  // both shares together, of prices, terms and the like
	leastShare = 0.4  // of either
	nearItem   = 0.65 // of an item's name, in a sentence
	nearCell   = 0.65 // of either, where one stands in a table
	nearCount  = 0.85 // of either, of numbers of things
	nearAll    = 1.8  // both shares together, where the entries need not be of one topic
	leastTopic = 0.3  // of what one entry is called, in the other
	leastSame  = 4.0  // the weight of what both say: less is no subject
	muchSame   = 8.0  // the same, where the entries need not be of one topic
	leastCount = 9.0  // the same, of numbers of things
	mostAlike  = 60   // claims that share a stem; a stem of more tells nothing
)

// matcher finds the claims that are about the same. Each is held only against those that share one of
// its rarest stems, so that the work grows with the number of claims.
type matcher struct {
	c      *corpus
	claims []claim
	index  map[string][]int
	stated map[string]map[string]bool // paragraph → the values that it states, by measure
	times  map[string]int             // how many entries state a value
}

func newMatcher(c *corpus, claims []claim) *matcher {
	m := &matcher{c: c, claims: claims, index: map[string][]int{}, stated: map[string]map[string]bool{}, times: map[string]int{}}
	for i := range claims {
		a := &claims[i]
		for _, stem := range m.rarest(a) {
			key := a.comparable() + " " + stem
			m.index[key] = append(m.index[key], i)
		}
		place := a.paragraph()
		if m.stated[place] == nil {
			m.stated[place] = map[string]bool{}
		}
		for _, v := range a.values {
			m.stated[place][a.comparable()+" "+v] = true
			m.times[a.comparable()+" "+v]++
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

// rarest gives the three stems that tell most of what a claim is said of.
func (m *matcher) rarest(a *claim) []string {
	stems := slices.Clone(a.near)
	slices.SortFunc(stems, func(x, y string) int { return cmp.Or(cmp.Compare(m.c.weight(y), m.c.weight(x)), cmp.Compare(x, y)) })
	return stems[:min(3, len(stems))]
}

// opponent gives the claim that says something else of what claims[i] is about; -1 where there is none.
// Of two that contradict each other it is the one that stands in fewer places that has an opponent, or
// the later one; where the others are those of another file, any.
func (m *matcher) opponent(i int, same bool) int {
	a := &m.claims[i]
	best, bestScore := -1, 0.0
	for _, stem := range m.rarest(a) {
		others := m.index[a.comparable()+" "+stem]
		if len(others) > mostAlike {
			continue
		}
		for _, j := range others {
			b := &m.claims[j]
			agree := i != j && m.agree(a, b)
			if i == j || !agree && (!m.mayContradict(a, b) || same && !m.accused(i, j)) {
				continue
			}
			switch score := m.likeness(a, b); {
			case agree && m.ofOneItem(a, b):
				return -1
			case score > bestScore && agree, score == bestScore && agree && score > 0:
				best, bestScore = -1, score
			case score > bestScore:
				best, bestScore = j, score
			}
		}
	}
	return best
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
	case strings.HasPrefix(a.measure, "price ") && (a.reckoned() || b.reckoned()):
		return false
	case a.cell() && b.cell() && a.entry.Source.Path == b.entry.Source.Path && a.entry.Title != b.entry.Title:
		return false // two sections of one page, each with its table
	case a.span != "" && b.span != "" && a.span != b.span:
		return false
	case a.measure != b.measure && !a.isItem() && !b.isItem():
		return false
	case a.measure == "email":
		return misspelt(a.values[0], b.values[0])
	}
	return !m.shares(a, b) && !m.shares(b, a)
}

// shares tells whether a value of a stands beside b as well: then b knows of both.
func (m *matcher) shares(a, b *claim) bool {
	stated := m.stated[b.paragraph()]
	return slices.ContainsFunc(a.values, func(v string) bool { return stated[a.comparable()+" "+v] })
}

// likeness is how near the subjects of two claims are, 0 where they are not the same.
func (m *matcher) likeness(a, b *claim) float64 {
	switch {
	case a.isItem() && !b.isItem():
		return m.pricedAs(b, a)
	case b.isItem() && !a.isItem():
		return m.pricedAs(a, b)
	}
	if !m.named(a, b) || !m.named(b, a) {
		return 0
	}
	x, y := m.share(a, b), m.share(b, a)
	least := leastShare
	switch {
	case strings.HasPrefix(a.measure, "count "):
		least = nearCount
	case a.cell() || b.cell():
		least = nearCell
	}
	if x+y < nearFact || min(x, y) < least || !m.sameCell(a, b) || !m.sameCell(b, a) {
		return 0
	}
	both, common := m.common(a, b)
	if common < 2 && !a.cell() && !b.cell() && a.measure != "address" && a.measure != "phone" {
		return 0 // a word alone is no subject
	}
	if strings.HasPrefix(a.measure, "count ") && (both < leastCount || len(a.names) != len(b.names)) {
		return 0
	}
	if both < leastSame && min(x, y) < 1 || both == 0 || (x+y < nearAll || both < muchSame) && !m.oneTopic(a, b) {
		return 0
	}
	return x + y
}

// share is how much of what a is said of, b speaks of too.
func (m *matcher) share(a, b *claim) float64 {
	all, in := 0.0, 0.0
	for _, stem := range a.near {
		w := m.c.weight(stem)
		all += w
		if b.wide[stem] {
			in += w
		}
	}
	if all == 0 {
		return 0
	}
	return in / all
}

// common gives the weight, and the number, of the stems that two claims are both said of.
func (m *matcher) common(a, b *claim) (weight float64, n int) {
	for _, stem := range a.near {
		if slices.Contains(b.near, stem) {
			weight += m.c.weight(stem)
			n++
		}
	}
	return weight, n
}

// ofOneItem tells whether one of two claims is an item's, and the other may be about it.
func (m *matcher) ofOneItem(a, b *claim) bool {
	return a.isItem() && m.share(a, b) >= leastShare || b.isItem() && m.share(b, a) >= leastShare
}

// pricedAs is how near a sentence is to an item of a list: all of the item's name must be in it, and
// little else.
func (m *matcher) pricedAs(said, item *claim) float64 {
	own := m.share(said, item)
	whole := m.share(item, said)
	if whole < nearItem || own < leastShare || !m.named(item, said) || !m.hasRarest(item.near, said.near) {
		return 0
	}
	return whole + own
}

// hasRarest tells whether what tells most in a name is said.
func (m *matcher) hasRarest(name, said []string) bool {
	if len(name) == 0 {
		return true
	}
	rarest := slices.MaxFunc(name, func(x, y string) int { return cmp.Compare(m.c.weight(x), m.c.weight(y)) })
	return slices.Contains(said, rarest)
}

// sameCell tells whether b speaks of most that the row of a is called, and of what tells most in its
// column.
func (m *matcher) sameCell(a, b *claim) bool {
	if !a.cell() {
		return true
	}
	all, in := 0.0, 0.0
	for _, stem := range a.row {
		w := m.c.weight(stem)
		all += w
		if b.wide[stem] {
			in += w
		}
	}
	column := !slices.ContainsFunc(a.column, func(stem string) bool { return !b.wide[stem] })
	return column && in >= nearCell*all && m.hasRarest(a.near, slices.Concat(b.near, slices.Collect(maps.Keys(b.wide))))
}

// oneTopic tells whether one entry speaks of what the other is called.
func (m *matcher) oneTopic(a, b *claim) bool {
	x, y := m.titleIn(a.entry, b.entry), m.titleIn(b.entry, a.entry)
	if a.cell() && b.cell() {
		return x && y
	}
	return x || y
}

func (m *matcher) titleIn(a, b *entry) bool {
	all, in := 0.0, 0.0
	for _, stem := range a.title {
		w := m.c.weight(stem)
		all += w
		if b.stems[stem] {
			in += w
		}
	}
	return all == 0 || in >= leastTopic*all
}

// named tells whether b speaks of everything that a names.
func (m *matcher) named(a, b *claim) bool {
	return !slices.ContainsFunc(a.names, func(name string) bool { return !b.wide[name] && !b.entry.stems[name] })
}
