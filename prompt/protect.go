package prompt

import (
	"fmt"
	"regexp"
	"strings"

	"firstline/kb"
)

// protection is what the base layer promises of every operator and no layer below may take back.
type protection struct {
	name  string // as a finding calls it
	hint  string // what to write instead
	taken []wording
	held  []*regexp.Regexp // all of them in a sentence: it says so
}

// wording is a way in which a sentence takes a protection back. Its patterns are held against words
// in small letters with a space before and behind each.
type wording struct {
	act    *regexp.Regexp // in a clause
	about  *regexp.Regexp // there, or in what belongs to the clause; nil: it need not be said
	always *regexp.Regexp // in the sentence, unless that is short or plain, or holds "even if"; nil: it need not be said
	plain  *regexp.Regexp // a sentence of nothing but the order, however long; nil: none
	unless *regexp.Regexp // in the sentence: something else is meant; nil: nothing else can be
	within *regexp.Regexp // in the sentence; nil: it need not be said
	even   bool           // only of a case that makes no difference: even if there is none
	denies bool           // act is a negation itself, and none before it turns it round
}

// shortSentence is up to how many words an order is meant for all cases without saying so: "human he
// does not call" leaves no room for a condition.
const shortSentence = 4

// Unprotected tells where a layer takes back what the base protects, and where a base layer of the
// project's own lacks it. The built-in base layers are not looked at. It goes by wordings, in Russian
// and English: what it finds is to be read, and what it does not find is not proved.
func Unprotected(layers []Layer) []kb.Finding {
	all := protections()
	var findings []kb.Finding
	for _, layer := range layers {
		if layer.Name == base && strings.HasPrefix(layer.Source.Path, "base@") {
			continue
		}
		said := sentences(layer)
		for _, p := range all {
			for _, s := range said {
				if p.takenBy(s) {
					findings = append(findings, kb.Finding{
						Pos: s.pos, Code: "PR005", Severity: kb.Warning,
						Message: fmt.Sprintf("the %s layer takes back %s, which the base protects: %s", layer.Name, p.name, short(s.written)),
						Hint:    p.hint,
					})
				}
			}
			if layer.Name == base && len(p.held) > 0 && !p.heldBy(said) {
				findings = append(findings, kb.Finding{
					Pos: kb.Pos{Path: layer.Source.Path}, Code: "PR006", Severity: kb.Warning,
					Message: "this base layer lacks what every base protects: " + p.name,
					Hint:    p.hint,
				})
			}
		}
	}
	return findings
}

func (p protection) takenBy(s sentence) bool {
	for _, w := range p.taken {
		if w.in(s) {
			return true
		}
	}
	return false
}

// heldBy tells whether one of the sentences says what is protected.
func (p protection) heldBy(said []sentence) bool {
	for _, s := range said {
		found := 0
		for _, pattern := range p.held {
			if pattern.MatchString(s.words) {
				found++
			}
		}
		if found == len(p.held) && !p.takenBy(s) {
			return true
		}
	}
	return false
}

func (w wording) in(s sentence) bool {
	if w.unless != nil && w.unless.MatchString(s.words) || w.within != nil && !w.within.MatchString(s.words) || w.even && !s.even {
		return false
	}
	if w.always != nil && !s.even && strings.Count(s.words, " ")-1 > shortSentence && !w.always.MatchString(s.words) &&
		(w.plain == nil || !w.plain.MatchString(s.words)) {
		return false
	}
	for i, c := range s.clauses {
		at := w.act.FindStringIndex(c.words)
		told := c.belongs && i > 0 && s.clauses[i-1].denied >= 0 // never say that you may
		given := at != nil && (w.denies || !told && (c.denied < 0 || c.denied >= at[0]))
		if given && (w.about == nil || w.about.MatchString(s.around(i))) {
			return true
		}
	}
	return false
}

// short is a sentence as a message quotes it.
func short(s string) string {
	const most = 90
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
