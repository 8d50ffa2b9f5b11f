package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
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
relevant lists the ids of the right entries (empty: the knowledge base has no answer). It prints
a line a question, and where relevant is given a last line with R@1, R@5, MRR@10, AUROC and
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
	cmd.Flags().BoolVar(&o.explain, "explain", false, "show how each score is made")
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

// searchReport is the result of search, as it is printed in JSON.
type searchReport struct {
	Query  string   `json:"query"`
	ReadAs []string `json:"read_as"`
	// Readings are the ways in which the question could be read, that which was searched first.
	Readings   []store.Reading `json:"readings"`
	Confidence float64         `json:"confidence"`
	Confident  bool            `json:"confident"`
	Hits       []hitReport     `json:"hits"`
}

func newSearchReport(r store.Result) searchReport {
	return searchReport{r.Query, append([]string{}, r.ReadAs...), append([]store.Reading{}, r.Readings...), r.Confidence, r.Confident, newHitReports(r.Hits)}
}

func (a *app) printResult(r store.Result, explain bool) {
	styles := a.styles()
	verdict := styles.Good.Render("confident")
	if !r.Confident {
		verdict = styles.Warn.Render("not confident")
	}
	fmt.Fprintf(a.out, "confidence %.2f, %s\n", r.Confidence, verdict)
	if explain {
		for _, reading := range r.ReadAs {
			fmt.Fprintf(a.out, "read as: %s\n", reading)
		}
		if len(r.Readings) > 1 {
			for _, tried := range r.Readings {
				fmt.Fprintf(a.out, "   %s, %.0f %% of its words known: %s\n", tried.How, 100*tried.Known, tried.Text)
			}
		}
	}
	for _, hit := range r.Hits {
		fmt.Fprintf(a.out, "\n%d. %s  %s\n", hit.Rank, styles.Title.Render(hit.Entry.Title),
			styles.Dim.Render(fmt.Sprintf("%s  %s  %.3f", hit.Entry.ID, hit.Passage.Source, hit.Score)))
		if explain {
			fmt.Fprintln(a.out, "   "+why(hit.Why))
		}
		fmt.Fprintln(a.out, ui.Indent(hit.Passage.Text, 3))
	}
}

// why shows how a score is made, in numbers that add up to it.
func why(w kb.Why) string {
	var words []string
	for _, part := range w.Words {
		words = append(words, fmt.Sprintf("%s %.3f", part.Word, part.Score))
	}
	parts := fmt.Sprintf("words %.3f (%s) + vector %.3f", w.Lexical, strings.Join(words, ", "), w.Vector)
	if w.Model != 0 {
		parts += fmt.Sprintf(" + model %.3f", w.Model)
	}
	return parts
}
