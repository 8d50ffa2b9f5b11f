package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
)

// printEval writes the results where they are wanted: to the files of -o, and to stdout.
func (a *app) printEval(p *project.Project, r *eval.Report, o evalOptions) error {
	if r.Unfinished == 0 {
		if err := writeReports(r, o.outputs); err != nil {
			return err
		}
	}
	switch a.format {
	case "json":
		return report.JSON(a.out, r)
	case "github":
		return report.GitHub(a.out, r, p.RepositoryPath)
	}
	a.printFailed(r)
	a.printTotals(r)
	a.printCauses(r)
	a.printVerdicts(r)
	if r.Unfinished > 0 {
		fmt.Fprintf(a.out, "\ninterrupted: %s not played, the figures are those of a part; no file of -o was written\n", many(r.Unfinished, "dialog"))
	}
	return nil
}

// printFailed tells of each dialog that did not pass what was wanted, what was said, and the
// cause.
func (a *app) printFailed(r *eval.Report) {
	styles := a.styles()
	for _, d := range r.Dialogs {
		switch {
		case d.Outcome == eval.Errored:
			fmt.Fprintf(a.out, "%s %s/%s  %s\n  %s: %s\n\n", styles.Bad.Render("error"), d.Set, d.ID, d.Source, d.Reason, d.Error)
		case !d.Passed:
			fmt.Fprintf(a.out, "%s %s/%s  %s\n", styles.Bad.Render("did not pass"), d.Set, d.ID, outcomeOf(d))
			for _, f := range d.Failed {
				fmt.Fprintf(a.out, "  %s: %s wanted: %s\n    got: %s\n    cause: %s\n", f.Source, f.Check,
					oneLine(f.Want), oneLine(f.Got), styles.Warn.Render(string(f.Cause)))
			}
			fmt.Fprintln(a.out)
		}
	}
}

func outcomeOf(d eval.Result) string {
	if d.Reason != "" {
		return fmt.Sprintf("%s (%s)", d.Outcome, d.Reason)
	}
	return string(d.Outcome)
}

// printTotals prints a row a set, and the total.
func (a *app) printTotals(r *eval.Report) {
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
			percent(t.ResolutionRate.Value), interval(t.ResolutionRate),
			percent(t.ContainmentRate.Value), strconv.Itoa(t.FalseContainment),
			percent(t.PassRate.Value), decimals(t.Turns.Mean, 2), decimals(t.Turns.P90, 0),
		})
	}
	a.styles().Print(a.out, table)
}

// mender says whose a cause is to mend.
func mender(c eval.Cause) string {
	switch c {
	case eval.Script:
		return "for the author of the script: it cites what this operator does not have"
	case eval.Knowledge:
		return "for the editor of the knowledge base: no entry says so"
	case eval.Retrieval:
		return "for the search: an entry says so, and was not found"
	case eval.Policy:
		return "for the prompt: the action was wrong"
	default:
		return "for the prompt or the model: it was found, and not said"
	}
}

// printCauses sums up whose it is to mend what did not pass, by the first failed check of each
// dialog.
func (a *app) printCauses(r *eval.Report) {
	byCause := map[eval.Cause]int{}
	failed := 0
	for _, d := range r.Dialogs {
		if d.Outcome != eval.Errored && !d.Passed && len(d.Failed) > 0 {
			byCause[d.Failed[0].Cause]++
			failed++
		}
	}
	if failed == 0 {
		return
	}
	fmt.Fprintf(a.out, "\n%s did not pass:\n", many(failed, "dialog"))
	for _, c := range []eval.Cause{eval.Script, eval.Knowledge, eval.Retrieval, eval.Policy, eval.Answer} {
		if n := byCause[c]; n > 0 {
			fmt.Fprintf(a.out, "  %3d  %-9s  %s\n", n, c, mender(c))
		}
	}
}

func (a *app) printVerdicts(r *eval.Report) {
	styles := a.styles()
	if len(r.Thresholds) > 0 {
		fmt.Fprintln(a.out)
	}
	for _, v := range r.Thresholds {
		mark := styles.Good.Render("holds ")
		if !v.OK {
			mark = styles.Bad.Render("missed")
		}
		actual := v.Note
		if v.Actual != nil {
			actual = "it is " + strconv.FormatFloat(math.Round(1e4**v.Actual)/1e4, 'f', -1, 64)
		}
		fmt.Fprintf(a.out, "%s  %s  (%s)\n", mark, v.Threshold, actual)
	}
}

func percent(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100**v)
}

func interval(r eval.Rate) string {
	if r.Value == nil {
		return "–"
	}
	return fmt.Sprintf("%.1f–%.1f", 100*r.Low, 100*r.High)
}

func decimals(v *float64, places int) string {
	if v == nil {
		return "–"
	}
	return strconv.FormatFloat(*v, 'f', places, 64)
}

// annotate prints one annotation as GitHub reads it.
func (a *app) annotate(p *project.Project, f kb.Finding) {
	pos := f.Pos
	pos.Path = p.RepositoryPath(pos.Path)
	fmt.Fprintln(a.out, report.Annotation{Pos: pos, Severity: f.Severity, Title: f.Code, Message: f.Message})
}
