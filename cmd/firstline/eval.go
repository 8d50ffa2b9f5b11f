package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
)

type evalOptions struct {
	list        bool
	operator    string
	model       string
	concurrency int
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

The run is stored under .firstline/runs/, each dialog as it ends. Where sets or dialogs are
named, only the thresholds on sets that are run whole apply.

Exit status: 0 done, and good enough · 1 a threshold is missed or, without thresholds, a dialog
did not pass · 2 command line, configuration, scripts or kb/ wrong, and no dialog was run ·
3 a model or the disk failed; what was done is kept · 130 interrupted; what was done is kept.`,
		Example: "  firstline eval\n  firstline eval prices human/polite\n  firstline eval --format json -o results.json",
		Args:    cobra.ArbitraryArgs,

		ValidArgsFunction: a.completeWith(dialogNames),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runEval(cmd, args, o) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.list, "list", false, "only list the dialogs that would be run")
	flags.StringVar(&o.operator, "operator", "", "run all sets with this operator (default: the one that each set names)")
	flags.StringVar(&o.model, "model", "", "run with this model (default: the one of each operator)")
	flags.IntVarP(&o.concurrency, "concurrency", "j", 0, "dialogs at once (default: run.concurrency, or two for each processor)")
	flags.StringArrayVarP(&o.outputs, "output", "o", nil, "write the results to this `FILE` too; the kind is its ending: ."+strings.Join(report.Kinds(), ", ."))
	a.completeOperator(cmd)
	return cmd
}

func (a *app) runEval(cmd *cobra.Command, names []string, o evalOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	p, err := a.open()
	if p == nil {
		return err
	}
	synonyms, synonymsErr := p.Synonyms()
	_, _, layersErr := p.AllLayers()
	sets, thresholds, scriptsErr := a.scripts(p, names, o)
	if err := errors.Join(err, synonymsErr, layersErr, scriptsErr); err != nil {
		return err
	}
	if o.list {
		return a.listDialogs(p, sets)
	}
	w, err := a.openIndex(p, synonyms)
	if err != nil {
		return err
	}
	if err := w.refresh(cmd.Context()); err != nil {
		return err
	}
	results, err := a.evaluate(cmd.Context(), w, sets, o)
	if err != nil {
		return err
	}
	results.Judge(thresholds)
	if err := a.printEval(p, results, o); err != nil {
		return err
	}
	return verdict(cmd.Context(), results)
}

func (o evalOptions) check() error {
	if o.concurrency < 0 {
		return usageError("-j must not be below zero")
	}
	if o.model != "" {
		if err := oneOf("--model", o.model, project.BuiltinModel); err != nil {
			return err
		}
	}
	for _, name := range o.outputs {
		if _, err := report.Kind(name); err != nil {
			return &exitError{wrong, err}
		}
		if folder, err := os.Stat(filepath.Dir(name)); err != nil || !folder.IsDir() {
			return usageError("%s: no such folder to write to", name)
		}
	}
	return nil
}

// loadSets reads every question set of the project.
func loadSets(p *project.Project) ([]*eval.Set, error) {
	names, err := setFiles(p)
	if err != nil {
		return nil, err
	}
	return eval.Load(p.FS, names)
}

func setFiles(p *project.Project) ([]string, error) {
	files, err := fs.ReadDir(p.FS, project.EvalDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, kb.Errorf(kb.Pos{Path: project.EvalDir}, "this is no folder that can be read: %v", err)
	}
	var names []string
	for _, f := range files {
		if ext := path.Ext(f.Name()); !f.IsDir() && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(project.EvalDir, f.Name()))
		}
	}
	return names, nil
}

// scripts reads the sets and the thresholds, checks all of them, and gives those that are to be
// run.
func (a *app) scripts(p *project.Project, names []string, o evalOptions) ([]*eval.Set, []eval.Threshold, error) {
	sets, loadErr := loadSets(p)
	thresholds, thresholdErr := parseThresholds(p)
	if err := errors.Join(loadErr, thresholdErr, eval.Validate(sets, p.OperatorNames(), thresholds)); err != nil {
		return nil, nil, err
	}
	if len(sets) == 0 {
		return nil, nil, usageError("no question sets: there is no %s/*.yaml in %s", project.EvalDir, p.Dir)
	}
	if o.operator != "" {
		if _, err := p.Operator(o.operator); err != nil {
			return nil, nil, err
		}
		for _, s := range sets {
			s.Operator = o.operator
		}
	}
	chosen, err := eval.Choose(sets, names)
	if err != nil {
		return nil, nil, &exitError{wrong, err}
	}
	if len(names) > 0 {
		thresholds = slices.DeleteFunc(thresholds, func(t eval.Threshold) bool { return !slices.Contains(names, t.Set()) })
	}
	return chosen, thresholds, nil
}

func parseThresholds(p *project.Project) ([]eval.Threshold, error) {
	var thresholds []eval.Threshold
	var errs []error
	for _, v := range p.Config.Thresholds {
		t, err := eval.ParseThreshold(v.Pos, v.Text)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		thresholds = append(thresholds, t)
	}
	return thresholds, errors.Join(errs...)
}

// evaluate runs the dialogs and stores each as it ends. The report of an interrupted run counts
// the dialogs that it did not come to.
func (a *app) evaluate(ctx context.Context, w *workspace, sets []*eval.Set, o evalOptions) (*eval.Report, error) {
	clock, err := a.ticking()
	if err != nil {
		return nil, err
	}
	now := clock()
	cast, err := w.cast(sets)
	if err != nil {
		return nil, err
	}
	fingerprint := w.fingerprint(cast, sets)
	runs := eval.Runs{Dir: w.Path(project.DerivedDir + "/runs")}
	recorder, err := runs.Record(now, fingerprint)
	if err != nil {
		return nil, err
	}
	options := eval.Options{
		Operator:      cast.standard,
		Concurrency:   o.concurrency,
		At:            func(string) time.Time { return cast.hours.Inside(now) },
		TurnTimeout:   w.Config.Run.TurnTimeout,
		DialogTimeout: w.Config.Run.DialogTimeout,
		Models:        cast.models,
		Clock:         clock,
		Ended:         recorder.Add,
	}
	if options.Concurrency == 0 {
		options.Concurrency = w.Config.Run.Concurrency
	}
	results := slices.Collect(eval.Run(ctx, cast.operators, sets, options))
	timing := eval.Timing{Started: now, Seconds: clock().Sub(now).Seconds()}
	done := eval.NewReport(sets, results, fingerprint, timing)
	if done.Unfinished > 0 {
		return done, recorder.Finish(nil)
	}
	return done, recorder.Finish(done)
}

// verdict is the exit status that a run deserves.
func verdict(ctx context.Context, r *eval.Report) error {
	errorsAllowed, missed := false, false
	for _, v := range r.Thresholds {
		errorsAllowed = errorsAllowed || v.OK && (v.Metric == "errors" || v.Metric == "outcomes.error")
		missed = missed || !v.OK
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case r.Total.Errors > 0 && !errorsAllowed:
		return &exitError{code: infrastructure}
	case missed, len(r.Thresholds) == 0 && r.Total.Passed < r.Total.N:
		return &exitError{code: notGood}
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
}

// listDialogs prints the dialogs that would be run.
func (a *app) listDialogs(p *project.Project, sets []*eval.Set) error {
	all := []listedDialog{}
	for _, s := range sets {
		operator, err := p.Operator(s.Operator)
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

// writeReports writes the results to the files of -o.
func writeReports(r *eval.Report, names []string) error {
	for _, name := range names {
		kind, err := report.Kind(name)
		if err != nil {
			return err
		}
		file, err := os.Create(name)
		if err != nil {
			return &exitError{wrong, err}
		}
		if err := errors.Join(report.Write(file, kind, r), file.Close()); err != nil {
			return err
		}
	}
	return nil
}
