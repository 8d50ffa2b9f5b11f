package main

import (
	"errors"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
)

func newBless(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "bless RUN",
		Short: "accept a run as the baseline",
		Long: `Writes a stored run (its path, its id, or last) to ` + project.BaselineFile + `, without clocks and
durations: compare and thresholds go by it from now on. Commit the file; nothing else ever
changes it. A part of the question sets cannot be the baseline, nor a run with errors, nor one of
another operator or model.

Exit status: 0 done · 2 there is no such run, or it cannot be the baseline · 3 the disk failed.`,
		Example: "  firstline bless last",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runBless(args[0]) },

		ValidArgsFunction: a.completeWith(runNames),
	}
}

func (a *app) runBless(name string) error {
	p, r, err := a.openRun(name)
	if err != nil {
		return err
	}
	switch {
	case r.Part() != "":
		return eval.RunError("this run is a part of the question sets (" + r.Part() + "); a baseline is of all of them")
	case r.Operator != "" || r.Model != "":
		return errors.Join(eval.RunError("this run is of another operator or model than the project names; a baseline is of the project as it stands"), otherwise(r))
	case r.Total.Errors > 0:
		return eval.RunError(report.Many(r.Total.Errors, "dialog") + " of this run ended by an error; firstline eval --errors plays them again")
	}
	blessed := r.Untimed()
	blessed.Drafts = nil // nothing is ever measured against them
	if err := eval.Replace(p.Path(project.BaselineFile), blessed.Encode); err != nil {
		return err
	}
	a.note("%s: %s, pass rate %s", project.BaselineFile, report.Many(r.Total.Dialogs, "dialog"), report.Percent(r.Total.PassRate.Value))
	return nil
}

// otherwise says what to do with a run of another operator or model than the project names.
func otherwise(r *eval.Report) advice {
	wanted := "operator: " + r.Operator + " in the question sets"
	if r.Model != "" {
		wanted = "model: " + r.Model + " under the operator in " + project.FileName
	}
	return advice(wanted + " and another eval make it the project's; firstline compare sets two runs beside each other without a baseline")
}

// runNames lists the stored runs, and what else stands for one.
func runNames(a *app) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	ids, err := p.Runs().IDs()
	if err != nil {
		return nil
	}
	return append([]string{eval.Last, baselineName}, ids...)
}
