package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/report"
)

// networked tells whether a model played that is asked over the network.
func networked(r *eval.Report) bool {
	for _, model := range r.Fingerprint.Models {
		if model != project.BuiltinModel {
			return true
		}
	}
	return false
}

// printSpent prints what the replies took, a row a set and the total: tokens, money, which recorded ones have taken
// before, and seconds a reply.
func (a *app) printSpent(r report.Run) {
	cost := " cost"
	if r.Replayed {
		cost = " cost as recorded"
	}
	table := ui.Table{
		Header: []string{"set", " tokens in", " out", cost, " s a reply", " median", " p90"},
		Total:  true,
	}
	for _, t := range append(slices.Clone(r.Sets), r.Total) {
		cost := "–"
		if t.Cost != nil {
			cost = t.Cost.Amount + " " + t.Cost.Currency
		}
		row := []string{cmp.Or(t.Set, "total"), strconv.Itoa(t.Tokens.Input), strconv.Itoa(t.Tokens.Output), cost, "–", "–", "–"}
		if l := t.Timing.Latency; l != nil {
			for i, seconds := range []float64{l.Mean, l.Median, l.P90} {
				row[4+i] = fmt.Sprintf("%.2f", seconds)
			}
		}
		table.Rows = append(table.Rows, row)
	}
	a.styles().Print(a.out, table)
}
