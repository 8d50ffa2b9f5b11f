package main

import (
	"maps"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestEvalTotals counts the dialogs again, for each set and for all of them pooled.
func TestEvalTotals(t *testing.T) {
	for name, run := range map[string]struct {
		status int
		change func(string)
	}{
		"as they are": {done, func(string) {}},
		"all of them errors": {infrastructure, func(dir string) {
			firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(s string) string { return s + "run: {turn_timeout: 1ns}\n" })
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := evaluated(t, run.status, run.change)
			bySet := map[string][]dialogJSON{}
			for _, d := range r.Dialogs {
				bySet[d.Set] = append(bySet[d.Set], d)
			}
			for _, s := range r.Sets {
				compareTotals(t, counted(s.Set, bySet[s.Set]), s)
				delete(bySet, s.Set)
			}
			if len(bySet) > 0 {
				t.Errorf("dialogs of sets that are not reported: %v", slices.Sorted(maps.Keys(bySet)))
			}
			compareTotals(t, counted("", r.Dialogs), r.Total)
			if r.Total.N == 0 && (r.Total.PassRate.Value != nil || r.Total.Turns.Mean != nil || r.Total.PassRate.High != 1) {
				t.Errorf("n = 0 must give value null, low 0 and high 1: %+v", r.Total)
			}
		})
	}
}

func compareTotals(t *testing.T, want, got setJSON) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-12), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("totals of %q (-dialogs +reported):\n%s", got.Set, diff)
	}
}

// counted counts dialogs as chapter 2 of DESIGN defines the words.
func counted(name string, dialogs []dialogJSON) setJSON {
	s := setJSON{
		Set: name, Dialogs: len(dialogs), Reasons: map[string]int{},
		Outcomes: map[string]int{"resolved": 0, "declined": 0, "handed_off": 0, "unresolved": 0, "error": 0},
	}
	var turns []int
	for _, d := range dialogs {
		s.Outcomes[d.Outcome]++
		if d.Reason != "" {
			s.Reasons[d.Reason]++
		}
		if d.Outcome == "error" {
			s.Errors++
			continue
		}
		s.N++
		byHuman, wanted := d.Outcome == "handed_off", slices.Contains(d.Expect, "handed_off")
		if d.Passed {
			s.Passed++
		}
		if !byHuman {
			s.Contained++
		}
		if !byHuman && d.Passed {
			s.Resolved++
		}
		if !byHuman && !d.Passed {
			s.FalseContainment++
		}
		switch {
		case byHuman && wanted:
			s.Handoffs.Right++
		case byHuman:
			s.Handoffs.Unneeded++
		case wanted && !slices.Contains(d.Expect, d.Outcome):
			s.Handoffs.Missed++
		}
		if d.Passed && d.Outcome == "resolved" {
			turns = append(turns, d.Turns)
		}
	}
	s.PassRate, s.ResolutionRate, s.ContainmentRate = wilson(s.Passed, s.N), wilson(s.Resolved, s.N), wilson(s.Contained, s.N)
	s.Turns = spread(turns)
	return s
}

// wilson gives k of n with the bounds p at which |k/n − p| = z·√(p(1−p)/n), which is how Wilson
// derived his interval: the roots of (1 + z²/n)p² − (2k/n + z²/n)p + (k/n)² = 0.
func wilson(k, n int) rateJSON {
	if n == 0 {
		return rateJSON{High: 1}
	}
	const z = 1.959963984540054
	share := float64(k) / float64(n)
	a, b, c := 1+z*z/float64(n), 2*share+z*z/float64(n), share*share
	root := math.Sqrt(b*b - 4*a*c)
	return rateJSON{K: k, N: n, Value: &share, Low: (b - root) / (2 * a), High: (b + root) / (2 * a)}
}

// spread gives the mean, the median and the 90th percentile by nearest rank, the ⌈0.9·n⌉th.
func spread(turns []int) turnsJSON {
	n := len(turns)
	if n == 0 {
		return turnsJSON{}
	}
	slices.Sort(turns)
	sum := 0
	for _, v := range turns {
		sum += v
	}
	mean := float64(sum) / float64(n)
	median := float64(turns[(n-1)/2]+turns[n/2]) / 2
	p90 := float64(turns[(9*n+9)/10-1])
	return turnsJSON{Mean: &mean, Median: &median, P90: &p90}
}
