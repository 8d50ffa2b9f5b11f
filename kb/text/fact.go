package text

import (
	"slices"
	"strings"
)

// FactKind says what a fact is about.
type FactKind string

// The kinds of fact that a customer relies on. A price is an amount with its currency, or a number right
// behind a word for one (стоит 1500). A discount is a percentage beside a word for one, or with a minus. A term is a number
// of minutes, hours, days, weeks, months or years, or one of them within which something is promised (за сутки,
// через неделю, within a month); working days are another than days. Half price is a discount of 50 %, and what is free has a
// kind of its own.
//
// Not seen are what says no number (вдвое дешевле, a couple of days, пара недель, tomorrow, на днях), money by another name (пять косарей), hours of work and times
// of day (с 9 до 18, until 12.05), other quantities (5 operators, 3 кг), every other day (через день), what was or is
// done so often (два дня назад, каждые 5 минут), and one span of time without a word for what is done in it (отчёт за
// месяц, once in a month).
const (
	PriceFact    FactKind = "price"
	DiscountFact FactKind = "discount"
	FreeFact     FactKind = "free"
	TermFact     FactKind = "term"
	DateFact     FactKind = "date"
	PhoneFact    FactKind = "phone"
	EmailFact    FactKind = "email"
	WebFact      FactKind = "web"
	AddressFact  FactKind = "address" // a street with a house, its town, and the parts of the building
	PostcodeFact FactKind = "postcode"
)

// Fact is one fact of a text.
type Fact struct {
	Kind FactKind
	Text string // as written
	Unit string // of a price: what it is paid for, in the author's word
	// Qualifier is that of a price or of a percentage, as [Money] has it.
	Qualifier string
	// start and end are its bytes in the text; sayings are what it says, one or, of a range, two.
	start, end int
	sayings    []saying
	street     []string // of an address: the stems of the street's name
	town       string   // of an address: the stem of its town, where it names one
}

// Contact tells whether a fact is somebody's phone number or address.
func (f Fact) Contact() bool {
	return slices.Contains([]FactKind{PhoneFact, EmailFact, WebFact, AddressFact, PostcodeFact}, f.Kind)
}

// Span gives the bytes of the text that the fact takes; the end is not included.
func (f Fact) Span() (start, end int) { return f.start, f.end }

// Values gives what the fact says in normal form, one thing or, of a range, two: RUB 990, h 336 for a
// term of whole hours, days or weeks, h 120 working for five working days, min 45 for one of minutes, m 12 for one of months or
// years, d 2026-08-31, p 84950004170; of an address, the street and the house.
func (f Fact) Values() []string {
	if f.Kind == AddressFact {
		return []string{strings.Join(append(slices.Clone(f.street), f.sayings[0].said), " ")}
	}
	values := make([]string, len(f.sayings))
	for i, s := range f.sayings {
		values[i] = s.said
	}
	return values
}

// saying is one thing that a fact says, in normal form. A source that holds either form says it.
type saying struct {
	said string // with what it is of: RUB 990, h 336
	bare string // what stands in a source that does not name that: # 990; empty: nothing will do
}

// Facts gives the facts of a text, in order. False alarms being worse than misses, a number that may
// be something else (step 2 of 3, KX-200, 24/7, from 9 to 18) is no fact.
func Facts(s string) []Fact {
	contacts := contactFacts(s)
	t := readFacts(s, contacts)
	found := slices.Concat(contacts, t.dates, t.phones, t.addresses, t.prices, t.terms)
	slices.SortStableFunc(found, func(a, b Fact) int { return a.start - b.start })
	return found
}

// Phones gives those facts of a text that are telephone numbers, but for short ones (112), which are nobody's own.
func Phones(s string) []Fact {
	t := &factual{reader: reader{text: s, tokens: readable(scan(masked(s, contactFacts(s))))}}
	t.taken = make([]bool, len(t.tokens))
	t.readAddresses()
	t.readDates()
	t.readPhones()
	return t.phones
}

// factual is a text that is read for facts. What one fact has taken is no part of another.
type factual struct {
	reader
	taken                                   []bool // by tokens
	dates, phones, addresses, prices, terms []Fact
	bare                                    []string // numbers that nothing is said of
	percents                                []saying // all percentages, of a discount or not
	asides                                  []saying // spans of time that are no terms: каждые 5 минут
}

// readFacts reads what is not a contact already.
func readFacts(s string, contacts []Fact) *factual {
	masked := masked(s, contacts)
	t := &factual{reader: newReader(s, readable(scan(masked)), false)}
	t.taken = make([]bool, len(t.tokens))
	t.readAddresses()
	t.readDates()
	t.readPhones()
	t.readShortPhones()
	t.readSterling()
	t.readPrices()
	t.readFree()
	t.readTerms()
	return t
}

// masked blots out addresses of the network, whose digits say nothing by themselves, and the spaces of HTML.
func masked(s string, contacts []Fact) string {
	const entity = "&nbsp;"
	b := []byte(strings.ReplaceAll(s, entity, strings.Repeat(" ", len(entity))))
	if len(contacts) == 0 {
		return string(b)
	}
	for _, c := range contacts {
		for i := c.start; i < c.end; i++ {
			b[i] = 'x'
		}
	}
	return string(b)
}

// fact makes a fact of tokens, and takes them. The end is not included.
func (t *factual) fact(kind FactKind, start, end int, sayings ...saying) Fact {
	for i := start; i < end; i++ {
		t.taken[i] = true
	}
	f := Fact{Kind: kind, start: t.tokens[start].start, end: t.tokens[end-1].end, sayings: sayings}
	f.Text = t.text[f.start:f.end]
	return f
}

// free tells whether none of the tokens is taken yet.
func (t *factual) free(start, end int) bool { return !slices.Contains(t.taken[start:end], true) }

// at gives a token; one of no text outside of the text.
func (t *factual) at(i int) token {
	if i < 0 || i >= len(t.tokens) {
		return token{kind: symbol}
	}
	return t.tokens[i]
}

// dash tells whether tokens[i] joins the numbers at its sides to a range: 3–5, but not пакет 3 — 5 дней.
func (t *factual) dash(i int) bool {
	dash := t.at(i)
	return dash.is("-") && (dash.gap == none || t.at(i+1).gap == none || t.text[dash.start:dash.end] != "—")
}

// opens tells whether a word that opens a range stands before the number tokens[i]: с 1 по 24, от 3 до 5.
func (t *factual) opens(i int) bool {
	before := t.at(i - 1)
	return before.is("с") || before.is("со") || before.is("от") || before.is("from")
}
