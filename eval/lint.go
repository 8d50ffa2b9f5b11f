package eval

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"firstline/eval/chat"
	"firstline/kb"
	"firstline/kb/text"
)

// The rules of [Lint]; doc.go says what each is about.
const (
	unreadable      = "EV001"
	unknownKey      = "EV002"
	wrongValue      = "EV003"
	missing         = "EV004"
	checksNothing   = "EV005"
	doubledName     = "EV006"
	contradiction   = "EV007"
	unknownOperator = "EV008"
	unknownSet      = "EV009"
	cannotPass      = "EV010"
	sameLines       = "EV011"
	metByAnything   = "EV012"
	notHeld         = "EV013"
	noEntry         = "EV014"
	noImage         = "EV015"
	noCode          = "EV016"
)

// Lint looks for what is wrong with question sets. Whatever [Load] and [Validate] refuse is an
// error here, in the same words; what only looks like a mistake is a warning. Findings are in the
// order of files and lines.
func Lint(fsys fs.FS, names, operators []string, thresholds []Threshold, known Known) []kb.Finding {
	sets, all := load(fsys, names)
	var findings []kb.Finding
	for _, m := range append(all, validate(sets, operators, thresholds)...) {
		findings = append(findings, kb.Finding{Pos: m.Pos, Code: m.code, Severity: kb.Error, Message: m.Msg, Hint: m.Hint})
	}
	findings = append(findings, lintSameLines(sets)...)
	findings = append(findings, lintKnown(sets, operators, known)...)
	for _, s := range sets {
		for _, d := range s.Dialogs {
			findings = append(findings, lintExpect(d)...)
			for _, need := range d.Needs {
				findings = append(findings, lintNeed(need)...)
			}
		}
	}
	slices.SortStableFunc(findings, func(a, b kb.Finding) int {
		return cmp.Or(strings.Compare(a.Pos.Path, b.Pos.Path), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	return findings
}

// lintExpect finds a goal that can be reached only by an outcome that is not expected.
func lintExpect(d *Dialog) []kb.Finding {
	if len(d.Needs) == 0 || len(d.Expect) == 0 || slices.Contains(d.Expect, Resolved) {
		return nil
	}
	return []kb.Finding{{
		Pos: d.ExpectPos, Code: cannotPass, Severity: kb.Error,
		Message: "the dialog cannot pass: when its needs are met it is resolved, which is not expected",
		Hint:    "check the reply in turns:, or under always:",
	}}
}

// lintSameLines finds dialogs that put the same lines to the same operator at the same time, or ask the same
// in nearly the same words and want the same.
func lintSameLines(sets []*Set) []kb.Finding {
	var findings []kb.Finding
	first := map[string]*Dialog{}
	wanted := map[string][]*Dialog{} // by what they want
	for _, s := range sets {
		for _, d := range s.Dialogs {
			said := []string{fmt.Sprintf("%q %v", s.Operator, d.At)}
			for _, line := range d.Lines {
				for _, message := range line.Messages {
					said = append(said, plainWords(message))
				}
			}
			key := strings.Join(said, " ")
			want := said[0] + " " + d.wants()
			earlier, message := first[key], "the customer says the same as in "
			if earlier == nil {
				earlier, message = d.nearlyAs(wanted[want]), "the customer says nearly the same, and wants the same, as in "
			}
			if len(d.Lines) == 0 {
				continue
			}
			first[key] = cmp.Or(first[key], d)
			wanted[want] = append(wanted[want], d)
			if earlier != nil {
				findings = append(findings, kb.Finding{Pos: d.Pos, Other: earlier.Pos, Code: sameLines, Severity: kb.Warning, Message: message + earlier.Pos.String()})
			}
		}
	}
	return findings
}

// wants is all that a dialog asks for, in one text.
func (d *Dialog) wants() string {
	var said strings.Builder
	fmt.Fprintf(&said, "%q", d.Expect)
	for _, c := range d.all() {
		fmt.Fprintf(&said, " %s %q", c.Name, c.Want)
	}
	return said.String()
}

// nearlyAs finds among dialogs of one line each the one that asks in nearly the same words.
func (d *Dialog) nearlyAs(others []*Dialog) *Dialog {
	const least = 0.65 // of the stems of both
	if len(d.Lines) != 1 || len(d.Needs) == 0 {
		return nil
	}
	own := text.Stems(strings.Join(d.Lines[0].Messages, " "))
	for _, other := range others {
		if len(other.Lines) != 1 {
			continue
		}
		theirs := text.Stems(strings.Join(other.Lines[0].Messages, " "))
		both := 0
		for _, stem := range own {
			both += one(slices.Contains(theirs, stem))
		}
		if both >= 2 && float64(both) >= least*float64(len(own)+len(theirs)-both) {
			return other
		}
	}
	return nil
}

// plainWords is a line of the customer as a careless reader sees it: what differs in marks and capitals
// alone is the same.
func plainWords(s string) string {
	var words []string
	for _, w := range text.Words(s) {
		words = append(words, w.Text)
	}
	return fmt.Sprintf("%q", words)
}

// lintNeed finds a need that says nothing about the reply, because almost any meets it.
func lintNeed(n Need) []kb.Finding {
	if len(n.Checks) == 0 || slices.ContainsFunc(n.Checks, func(c Check) bool { return !c.empty() }) {
		return nil
	}
	c := n.Checks[0]
	return []kb.Finding{{
		Pos: c.Pos, Code: metByAnything, Severity: kb.Warning,
		Message: "almost any reply meets this need",
		Hint:    "name the words that only a right answer has",
	}}
}

// empty tells whether a check asks for nothing in particular: a phrase of one letter at most, or
// a pattern that fits a reply without text.
func (c Check) empty() bool {
	switch c.Name {
	case says, saysAny:
		return slices.ContainsFunc(c.Want, func(phrase string) bool {
			digits, letters := 0, 0
			for _, r := range phrase {
				digits += one(unicode.IsDigit(r))
				letters += one(unicode.IsLetter(r))
			}
			return digits == 0 && letters < 2
		})
	case matches:
		return c.holds(newSaid(chat.Reply{}, 0, nil))
	}
	return false
}
