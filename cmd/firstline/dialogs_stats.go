package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog/measure"
	"firstline/eval/report"
)

type statsOptions struct {
	dialogFilter
	compare  string
	claims   []string
	top      int
	outputs  []string
	language string
}

func newDialogsStats(a *app) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "how many dialogs end without a human, in how many turns, and what is asked",
		Long: `Counts the sample dialogs: the resolution rate (no human took part), confirmed where the customer
said that it helped and else assumed (doubtful where the end speaks against it), turns of those without a
human, what was asked before a human came, and how many asked for one and were kept; by month,
channel, operator, version and topic. A dialog in which no customer says anything is left out.

A topic is the entry of the knowledge base of which the search is sure that it answers the dialog's
first question. Questions that nothing answers are gathered by the words that they share.

The change is that from the earlier half of the months to the later, or between the two sides of
--compare. A difference whose p is not below 0.05 may be noise, and is called so. --claim says of a
figure that somebody has published whether the dialogs bear it out: it lies within the 95 % interval
of what is found and, of a change, goes that way by more than chance.

Exit status: 0 done · 1 a claim is not borne out · 2 command line wrong, or a file holds what is no
dialog · 3 the embedding model or the disk failed.`,
		Example: `  firstline dialogs stats --channel telegram -o stats.html
  firstline dialogs stats --compare version=1.4,version=1.5
  firstline dialogs stats --claim "resolution_rate 74%" --claim "turns 3.91 -> 3.10"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runDialogsStats(cmd.Context(), o) },
	}
	o.bind(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.compare, "compare", "", "the two `SIDES` of the change, as 2026-01..2026-03,2026-04..2026-06 or version=1,version=2")
	flags.StringArrayVar(&o.claims, "claim", nil, "a `FIGURE` to check, as \"resolution_rate 74%\" or \"turns 3.91 -> 3.10\"; repeatable")
	flags.IntVar(&o.top, "top", 10, "how many topics of each kind are printed; JSON has all")
	bindPages(cmd, &o.outputs)
	bindPageLanguage(cmd, &o.language)
	return cmd
}

// wanted reads what the flags want of the figures.
func (o statsOptions) wanted() (measure.Options, error) {
	var wanted measure.Options
	if o.top < 1 {
		return wanted, usageError("--top must be above zero")
	}
	if o.compare != "" {
		sides, err := measure.ParseSides(o.compare)
		if err != nil {
			return wanted, usageError("--compare: %v", err)
		}
		wanted.Sides = &sides
	}
	for _, written := range o.claims {
		claim, err := measure.ParseClaim(written)
		if err != nil {
			return wanted, usageError("--claim %v", err)
		}
		wanted.Claims = append(wanted.Claims, claim)
	}
	return wanted, errors.Join(checkPages(o.outputs), checkPageLanguage(o.language))
}

func (a *app) runDialogsStats(ctx context.Context, o statsOptions) error {
	wanted, err := o.wanted()
	if err != nil {
		return err
	}
	w, err := a.openSearched()
	if err != nil {
		return err
	}
	m, mistakes, err := w.measured(ctx, o.dialogFilter)
	if err != nil {
		return err
	}
	s, err := m.Statistics(wanted)
	if err != nil {
		return &exitError{wrong, err}
	}
	if s.Total.Dialogs == 0 && mistakes == nil && !a.json() {
		a.note("no dialogs")
	}
	language := o.language
	if language == "" {
		language = w.Config.Language.Text
	}
	if err := errors.Join(a.printStats(s, o.top), writePages(o.outputs, map[string]func(io.Writer) error{
		"html": func(out io.Writer) error { return report.Dialogs(out, s, language) },
		"json": func(out io.Writer) error { return writeJSON(out, s) },
	})); err != nil {
		return err
	}
	return errors.Join(mistakes, notBorneOut(s.Claims))
}

// measured counts the sample dialogs that a filter chooses, and finds what they are about. The mistakes are
// what is no dialog.
func (w *workspace) measured(ctx context.Context, o dialogFilter) (m *measure.Measure, mistakes, err error) {
	filter, err := o.read()
	if err != nil {
		return nil, nil, err
	}
	listener, err := builtin.NewListener()
	if err != nil {
		return nil, nil, err
	}
	r, err := w.app.redactor(ctx, w.Project, o.redaction)
	if err != nil {
		return nil, nil, err
	}
	m = measure.New(listener)
	var wrong []error
	mute := 0
	for d, err := range w.Dialogs(r) {
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case err != nil:
			wrong = append(wrong, err)
		case !filter.Match(d):
		case !d.HasCustomer():
			mute++
		default:
			m.Add(d)
		}
	}
	w.app.noteMute(mute)
	if _, none := fs.Stat(w.FS, project.KnowledgeDir); errors.Is(none, fs.ErrNotExist) {
		w.app.note("there is no %s/: topics are told by their words alone", project.KnowledgeDir)
	} else if err := w.refreshOrKeep(ctx); err != nil {
		return nil, nil, err
	}
	err = m.Topics(ctx, w.store, func(done, total int) { w.tell(done, total, "questions searched") })
	w.hush()
	return m, errors.Join(wrong...), err
}

// notBorneOut is the exit status that claims deserve.
func notBorneOut(claims []measure.Verdict) error {
	var errs []error
	for _, v := range claims {
		if !v.Holds {
			errs = append(errs, fmt.Errorf("--claim %q is not borne out", v.Claim))
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return &exitError{notGood, errors.Join(errs...)}
}
