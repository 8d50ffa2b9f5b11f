package lint

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/text"
)

// claim is one number that an entry states, and of what.
type claim struct {
	entry   *entry
	said    said
	text    string   // as written: 990 ₽, 14 дней
	measure string   // what may be compared with it: RUB, h, phone …
	span    string   // what it is paid for, "" where that is not said: month, year
	values  []string // one or, of a range, two
	near    []string // the stems of its clause: what it is said of
	row     []string // of a cell: the stems of what its row is called
	column  []string // the same of its column
	names   []string // those of near that name something, and stand for nothing else
	wide    map[string]bool
}

// claimsOf gives what an entry states. The prices of a list are read from the list.
func claimsOf(e *entry) []claim {
	if e.Kind == kb.Item {
		return itemClaims(e)
	}
	var claims []claim
	for _, s := range e.said {
		claims = append(claims, sentenceClaims(e, s)...)
	}
	return claims
}

func sentenceClaims(e *entry, s said) []claim {
	var claims []claim
	plain := unmarked(s.text)
	facts := text.Facts(plain)
	for _, f := range facts {
		measure := measureOf(f)
		if measure == "" {
			continue
		}
		start, end := f.Span()
		c := newClaim(e, s, plain, start, end)
		c.text, c.measure, c.values = f.Text, measure, f.Values()
		c.span = spanOf(f.Unit, plain, start, end)
		claims = append(claims, c)
	}
	for _, h := range hoursIn(plain) {
		c := newClaim(e, s, plain, h.start, h.end)
		c.text, c.measure, c.values = plain[h.start:h.end], "hours "+h.days, []string{h.times}
		c.near = appendNew(c.near, subject(e.Title)...)
		claims = append(claims, c)
	}
	for _, n := range countsIn(plain, facts) {
		c := newClaim(e, s, plain, n.start, n.end)
		c.text, c.measure, c.values = plain[n.start:n.end], n.measure(), []string{n.value}
		claims = append(claims, c)
	}
	return claims
}

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
		return "price " + unit + " " + f.Qualifier
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
	case text.WebFact:
	}
	return ""
}

// newClaim reads what the bytes from start to end of a sentence are said of.
func newClaim(e *entry, s said, plain string, start, end int) claim {
	c := claim{entry: e, said: s, wide: map[string]bool{}}
	from, to := clause(plain, start, end)
	around := plain[from:start] + " · " + plain[end:to]
	c.near, c.names = subject(around), namesIn(around)
	if row, column, ok := strings.Cut(s.about, cellMark); ok {
		c.row, c.column = subject(row), subject(column)
		c.near = appendNew(c.near, c.row...)
	}
	for _, more := range []string{s.about, e.Title, plain[:start] + " · " + plain[end:]} {
		if len(c.near) < 2 && len(c.names) == 0 {
			c.near = appendNew(c.near, subject(more)...)
		}
	}
	for _, part := range append([]string{plain, s.about, e.Title, strings.Join(e.Also, " ")}, e.Path...) {
		for _, stem := range text.Stems(part) {
			c.wide[stem] = true
		}
	}
	return c
}

// clause widens the place of a fact to the clause that it stands in, then to what stands before it, then
// to what stands behind, until something is said there.
func clause(s string, start, end int) (from, to int) {
	from, to = markBefore(s, start), markAfter(s, end)
	for from > 0 && !speaks(s, from, start, end, to) {
		from = markBefore(s, from)
	}
	for to < len(s) && !speaks(s, from, start, end, to) {
		_, size := utf8.DecodeRuneInString(s[to:])
		to = markAfter(s, to+size)
	}
	return from, to
}

const clauseMarks = ",;:().!?"

func markBefore(s string, at int) int {
	return max(0, strings.LastIndexFunc(s[:at], func(r rune) bool { return strings.ContainsRune(clauseMarks, r) }))
}

func markAfter(s string, at int) int {
	next := strings.IndexFunc(s[at:], func(r rune) bool { return strings.ContainsRune(clauseMarks, r) })
	if next < 0 {
		return len(s)
	}
	return at + next
}

func speaks(s string, from, start, end, to int) bool {
	return len(subject(s[from:start]+" · "+s[end:to])) > 0
}

// subject gives the stems that tell what something is said of: no words for money, time and bounds.
func subject(s string) []string {
	var stems []string
	for _, stem := range text.Stems(s) {
		if !measuring(stem) && !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems
}

// measuring tells whether a stem belongs to a number and not to what is counted.
func measuring(stem string) bool {
	if stem == "" || unicode.IsDigit(rune(stem[0])) {
		return true
	}
	return slices.Contains(strings.Fields(`руб рубл ₽ р коп дн ден дне дня день сутк суток час ч мин минут недел месяц мес год лет цен стоимост стоит сто
		посл перед чер теч позж позд вмест рабоч календарн банковск максимум минимум максимальн минимальн ровн тольк всег кажд
		day hour minut week month year price cost work busi calendar instead pound dollar euro each within come after befor take onli up least most per gbp usd eur rub`), stem)
}

// namesIn gives the stems of what is named: words with a capital letter inside of a sentence, in
// quotation marks, in Latin letters among Russian ones, or with a digit.
func namesIn(s string) []string {
	var names []string
	russian := text.Language(s) == "ru" || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	for _, w := range text.Words(s) {
		first, _ := utf8.DecodeRuneInString(s[w.Start:])
		before := strings.TrimRight(s[:w.Start], " \u00a0")
		inside := before != "" && !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "·")
		digits := strings.ContainsAny(w.Text, "0123456789") && strings.ContainsFunc(w.Text, unicode.IsLetter)
		named := unicode.IsUpper(first) && inside || russian && first < utf8.RuneSelf && unicode.IsLetter(first) || digits || strings.HasSuffix(before, "«")
		if stem := text.Stem(w.Text); named && !measuring(stem) && !text.Stop(w.Text) {
			names = append(names, stem)
		}
	}
	return names
}

// cell tells whether a claim stands in a table.
func (c *claim) cell() bool { return strings.Contains(c.said.about, cellMark) }

// reckoned tells whether a sentence gives an amount that no list has: less by an offer, or a sum.
func (c *claim) reckoned() bool {
	return reckoning.MatchString(text.Fold(c.said.text + " " + c.entry.Title))
}

var reckoning = regexp.MustCompile(`вместо|скидк|промокод|акци|дешевле|вместе|итого|всего за|за все|в сумме|вычита|instead|discount|% off|\boff\b|\bsale\b|\bsave\b|voucher|in total|altogether|together| = `)

func appendNew(all []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
