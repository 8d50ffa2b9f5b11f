package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"firstline/eval"
)

// comparison says whether the run is better than the earlier one, and what speaks for that.
func (p *page) comparison() {
	c := p.Comparison
	p.printf("\n### Compared with %s\n\n%s\n", quoted(cmp.Or(c.A.Name, "the earlier run")), verdict(c))
	rows := [][]string{pairedRow("pass rate", c.PassRate), pairedRow("resolution rate", c.ResolutionRate)}
	if c.Turns.N > 0 {
		rows = append(rows, []string{
			"turns, mean of " + Many(c.Turns.N, "dialog"), Decimals(c.Turns.A, 2), Decimals(c.Turns.B, 2),
			Signed(c.Turns.Difference, 2), "", chance(c.Turns.P),
		})
	}
	p.table([]string{"", " before", " now", " difference", " 95 % interval", " exact p"}, len(rows), "row", func(i int) []string { return rows[i] })
	p.printf("\nOver %s of dialogs that both runs have an outcome for.", Many(c.Pairs, "pair"))
	if c.Detectable != nil {
		p.printf(" The smallest difference that they could have shown: %.1f points.\n", 100**c.Detectable)
	} else {
		p.printf(" They are too few to show any difference.\n")
	}
	p.flips(c)
	p.comparedSets(c)
	p.unpaired(c)
	p.names("Different between the runs", c.Differences)
}

// verdict is the judgement in words.
func verdict(c *eval.Comparison) string {
	margin := fmt.Sprintf("%.1f points", 100*c.Margin)
	switch {
	case c.Verdict == eval.Improved:
		return "**Improved**: more dialogs pass, and that is hardly chance."
	case c.Verdict == eval.Regressed:
		return "**Regressed**: fewer dialogs pass, and that is hardly chance."
	case c.Verdict == eval.NoWorse && len(c.Flipped) == 0:
		return "**No worse**: no dialog flipped."
	case c.Verdict == eval.NoWorse:
		return "**No worse**: a loss of " + margin + " or more is ruled out."
	case c.Pairs == 0:
		return "**Inconclusive**: there is no dialog that both runs have an outcome for."
	default:
		return "**Inconclusive**: the difference may be chance, and a loss of more than " + margin + " is not ruled out."
	}
}

func pairedRow(name string, d eval.Paired) []string {
	return []string{
		name, ofAll(d.A), ofAll(d.B), Points(d.Difference) + " points",
		Points(d.Low) + " … " + Points(d.High), chance(d.P),
	}
}

// flips lists the dialogs that passed in one run only, those that pass no longer first.
func (p *page) flips(c *eval.Comparison) {
	if len(c.Flipped) == 0 {
		return
	}
	p.printf("\n#### Flipped: %d no longer passed, %d passed now\n", c.PassRate.OnlyA, c.PassRate.OnlyB)
	broken := slices.Clone(c.Flipped)
	slices.SortStableFunc(broken, func(f, g eval.Flip) int { return cmp.Compare(place(f), place(g)) })
	p.table([]string{"", "dialog", "before", "now", "cause"}, len(broken), "dialog", func(i int) []string {
		f := broken[i]
		mark, failed := "✗", f.B
		if place(f) > 0 {
			mark, failed = "✓", f.A
		}
		cause := "–"
		if failed != nil && len(failed.Failed) > 0 {
			cause = quoted(p.because(failed.Failed[0]))
		}
		return []string{mark, quoted(f.Set + "/" + f.ID), ended(f.A), ended(f.B), cause}
	})
}

// place puts the dialogs that pass no longer before those that pass now.
func place(f eval.Flip) int {
	if f.B != nil && f.B.Passed {
		return 1
	}
	return 0
}

func ended(d *eval.Result) string {
	if d == nil {
		return "–"
	}
	return quoted(Outcome(d))
}

func (p *page) comparedSets(c *eval.Comparison) {
	if len(c.Sets) < 2 {
		return // it says what the total says
	}
	p.printf("\n#### Pass rate by set\n")
	header := []string{"set", " before", " now", " difference", " 95 % interval", " exact p", " p, Holm"}
	p.table(header, len(c.Sets), "set", func(i int) []string {
		return append(pairedRow(quoted(c.Sets[i].Set), c.Sets[i].Paired), chance(c.Sets[i].Holm))
	})
}

// unpaired names what is not compared, and what is and may not be the same.
func (p *page) unpaired(c *eval.Comparison) {
	in := func(dialogs []eval.Unmatched, side string) []string {
		var names []string
		for _, d := range dialogs {
			if d.In == side {
				names = append(names, d.Set+"/"+d.ID)
			}
		}
		return names
	}
	p.names("No longer there", in(c.Unmatched, "a"))
	p.names("New", in(c.Unmatched, "b"))
	p.names("Ended by an error before", in(c.Errors, "a"))
	p.names("Ended by an error now", in(c.Errors, "b"))
	p.names("Ended by an error in both", in(c.Errors, "both"))
	p.names("Not compared, since their script has changed", c.Rewritten)
}

func chance(p float64) string { return strings.Replace(Chance(p), "<", "&lt;", 1) }
