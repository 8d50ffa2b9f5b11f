package report

import (
	"fmt"
	"strings"

	"firstline/eval"
)

// odd holds the dialogs that a summary tells of, and no more of them than it has room for.
type odd struct {
	notPassed []*eval.Result
	flaky     []*eval.Result
}

func (r Run) oddDialogs() (odd, error) {
	var o odd
	for d, err := range r.Dialogs() {
		if err != nil {
			return o, err
		}
		if !d.Passed && len(o.notPassed) < rowsMost {
			o.notPassed = append(o.notPassed, d)
		}
		if d.Repeat != nil && d.Repeat.Flaky() && len(o.flaky) < rowsMost {
			o.flaky = append(o.flaky, d)
		}
	}
	return o, nil
}

func (p *page) flaky(o odd) {
	all := p.Total.Repeated
	if all == nil {
		return
	}
	p.printf("\n### Repeated dialogs\n\n%s in %s, %d flaky", Many(all.Dialogs, "dialog"), Many(all.Tries, "try"), len(all.Flaky))
	if n := len(all.PassAll); n > 1 {
		p.printf("; the chance that one try passes is %s, that %d in a row do %s", Percent(&all.PassAll[0]), n, Percent(&all.PassAll[n-1]))
	}
	p.printf(".\n")
	p.table([]string{"flaky dialog", "tries", "verdict"}, len(o.flaky), "dialog", func(i int) []string {
		d := o.flaky[i]
		verdict := "did not pass"
		if d.Passed {
			verdict = "passed"
		}
		return []string{quoted(d.Name()), Tries(d.Repeat), verdict}
	})
}

// notPassed tells of dialogs one by one, folded.
func (p *page) notPassed(o odd) {
	total := p.Total.Dialogs - p.Total.Passed
	if total == 0 {
		return
	}
	p.printf("\n### Dialogs that did not pass\n\n")
	shown := 0
	for shown < len(o.notPassed) && p.add(p.folded(o.notPassed[shown])) {
		shown++
	}
	p.leftOut(total-shown, "dialog")
}

// drafts tells of the dialogs that never gate.
func (p *page) drafts() {
	if p.Drafts == nil {
		return
	}
	p.printf("\n### Drafts\n\n%d of %s passed; drafts never gate.\n\n", p.Drafts.Total.Passed, Many(p.Drafts.Total.Dialogs, "draft"))
	shown := 0
	for shown < len(p.Drafts.Dialogs) && p.add(p.folded(&p.Drafts.Dialogs[shown])) {
		shown++
	}
	p.leftOut(len(p.Drafts.Dialogs)-shown, "draft")
}

func (p *page) folded(d *eval.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<details><summary>%s: %s", quoted(d.Name()), quoted(Outcome(d)))
	if len(d.Failed) > 0 {
		fmt.Fprintf(&b, ", %s", d.Failed[0].Cause)
	}
	fmt.Fprintf(&b, "</summary>\n\n%s, operator %s, %s", quoted(p.at(d.Source)), quoted(d.Operator), Many(d.Turns, "turn"))
	if d.Repeat != nil {
		b.WriteString("; " + Tries(d.Repeat))
	}
	b.WriteString("\n\n")
	if d.Outcome == eval.Errored {
		fmt.Fprintf(&b, "- error: %s\n", quoted(d.Error))
	}
	for _, f := range d.Failed[:min(len(d.Failed), namesMost)] {
		fmt.Fprintf(&b, "- %s wants %s (%s)\n  - got %s\n  - %s\n",
			quoted(f.Check), quoted(f.Want), quoted(p.at(f.Source)), quoted(f.Got), quoted(p.because(f)))
	}
	if more := len(d.Failed) - namesMost; more > 0 {
		fmt.Fprintf(&b, "- %s more left out\n", Many(more, "check"))
	}
	b.WriteString("\n</details>\n")
	return b.String()
}
