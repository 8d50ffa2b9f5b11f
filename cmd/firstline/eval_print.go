package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
)

// printEval prints a run for people: what did not pass, the figures, and whose it is to mend.
func (a *app) printEval(r report.Run) error {
	if err := a.printFailed(r); err != nil {
		return err
	}
	a.printTotals(r)
	a.printMend(r)
	a.printFlaky(r)
	a.printDrafts(r.Drafts)
	a.printRetrieval(r)
	a.printAgainst(r.Comparison)
	a.printVerdicts(r)
	a.printPart(r.Report)
	return nil
}

// printPart says that a run is only a part of the question sets.
func (a *app) printPart(r *eval.Report) {
	if part := r.Part(); part != "" && r.Unfinished == 0 {
		fmt.Fprintf(a.out, "\nthis is a part of the question sets (%s); thresholds on the whole do not apply to it\n", part)
	}
	if r.Shard != "" {
		fmt.Fprintln(a.out, "firstline merge joins the shards, and judges the whole")
	}
}

// printFailed tells of each dialog that did not pass what was wanted, what was said, and the
// cause.
func (a *app) printFailed(r report.Run) error {
	const enough = 10
	styles := a.styles()
	errors := map[string]int{}
	for d, err := range r.Dialogs() {
		if err == nil && d.Outcome == eval.Errored {
			errors[d.Error]++
		}
		switch {
		case err != nil:
			return err
		case d.Outcome == eval.Errored && errors[d.Error] > enough: // of a dead model there are as many as dialogs
		case d.Outcome == eval.Errored:
			fmt.Fprintf(a.out, "%s %s  %s\n  %s: %s\n\n", styles.Bad.Render("error"), d.Name(), d.Source, d.Reason, d.Error)
		case !d.Passed:
			fmt.Fprintf(a.out, "%s %s  %s\n", styles.Bad.Render("did not pass"), d.Name(), ended(d))
			a.printWrong(d)
			fmt.Fprintln(a.out)
		}
	}
	for _, said := range slices.Sorted(maps.Keys(errors)) {
		if more := errors[said] - enough; more > 0 {
			fmt.Fprintf(a.out, "%s %s more: %s\n\n", styles.Bad.Render("error"), report.Many(more, "dialog"), said)
		}
	}
	return nil
}

// printWrong tells what of a dialog did not hold.
func (a *app) printWrong(d *eval.Result) {
	for _, f := range d.Failed {
		fmt.Fprintf(a.out, "  %s: %s wanted: %s\n    got: %s\n    cause: %s\n", f.Source, f.Check,
			oneLine(f.Want), oneLine(f.Got), a.because(f))
	}
	for _, m := range d.Messages {
		if len(m.Ungrounded) > 0 {
			fmt.Fprintf(a.out, "  ungrounded: %s\n", oneLine(strings.Join(m.Ungrounded, ", ")))
		}
	}
}

// because gives the cause of a failed check, with what speaks for it.
func (a *app) because(f eval.FailedCheck) string {
	cause := a.styles().Warn.Render(string(f.Cause))
	if f.Evidence == nil {
		return cause
	}
	return cause + ", " + report.Evidence(*f.Evidence)
}

// ended is how a dialog ended, and how its tries came out.
func ended(d *eval.Result) string {
	if d.Repeat == nil {
		return report.Outcome(d)
	}
	return report.Outcome(d) + ", " + report.Tries(d.Repeat)
}

// printTotals prints a row a set, and the total.
func (a *app) printTotals(r report.Run) {
	table := ui.Table{
		Header: []string{
			"set", " dialogs", " errors", " resolution rate", " 95 % interval", " contained", " falsely",
			" pass rate", " turns", " p90",
		},
		Total: true,
	}
	for _, t := range append(slices.Clone(r.Sets), r.Total) {
		table.Rows = append(table.Rows, []string{
			cmp.Or(t.Set, "total"), strconv.Itoa(t.Dialogs), strconv.Itoa(t.Errors),
			report.Percent(t.ResolutionRate.Value), report.Interval(t.ResolutionRate),
			report.Percent(t.ContainmentRate.Value), strconv.Itoa(t.FalseContainment),
			report.Percent(t.PassRate.Value), report.Decimals(t.Turns.Mean, 2), report.Decimals(t.Turns.P90, 0),
		})
	}
	a.styles().Print(a.out, table)
	if why := reasonsOf(r.Total.Reasons); why != "" {
		fmt.Fprintf(a.out, "\nreasons: %s\n", why)
	}
	if n := r.Total.Ungrounded; n > 0 {
		fmt.Fprintf(a.out, "\n%s with facts that stand in no cited entry, nor in the company layer\n", report.Many(n, "reply"))
	}
	if networked(r.Report) {
		fmt.Fprintln(a.out)
		a.printSpent(r)
	}
}

