package text

import (
	"slices"
	"strings"
)

// readFree finds that something costs nothing, or half: бесплатно, free delivery, за полцены, half price. That a call
// costs nothing is no promise, and what is not free, or free of something else, is none.
func (t *factual) readFree() {
	for i := range t.tokens {
		if t.taken[i] {
			continue
		}
		if end := t.half(i); end > i {
			t.prices = append(t.prices, t.fact(DiscountFact, i, end, percentSayings("50")...))
		}
		if end := t.nothing(i); end > i && !t.denied(i) && !t.ofCalls(i) {
			t.prices = append(t.prices, t.fact(FreeFact, i, end, moneySaying("0", "")))
		}
	}
}

// half gives the end of words for half of a price that begin at tokens[i]; i where there are none.
func (t *factual) half(i int) (end int) {
	switch next := t.at(i + 1); {
	case t.tokens[i].is("полцены"):
		return i + 1
	case !t.tokens[i].is("half"):
	case next.is("price"), next.is("off"):
		return i + 2
	case next.is("-") && next.gap == none && (t.at(i+2).is("price") || t.at(i+2).is("off")):
		return i + 3
	case next.is("the") && t.at(i+2).is("price"):
		return i + 3
	}
	return i
}

// nothing gives the end of words for a price of nothing that begin at tokens[i]; i where there are none.
func (t *factual) nothing(i int) (end int) {
	switch w := t.tokens[i]; {
	case w.kind != word:
		return i
	case strings.HasPrefix(w.text, "бесплатн"), w.is("безвозмездно"), w.is("complimentary"):
		return i + 1
	case w.is("no") || w.is("without"):
		return t.noCost(i)
	case w.is("free"):
		return t.freely(i)
	}
	return i
}

// noCost is nothing of no and without: at no extra cost, without charge.
func (t *factual) noCost(i int) (end int) {
	for end = i + 1; t.at(end).is("extra") || t.at(end).is("additional") || t.at(end).is("any"); {
		end++
	}
	at := t.at(i - 1).is("at")
	if at && t.at(end).is("cost") || (at || t.tokens[i].is("without")) && t.at(end).is("charge") {
		return end + 1
	}
	return i
}

// freely is nothing of free, which is not free to choose, free from nuts, free on Monday and sugar-free.
func (t *factual) freely(i int) (end int) {
	w, before, next := t.tokens[i], t.at(i-1), t.at(i+1)
	switch {
	case before.is("-") && w.gap == none, next.is("-") && next.gap == none, next.is("to"):
	case next.is("of") && (t.at(i+2).is("charge") || t.at(i+2).is("cost")):
		return i + 3
	case next.is("of"), next.is("on") && !t.at(i+2).is("all") && !t.at(i+2).is("orders"), next.is("from") && !t.bounds(i+1):
	case given(next.text), before.kind == symbol && t.bounds(i+1), (before.is("for") || t.givenAway(i)) && t.endsPhrase(i+1):
		return i + 1
	}
	return i
}

// bounds tells whether tokens[i] begins a bound of money: over £30, from £60.
func (t *factual) bounds(i int) bool {
	return (t.at(i).is("over") || t.at(i).is("from") || t.at(i).is("above")) && strings.ContainsAny(t.at(i+1).text, "£$€0123456789")
}

// givenAway tells whether the words before tokens[i] are those before a free that is said of a thing: returns are
// free, it ships free, get one free.
func (t *factual) givenAway(i int) bool {
	before := t.at(i - 1).text
	return slices.Contains([]string{"is", "are", "be", "s", "totally", "completely", "absolutely", "entirely", "always", "comes", "come", "ships", "ship", "delivered", "delivery", "returns", "included"}, before) ||
		t.at(i-2).is("get") || t.at(i-2).is("gets")
}

// denied tells whether a negation stands before tokens[i].
func (t *factual) denied(i int) bool {
	for at := i - 1; at >= max(0, i-3); at-- {
		switch before := t.tokens[at]; {
		case slices.Contains([]string{"не", "нет", "без", "ничего", "not", "never", "nor", "no", "without", "nothing"}, before.text), strings.HasSuffix(before.text, "n't"):
			return true
		case before.kind == symbol && !before.is("'") && !before.is("’"):
			return false
		}
	}
	return false
}

// ofCalls tells whether a word for a telephone stands beside tokens[i].
func (t *factual) ofCalls(i int) bool {
	const near = 4
	for _, w := range t.tokens[max(0, i-near):min(len(t.tokens), i+near+1)] {
		if slices.ContainsFunc([]string{"звон", "телефон", "номер", "лини", "call", "phone", "line", "number", "helpline", "hotline", "freephone"}, func(stem string) bool {
			return strings.HasPrefix(w.text, stem)
		}) {
			return true
		}
	}
	return false
}

// given tells whether a word is for what a shop or a service may give away.
func given(w string) bool {
	switch w {
	case "delivery", "shipping", "postage", "return", "returns", "exchange", "exchanges", "collection", "pickup", "installation", "fitting", "assembly",
		"repair", "repairs", "replacement", "replacements", "trial", "plan", "tier", "version", "account", "month", "months", "week", "weeks", "access",
		"upgrade", "upgrades", "gift", "gifts", "wrapping", "sample", "samples", "setup", "support", "consultation", "quote", "estimate", "lesson",
		"lessons", "class", "visit", "cancellation", "refill", "copy", "parking", "breakfast":
		return true
	}
	return false
}
