package report

import (
	"testing"

	"firstline/eval"
)

// TestFound holds that a figure is told in the form of the tables, and that one which is missed is never rounded to
// what it misses.
func TestFound(t *testing.T) {
	of := func(threshold, metric string, actual float64, ok bool) eval.Verdict {
		return eval.Verdict{Threshold: threshold, Metric: metric, Actual: &actual, OK: ok}
	}
	against := func(v eval.Verdict, baseline float64) eval.Verdict {
		v.Baseline = &baseline
		return v
	}
	for _, c := range []struct {
		v    eval.Verdict
		want string
	}{
		{of("pass_rate >= 70%", "pass_rate", 14.0/19, true), "it is 73.7 %"},
		{of("pass_rate >= 80%", "pass_rate", 14.0/19, false), "it is 73.7 %"},
		{of("pass_rate >= 0.8", "pass_rate", 1, true), "it is 100.0 %"},
		{of("pass_rate.low >= 0.8", "pass_rate.low", 0.79996, false), "it is 79.996 %"},
		{of("pass_rate >= 80%", "pass_rate", 0.799999999, false), "it is 80.000000 %"},
		{of("coverage.cited >= 20%", "coverage.cited", 0.25, true), "it is 25.0 %"},
		{of("retrieval.r1 >= 0.6", "retrieval.r1", 0.64383, true), "it is 0.64"},
		{of("turns.mean <= 3.2", "turns.mean", 7.0/3, true), "it is 2.33"},
		{of("turns.mean <= 3.2", "turns.mean", 3.2012, false), "it is 3.201"},
		{of("errors <= 0", "errors", 1, false), "it is 1"},
		{against(of("pass_rate no worse than baseline", "pass_rate", 0.4545, false), 0.5), "it is 45.5 %, the baseline's is 50.0 %"},
		{against(of("pass_rate no worse than baseline within 2%", "pass_rate", 0.47996, false), 0.5), "it is 47.996 %, the baseline's is 50.000 %"},
		{against(of("turns.mean no worse than baseline", "turns.mean", 2.3351, false), 2.335), "it is 2.3351, the baseline's is 2.3350"},
	} {
		if got := Found(c.v); got != c.want {
			t.Errorf("%s: %q, want %q", c.v.Threshold, got, c.want)
		}
	}
}
