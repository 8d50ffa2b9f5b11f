package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

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

// The flags of the least that a batch has to reach.
const (
	minR1 = "min-r1"
	minR5 = "min-r5"
)

func (a *app) runBatch(cmd *cobra.Command, o searchOptions) error {
	least, err := o.leastShares()
	if err != nil {
		return err
	}
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
	summary := quality.Summary()
	if summary.N > 0 {
		if err := writeJSONL(out, batchSummary{summary}); err != nil {
			return err
		}
	}
	return errors.Join(out.Flush(), missed(summary, least))
}

// leastShares reads what a batch has to reach, by flag.
func (o searchOptions) leastShares() (map[string]float64, error) {
	least := map[string]float64{}
	for flag, written := range o.least {
		if *written == "" {
			continue
		}
		digits, percent := strings.CutSuffix(*written, "%")
		share, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		if percent {
			share /= 100
		}
		if err != nil || share < 0 || share > 1 {
			return nil, usageError("--%s %q is no share; write it as 50%% or 0.5", flag, *written)
		}
		least[flag] = share
	}
	return least, nil
}

// missed tells what a batch has not reached. Where no question says which entries are right, nothing is.
func missed(s stats.RetrievalSummary, least map[string]float64) error {
	var errs []error
	for _, rate := range []struct {
		flag, name string
		value      *float64
	}{{minR1, "R@1", s.R1}, {minR5, "R@5", s.R5}} {
		wanted, asked := least[rate.flag]
		switch {
		case !asked:
		case rate.value == nil:
			errs = append(errs, fmt.Errorf("--%s: no question says which entries are right", rate.flag))
		case *rate.value < wanted:
			errs = append(errs, fmt.Errorf("--%s: %s is %.1f %%, not %.1f %%", rate.flag, rate.name, 100**rate.value, 100*wanted))
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return &exitError{notGood, errors.Join(errs...)}
}
