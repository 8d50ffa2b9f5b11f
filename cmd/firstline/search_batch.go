package main

import (
	"bufio"
	"os"

	"github.com/spf13/cobra"

	"firstline/eval/stats"
)

type batchResult struct {
	ID         string    `json:"id"`
	Hits       []string  `json:"hits"`
	Scores     []float64 `json:"scores"`
	Confidence float64   `json:"confidence"`
	Confident  bool      `json:"confident"`
}

// batchSummary is the last line of a batch, where the file says which entries are right.
type batchSummary struct {
	Summary stats.RetrievalSummary `json:"summary"`
}

func (a *app) runBatch(cmd *cobra.Command, o searchOptions) error {
	data, err := os.ReadFile(o.batch)
	if err != nil {
		return err
	}
	questions, err := readQuestions(o.batch, data)
	if err != nil {
		return err
	}
	w, sources, err := a.openSearch(cmd, o)
	if err != nil {
		return err
	}
	a.complain(checkRelevant(questions, w.store.Entries()))
	if o.k == 0 {
		o.k = 10
	}
	out := bufio.NewWriter(a.out)
	var quality stats.Retrieval
	for _, q := range questions {
		result, err := w.ask(cmd.Context(), q, sources, o.k, &quality)
		if err != nil {
			return err
		}
		if err := writeJSONL(out, result); err != nil {
			return err
		}
	}
	if summary := quality.Summary(); summary.N > 0 {
		if err := writeJSONL(out, batchSummary{summary}); err != nil {
			return err
		}
	}
	return out.Flush()
}
