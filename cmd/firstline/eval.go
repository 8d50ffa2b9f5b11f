package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"firstline/eval"
	"firstline/eval/report"
)

type evalOptions struct {
	list        bool
	operator    string
	model       string
	concurrency int
	maxTime     time.Duration
	maxCost     string
	failed      bool
	errors      bool
	affected    string
	shard       string
	resume      string
	outputs     []string
}

func newEval(a *app) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval [SET[/DIALOG]…]",
		Short: "run question sets: resolution rate and turns",
		Long: `Plays the scripted dialogs of eval/*.yaml against the operators, several at once, and
tells for each set how many ended without a human and as they should, in how many turns, and
whose it is to mend what did not pass. What of kb/ has changed is ingested first.

The run is stored under .firstline/runs/, each dialog as it ends: --resume goes on with one that
was killed, interrupted, or ran out of time or money. Where only some sets or dialogs are played, only the
thresholds on sets that are played whole apply; of a shard, none: merge judges all shards at once.

Exit status: 0 done, and good enough · 1 a threshold is missed or, without thresholds, a dialog
did not pass · 2 command line, configuration, scripts or kb/ wrong, and no dialog was run ·
3 a model or the disk failed; what was done is kept · 5 a limit of time or cost ended it; --resume goes on ·
130 interrupted; --resume goes on.`,
		Example: `  firstline eval
  firstline eval prices human/polite
  firstline eval --failed
  firstline eval --shard 2/4 -o shard-2.json
  firstline eval -o results.json -o report.html -o summary.md`,
		Args: cobra.ArbitraryArgs,

		ValidArgsFunction: a.completeWith(dialogNames),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runEval(cmd.Context(), args, o) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.list, "list", false, "only list the dialogs that would be played")
	flags.StringVar(&o.operator, "operator", "", "put all sets to this operator (default: the one that each set names)")
	flags.StringVar(&o.model, "model", "", "use this model (default: the one of each operator)")
	flags.IntVarP(&o.concurrency, "concurrency", "j", 0, "dialogs at once (default: run.concurrency, or two for each processor)")
	flags.DurationVar(&o.maxTime, "max-time", 0, "stop after this time, as 10m (default: run.max_time, or never)")
	flags.StringVar(&o.maxCost, "max-cost", "", "begin no more dialogs once this is spent, as \"5 USD\" (default: run.max_cost, or never)")
	flags.BoolVar(&o.failed, "failed", false, "play only the dialogs that did not pass in the last run")
	flags.BoolVar(&o.errors, "errors", false, "play only the dialogs that ended by an error in the last run")
	flags.StringVar(&o.affected, "affected", "", "play only the dialogs for which, since this `RUN`, a layer, what is found, or the script has changed")
	flags.StringVar(&o.shard, "shard", "", "play only this part of the dialogs, as 2/4; merge joins the parts")
	flags.StringVar(&o.resume, "resume", "", "go on with this `RUN`; without a value, with the latest that did not come to its end")
	flags.Lookup("resume").NoOptDefVal = eval.Last
	bindOutputs(cmd, &o.outputs)
	a.completeOperator(cmd)
	a.completeModel(cmd)
	return cmd
}

func (a *app) runEval(ctx context.Context, names []string, o evalOptions) error {
	if err := o.check(names); err != nil {
		return err
	}
	s, err := a.openSuite()
	if err != nil {
		return err
	}
	t := &trial{suite: s, runs: s.Runs(), operator: o.operator, model: o.model, concurrency: o.concurrency, maxTime: o.maxTime}
	defer t.close()
	if err := t.maxCost.Set(o.maxCost); err != nil {
		return &exitError{wrong, err}
	}
	if err := t.choose(names, o); err != nil {
		return err
	}
	if o.list {
		return a.listDialogs(t)
	}
	if err := t.open(ctx); err != nil {
		return err
	}
	if o.affected != "" {
		if err := t.chooseAffected(ctx, o.affected); err != nil {
			return err
		}
	}
	if len(t.sets) == 0 {
		a.note("no dialog to play")
		return nil
	}
	r, err := t.play(ctx)
	if err != nil {
		return err
	}
	return a.finishEval(ctx, t, r, o.outputs)
}

// finishEval prints a run where it is wanted, and gives the exit status that it deserves.
func (a *app) finishEval(ctx context.Context, t *trial, r *eval.Report, outputs []string) error {
	shown, err := a.printed(t.Project, r, t.baseline)
	if err != nil {
		return err
	}
	if r.Unfinished == 0 {
		if err := writeReports(shown, outputs); err != nil {
			return err
		}
	}
	if err := a.print(shown); err != nil {
		return err
	}
	if r.Unfinished > 0 {
		if a.format == "text" {
			fmt.Fprintf(a.out, "\nthese are the figures of a part: %s not played; no file of -o was written\n", report.Many(r.Unfinished, "dialog"))
		}
		return t.unfinished(ctx, r)
	}
	return verdict(r)
}

func (o evalOptions) check(names []string) error {
	switch {
	case o.concurrency < 0:
		return usageError("-j must not be below zero")
	case o.maxTime < 0:
		return usageError("--max-time must not be below zero")
	}
	chosen := len(names) > 0 || o.failed || o.errors || o.affected != ""
	switch {
	case o.resume != "" && (chosen || o.list || o.operator != "" || o.model != "" || o.shard != ""):
		return usageError("--resume goes on with a run as it was begun: it takes no sets, and neither --operator, --model, --shard nor other choices")
	case (o.failed || o.errors) && (len(names) > 0 || o.affected != ""), o.affected != "" && (len(names) > 0 || o.list):
		return usageError("choose dialogs in one way: by their names, by --failed and --errors, or by --affected")
	}
	if _, err := eval.ParseShard(o.shard); err != nil {
		return &exitError{wrong, err}
	}
	return checkOutputs(o.outputs)
}

// verdict is the exit status that a run deserves. Of a shard only errors count: the whole is judged
// by merge.
func verdict(r *eval.Report) error {
	missed := slices.ContainsFunc(r.Thresholds, func(v eval.Verdict) bool { return !v.OK })
	switch {
	case r.Total.Errors > 0 && !errorsAllowed(r):
		return &exitError{code: infrastructure}
	case r.Shard != "":
		return nil
	case missed, len(r.Thresholds) == 0 && r.Total.Passed < r.Total.N:
		return &exitError{code: notGood}
	}
	return nil
}

// errorsAllowed tells whether a threshold on errors is written and holds.
func errorsAllowed(r *eval.Report) bool {
	return slices.ContainsFunc(r.Thresholds, func(v eval.Verdict) bool {
		return v.OK && (v.Metric == "errors" || v.Metric == "outcomes.error")
	})
}

// listedDialog is a dialog as eval --list prints it in JSON.
type listedDialog struct {
	Set      string `json:"set"`
	ID       string `json:"id"`
	Operator string `json:"operator"`
	Path     string `json:"path"`
	Line     int    `json:"line"`
}

// listDialogs prints the dialogs that would be played.
func (a *app) listDialogs(t *trial) error {
	all := []listedDialog{}
	for _, s := range t.sets {
		operator, err := t.Operator(s.Operator)
		if err != nil {
			return err
		}
		for _, d := range s.Dialogs {
			all = append(all, listedDialog{s.Name, d.ID, operator.Name, d.Pos.Path, d.Pos.Line})
		}
	}
	if a.json() {
		return writeJSON(a.out, all)
	}
	for _, d := range all {
		fmt.Fprintf(a.out, "%s/%s\t%s\t%s:%d\n", d.Set, d.ID, d.Operator, d.Path, d.Line)
	}
	return nil
}
