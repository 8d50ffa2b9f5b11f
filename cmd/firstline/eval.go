package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/recording"
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
	sharded     bool // whether shard is given
	resume      string
	recordings  recordingOptions
	outputs     []string
}

func newEval(a *app) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:         "eval [SET[/DIALOG]…]",
		Annotations: map[string]string{annotates: "github"},
		Short:       "run question sets: resolution rate and turns",
		Long: `Plays the scripted dialogs of eval/*.yaml against the operators, several at once, and
tells for each set how many ended without a human and as they should, in how many turns, and
whose it is to mend what did not pass. What of kb/ has changed is ingested first.

The run is stored under .firstline/runs/, each dialog as it ends: --resume goes on with one that
was killed, interrupted, or ran out of time or money, and plays again what ended by an error. Where
only some sets or dialogs are played, only the thresholds on sets that are played whole apply; of a
shard, none: merge judges all shards at once. Dialogs that say draft: true are played and shown, and count
nowhere: no rate, threshold, baseline or exit status knows them.

What models are asked and reply is kept with --recordings=write, in files for git, and replayed with
--recordings=only, strictly: a request without a recording is an error that shows how it differs from the
nearest. A dialog that is recorded anew replaces its recordings. So are the vectors of an embedding model,
of questions and passages. --resume keeps to the mode that the run was begun with, unless one is given.

Exit status: 0 done, and good enough · 1 a threshold is missed or, without thresholds, a dialog
did not pass · 2 command line, configuration, scripts or kb/ wrong, and no dialog was run ·
3 a model or the disk failed; what was done is kept · 5 a limit of time or cost ended it; --resume goes on ·
130 interrupted; --resume goes on.`,
		Example: `  firstline eval
  firstline eval prices human/polite
  firstline eval --failed
  firstline eval --shard 2/4 -o shard-2.json
  firstline eval --recordings=only
  firstline eval -o results.json -o report.html -o summary.md`,
		Args: cobra.ArbitraryArgs,

		ValidArgsFunction: a.completeWith(dialogNames),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.sharded = cmd.Flags().Changed("shard")
			return a.runEval(cmd.Context(), args, o)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.list, "list", false, "only list the dialogs that would be played")
	flags.StringVar(&o.operator, "operator", "", "put all sets to this operator (default: the one that each set names)")
	flags.StringVar(&o.model, "model", "", "use this model (default: the one of each operator)")
	flags.IntVarP(&o.concurrency, "concurrency", "j", 0, "dialogs at once (default: run.concurrency, or two for each processor)")
	flags.DurationVar(&o.maxTime, "max-time", 0, "stop after this time, as 10m (default: run.max_time, or never)")
	flags.StringVar(&o.maxCost, "max-cost", "", "begin no more dialogs once this is spent, as \"5 USD\" (default: run.max_cost, or never)")
	flags.BoolVar(&o.failed, "failed", false, "play only the dialogs that did not pass in the last run")
	flags.BoolVar(&o.errors, "errors", false, "play only the dialogs that ended by an error in the last run; where nothing has changed, the others keep their outcomes")
	flags.StringVar(&o.affected, "affected", "", "play only the dialogs for which, since this `RUN`, a layer, what is found, or the script has changed")
	flags.StringVar(&o.shard, "shard", "", "play only this part of the dialogs, as 2/4; merge joins the parts")
	flags.StringVar(&o.resume, "resume", "", "go on with this `RUN`; without a value, with the latest that did not come to its end or had errors")
	flags.Lookup("resume").NoOptDefVal = eval.Last
	o.recordings.bind(cmd)
	bindOutputs(cmd, &o.outputs)
	a.completeOperator(cmd)
	a.completeModel(cmd)
	a.bindOverrides(cmd)
	a.bindDebug(cmd)
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
	if err := keepBaseline(s.Project, o.outputs); err != nil {
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
	o.recordings = o.recordings.asBegun(t.began().Recordings)
	if err := o.recordings.checkPrune(); err != nil {
		return err
	}
	t.book = a.book(s.Project, project.RecordingsDir, o.recordings)
	if o.list && o.affected == "" {
		return a.listDialogs(t)
	}
	if err := t.open(ctx); err != nil {
		return t.unrecorded(err)
	}
	if o.affected != "" {
		if err := t.chooseAffected(ctx, o.affected); err != nil {
			return t.unrecorded(err)
		}
	}
	if o.list {
		return a.listDialogs(t)
	}
	if len(t.sets) == 0 {
		a.note("no dialog to play")
		return nil
	}
	r, err := t.play(ctx)
	if err != nil {
		return t.unrecorded(err)
	}
	return errors.Join(a.finishEval(ctx, t, r, o.outputs), t.tidy(r, o.recordings.prune))
}

