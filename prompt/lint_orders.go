package prompt

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"firstline/kb"
	"firstline/kb/text"
)

// order is a sentence of a layer, as it is held against those of the others.
type order struct {
	sentence
	layer  string
	plain  string // its words, those in quotation marks too
	stems  []string
	denied bool
	// first and second are the pairs of opposites, a bit each, of which it gives the one and the other order.
	first, second    uint
	always, onlyWhen bool // it holds in every case, or under a condition
}

// opposites are pairs of orders of which an operator can follow one. Patterns are held against words in
// small letters with a space before and behind each.
func opposites() [][2]*regexp.Regexp {
	pair := func(a, b string) [2]*regexp.Regexp {
		return [2]*regexp.Regexp{regexp.MustCompile(a), regexp.MustCompile(b)}
	}
	return [][2]*regexp.Regexp{
		pair(` на вы `, ` на ты `),
		pair(` (?:отвечай|отвечайте|пиши|пишите|говори|говорите) (?:\S+ )?(?:коротко|кратко|сжато|лаконично) `, ` (?:отвечай|отвечайте|пиши|пишите|говори|говорите) (?:\S+ )?(?:подробно|развернуто|обстоятельно) `),
		pair(` (?:answer|reply|write|be) (?:\S+ )?(?:briefly|brief|concise|concisely|short) `, ` (?:answer|reply|write|be) (?:\S+ )?(?:detailed|at length|in detail|thorough|thoroughly) `),
		pair(` без (?:эмодзи|смайлов|смайликов) | не (?:используй|используйте|ставь|ставьте) (?:эмодзи|смайлы|смайлики) `, ` (?:используй|используйте|добавляй|добавляйте|ставь|ставьте) (?:эмодзи|смайлы|смайлики) `),
		pair(` (?:no|without|never use|do not use|don't use) (?:emoji|emojis|smileys) `, ` (?:use|add) (?:\S+ )?(?:emoji|emojis|smileys) `),
		pair(` (?:только|всегда) (?:на|по) русск\S* | (?:only|always) (?:\S+ )?in russian `, ` (?:только|всегда) (?:на|по) английск\S* | (?:only|always) (?:\S+ )?in english `),
		pair(` (?:formal|formally) `, ` (?:informal|informally|casual|casually|slang is fine) `),
		pair(` (?:american) (?:spelling|english) `, ` british (?:spelling|english) `),
	}
}

// lintOrders finds orders of two layers that cannot both be followed.
func lintOrders(layers []Layer) []kb.Finding {
	var orders []order
	seen := map[kb.Pos]bool{}
	for _, l := range layers {
		if seen[l.Source] {
			continue
		}
		seen[l.Source] = true
		for _, s := range sentences(l) {
			orders = append(orders, newOrder(l, s))
		}
	}
	pairs := opposites()
	for i := range orders {
		orders[i].takeSides(pairs)
	}
	var findings []kb.Finding
	met := newMeetings()
	for i := range orders {
		a := &orders[i]
		for _, j := range met.with(a, i) {
			b := &orders[j]
			if !meet(a, b) || !opposed(a, b) && !narrowed(a, b) && !oneOfEach(a, b) {
				continue
			}
			findings = append(findings, kb.Finding{
				Pos: a.pos, Other: b.pos, Code: "PR007", Severity: kb.Error,
				Message: fmt.Sprintf("the %s layer says the opposite of %s: “%s” against “%s”", a.layer, b.pos, short(a.written), short(b.written)),
				Hint:    "leave the one that holds: a model follows now the one, now the other",
			})
		}
	}
	return findings
}

// meetings knows the orders that were read, by their words, so that each is held against those only that may be
// against it.
type meetings struct {
	byStem map[string][]int
	words  []int // how many each has
	sided  []int // those that take a side of a pair of opposites
}

func newMeetings() *meetings { return &meetings{byStem: map[string][]int{}} }

