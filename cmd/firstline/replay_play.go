package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/chat/recording"
	"firstline/eval/dialog"
	"firstline/eval/dialog/replay"
	"firstline/prompt"
)

// rerun is one replay: what is put to whom, and what has become of it.
type rerun struct {
	*project.Project
	app        *app
	options    replayOptions
	dialogs    []*dialog.Dialog
	names      []string // that the dialogs are chosen by
	asked      []replay.Side
	made       []eval.Fingerprint // of the sides
	hours      prompt.Hours       // of the first side's company
	verdicts   *replay.Verdicts
	workspaces []*workspace
	sides      *promptSides // what the second side lies in; nil: in the project as it stands
	budget     project.Budget
	book       *recording.Book // nil: nothing is recorded or replayed
	replays    replay.Replays
	resumed    *replay.Plan              // of the replay that is gone on with; nil: none is
	done       map[string]*replay.Dialog // what that has come to
	plan       replay.Plan
	journal    *eval.Journal // nil: nothing was begun, or nothing of it is needed any more
	last       *replay.Last

	overBudget string // what is used up, where that ended the replay
	failure    string // what has failed: models that could not be had, a disk
}

func (r *rerun) close() {
	if r.book != nil {
		r.app.complain(r.book.Save())
	}
	if r.journal != nil {
		r.app.complain(r.journal.Close())
	}
	for _, w := range r.workspaces {
		w.close()
	}
	if r.sides != nil {
		r.sides.close()
	}
}

// play puts the dialogs to the sides within the limits of time and money, keeps each as it ends, and notes what has
// changed since the last replay, and what people think of the replies.
func (r *rerun) play(ctx context.Context) (*replay.Report, error) {
	clock, err := r.app.ticking()
	if err != nil {
		return nil, err
	}
	begun := clock()
	if err := r.begin(begun); err != nil {
		return nil, err
	}
	r.last = replay.OpenLast(r.replays.Dir, r.asked[0])
	played, err := r.within(ctx)
	if err != nil {
		return nil, err
	}
	r.verdicts.Mark(r.asked[0], played)
	if err := r.last.Save(); err != nil {
		return nil, err
	}
	made := replay.NewReport(played, r.asked, len(r.dialogs))
	made.Timing = eval.Timing{Started: begun.UTC(), Seconds: clock().Sub(begun).Seconds()}
	made.Left = r.left(ctx, made)
	return made, nil
}

// within puts the dialogs to the sides until a limit is reached, or they cannot be kept.
func (r *rerun) within(ctx context.Context) ([]*replay.Dialog, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
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
	ended, all := 0, len(r.dialogs)-r.played()
	for _, d := range r.done {
		if d.Done(0) {
			r.last.Take(d)
		}
	}
	results, err := replay.Run(ctx, r.dialogs, r.asked, replay.Options{
		Concurrency: cmp.Or(r.options.concurrency, run.Concurrency),
		TurnTimeout: run.TurnTimeout, DialogTimeout: run.DialogTimeout,
		Now: r.hours.Inside(r.plan.Started), Done: r.done, Dead: dead.err, Enough: spending.enough,
		Ended: func(d *replay.Dialog) {
			if err := r.keep(d); err != nil {
				stop(err) // what cannot be kept is not worth a model's time
			}
			for i, c := range d.Courses() {
				if !r.done[d.ID].Done(i) {
					spending.add(c.Cost)
					dead.add(eval.Result{Model: r.asked[i].Model, Outcome: c.Outcome, Reason: c.Reason, Error: c.Error})
				}
			}
			ended++
			progress.At(ended, all, "dialogs")
		},
	})
	if err != nil {
		return nil, err
	}
	played := slices.Collect(results)
	progress.Close()
	r.failure = dead.failure()
	if err := r.journal.Err(); err != nil {
		r.failure = "the replay could not be stored: " + err.Error()
	}
	switch {
	case errors.Is(context.Cause(ctx), errTime):
		r.overBudget = fmt.Sprintf("the time of %v is up", limit)
	case ctx.Err() == nil && spending.spent():
		r.overBudget = fmt.Sprintf("the budget of %v is spent", r.budget)
	}
	return played, nil
}

// keep notes what has changed in a dialog since the last replay, and keeps it.
func (r *rerun) keep(d *replay.Dialog) error {
	if !r.done[d.ID].Done(0) {
		r.last.Mark([]*replay.Dialog{d})
	}
	r.journal.Add(d)
	return r.journal.Err()
}
