package stats_test

import (
	"math"
	"testing"

	"firstline/eval/stats"
)

func TestRetrieval(t *testing.T) {
	var r stats.Retrieval
	r.Add([]string{"a", "b"}, []string{"a"}, 0.9)
	r.Add([]string{"c", "b", "a"}, []string{"a", "x"}, 0.5)
	r.Add([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"}, []string{"a"}, 0.4)
	r.Add([]string{"a"}, nil, 0.5)
	r.Add([]string{"a"}, []string{}, 0.1)
	got := r.Summary()
	// AUROC: 0.9 beats both, 0.5 ties one and beats one, 0.4 beats one: (2 + 1.5 + 1) / 6.
	for name, figure := range map[string]struct {
		got  *float64
		want float64
	}{
		"r1": {got.R1, 1.0 / 3}, "r5": {got.R5, 2.0 / 3}, "mrr10": {got.MRR10, (1 + 1.0/3) / 3},
		"auroc": {got.AUROC, 4.5 / 6}, "fpr95": {got.FPR95, 0.5},
	} {
		if figure.got == nil || math.Abs(*figure.got-figure.want) > 1e-12 {
			t.Errorf("%s = %v, want %v", name, figure.got, figure.want)
		}
	}
	if got.N != 5 {
		t.Errorf("n = %d, want 5", got.N)
	}
}

func TestRetrievalOfNothing(t *testing.T) {
	var r stats.Retrieval
	r.Add(nil, nil, 0)
	got := r.Summary()
	if got.R1 != nil || got.AUROC != nil || got.N != 1 {
		t.Errorf("summary = %+v, want only n", got)
	}
}
