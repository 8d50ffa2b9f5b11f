package stats

import (
	"math"
	"testing"
)

func TestPassAllAndAny(t *testing.T) {
	for _, test := range []struct {
		name     string
		tries    Tries
		j        int
		all, any float64
	}{
		{"6 of 8", Tries{6, 2, 8, 0}, 4, 0.2143, 1},
		{"8 of 10", Tries{8, 2, 10, 0}, 3, 0.4667, 1},
		{"2 of 8", Tries{2, 6, 8, 0}, 4, 0, 1 - 15.0/70},
		{"1 of 10, any of 5", Tries{1, 9, 10, 0}, 5, 0, 0.5},
		{"3 of 5, one", Tries{3, 2, 5, 0}, 1, 0.6, 0.6},
		{"5 of 5, all", Tries{5, 0, 5, 0}, 5, 1, 1},
		{"0 of 5, all", Tries{0, 5, 5, 0}, 5, 0, 0},
		// Best of five, stopped at three: of the orders of the tries before the last.
		{"3 in a row", Tries{3, 0, 5, 3}, 3, 1, 1},
		{"3 after one failure", Tries{3, 1, 5, 3}, 1, 2.0 / 3, 2.0 / 3},
		{"3 after one failure, two", Tries{3, 1, 5, 3}, 2, 1.0 / 3, 1},
		{"3 after one failure, three", Tries{3, 1, 5, 3}, 3, 0, 1},
		{"3 failures after two passes", Tries{2, 3, 5, 3}, 2, 1.0 / 6, 1 - 1.0/6},
		{"3 failures in a row", Tries{0, 3, 5, 3}, 3, 0, 0},
		{"once", Tries{1, 0, 1, 1}, 1, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			all, ok := test.tries.PassAll(test.j)
			if !ok || !near(all, test.all, 5e-5) {
				t.Errorf("pass^%d = %.4f, %v; want %.4f", test.j, all, ok, test.all)
			}
			any, ok := test.tries.PassAny(test.j)
			if !ok || !near(any, test.any, 5e-5) {
				t.Errorf("pass@%d = %.4f, %v; want %.4f", test.j, any, ok, test.any)
			}
		})
	}
}

func TestPassWithoutEstimate(t *testing.T) {
	for _, test := range []struct {
		name  string
		tries Tries
		j     int
		all   bool
		any   bool
	}{
		{"none", Tries{6, 2, 8, 0}, 0, false, false},
		{"more than were played", Tries{6, 2, 8, 0}, 9, false, false},
		{"more than stop it", Tries{2, 1, 5, 2}, 5, false, false},
		{"more passes than stop it", Tries{2, 1, 5, 2}, 3, false, true},
		{"more failures than stop it", Tries{4, 0, 5, 4}, 3, true, false},
		{"an error on the way", Tries{6, 1, 8, 0}, 1, false, false},
		{"stopped too early", Tries{2, 1, 5, 3}, 1, false, false},
		{"played on after the passes", Tries{4, 0, 5, 3}, 1, false, false},
		{"played on after the failures", Tries{0, 4, 5, 3}, 1, false, false},
		{"both ends", Tries{3, 3, 5, 3}, 1, false, false},
		{"a rule beyond the tries", Tries{2, 1, 3, 4}, 1, false, false},
		{"a rule below none", Tries{2, 1, 3, -1}, 1, false, false},
		{"fewer than none", Tries{-1, 4, 3, 0}, 1, false, false},
		{"nothing", Tries{}, 1, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if value, ok := test.tries.PassAll(test.j); ok != test.all || !ok && value != 0 {
				t.Errorf("pass^%d = %v, %v; want %v", test.j, value, ok, test.all)
			}
			if value, ok := test.tries.PassAny(test.j); ok != test.any || !ok && value != 0 {
				t.Errorf("pass@%d = %v, %v; want %v", test.j, value, ok, test.any)
			}
		})
	}
}

// Played in every way that there is, each weighted with its probability, the estimates come to
// exactly what they estimate.
func TestPassIsUnbiased(t *testing.T) {
	for k := 1; k <= 9; k++ {
		for passIf := range k + 1 {
			for _, p := range []float64{0, 0.1, 0.37, 0.5, 0.8, 1} {
				checkUnbiased(t, k, passIf, p)
			}
		}
	}
}

func checkUnbiased(t *testing.T, k, passIf int, p float64) {
	t.Helper()
	mostPassed, mostFailed := k, k
	if passIf > 0 {
		mostPassed, mostFailed = passIf, k-passIf+1
	}
	for j := 1; j <= mostPassed; j++ {
		got := expected(t, Tries{K: k, PassIf: passIf}, p, func(end Tries) (float64, bool) { return end.PassAll(j) })
		if want := math.Pow(p, float64(j)); !near(got, want, 1e-12) {
			t.Errorf("k %d, pass if %d, p %v: pass^%d comes to %v, want %v", k, passIf, p, j, got, want)
		}
	}
	for j := 1; j <= mostFailed; j++ {
		got := expected(t, Tries{K: k, PassIf: passIf}, p, func(end Tries) (float64, bool) { return end.PassAny(j) })
		if want := 1 - math.Pow(1-p, float64(j)); !near(got, want, 1e-12) {
			t.Errorf("k %d, pass if %d, p %v: pass@%d comes to %v, want %v", k, passIf, p, j, got, want)
		}
	}
}

// expected plays on from so far in both ways, as the rule says, and gives the mean of the estimate.
func expected(t *testing.T, so Tries, p float64, estimate func(Tries) (float64, bool)) float64 {
	t.Helper()
	over := so.Passed+so.Failed == so.K
	if so.PassIf > 0 {
		over = so.Passed == so.PassIf || so.K-so.Failed < so.PassIf
	}
	value, ok := estimate(so)
	if ok != over {
		t.Fatalf("%+v: an estimate: %v, at an end: %v", so, ok, over)
	}
	if over {
		if !near(value, 0.5, 0.5) {
			t.Fatalf("%+v: estimate %v", so, value)
		}
		return value
	}
	pass, fail := so, so
	pass.Passed++
	fail.Failed++
	return p*expected(t, pass, p, estimate) + (1-p)*expected(t, fail, p, estimate)
}

// The share of passes is unbiased for a fixed number of tries alone: stopped at four of five passes
// or two failures, tries that pass half of the time seem to pass less often.
func TestEarlyStoppingBiasesTheShare(t *testing.T) {
	share := func(end Tries) (float64, bool) {
		_, ended := end.PassAll(1)
		return float64(end.Passed) / float64(max(end.Passed+end.Failed, 1)), ended
	}
	if got := expected(t, Tries{K: 5}, 0.5, share); !near(got, 0.5, 1e-12) {
		t.Errorf("of all five the share comes to %v, want 0.5", got)
	}
	if got := expected(t, Tries{K: 5, PassIf: 4}, 0.5, share); got > 0.45 {
		t.Errorf("stopped early the share comes to %v, want less than 0.45", got)
	}
}
