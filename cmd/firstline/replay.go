package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/recording"
	"firstline/eval/dialog/replay"
)

type replayOptions struct {
	redaction
	judging
	operator    string
	model       string
	against     string
	print       bool
	concurrency int
	maxTime     time.Duration
	maxCost     string
	resume      string
	recordings  recordingOptions
	outputs     []string
	language    string
}

func newReplay(a *app) *cobra.Command {
	var o replayOptions
	cmd := &cobra.Command{
		Use:   "replay [DIALOGS…]",
		Short: "sample dialogs put to the operator of today, beside what was said then",
		Long: `Puts each turn of the customer in dialogs that took place to the operator as it is now, in its
recorded context, at its own time, and sets the reply beside what was said then. DIALOGS are files, globs, or
ids of the project's dialogs; without any, all of dialogs/*.jsonl. What of kb/ has changed is ingested first.

It tells how each dialog would have ended and in how many turns, which facts of a human's answer the reply of
today has, whose it is to mend where it falls short, and which replies have changed since the last replay. Where
the customer would not have gone on as recorded, it says so and counts the dialog apart.

--against sets a second side beside it: an operator, a model, a built-in base layer (base@1), a git revision, or
an operator at a revision (main:igor).

What models are asked and reply is kept with --recordings=write, and replayed with --recordings=only, as in eval;
the built-in model needs none of that to reply the same again.

What is replayed is kept under .firstline/replays/, each dialog as it ends: --resume goes on with a replay that
was killed, interrupted, or ran out of time or money, and asks again what ended by an error. A replay that came
to its end without one, and was shown and written, is not kept.

On a terminal the dialogs are shown one by one, with then at the left and today at the right, and can be judged
(better, same, worse); what is judged is kept in dialogs/verdicts.yaml. --print prints the report there too,
and --verdict judges without a terminal.

Exit status: 0 done · 2 command line, configuration, dialogs or kb/ wrong, and nothing was asked ·
3 a model or the disk failed; what was done is kept · 5 a limit of time or cost ended it; --resume goes on ·
130 interrupted; --resume goes on.`,
		Example: `  firstline replay
  firstline replay dialogs/2026-*.jsonl --operator igor -o replay.html
  firstline replay tg-1042 --against base@1
  firstline replay --against main:igor --format json
  firstline replay --resume -o replay.html`,
		Args: cobra.ArbitraryArgs,

		ValidArgsFunction: a.completeWith(sampleNames),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runReplay(cmd.Context(), args, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.operator, "operator", "", "who is asked (default: the first of firstline.yaml)")
	flags.StringVar(&o.model, "model", "", "use this model (default: the operator's)")
	flags.StringVar(&o.against, "against", "", "a second `SIDE` beside it: an operator, a model, base@1, or a git revision")
	flags.BoolVar(&o.print, "print", false, "print the report on a terminal too, instead of showing the dialogs")
	flags.IntVarP(&o.concurrency, "concurrency", "j", 0, "dialogs at once (default: run.concurrency, or two for each processor)")
	flags.DurationVar(&o.maxTime, "max-time", 0, "stop after this time, as 10m (default: run.max_time, or never)")
	flags.StringVar(&o.maxCost, "max-cost", "", "begin no more dialogs once this is spent, as \"5 USD\" (default: run.max_cost, or never)")
	flags.StringVar(&o.resume, "resume", "", "go on with this `REPLAY`; without a value, with the latest that did not come to its end or had errors")
	flags.Lookup("resume").NoOptDefVal = eval.Last
	o.recordings.bindMode(cmd, project.ReplayedDir)
	o.bindShown(cmd)
	o.judging.bind(cmd)
	bindPages(cmd, &o.outputs)
	bindPageLanguage(cmd, &o.language)
	a.completeOperator(cmd)
	a.completeModel(cmd)
	a.bindOverrides(cmd)
	a.bindDebug(cmd)
	return cmd
}

func (o replayOptions) check(names []string) error {
	switch {
	case o.resume != "" && (len(names) > 0 || o.operator != "" || o.model != "" || o.against != "" || o.redact != "on"):
		return usageError("--resume goes on with a replay as it was begun: it takes no dialogs, and neither --operator, --model, --against nor --redact (a replay is named as --resume=REPLAY); it takes --override, which is to be that of its beginning, --recordings where another mode is wanted, -j, --max-time, --max-cost, --debug, -o, and the flags that show and judge")
	case o.concurrency < 0:
		return usageError("-j must not be below zero")
	case o.maxTime < 0:
		return usageError("--max-time must not be below zero")
	}
	return errors.Join(o.judging.check(), o.recordings.check(), checkPages(o.outputs), checkPageLanguage(o.language))
}

func (a *app) runReplay(ctx context.Context, names []string, o replayOptions) error {
	if err := o.check(names); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	r := &rerun{app: a, Project: p, options: o, names: names, replays: replay.Replays{Dir: p.Path(project.DerivedDir + "/replays")}}
	defer r.close()
	if err := r.takeOver(); err != nil {
		return err
	}
	r.book = a.book(p, project.ReplayedDir, r.options.recordings)
	if r.verdicts, err = replay.OpenVerdicts(p.Path(project.VerdictsFile), project.VerdictsFile, p.Path(project.DerivedDir+"/verdicts.lock")); err != nil {
		return err
	}
	redactor, err := a.redactor(ctx, p, r.options.redaction)
	if err != nil {
		return err
	}
	if r.dialogs, r.names, err = chosenDialogs(p, redactor, r.names); err != nil {
		return err
	}
	if len(r.dialogs) == 0 && r.resumed == nil {
		a.note("no dialogs to replay: there is no %s/*.jsonl", project.DialogsDir)
		return nil
	}
	if err := r.open(ctx); err != nil {
		return err
	}
	report, err := r.play(ctx)
	if err != nil {
		return err
	}
	return a.finishReplay(ctx, r, report)
}

// finishReplay shows a replay where it is wanted, and gives the exit status that it deserves.
func (a *app) finishReplay(ctx context.Context, r *rerun, report *replay.Report) error {
	recorded := r.book != nil && r.book.Mode() == recording.Only
	review := a.format == "text" && !r.options.print && len(r.options.outputs) == 0 && a.seen() && report.Unfinished == 0 && r.options.verdict == ""
	if report.Unfinished == 0 {
		if err := r.judge(report); err != nil {
			return r.unshown(err)
		}
	}
	var err error
	switch {
	case a.json():
		err = writeJSON(a.out, report)
	case review:
		if err = r.review(ctx, report); err == nil {
			a.printReplayTotals(report, recorded)
		}
	default:
		a.printReplay(report, recorded)
	}
	if report.Unfinished > 0 {
		return errors.Join(err, r.unfinished(ctx, report))
	}
	if err := errors.Join(err, r.write(report)); err != nil {
		return r.unshown(err)
	}
	if r.failure != "" || report.Total.Errors > 0 || report.Against != nil && report.Against.Total.Errors > 0 {
		if r.failure != "" {
			fmt.Fprintln(a.err, r.failure)
		}
		r.hintErrors(report)
		return &exitError{code: infrastructure}
	}
	return r.over()
}

// over ends a replay that was shown and written: nothing of it is kept, unless stdout did not take it.
func (r *rerun) over() error {
	if !r.app.written() {
		return nil
	}
	journal := r.journal
	r.journal = nil
	return journal.Remove()
}

// write writes a replay to the files of -o.
func (r *rerun) write(made *replay.Report) error {
	language := cmp.Or(r.options.language, r.Config.Language.Text)
	return writePages(r.options.outputs, map[string]func(io.Writer) error{
		"html": func(w io.Writer) error { return replay.WriteHTML(w, made, language) },
		"json": func(w io.Writer) error { return writeJSON(w, made) },
	})
}
