package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
)

type compareOptions struct {
	margin  float64
	require string
	model   string
	outputs []string
}

// What --require can ask for.
const (
	requireImproved = "improved"
	requireNoWorse  = "no-worse"
)

func newCompare(a *app) *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:         "compare A [B]",
		Annotations: map[string]string{annotates: "github"},
		Short:       "is B better than A, or is it noise",
		Long: `Sets two runs against each other, dialog by dialog, and says whether B improved, regressed,
is no worse, or whether that cannot be told: by the exact McNemar test on the dialogs that passed
in one run and not in the other, with the interval of the difference, and the smallest difference
that the question sets could have shown. Dialogs that flipped are listed with both transcripts.

A and B are each a stored run (path, id, or last), the baseline, an operator, a model, or a git
revision; what has not been run yet is run. Without B it is the project as it stands. Everything
but a run or the baseline is run on the whole project.

improved and regressed: the exact p is below 0.05. no worse: no dialog flipped, or the low end of
the interval is above minus the margin. Else: inconclusive. A dialog whose script has changed is
another test, and no pair. With --require, dialogs of A that B does not have, or has with another
script, are not good enough.

Exit status: 0 compared, and not regressed · 1 regressed · 2 a run does not exist, or the project
is wrong · 3 dialogs ended by errors, or the disk failed · 4 with --require: inconclusive, not improved
where that is required, or dialogs are missing · 5 run.max_time or max_cost ended a run; the next
compare goes on with it · 130 interrupted; the same.`,
		Example: `  firstline compare baseline
  firstline compare baseline last --require no-worse
  firstline compare main -o summary.md
  firstline compare main --model mini
  firstline compare builtin mini`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return a.runCompare(cmd.Context(), args, o) },

		ValidArgsFunction: a.completeWith(runNames),
	}
	flags := cmd.Flags()
	flags.Float64Var(&o.margin, "margin", 100*eval.Margin, "by how many points the pass rate may be worse and still be no worse")
	flags.StringVar(&o.require, "require", "", "improved or no-worse: anything else is not good enough")
	flags.StringVar(&o.model, "model", "", "run what is to be run on this `MODEL` (default: each operator's; of a side that is a model itself, that)")
	bindOutputs(cmd, &o.outputs)
	a.completeModel(cmd)
	return cmd
}

func (a *app) runCompare(ctx context.Context, args []string, o compareOptions) error {
	if !(o.margin >= 0 && o.margin <= 100) { // nor is it NaN
		return usageError("--margin is in points, from 0 to 100")
	}
	if o.require != "" {
		if err := oneOf("--require", o.require, requireImproved, requireNoWorse); err != nil {
			return err
		}
	}
	if err := checkOutputs(o.outputs); err != nil {
		return err
	}
	s, err := a.openSuite()
	if err != nil {
		return err
	}
	if err := keepBaseline(s.Project, o.outputs); err != nil {
		return err
	}
	names := append(slices.Clone(args), asItStands)[:2]
	if o.model != "" && s.isSettled(names[0]) && s.isSettled(names[1]) {
		return usageError("--model %s says nothing here: %s and %s are models, or have been run already", o.model, names[0], names[1])
	}
	earlier, err := s.side(ctx, names[0], o.model)
	if err != nil {
		return err
	}
	later, err := s.side(ctx, names[1], o.model)
	if err != nil {
		return err
	}
	c, err := eval.Compare(earlier, later, o.margin/100)
	if err != nil {
		return err
	}
	c.A.Name, c.B.Name = sideName(names[0]), sideName(names[1])
	run := report.Run{Report: later, Comparison: c, Language: s.Config.Language.Text, Rewrite: s.RepositoryPath}
	err = errors.Join(a.printComparison(run), writeComparison(s.Project, run, o.outputs))
	if err != nil {
		return err
	}
	return judgement(c, o.require, earlier, later)
}

// writeComparison writes to the files of -o: of JSON the comparison itself, of any other kind the
// report of B with the comparison in it.
func writeComparison(p *project.Project, r report.Run, names []string) error {
	for _, name := range names {
		if kind, err := report.Kind(name); err != nil || kind != report.KindJSON {
			if err := writeReports(p, r, []string{name}); err != nil {
				return err
			}
			continue
		}
		err := writeFile(name, func(w io.Writer) error { return writeJSON(w, r.Comparison) })
		if err != nil {
			return err
		}
	}
	return nil
}

// judgement is the exit status that a comparison deserves.
func judgement(c *eval.Comparison, require string, runs ...*eval.Report) error {
	for _, r := range runs {
		if r.Standing() == eval.NotTrusted {
			return &exitError{code: infrastructure}
		}
	}
	good := c.Verdict == eval.Improved || require != requireImproved && c.Verdict == eval.NoWorse
	switch {
	case c.Verdict == eval.Regressed:
		return &exitError{code: notGood}
	case require != "" && c.Lost() > 0:
		return &exitError{inconclusive, fmt.Errorf("--require %s: %s of %s not there in %s, and how they would have come out nobody knows",
			require, report.Many(c.Lost(), "dialog"), c.A.Name, c.B.Name)}
	case require != "" && len(c.Rewritten) > 0:
		return &exitError{inconclusive, fmt.Errorf("--require %s: %s with another script than in %s, and so no pair",
			require, report.Many(len(c.Rewritten), "dialog"), c.A.Name)}
	case require != "" && !good:
		return &exitError{inconclusive, fmt.Errorf("--require %s: it is %s", require, strings.ReplaceAll(string(c.Verdict), "_", " "))}
	}
	return nil
}
