package main

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"
	"time"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/recording"
)

// trial is one run of a suite: what is to be played, and what has become of it.
type trial struct {
	*suite
	runs            eval.Runs // where it is stored
	operator, model string    // asked for instead of those of the project
	concurrency     int
	maxTime         time.Duration   // instead of run.max_time
	maxCost         project.Budget  // instead of run.max_cost
	book            *recording.Book // nil: nothing is recorded or replayed

	w         *workspace
	cast      *cast
	selection []string
	shard     eval.Shard
	sets      []*eval.Set  // those chosen, of all shards
	broken    *eval.Report // the run whose errors are played again; nil: none
	resume    string       // the id of the run that is to be gone on with; empty: none
	resumed   *eval.Plan   // that of the run, where it did not come to its end
	recorder  *eval.Recorder
	done      map[string]eval.Result

	id         string // of the stored run
	overBudget string // what is used up, where that ended the run
	failure    string // what has failed: a dead model, a disk
}

// close lets go of a run that was not played, ends the programs that played, and leaves what was recorded in order.
func (t *trial) close() {
	if t.book != nil {
		t.app.complain(t.book.Save())
	}
	if t.recorder != nil {
		t.app.complain(t.recorder.Finish(nil))
	}
	if t.w != nil {
		t.w.close()
	}
}

// choose finds out which dialogs are to be played: those that names call for, those of an earlier
// run, or those of the run that is to be gone on with.
func (t *trial) choose(names []string, o evalOptions) error {
	if broken := t.endedWithErrors(o.resume); broken != nil {
		o.errors = true
		return t.chooseLeft(broken, o)
	}
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
		return t.chooseLeft(last, o)
	}
	return t.pick(names)
}

// endedWithErrors gives the run that is to be gone on with where it came to its end, and dialogs of it
// ended by an error; nil: it did not, or cannot be read, which is told by whoever goes on with it.
func (t *trial) endedWithErrors(run string) *eval.Report {
	if run == eval.Last {
		ids, err := t.runs.IDs()
		if err != nil || len(ids) == 0 {
			return nil
		}
		run = ids[len(ids)-1]
	}
	if run == "" {
		return nil
	}
	report, err := t.runs.Open(run)
	if err != nil || report.Total.Errors == 0 {
		return nil
	}
	t.resume = filepath.Base(run)
	return report
}

// began is the plan of the run that is gone on with; empty where there is none.
func (t *trial) began() eval.Plan {
	if t.resumed != nil {
		return *t.resumed
	}
	plan, _ := t.runs.Plan(t.resume) // a file of results that lies elsewhere has none
	return plan
}

// chooseLeft chooses what is left of an earlier run, for the operator and the model of that run. Where
// only its errors are played again, it may be repaired.
func (t *trial) chooseLeft(last *eval.Report, o evalOptions) error {
	t.operator, t.model = cmp.Or(t.operator, last.Operator), cmp.Or(t.model, last.Model)
	names, err := last.Select(func(r *eval.Result) bool {
		errored := r.Outcome == eval.Errored
		return o.errors && errored || o.failed && !errored && !r.Passed
	})
	if err != nil {
		return err
	}
	names, gone := t.stillThere(names)
	if len(gone) > 0 {
		t.app.note("not there any more: %s", shortList(gone))
	}
	if len(names) == 0 {
		return nil
	}
	if !o.failed && !o.list && o.shard == "" && t.operator == last.Operator && t.model == last.Model {
		t.broken = last
	}
	return t.pick(names)
}

// stillThere parts names of dialogs into those that the scripts still have, and the others.
func (t *trial) stillThere(names []string) (there, gone []string) {
	known := map[string]bool{}
	for _, s := range t.all {
		for _, d := range s.Dialogs {
			known[s.Name+"/"+d.ID] = true
		}
	}
	for _, name := range names {
		if known[name] {
			there = append(there, name)
		} else {
			gone = append(gone, name)
		}
	}
	return there, gone
}

// repair makes of the trial the whole of the run that is broken by errors: the dialogs that have an
// outcome keep it. Where anything has changed since, --resume refuses, and --errors plays only those with an error.
func (t *trial) repair(ctx context.Context) error {
	shard, err := eval.ParseShard(t.broken.Shard)
	if err != nil {
		return err
	}
	whole := &trial{suite: t.suite, runs: t.runs, operator: t.operator, model: t.model, maxCost: t.maxCost, book: t.book, shard: shard}
	if err := whole.pick(t.broken.Selection); err != nil {
		return err
	}
	if err := whole.open(ctx); err != nil {
		return err
	}
	if differ := t.broken.Fingerprint.Differences(whole.plan(time.Time{}).Fingerprint); len(differ) > 0 {
		if t.resume != "" {
			return t.changed(t.began(), differ)
		}
		t.app.note("only the dialogs with an error are played; since then there is another %s", strings.Join(differ, "; "))
		return nil
	}
	t.shard, t.sets, t.selection, t.w, t.cast = shard, whole.sets, whole.selection, whole.w, whole.cast
	t.done = map[string]eval.Result{}
	for result, err := range t.broken.Dialogs() {
		if err != nil {
			return err
		}
		if result.Outcome != eval.Errored {
			t.done[result.Name()] = *result
		}
	}
	return nil
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
	t.recorder, t.resume, t.resumed, t.done = recorder, run, &plan, done
	t.operator, t.model = plan.Operator, plan.Model
	shard, err := eval.ParseShard(plan.Shard)
	return plan.Selection, shard, err
}

// open brings the index up to date and casts the operators.
func (t *trial) open(ctx context.Context) error {
	w, err := t.app.openForSearch(t.Project, t.synonyms, t.book)
	if err != nil {
		return err
	}
	if err := w.refresh(ctx); err != nil {
		return err
	}
	if err := w.recordLearned(); err != nil {
		return err
	}
	t.w = w
	if t.cast, err = w.cast(t.sets, t.model, t.budget()); err != nil || t.broken == nil {
		return err
	}
	return t.repair(ctx)
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