// reasonsOf tells why dialogs were no plain answers, the most frequent reason first.
func reasonsOf(counts map[string]int) string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, counts[name])
	}
	return strings.Join(names, " · ")
}

// printMend sums up whose it is to mend what did not pass, by the first failed check of each dialog.
func (a *app) printMend(r report.Run) {
	failed := 0
	for _, m := range r.Mend {
		failed += len(m.Dialogs)
	}
	if failed == 0 {
		return
	}
	fmt.Fprintf(a.out, "\n%s did not pass:\n", report.Many(failed, "dialog"))
	for _, m := range r.Mend {
		fmt.Fprintf(a.out, "  %3d  %-9s  %s\n", len(m.Dialogs), m.Cause, report.Mender(m.Task))
	}
}

// printFlaky lists what came out differently from one try to the next.
func (a *app) printFlaky(r report.Run) {
	repeated := r.Total.Repeated
	if repeated == nil {
		return
	}
	fmt.Fprintf(a.out, "\n%s repeated, %s in all", report.Many(repeated.Dialogs, "dialog"), report.Many(repeated.Tries, "try"))
	for i, value := range repeated.PassAll {
		if i == len(repeated.PassAll)-1 {
			fmt.Fprintf(a.out, "; pass^%d %.4f", i+1, value)
		}
	}
	for i, value := range repeated.PassAny {
		if i == len(repeated.PassAny)-1 {
			fmt.Fprintf(a.out, "; pass@%d %.4f", i+1, value)
		}
	}
	fmt.Fprintln(a.out)
	if len(repeated.Flaky) > 0 {
		fmt.Fprintf(a.out, "flaky: %s\n", shortList(repeated.Flaky))
	}
}

// printRetrieval is the row of the search, and how much of the knowledge the dialogs touch.
func (a *app) printRetrieval(r report.Run) {
	if r.Retrieval != nil {
		fmt.Fprintf(a.out, "\nsearch: %s of %s, R@1 %s, R@5 %s, MRR %s\n", report.Many(r.Retrieval.N, "question"),
			project.SearchFile, report.Decimals(r.Retrieval.R1, 3), report.Decimals(r.Retrieval.R5, 3), report.Decimals(r.Retrieval.MRR10, 3))
	}
	if c := r.Coverage; c != nil && len(r.Selection) == 0 {
		fmt.Fprintf(a.out, "coverage: of %s %d found, %d cited, %d confirmed by dialogs that passed\n",
			report.Many(c.Entries, "entry"), c.Found, c.Cited, c.Confirmed)
	}
}

// printAgainst says in a line how the run compares.
func (a *app) printAgainst(c *eval.Comparison) {
	if c == nil {
		return
	}
	fmt.Fprintf(a.out, "\nagainst %s: %s\n", cmp.Or(c.A.Name, "the baseline"), summary(c))
	if len(c.Errors)+len(c.Rewritten)+len(c.Unmatched) > 0 {
		fmt.Fprintf(a.out, "  no pairs: %d not there any more, %d new, %d with another script, %d with an error\n",
			c.Lost(), len(c.Unmatched)-c.Lost(), len(c.Rewritten), len(c.Errors))
	}
}

func (a *app) printVerdicts(r report.Run) {
	styles := a.styles()
	if len(r.Thresholds) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, v := range r.Thresholds {
		mark := styles.Good.Render("holds ")
		if !v.OK {
			mark = styles.Bad.Render("missed")
		}
		fmt.Fprintf(a.out, "%s  %s  (%s)\n", mark, v.Threshold, report.Found(v))
	}
}

// annotate prints one annotation as GitHub reads it.
func (a *app) annotate(p *project.Project, f kb.Finding) {
	pos := f.Pos
	pos.Path = p.RepositoryPath(pos.Path)
	fmt.Fprintln(a.out, report.Annotation{Pos: pos, Severity: f.Severity, Title: f.Code, Message: f.Message})
}
