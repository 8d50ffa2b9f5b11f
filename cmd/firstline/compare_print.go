package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
)

// printComparison prints how B compares with A, in the format that is wanted.
func (a *app) printComparison(r report.Run) error {
	c := r.Comparison
	switch a.format {
	case "json":
		return writeJSON(a.out, c)
	case "github":
		for _, f := range c.Flipped {
			if f.A.Passed {
				pos := f.B.Source
				pos.Path = r.Rewrite(pos.Path)
				fmt.Fprintln(a.out, report.Annotation{Pos: pos, Severity: kb.Error, Title: f.B.Name(), Message: "passed in " + c.A.Name + ", and does not in " + c.B.Name})
			}
		}
		fmt.Fprintln(a.out, report.Annotation{Severity: report.Notice, Title: "compare", Message: summary(c)})
		return nil
	}
	const most = 20 // in full: who wants all of them takes JSON or a report
	for i, f := range c.Flipped {
		if i == most {
			fmt.Fprintf(a.out, "and %d more that flipped: --format json has all, and so has -o report.html\n\n", len(c.Flipped)-most)
			break
		}
		a.printFlip(c, f)
	}
	a.printSides(c)
	a.printPairedSets(c)
	a.printApart(c)
	for _, side := range []eval.Side{c.A, c.B} {
		if side.Part != "" {
			fmt.Fprintf(a.out, "%s is a part of the question sets: %s\n", side.Name, side.Part)
		}
	}
	styles := a.styles()
	style := styles.Title
	switch c.Verdict {
	case eval.Improved:
		style = styles.Good
	case eval.Regressed:
		style = styles.Bad
	case eval.Inconclusive:
		style = styles.Warn
	case eval.NoWorse:
	}
	fmt.Fprintf(a.out, "\n%s\n%s\n", style.Render(summary(c)), detectable(c))
	return nil
}

// summary says in a line how B compares with A.
func summary(c *eval.Comparison) string {
	p := c.PassRate
	return fmt.Sprintf("%s: pass rate %s → %s, %s points [%s, %s], p %s, over %s",
		strings.ReplaceAll(string(c.Verdict), "_", " "), report.Percent(p.A.Value), report.Percent(p.B.Value),
		report.Points(p.Difference), report.Points(p.Low), report.Points(p.High), report.Chance(p.P), report.Many(c.Pairs, "pair"))
}

// detectable says in a line what the question sets could have shown at all: without it, "no worse" over
// few pairs reads as more than it is.
func detectable(c *eval.Comparison) string {
	if c.Detectable == nil {
		return "too few dialogs: no difference could have been shown with these question sets"
	}
	return fmt.Sprintf("the smallest difference that these question sets could have shown: %s points",
		strings.TrimPrefix(report.Points(*c.Detectable), "+"))
}

// printFlip shows a dialog that flipped, as it went in both runs.
func (a *app) printFlip(c *eval.Comparison, f eval.Flip) {
	styles := a.styles()
	change := styles.Good.Render("passes now")
	if f.A.Passed {
		change = styles.Bad.Render("no longer passes")
	}
	fmt.Fprintf(a.out, "%s  %s  %s\n", styles.Title.Render(f.B.Name()), change, f.B.Source)
	for _, side := range []struct {
		name   string
		result *eval.Result
	}{{c.A.Name, f.A}, {c.B.Name, f.B}} {
		fmt.Fprintf(a.out, "  %s: %s\n", side.name, ended(side.result))
		for _, m := range side.result.Messages {
			did := ""
			if m.Action != "" {
				did = styles.Dim.Render("  [" + strings.TrimSpace(string(m.Action)+" "+string(m.Reason)) + "]")
			}
			fmt.Fprintf(a.out, "    %-8s  %s%s\n", m.Role, oneLine(m.Text), did)
		}
		for _, failed := range side.result.Failed {
			fmt.Fprintf(a.out, "    %s wanted: %s (%s)\n", failed.Check, oneLine(failed.Want), a.because(failed))
		}
	}
	fmt.Fprintln(a.out)
}

func (a *app) printSides(c *eval.Comparison) {
	table := ui.Table{Header: []string{"", " " + c.A.Name, " " + c.B.Name, " difference", " 95 % interval", " p", " mid-p"}}
	row := func(name string, p eval.Paired) {
		table.Rows = append(table.Rows, []string{
			name, report.Percent(p.A.Value), report.Percent(p.B.Value), report.Points(p.Difference),
			report.Points(p.Low) + " – " + report.Points(p.High), report.Chance(p.P), report.Chance(p.MidP),
		})
	}
	row("pass rate", c.PassRate)
	row("resolution rate", c.ResolutionRate)
	table.Rows = append(table.Rows, []string{
		"turns, " + report.Many(c.Turns.N, "dialog"), report.Decimals(c.Turns.A, 2), report.Decimals(c.Turns.B, 2),
		report.Signed(c.Turns.Difference, 2), "", report.Chance(c.Turns.P), "",
	})
	a.styles().Print(a.out, table)
}

// printPairedSets prints a row for each set in which a dialog flipped.
func (a *app) printPairedSets(c *eval.Comparison) {
	table := ui.Table{Header: []string{"set", " pairs", " " + c.A.Name, " " + c.B.Name, " difference", " won", " lost", " p", " p (Holm)"}}
	for _, s := range c.Sets {
		if s.OnlyA+s.OnlyB > 0 {
			table.Rows = append(table.Rows, []string{
				s.Set, strconv.Itoa(s.A.N), report.Percent(s.A.Value), report.Percent(s.B.Value), report.Points(s.Difference),
				strconv.Itoa(s.OnlyB), strconv.Itoa(s.OnlyA), report.Chance(s.P), report.Chance(s.Holm),
			})
		}
	}
	if len(table.Rows) > 0 {
		fmt.Fprintln(a.out)
		a.styles().Print(a.out, table)
	}
}

// printApart tells what is no pair, and what differs between the runs.
func (a *app) printApart(c *eval.Comparison) {
	only := func(what string, all []eval.Unmatched, in string) {
		var names []string
		for _, u := range all {
			if u.In == in {
				names = append(names, u.Set+"/"+u.ID)
			}
		}
		if len(names) > 0 {
			fmt.Fprintf(a.out, "%s: %s\n", what, shortList(names))
		}
	}
	fmt.Fprintln(a.out)
	only("only in "+c.A.Name, c.Unmatched, "a")
	only("only in "+c.B.Name, c.Unmatched, "b")
	only("error in "+c.A.Name, c.Errors, "a")
	only("error in "+c.B.Name, c.Errors, "b")
	only("error in both", c.Errors, "both")
	if len(c.Rewritten) > 0 {
		fmt.Fprintf(a.out, "no pairs, since their script has changed: %s\n", shortList(c.Rewritten))
	}
	if len(c.Differences) == 0 {
		fmt.Fprintln(a.out, "the two runs are of the same layers, knowledge, models and scripts")
	}
	for _, d := range c.Differences {
		fmt.Fprintln(a.out, "differs: "+d)
	}
}

// shortList names the first of many things.
func shortList(names []string) string {
	const most = 10
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s … and %d more", strings.Join(slices.Clone(names[:most]), ", "), len(names)-most)
}
