package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
)

func newCoverage(a *app) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "coverage [RUN]",
		Short: "what of the knowledge no dialog touches",
		Long: `Tells for each file of kb/ how many of its entries the dialogs of a stored run (default: last)
touch: found, given to the model; cited, a reply rests on them; confirmed, in a dialog that passed.
Above that it lists the entries that were never found, with --all also those not confirmed.

Exit status: 0 done · 2 there is no such run.`,
		Example: "  firstline coverage\n  firstline coverage --all",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runCoverage(append(slices.Clone(args), eval.Last)[0], all)
		},
		ValidArgsFunction: a.completeWith(runNames),
	}
	cmd.Flags().BoolVar(&all, "all", false, "list also the entries that were found or cited without being confirmed")
	return cmd
}

func (a *app) runCoverage(name string, all bool) error {
	_, r, err := a.openRun(name)
	if err != nil {
		return err
	}
	if r.Coverage == nil {
		return eval.RunError("this run says nothing about coverage")
	}
	if a.json() {
		return writeJSON(a.out, r.Coverage)
	}
	for _, f := range r.Coverage.Files {
		for _, e := range f.Covered {
			if e.Cover == eval.CoverNone || all && e.Cover != eval.CoverConfirmed {
				fmt.Fprintf(a.out, "%s:%d: %s %s\n", f.Path, e.Line, coverWord(e.Cover), e.Entry)
			}
		}
	}
	table := ui.Table{Header: []string{"source", " entries", " found", " cited", " confirmed", " share"}, Total: true}
	row := func(name string, c eval.CoverCounts) {
		share := "–"
		if c.Entries > 0 {
			share = fmt.Sprintf("%.1f %%", 100*float64(c.Confirmed)/float64(c.Entries))
		}
		table.Rows = append(table.Rows, []string{
			name, strconv.Itoa(c.Entries), strconv.Itoa(c.Found), strconv.Itoa(c.Cited), strconv.Itoa(c.Confirmed), share,
		})
	}
	for _, f := range r.Coverage.Files {
		row(f.Path, f.CoverCounts)
	}
	row("total", r.Coverage.CoverCounts)
	fmt.Fprintln(a.out)
	a.styles().Print(a.out, table)
	a.printPart(r)
	return nil
}

func coverWord(c eval.Cover) string {
	switch c {
	case eval.CoverNone:
		return "never found:"
	case eval.CoverFound:
		return "found, never cited:"
	default:
		return "cited, never in a dialog that passed:"
	}
}
