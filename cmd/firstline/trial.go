package main

import (
	"context"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
)

// trial is one run of a suite: what is to be played, and what has become of it.
type trial struct {
	*suite
	runs            eval.Runs // where it is stored
	operator, model string    // asked for instead of those of the project
	concurrency     int
	maxTime         time.Duration  // instead of run.max_time
	maxCost         project.Budget // instead of run.max_cost

	w         *workspace
	cast      *cast
	selection []string
	shard     eval.Shard
	sets      []*eval.Set // those chosen, of all shards
	resumed   *eval.Plan
	recorder  *eval.Recorder
	done      map[string]eval.Result

	id         string // of the stored run
	overBudget string // what is used up, where that ended the run
}

// close lets go of a run that was not played.
func (t *trial) close() {
	if t.recorder != nil {
		t.app.complain(t.recorder.Finish(nil))
	}
}

// choose finds out which dialogs are to be played: those that names call for, those of an earlier
// run, or those of the run that is to be gone on with.
func (t *trial) choose(names []string, o evalOptions) error {
	shard, err := eval.ParseShard(o.shard)
	if err == nil && o.resume != "" {
		names, shard, err = t.chooseResumed(o.resume)
	}
	if err != nil {
		return err
	}
	t.shard = shard
	if o.failed || o.errors {
		last, err := t.runs.Open(eval.Last)
		if err != nil {
			return err
		}
		names, err = last.Select(func(r *eval.Result) bool {
			errored := r.Outcome == eval.Errored
			return o.errors && errored || o.failed && !errored && !r.Passed
		})
		if err != nil || len(names) == 0 {
			return err
		}
	}
	return t.pick(names)
}

// pick chooses dialogs by their names; none: all.
func (t *trial) pick(names []string) error {
	if t.operator != "" {
		if _, err := t.Operator(t.operator); err != nil {
			return err
		}
	}
	if t.model != "" {
		if _, err := t.Model(t.model); err != nil {
			return err
		}
	}
	var err error
	if t.sets, err = eval.Choose(t.all, names); err != nil {
		return &exitError{wrong, err}
	}
	for i, s := range t.sets {
		if t.operator != "" {
			asked := *s
			asked.Operator = t.operator
			t.sets[i] = &asked
		}
	}
	t.selection = names
	return nil
}

// chooseResumed takes over the plan of a run that did not come to its end.
func (t *trial) chooseResumed(run string) ([]string, eval.Shard, error) {
	runs := t.runs
	if run == eval.Last {
		unfinished, err := runs.Unfinished()
		if err != nil {
			return nil, eval.Shard{}, err
		}
		if unfinished == "" {
			return nil, eval.Shard{}, eval.RunError("there is no run to go on with: every one came to its end")
		}
		run = unfinished
	}
	recorder, plan, done, err := runs.Resume(run)
	if err != nil {
		return nil, eval.Shard{}, err
	}
	t.recorder, t.resumed, t.done = recorder, &plan, done
	t.operator, t.model = plan.Operator, plan.Model
	shard, err := eval.ParseShard(plan.Shard)
	return plan.Selection, shard, err
}

// open brings the index up to date and casts the operators.
func (t *trial) open(ctx context.Context) error {
	w, err := t.app.openIndex(t.Project, t.synonyms)
	if err != nil {
		return err
	}
	if err := w.refresh(ctx); err != nil {
		return err
	}
	t.w = w
	t.cast, err = w.cast(t.sets, t.model, t.budget())
	return err
}

// chooseAffected leaves only the dialogs that may come out otherwise than in an earlier run.
func (t *trial) chooseAffected(ctx context.Context, run string) error {
	earlier, err := t.runs.Open(run)
	if err != nil {
		return err
	}
	now, err := t.app.now()
	if err != nil {
		return err
	}
	names, err := eval.Affected(ctx, t.cast.operators, t.sets, t.options(now, nil), earlier)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		t.sets = nil
		return nil
	}
	return t.pick(names)
}
