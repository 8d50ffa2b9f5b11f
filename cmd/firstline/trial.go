package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/eval/stats"
)

// suite is all that a project is tested with, read and checked.
type suite struct {
	*project.Project
	app        *app
	all        []*eval.Set
	thresholds []eval.Threshold
	questions  []batchQuestion // of eval/search.jsonl
	baseline   *eval.Report    // nil: none was blessed yet
	synonyms   [][]string
}

// openSuite opens the project and reads its scripts.
func (a *app) openSuite() (*suite, error) {
	p, err := a.open()
	if p == nil {
		return nil, err
	}
	s, scriptsErr := a.suite(p)
	return s, errors.Join(err, scriptsErr)
}

// suite reads the scripts of a project, and its layers. All mistakes in them come joined.
func (a *app) suite(p *project.Project) (*suite, error) {
	s := &suite{Project: p, app: a}
	var loadErr, thresholdErr, questionErr, baselineErr, synonymErr error
	s.all, loadErr = p.Sets()
	s.thresholds, thresholdErr = p.Thresholds()
	s.thresholds = project.AllThresholds(s.thresholds, s.all)
	s.questions, questionErr = projectQuestions(p)
	s.baseline, baselineErr = p.Baseline()
	s.synonyms, synonymErr = p.Synonyms()
	_, _, layersErr := p.AllLayers()
	err := errors.Join(loadErr, thresholdErr, questionErr, baselineErr, synonymErr, layersErr,
		eval.Validate(s.all, p.OperatorNames(), s.thresholds))
	if err == nil && len(s.all) == 0 {
		err = usageError("no question sets: there is no %s/*.yaml in %s", project.EvalDir, p.Dir)
	}
	return s, err
}

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

// limit is the time that the run may take; 0: any.
func (t *trial) limit() time.Duration { return cmp.Or(t.maxTime, t.Config.Run.MaxTime) }

// budget is what the run may cost.
func (t *trial) budget() project.Budget {
	if t.maxCost.Currency != "" {
		return t.maxCost
	}
	return t.Config.Run.MaxCost
}

// plan says what is going to be played, from the time now on.
func (t *trial) plan(now time.Time) eval.Plan {
	return eval.Plan{
		Started: now, Fingerprint: t.w.fingerprintOf(t.cast, t.sets), Selection: t.selection,
		Shard: t.shard.String(), Operator: t.operator, Model: t.model,
	}
}

// unfinished says why a run did not come to its end, as the error that the command ends with, and
// how to go on with it.
func (t *trial) unfinished(ctx context.Context, r *eval.Report) error {
	why, end := "interrupted", ctx.Err()
	switch {
	case t.overBudget != "":
		why, end = t.overBudget, &exitError{code: overBudget}
	case end == nil:
		why, end = "the run could not be stored", &exitError{code: infrastructure}
	}
	fmt.Fprintf(t.app.err, "%s: %s not played\n", why, report.Many(r.Unfinished, "dialog"))
	t.app.hint("firstline eval --resume=" + t.id + " goes on where it stopped")
	return end
}

// errTime ends a run whose time is up.
var errTime = errors.New("the time is up")

// spending adds up what a run costs. Its dialogs end one at a time.
type spending struct {
	budget project.Budget
	sum    decimal.Decimal
	enough chan struct{} // closed once the budget is spent
}

func (s *spending) add(c *eval.Cost) {
	if c == nil || s.spent() {
		return
	}
	amount, err := decimal.NewFromString(c.Amount)
	if err != nil {
		return // a cost is always a number
	}
	if s.sum = s.sum.Add(amount); s.spent() {
		close(s.enough)
	}
}

func (s *spending) spent() bool {
	return s.budget.Currency != "" && s.sum.GreaterThanOrEqual(s.budget.Amount)
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
	sets := t.shard.Of(t.sets)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	if limit := t.limit(); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, errTime)
		defer cancel()
	}
	progress := t.progress(sets, clock)
	options := t.options(plan.Started, clock)
	spending := &spending{budget: t.budget(), enough: make(chan struct{})}
	options.Enough = spending.enough
	options.Ended = func(r eval.Result) {
		t.recorder.Add(r)
		if err := t.recorder.Err(); err != nil {
			stop(err) // what cannot be kept is not worth a model's time
		}
		spending.add(r.Cost)
		progress.Add(r.Passed && r.Outcome != eval.HandedOff, r.Outcome == eval.Errored)
	}
	results := slices.Collect(eval.Run(ctx, t.cast.operators, sets, options))
	progress.Close()
	made := eval.Made{Plan: plan, Sets: sets, Entries: t.cast.entries()}
	if made.Retrieval, err = t.retrieval(context.WithoutCancel(ctx)); err != nil {
		return nil, err
	}
	made.Timing = eval.Timing{Started: begun.UTC(), Seconds: clock().Sub(begun).Seconds()}
	r := eval.NewReport(made, results)
	t.judge(r)
	stored := r
	if r.Unfinished > 0 {
		stored = nil
		switch {
		case errors.Is(context.Cause(ctx), errTime):
			t.overBudget = fmt.Sprintf("the time of %v is up", t.limit())
		case ctx.Err() == nil && spending.spent():
			t.overBudget = fmt.Sprintf("the budget of %v is spent", t.budget())
		}
	}
	recorder := t.recorder
	t.recorder = nil
	return r, recorder.Finish(stored)
}

// begin stores the plan of a new run, or makes sure that the one that is gone on with is still of
// the same scripts, layers and knowledge.
func (t *trial) begin(now time.Time) (eval.Plan, error) {
	plan := t.plan(now)
	if t.resumed == nil {
		var err error
		t.recorder, err = t.runs.Record(plan)
		if err == nil {
			t.id = t.recorder.ID
		}
		return plan, err
	}
	t.id = t.recorder.ID
	if differ := t.resumed.Fingerprint.Differences(plan.Fingerprint); len(differ) > 0 {
		return plan, &exitError{wrong, fmt.Errorf("run %s cannot be gone on with, what it is made of has changed: %s", t.id, strings.Join(differ, "; "))}
	}
	plan.Started = t.resumed.Started
	t.app.note("going on with run %s: %s played already", t.id, report.Many(len(t.done), "dialog"))
	return plan, nil
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

func (t *trial) progress(sets []*eval.Set, clock func() time.Time) *ui.Progress {
	total := -len(t.done)
	for _, s := range sets {
		total += len(s.Dialogs)
	}
	return ui.NewProgress(t.app.err, ui.ProgressOptions{
		Total: total, Live: t.app.live(), Silent: t.app.quiet, Clock: clock,
	})
}
