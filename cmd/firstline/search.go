package main

import (
	"strings"

	"github.com/spf13/cobra"

	"firstline/kb/store"
)

type searchOptions struct {
	k        int
	operator string
	explain  bool
	batch    string
	least    map[string]*string // R@1 and R@5 that a batch has to reach, by flag
}

func newSearch(a *app) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search QUESTION",
		Short: "what an operator would find, and why",
		Long: `Finds the passages of the knowledge base that are nearest to a question, best first.

--batch takes a file of questions, a JSON object a line: {"id","text","relevant"}, where
relevant lists the ids of the right entries (empty: the knowledge base has no answer); a follow-up
has the customer's earlier turns in "history". It prints a line a question, and where relevant is given a last line with R@1, R@5, MRR@10, AUROC and
FPR@95 of the whole. --min-r1 and --min-r5 make a gate of it.

Exit status: 0 done, also when nothing was found · 1 --min-r1 or --min-r5 is missed ·
2 the command line or a file is wrong.`,
		Example: `  firstline search "сколько стоит Pro" --explain
  firstline search --batch eval/search.jsonl
  firstline search --batch eval/search.jsonl --min-r1 50% --min-r5 0.7`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case o.batch == "" && (*o.least[minR1]+*o.least[minR5]) != "":
				return usageError("--%s and --%s are about the questions of --batch FILE", minR1, minR5)
			case o.batch != "" && len(args) == 0:
				return a.runBatch(cmd, o)
			case o.batch == "" && len(args) == 1 && strings.TrimSpace(args[0]) != "":
				return a.runSearch(cmd, args[0], o)
			default:
				return usageError("give one question, in quotes, or --batch FILE")
			}
		},
	}
	cmd.Flags().IntVarP(&o.k, "hits", "k", 0, "number of hits (default 5; 10 with --batch)")
	cmd.Flags().StringVar(&o.operator, "operator", "", "search only what this operator may use (default: everything)")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "show how each score and the confidence are made, in numbers that add up")
	cmd.Flags().StringVar(&o.batch, "batch", "", "`FILE` of questions, one JSON object a line")
	o.least = map[string]*string{
		minR1: cmd.Flags().String(minR1, "", "`SHARE` of the questions of --batch whose first hit has to be right, as 50% or 0.5"),
		minR5: cmd.Flags().String(minR5, "", "`SHARE` of them of which one of the first five hits has to be right"),
	}
	a.completeOperator(cmd)
	return cmd
}

// openSearch opens the index, up to date, and gives the sources that may be searched.
func (a *app) openSearch(cmd *cobra.Command, o searchOptions) (*workspace, []string, error) {
	if o.k < 0 {
		return nil, nil, usageError("-k must not be below zero")
	}
	w, err := a.openSearched()
	if err != nil {
		return nil, nil, err
	}
	if err := w.refreshOrKeep(cmd.Context()); err != nil {
		return nil, nil, err
	}
	if o.operator == "" {
		return w, nil, nil
	}
	operator, err := w.Operator(o.operator)
	if err != nil {
		return nil, nil, err
	}
	all, err := w.Sources()
	if err != nil {
		return nil, nil, err
	}
	sources, err := operator.Sources(all)
	return w, sources, err
}

func (a *app) runSearch(cmd *cobra.Command, question string, o searchOptions) error {
	w, sources, err := a.openSearch(cmd, o)
	if err != nil {
		return err
	}
	if o.k == 0 {
		o.k = 5
	}
	result, err := w.store.Search(cmd.Context(), store.Query{Text: question, Sources: sources, K: o.k})
	if err != nil {
		return err
	}
	if a.json() {
		return writeJSON(a.out, newSearchReport(result))
	}
	a.printResult(result, o.explain)
	return nil
}
