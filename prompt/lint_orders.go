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
	var findings []kb.Finding
	for i := range orders {
		for j := range orders[:i] {
			a, b := &orders[i], &orders[j]
			if !meet(a, b) || !opposed(a, b) && !narrowed(a, b) && !oneOfEach(pairs, a, b) {
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
	if a.denied == b.denied || len(a.stems) < 2 || len(b.stems) < 2 || strings.HasSuffix(a.written, "?") {
		return false
	}
	both := 0
	for _, stem := range a.stems {
		if slices.Contains(b.stems, stem) {
			both++
		}
	}
	return both >= 2 && float64(both) >= least*float64(len(a.stems)+len(b.stems)-both)
}

var (
	always   = regexp.MustCompile(` (?:всегда|каждый раз|в каждом|каждому|при любом|обязательно|always|every|each time|in any case) `)
	onlyWhen = regexp.MustCompile(` (?:только|лишь) (?:если|когда|по просьбе|по запросу|после|на вопрос)| only (?:when|if|after|on request|upon request|where) `)
)

// narrowed tells whether one of two orders wants always what the other wants only under a condition.
func narrowed(a, b *order) bool {
	const least = 0.6 // of the shorter one
	if onlyWhen.MatchString(a.plain) {
		a, b = b, a
	}
	if onlyWhen.MatchString(a.plain) || !onlyWhen.MatchString(b.plain) || !always.MatchString(a.plain) {
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

func oneOfEach(pairs [][2]*regexp.Regexp, a, b *order) bool {
	return slices.ContainsFunc(pairs, func(p [2]*regexp.Regexp) bool {
		return p[0].MatchString(a.plain) && p[1].MatchString(b.plain) && !p[1].MatchString(a.plain) ||
			p[1].MatchString(a.plain) && p[0].MatchString(b.plain) && !p[0].MatchString(a.plain)
	})
}
