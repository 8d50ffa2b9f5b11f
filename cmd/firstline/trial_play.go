package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/eval/stats"
)

// options are those of the run; dialogs take place at the time now.
func (t *trial) options(now time.Time, clock func() time.Time) eval.Options {
	run := t.Config.Run
	o := eval.Options{
		Operator:      t.cast.standard,
		Concurrency:   t.concurrency,
		At:            func(string) time.Time { return t.cast.hours.Inside(now) },
		TurnTimeout:   run.TurnTimeout,
		DialogTimeout: run.DialogTimeout,
		Repeats:       run.Repeats,
		Models:        t.cast.models,
		Prices:        t.cast.prices,
		Clock:         clock,
		Done:          t.done,
	}
	if o.Concurrency == 0 {
		o.Concurrency = run.Concurrency
	}
	return o
}

// plan says what is going to be played, from the time now on.
func (t *trial) plan(now time.Time) eval.Plan {
	fingerprint := t.w.withIndex(t.cast.fingerprint)
	fingerprint.Scripts = eval.Scripts(t.sets)
	for _, q := range t.questions {
		fingerprint.Questions = eval.Hash(fingerprint.Questions + q.hash())
	}
	plan := eval.Plan{
		Started: now, Fingerprint: fingerprint, Selection: t.selection,
		Shard: t.shard.String(), Operator: t.operator, Model: t.model, Overrides: t.app.overrides,
	}
	if t.book != nil {
		plan.Recordings = string(t.book.Mode())
	}
	return plan
}

// unfinished says why a run did not come to its end, as the error that the command ends with, what it leaves out,
// and how to go on with it.
func (t *trial) unfinished(ctx context.Context, r *eval.Report) error {
	why, end := r.Left.Why+": ", error(&exitError{code: infrastructure})
	switch {
	case t.overBudget != "":
		end = &exitError{code: overBudget}
	case ctx.Err() != nil:
		why, end = "", ctx.Err() // an interruption is told by whoever is handed its error
	}
	if t.app.format == "text" {
		fmt.Fprintf(t.app.out, "\nthese are the figures of a part: %s not played; no file of -o was written\nnot played: %s\n",
			report.Many(r.Unfinished, "dialog"), r.Left)
	}
	fmt.Fprintf(t.app.err, "%s%s not played\n", why, report.Many(r.Unfinished, "dialog"))
	t.app.hint(r.Left.Resume + " goes on where it stopped")
	return end
}

// explain completes what a report says of the dialogs that were not played: why they were not, and how they are.
func (t *trial) explain(ctx context.Context, l *eval.Left) {
	l.Resume = t.plan(time.Time{}).Resume(t.id)
	switch {
	case t.overBudget != "":
		l.Why = t.overBudget
	case ctx.Err() != nil:
		l.Why = "interrupted"
	default:
		l.Why = t.failure
	}
}

// play plays the dialogs, stores each as it ends, and judges the whole. The report of a run that
// did not come to its end counts the dialogs that are missing.
func (t *trial) play(ctx context.Context) (*eval.Report, error) {
	clock, err := t.app.ticking()
	if err != nil {
		return nil, err
	}
	begun := clock()
	plan, err := t.begin(begun)
	if err != nil {
		return nil, err
	}
	made := eval.Made{Plan: plan, Sets: t.shard.Of(t.sets), Entries: t.cast.entries()}
	results := t.playSets(ctx, made.Sets, t.options(plan.Started, clock))
	if ctx.Err() == nil {
		made.Retrieval, err = t.retrieval(ctx)
	}
	if err != nil && ctx.Err() == nil {
		return nil, err
	}
	made.Timing = eval.Timing{Started: begun.UTC(), Seconds: clock().Sub(begun).Seconds()}
	r := eval.NewReport(made, results)
	t.judge(r)
	recorder := t.recorder
	t.recorder = nil
	if r.Unfinished == 0 {
		return r, recorder.Finish(r)
	}
	if err := recorder.Finish(nil); err != nil {
		t.failure = "the run could not be stored: " + err.Error()
	}
	t.explain(ctx, r.Left)
	return r, nil
}