// finishEval prints a run where it is wanted, and gives the exit status that it deserves.
func (a *app) finishEval(ctx context.Context, t *trial, r *eval.Report, outputs []string) error {
	if r.Unfinished == 0 { // at once, so that one who is killed while printing has it
		if err := t.runs.SetLast(t.id); err != nil {
			return err
		}
	}
	shown, err := a.printed(t.Project, r, t.baseline)
	if err != nil {
		return err
	}
	shown.Replayed = t.book != nil && t.book.Mode() == recording.Only
	err = a.print(shown)
	if r.Unfinished > 0 {
		return errors.Join(err, t.unfinished(ctx, r))
	}
	if err := errors.Join(err, writeReports(t.Project, shown, outputs)); err != nil {
		return err
	}
	if t.failure != "" {
		fmt.Fprintln(a.err, t.failure)
	}
	return errors.Join(t.hintErrors(r), standing(r))
}

func (o evalOptions) check(names []string) error {
	switch {
	case o.concurrency < 0:
		return usageError("-j must not be below zero")
	case o.maxTime < 0:
		return usageError("--max-time must not be below zero")
	}
	ways := 0
	for _, chosen := range []bool{len(names) > 0, o.failed || o.errors, o.affected != ""} {
		if chosen {
			ways++
		}
	}
	switch {
	case o.resume != "" && (ways > 0 || o.list || o.operator != "" || o.model != "" || o.shard != ""):
		return usageError("--resume goes on with a run as it was begun: it takes no sets, and neither --operator, --model, --shard nor other choices (a run is named as --resume=RUN); it takes --override, which is to be that of its beginning, --recordings where another mode is wanted, --prune, -j, --max-time, --max-cost, --debug and -o")
	case ways > 1:
		return usageError("choose dialogs in one way: by their names, by --failed and --errors, or by --affected")
	case o.sharded && o.shard == "":
		return usageError("--shard is empty; it is written as 2/4")
	}
	if o.resume == "" { // else it is not known yet what the run was begun with
		if err := o.recordings.checkPrune(); err != nil {
			return err
		}
	}
	if _, err := eval.ParseShard(o.shard); err != nil {
		return &exitError{wrong, err}
	}
	return errors.Join(o.recordings.check(), checkOutputs(o.outputs))
}

// standing is the exit status that a run deserves.
func standing(r *eval.Report) error {
	switch r.Standing() {
	case eval.NotTrusted:
		return &exitError{code: infrastructure}
	case eval.NotGood:
		return &exitError{code: notGood}
	case eval.Good:
	}
	return nil
}

// listedDialog is a dialog as eval --list prints it in JSON.
type listedDialog struct {
	Set      string `json:"set"`
	ID       string `json:"id"`
	Operator string `json:"operator"`
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Draft    bool   `json:"draft,omitempty"`
}

// listDialogs prints the dialogs that would be played.
func (a *app) listDialogs(t *trial) error {
	all := []listedDialog{}
	for _, s := range t.shard.Of(t.sets) {
		operator, err := t.Operator(s.Operator)
		if err != nil {
			return err
		}
		for _, d := range s.Dialogs {
			all = append(all, listedDialog{s.Name, d.ID, operator.Name, d.Pos.Path, d.Pos.Line, d.Draft})
		}
	}
	if a.json() {
		return writeJSON(a.out, all)
	}
	for _, d := range all {
		draft := ""
		if d.Draft {
			draft = "\tdraft"
		}
		fmt.Fprintf(a.out, "%s/%s\t%s\t%s:%d%s\n", d.Set, d.ID, d.Operator, d.Path, d.Line, draft)
	}
	return nil
}