// with gives the orders before the i-th that have two words in common with it, or the only one, or take sides as it does; then it
// knows that as well.
func (m *meetings) with(o *order, i int) []int {
	m.words = append(m.words, len(o.stems))
	shared := map[int]int{}
	for _, stem := range o.stems {
		for _, j := range m.byStem[stem] {
			shared[j]++
		}
		m.byStem[stem] = append(m.byStem[stem], i)
	}
	var all []int
	for j, n := range shared {
		if n >= min(2, m.words[i], m.words[j]) {
			all = append(all, j)
		}
	}
	if o.first|o.second != 0 {
		all = append(all, m.sided...)
		m.sided = append(m.sided, i)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func newOrder(l Layer, s sentence) order {
	o := order{sentence: s, layer: l.Name, plain: " "}
	for _, w := range text.Words(s.written) {
		stem := text.Stem(w.Text)
		o.plain += w.Text + " "
		switch {
		case slices.Contains([]string{"не", "нельзя", "никогда", "never", "not", "don't", "no", "avoid", "without", "без", "must", "always", "всегда"}, w.Text):
			o.denied = o.denied || w.Text != "must" && w.Text != "always" && w.Text != "всегда"
		case !text.Stop(w.Text) && !slices.Contains(o.stems, stem):
			o.stems = append(o.stems, stem)
		}
	}
	return o
}

// meet tells whether one operator is told both: two files of one name are those of two operators.
func meet(a, b *order) bool { return a.pos.Path == b.pos.Path || a.layer != b.layer }

// opposed tells whether one of two orders forbids what the other asks for.
func opposed(a, b *order) bool {
	const least = 0.65
	if a.denied == b.denied || strings.HasSuffix(a.written, "?") {
		return false
	}
	if len(a.stems) < 2 || len(b.stems) < 2 {
		return opposedInOne(a, b)
	}
	both := 0
	for _, stem := range a.stems {
		if slices.Contains(b.stems, stem) {
			both++
		}
	}
	return both >= 2 && float64(both) >= least*float64(len(a.stems)+len(b.stems)-both)
}

// opposedInOne tells whether one of two orders forbids, in a word, what the other always asks for.
func opposedInOne(a, b *order) bool {
	if b.denied {
		a, b = b, a
	}
	return len(a.stems) == 1 && len(b.stems) <= 2 && b.always && slices.Contains(b.stems, a.stems[0])
}

var (
	always   = regexp.MustCompile(` (?:всегда|каждый раз|в каждом|каждому|при любом|обязательно|always|every|each time|in any case) `)
	onlyWhen = regexp.MustCompile(` (?:только|лишь) (?:если|когда|по просьбе|по запросу|после|на вопрос)| only (?:when|if|after|on request|upon request|where) `)
)

// narrowed tells whether one of two orders wants always what the other wants only under a condition.
func narrowed(a, b *order) bool {
	const least = 0.6 // of the shorter one
	if a.onlyWhen {
		a, b = b, a
	}
	if a.onlyWhen || !b.onlyWhen || !a.always {
		return false
	}
	both := 0
	for _, stem := range a.stems {
		if slices.Contains(b.stems, stem) {
			both++
		}
	}
	return both >= 3 && float64(both) >= least*float64(min(len(a.stems), len(b.stems)))
}

// takeSides notes which orders of the pairs of opposites an order gives.
func (o *order) takeSides(pairs [][2]*regexp.Regexp) {
	for i, p := range pairs {
		if p[0].MatchString(o.plain) {
			o.first |= 1 << i
		}
		if p[1].MatchString(o.plain) {
			o.second |= 1 << i
		}
	}
	o.always, o.onlyWhen = always.MatchString(o.plain), onlyWhen.MatchString(o.plain)
}

func oneOfEach(a, b *order) bool {
	return a.first&^a.second&b.second|a.second&^a.first&b.first != 0
}
