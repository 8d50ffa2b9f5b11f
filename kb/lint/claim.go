package lint

import (
	"cmp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// claim is one number that an entry states, and of what.
type claim struct {
	entry    *entry
	said     said
	text     string   // as written: 990 ₽, 14 дней
	measure  string   // what may be compared with it: RUB, h, phone …
	span     string   // what it is paid for, "" where that is not said: month, year
	values   []string // one or, of a range, two
	near     []string // the stems of its clause: what it is said of
	row      []string // of a cell: the stems of what its row is called
	column   []string // the same of its column
	names    []string // those of near that name something, and stand for nothing else
	lead     string   // the words of its clause before the number, folded
	desk     []string // of hours: the phone numbers and addresses that they are said of
	alone    string   // the stem of its clause where that has no other; else ""
	reckoned bool     // an amount that no list has: less by an offer, or a sum
	wide     map[string]bool
}

// claimsOf gives what an entry states. The prices of a list are read from the list.
func claimsOf(e *entry) []claim {
	if e.Kind == kb.Item {
		return itemClaims(e)
	}
	var claims []claim
	for i := range e.said {
		claims = append(claims, sentenceClaims(e, &e.said[i])...)
	}
	return claims
}

func sentenceClaims(e *entry, s *said) []claim {
	const long = 4000 // bytes: no sentence of a person, and each of its numbers would be held against all its words
	if len(s.text) > long || !strings.ContainsAny(s.text, "0123456789@") && !s.spelled() {
		return nil
	}
	var claims []claim
	b := basis{entry: e, said: s, plain: unmarked(s.text), words: withoutFree(wordsOf(s.text), s.text, s.facts())}
	for _, f := range s.facts() {
		measure := measureOf(f)
		if measure == "" {
			continue
		}
		start, end := f.Span()
		c := b.claim(start, end)
		c.text, c.measure, c.values = f.Text, measure, f.Values()
		c.span = spanOf(f.Unit, b.plain, start, end)
		c.reckoned = f.Kind == text.PriceFact && reckoning().MatchString(text.Fold(s.text+" "+e.Title))
		claims = append(claims, c)
	}
	for _, h := range hoursIn(b.plain) {
		c := b.claim(h.start, h.end)
		c.text, c.measure, c.values = b.plain[h.start:h.end], "hours "+cmp.Or(h.days, workdays), []string{h.times}
		c.near = appendNew(c.near, subject(e.Title)...)
		for _, f := range s.facts() {
			if (f.Kind == text.PhoneFact || f.Kind == text.EmailFact) && !notOfDesk().MatchString(s.text) {
				c.desk = append(c.desk, f.Values()[0])
			}
		}
		claims = append(claims, c)
	}
	for _, n := range countsIn(b.plain, b.words, s.facts()) {
		c := b.claim(n.start, n.end)
		c.text, c.measure, c.values = b.plain[n.start:n.end], n.measure(), []string{n.value}
		claims = append(claims, c)
	}
	return claims
}

// notOfDesk finds that a sentence tells when something other is done than to answer a phone.
var notOfDesk = text.Pattern(`(?i)достав|курьер|привез|интервал|самовывоз|магазин|склад|deliver|courier|slot|collect|\b(?:store|shop)`)

// unmarked takes the marks of Markdown off a sentence and leaves its bytes where they are.
func unmarked(s string) string {
	return strings.NewReplacer("**", "  ", "__", "  ", "`", " ").Replace(s)
}

// measureOf says with which facts one may be compared; "" for one that is not.
func measureOf(f text.Fact) string {
	value := f.Values()[0]
	unit, _, _ := strings.Cut(value, " ")
	switch f.Kind {
	case text.PriceFact:
		return "price " + unit + " " + strings.Replace(f.Qualifier, "plus", "from", 1)
	case text.TermFact:
		return "term " + unit
	case text.DiscountFact:
		return "percent"
	case text.DateFact:
		return "date"
	case text.PhoneFact:
		return "phone"
	case text.EmailFact:
		return "email"
	case text.AddressFact:
		return "address"
	case text.WebFact, text.PostcodeFact, text.FreeFact:
	}
	return ""
}

// basis is a sentence that claims are read from.
type basis struct {
	entry *entry
	said  *said
	plain string
	words []word
	wide  map[string]bool // once it is asked for
}

// claim reads what the bytes from start to end of the sentence are said of.
func (b *basis) claim(start, end int) claim {
	if b.wide == nil {
		b.wide = wideOf(b)
	}
	c := claim{entry: b.entry, said: *b.said, wide: b.wide}
	from, to := clause(b.plain, b.words, start, end)
	c.near = appendNew(subjects(b.words, from, start), subjects(b.words, end, to)...)
	c.lead = leadOf(b.words, from, start)
	if len(c.near) == 1 && !b.said.inTable() {
		c.alone = c.near[0]
	}
	c.names = namesIn(b.plain, b.words, from, start, end, to)
	if row, column, ok := strings.Cut(b.said.about, cellMark); ok {
		c.row, c.column = subject(row), subject(column)
		c.near = appendNew(c.near, c.row...)
	}
	for _, more := range []func() []string{
		func() []string { return subject(b.said.about) },
		func() []string { return subject(b.entry.Title) },
		func() []string {
			return appendNew(subjects(b.words, 0, start), subjects(b.words, end, len(b.plain))...)
		},
	} {
		if len(c.near) < 2 && len(c.names) == 0 {
			c.near = appendNew(c.near, more()...)
		}
	}
	return c
}

// leadOf joins the words from one byte to another, with a space before and behind each.
func leadOf(words []word, from, to int) string {
	var lead strings.Builder
	lead.WriteString(" ")
	for _, w := range words {
		if w.start >= from && w.end <= to {
			lead.WriteString(w.text + " ")
		}
	}
	return lead.String()
}

// wideOf gives the stems of a sentence and of all that it stands under.
func wideOf(b *basis) map[string]bool {
	wide := map[string]bool{}
	for _, w := range b.words {
		if !text.Stop(w.text) {
			wide[w.stem] = true
		}
	}
	for _, stem := range b.entry.over {
		wide[stem] = true
	}
	for _, stem := range stems(b.said.about) {
		wide[stem] = true
	}
	return wide
}

// cell tells whether a claim stands in a table.
func (c *claim) cell() bool { return c.said.inTable() }

// layered tells a claim of a layer, which has no source.
func (c *claim) layered() bool { return c.entry.source.Path == "" }

// isContact tells a phone number or an e-mail address.
func (c *claim) isContact() bool { return c.measure == "phone" || c.measure == "email" }

// reckoning finds that a sentence gives an amount that no list has: less by an offer, or a sum.
var reckoning = text.Pattern(`вместо|скидк|промокод|акци|дешевле|вместе|итого|всего за|за все|в сумме|вычита|instead|discount|(?:^|\s)off\b|\bsale\b|\bsave\b|voucher|in total|altogether|together| = `)

func appendNew(all []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
