package main

import (
	"errors"

	"github.com/spf13/cobra"

	"firstline/eval"
)

func newMerge(a *app) *cobra.Command {
	var outputs []string
	cmd := &cobra.Command{
		Use:         "merge RUN…",
		Annotations: map[string]string{annotates: "github"},
		Short:       "join the shards of one run",
		Long: `Joins the results of eval --shard 1/n … n/n (paths or ids, in any order) into what a single
run would have given, stores it as a run, and judges it by the thresholds. A shard that is missing, doubled,
unfinished or of another run is an error: a part is never counted as the whole.

Exit status: as eval's.`,
		Example: "  firstline merge shard-*.json -o results.json",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runMerge(args, outputs) },
	}
	bindOutputs(cmd, &outputs)
	return cmd
}

func (a *app) runMerge(names, outputs []string) error {
	if err := checkOutputs(outputs); err != nil {
		return err
	}
	s, err := a.openSuite()
	if err != nil {
		return err
	}
	if err := keepBaseline(s.Project, outputs); err != nil {
		return err
	}
	var shards []*eval.Report
	for _, name := range names {
		shard, err := s.Runs().Open(name)
		if err != nil {
			return err
		}
		shards = append(shards, shard)
	}
	r, err := eval.Merge(shards)
	if err != nil {
		return err
	}
	t := &trial{suite: s, selection: r.Selection}
	t.judge(r)
	recorder, err := s.Runs().Record(eval.Plan{
		Started: r.Timing.Started, Fingerprint: r.Fingerprint, Selection: r.Selection,
		Operator: r.Operator, Model: r.Model,
	})
	if err != nil {
		return err
	}
	if err := errors.Join(recorder.Finish(r), s.Runs().SetLast(recorder.ID)); err != nil {
		return err
	}
	run, err := a.printed(s.Project, r, s.baseline)
	if err != nil {
		return err
	}
	if err := errors.Join(a.print(run), writeReports(s.Project, run, outputs)); err != nil {
		return err
	}
	return standing(r)
}