// playSets plays dialogs within the limits of time and money, shows how far they are, and stops where
// they cannot be stored.
func (t *trial) playSets(ctx context.Context, sets []*eval.Set, o eval.Options) []eval.Result {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if limit := t.limit(); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, errTime)
		defer cancel()
	}
	progress := t.progress(sets, o.Clock)
	dead := &deadModels{row: map[string]int{}, dead: map[string]*deadError{}}
	o.Dead = dead.err
	spending := &spending{budget: t.budget(), enough: make(chan struct{})}
	o.Enough = spending.enough
	o.Ended = func(r eval.Result) {
		t.recorder.Add(r)
		if err := t.recorder.Err(); err != nil {
			stop(err) // what cannot be kept is not worth a model's time
		}
		spending.add(r.Cost)
		dead.add(r)
		progress.Add(r.Passed && r.Outcome != eval.HandedOff, r.Outcome == eval.Errored)
	}
	results := slices.Collect(eval.Run(ctx, t.cast.operators, sets, o))
	progress.Close()
	t.failure = dead.failure()
	switch {
	case errors.Is(context.Cause(ctx), errTime):
		t.overBudget = fmt.Sprintf("the time of %v is up", t.limit())
	case ctx.Err() == nil && spending.spent():
		t.overBudget = fmt.Sprintf("the budget of %v is spent", t.budget())
	}
	return results
}

// begin stores the plan of a new run, or makes sure that the one that is gone on with is still of
// the same scripts, layers and knowledge.
func (t *trial) begin(now time.Time) (eval.Plan, error) {
	plan := t.plan(now)
	if t.resumed == nil {
		var err error
		if t.recorder, err = t.runs.Record(plan); err != nil {
			return plan, err
		}
		t.id = t.recorder.ID
		for _, result := range t.done { // of a run that is repaired
			t.recorder.Add(result)
		}
		return plan, t.recorder.Err()
	}
	t.id = t.recorder.ID
	if differ := t.resumed.Fingerprint.Differences(plan.Fingerprint); len(differ) > 0 {
		return plan, t.changed(*t.resumed, differ)
	}
	plan.Started = t.resumed.Started
	t.app.note("going on with run %s: %s played already", t.id, report.Many(len(t.done), "dialog"))
	return plan, nil
}

// changed refuses to go on with a run that is made of something else by now.
func (t *trial) changed(began eval.Plan, differ []string) error {
	hint := "firstline eval begins anew; --affected RUN plays only what the changes touch"
	switch {
	case !slices.Equal(began.Overrides, t.app.overrides):
		hint = began.Resume(t.resume) + " goes on with what it was begun with"
	case t.broken != nil:
		hint = "firstline eval begins anew; --errors plays what ended by an error as it is asked for now"
	}
	return t.app.refuse("run "+t.resume, differ, hint)
}

// judge puts a report to the thresholds that apply to it.
func (t *trial) judge(r *eval.Report) {
	thresholds := t.thresholds
	switch {
	case t.shard.Count > 0, r.Unfinished > 0:
		thresholds = nil // a part says nothing about the whole
	case len(t.selection) > 0:
		thresholds = slices.DeleteFunc(slices.Clone(thresholds), func(th eval.Threshold) bool {
			return !slices.Contains(t.selection, th.Set())
		})
	}
	var baseline *eval.Head
	if t.baseline != nil {
		baseline = &t.baseline.Head
	}
	r.Judge(thresholds, baseline)
}

// retrieval measures the search with the questions of eval/search.jsonl; nil where there are none, or
// where only a part is played.
func (t *trial) retrieval(ctx context.Context) (*stats.RetrievalSummary, error) {
	if len(t.questions) == 0 || len(t.selection) > 0 {
		return nil, nil
	}
	t.app.complain(checkRelevant(t.questions, t.w.store.Entries()))
	var quality stats.Retrieval
	for _, q := range t.questions {
		if _, err := t.w.ask(ctx, q, nil, 10, &quality); err != nil {
			return nil, err
		}
	}
	summary := quality.Summary()
	return &summary, nil
}

func (t *trial) progress(sets []*eval.Set, clock func() time.Time) *ui.Dialogs {
	total := -len(t.done)
	for _, s := range sets {
		total += len(s.Dialogs)
	}
	return ui.NewDialogs(t.app.err, total, t.app.progress(clock))
}
