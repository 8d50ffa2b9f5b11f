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
	nearLayer  = 1.25 // both, where a layer says the one: its lines give in brief what the knowledge base has
	leastLayer = 0.25 // of either, likewise
	nearItem   = 0.65 // of an item's name, in a sentence
	leastOwn   = 0.33 // of a sentence, that an item's name must be
	nearCell   = 0.5  // of either, where one stands in a table
	nearCount  = 0.85 // of either, of numbers of things
	nearAll    = 1.8  // both shares together, where the entries need not be of one topic
	leastTopic = 0.3  // of what one entry is called, in the other
	leastSame  = 4.0  // the weight of what both say: less is no subject
	muchSame   = 8.0  // the same, where the entries need not be of one topic
	leastCount = 9.0  // the same, of numbers of things
)

// likeness is how near the subjects of two claims are, 0 where they are not the same. It is asked for a, and is less
// strict where a is of a layer and b is not.
func (m *matcher) likeness(a, b *claim) float64 {
	switch {
	case a.isItem() && !b.isItem():
		return m.pricedAs(b, a)
	case b.isItem() && !a.isItem():
		return m.pricedAs(a, b)
	case m.oneDesk(a, b):
		return nearAll
	case !m.named(a, b), !m.named(b, a):
		return 0
	}
	if plain := m.plainly(a, b); plain > 0 {
		return plain
	}
	x, y := m.share(a, b), m.share(b, a)
	near, least := nearness(a, b)
	if x+y < near || min(x, y) < least || !m.sameCell(a, b) || !m.sameCell(b, a) {
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

// nearness is what the shares of two claims must be: both together, and either.
func nearness(a, b *claim) (near, least float64) {
	switch {
	case strings.HasPrefix(a.measure, "count "):
		return nearFact, nearCount
	case a.cell() || b.cell():
		return nearFact, nearCell
	case a.layered() && !b.layered():
		return nearLayer, leastLayer
	}
	return nearFact, leastShare
}

// share is how much of what a is said of, b speaks of too.
func (m *matcher) share(a, b *claim) float64 {
	all, in := 0.0, 0.0
	for _, stem := range a.near {
		w := m.c.weight(stem)
		all += w
		in += w * m.c.speaks(stem, b.wide)
	}
	if all == 0 {
		return 0
	}
	return in / all
}

// common gives the weight, and the number, of the stems that one of two claims is said of and both speak of.
func (m *matcher) common(a, b *claim) (weight float64, n int) {
	for _, stem := range a.near {
		if said := m.c.speaks(stem, b.wide); said > 0 {
			weight += said * m.c.weight(stem)
			n++
		}
	}
	for _, stem := range b.near {
		if a.wide[stem] && !slices.Contains(a.near, stem) {
			weight += m.c.weight(stem)
			n++
		}
	}
	return weight, n
}

// itemShare is how much of an item's name the clause of the other claim has; what stands around the clause
// counts half. 0 where neither is an item's.
func (m *matcher) itemShare(a, b *claim) float64 {
	if b.isItem() {
		a, b = b, a
	}
	if !a.isItem() {
		return 0
	}
	all, in := 0.0, 0.0
	for _, stem := range a.near {
		w := m.c.weight(stem)
		all += w
		switch {
		case slices.Contains(b.near, stem):
			in += w
		case b.wide[stem]:
			in += w / 2
		}
	}
	if all == 0 {
		return 0
	}
	return in / all
}

// pricedAs is how near a sentence is to an item of a list: all of the item's name must be in it, and
// little else.
func (m *matcher) pricedAs(said, item *claim) float64 {
	own := m.share(said, item)
	whole := m.itemShare(item, said)
	if whole < nearItem || own < leastOwn || !m.named(item, said) || !m.hasRarest(item.near, said.near) {
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
		in += w * m.c.speaks(stem, b.stems)
	}
	return all == 0 || in >= leastTopic*all
}

// named tells whether b speaks of everything that a names.
func (m *matcher) named(a, b *claim) bool {
	return !slices.ContainsFunc(a.names, func(name string) bool { return !b.wide[name] && !b.entry.stems[name] })
}
