package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/chat/recording"
	"firstline/eval/dialog"
	"firstline/eval/dialog/replay"
	"firstline/eval/report"
	"firstline/prompt"
)

// rerun is one replay: what is put to whom, and what has become of it.
type rerun struct {
	*project.Project
	app        *app
	options    replayOptions
	dialogs    []*dialog.Dialog
	asked      []replay.Side
	hours      prompt.Hours // of the first side's company
	verdicts   *replay.Verdicts
	workspaces []*workspace
	sides      *promptSides // what the second side lies in; nil: in the project as it stands
	budget     project.Budget
	book       *recording.Book // nil: nothing is recorded or replayed

	overBudget string // what is used up, where that ended the replay
	failure    string // the models that could not be had
}

func (r *rerun) close() {
	if r.book != nil {
		r.app.complain(r.book.Save())
	}
	for _, w := range r.workspaces {
		w.close()
	}
	if r.sides != nil {
		r.sides.close()
	}
}

// play puts the dialogs to the sides within the limits of time and money, and notes what has changed since the
// last replay, and what people think of the replies.
func (r *rerun) play(ctx context.Context) (*replay.Report, error) {
	clock, err := r.app.ticking()
	if err != nil {
		return nil, err
	}
	begun := clock()
	played, err := r.within(ctx, begun)
	if err != nil {
		return nil, err
	}
	last := replay.OpenLast(r.Path(project.DerivedDir+"/replays"), r.asked[0])
	last.Mark(played)
	r.verdicts.Mark(r.asked[0], played)
	if err := last.Save(); err != nil {
		return nil, err
	}
	made := replay.NewReport(played, r.asked, len(r.dialogs))
	made.Timing = eval.Timing{Started: begun.UTC(), Seconds: clock().Sub(begun).Seconds()}
	return made, nil
}

func (r *rerun) within(ctx context.Context, begun time.Time) ([]*replay.Dialog, error) {
	limit := cmp.Or(r.options.maxTime, r.Config.Run.MaxTime)
	if limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, errTime)
		defer cancel()
	}
	run := r.Config.Run
	dead := &deadModels{row: map[string]int{}, dead: map[string]*deadError{}}
	spending := &spending{budget: r.budget, enough: make(chan struct{})}
	progress := ui.NewProgress(r.app.err, r.app.progress(r.app.clock))
	done := 0
	results, err := replay.Run(ctx, r.dialogs, r.asked, replay.Options{
		Concurrency: cmp.Or(r.options.concurrency, run.Concurrency),
		TurnTimeout: run.TurnTimeout, DialogTimeout: run.DialogTimeout,
		Now: r.hours.Inside(begun), Dead: dead.err, Enough: spending.enough,
		Ended: func(d *replay.Dialog) {
			for i, c := range d.Courses() {
				spending.add(c.Cost)
				dead.add(eval.Result{Model: r.asked[i].Model, Outcome: c.Outcome, Reason: c.Reason, Error: c.Error})
			}
			done++
			progress.At(done, len(r.dialogs), "dialogs")
		},
	})
	if err != nil {
		return nil, err
	}
	played := slices.Collect(results)
	progress.Close()
	r.failure = dead.failure()
	switch {
	case errors.Is(context.Cause(ctx), errTime):
		r.overBudget = fmt.Sprintf("the time of %v is up", limit)
	case ctx.Err() == nil && spending.spent():
		r.overBudget = fmt.Sprintf("the budget of %v is spent", r.budget)
	}
	return played, nil
}

// unfinished says why a replay did not come to its end, as the error that the command ends with.
func (r *rerun) unfinished(ctx context.Context, made *replay.Report) error {
	why, end := "", ctx.Err() // an interruption is told by whoever is handed its error
	if r.overBudget != "" {
		why, end = r.overBudget+": ", &exitError{code: overBudget}
	}
	unwritten := ""
	if len(r.options.outputs) > 0 {
		unwritten = "; no file of -o was written"
	}
	fmt.Fprintf(r.app.err, "%s%s not replayed%s\n", why, report.Many(made.Unfinished, "dialog"), unwritten)
	return end
}

// hintRecordings says how dialogs come to an outcome that ended by an error since something is not recorded.
func (r *rerun) hintRecordings(made *replay.Report) {
	for _, d := range made.Dialogs {
		for _, c := range d.Courses() {
			if c.Reason == recording.Reason {
				r.app.hint("--recordings=write records anew, whole; --recordings=fill asks only for what is not recorded")
				return
			}
		}
	}
}
