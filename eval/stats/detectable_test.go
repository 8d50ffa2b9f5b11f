package stats

import (
	"math"
	"testing"
)

func TestDetectable(t *testing.T) {
	for _, test := range []struct {
		pairs, against int
		want           float64
		ok             bool
	}{
		{100, 0, 0.06, true},
		{6, 0, 1, true},
		{5, 0, 0, false},
		{0, 0, 0, false},
		{100, 1, 0.07, true}, // 8 against 1: p 0.0391, 7 against 1: 0.0703
		{9, 1, 7.0 / 9, true},
		{8, 1, 0, false},
		{100, 2, 0.08, true}, // 10 against 2: p 0.0386, 9 against 2: 0.0654
		{12, 2, 8.0 / 12, true},
		{11, 2, 0, false},
		{100, 50, 0, false},
		{100, -1, 0, false},
	} {
		got, ok := Detectable(test.pairs, test.against)
		if ok != test.ok || !near(got, test.want, 1e-12) {
			t.Errorf("%d pairs, %d against: %v, %v; want %v, %v", test.pairs, test.against, got, ok, test.want, test.ok)
		}
	}
}

// What is found is significant, and one flip less is not; where nothing is found, not even all of
// them are.
func TestDetectableIsTheLeast(t *testing.T) {
	check := func(pairs, against int) {
		t.Helper()
		difference, ok := Detectable(pairs, against)
		if !ok {
			if p, _ := McNemar(pairs-against, against); p < Alpha {
				t.Fatalf("%d pairs, %d against: nothing found, and all of them have p %v", pairs, against, p)
			}
			return
		}
		net := int(math.Round(difference * float64(pairs)))
		p, _ := McNemar(against+net, against)
		less, _ := McNemar(against+net-1, against)
		if p >= Alpha || less < Alpha || net+2*against > pairs {
			t.Fatalf("%d pairs, %d against: %d net, p %v, with one less %v", pairs, against, net, p, less)
		}
	}
	for pairs := 1; pairs <= 120; pairs++ {
		for against := 0; 2*against <= pairs; against++ {
			check(pairs, against)
		}
	}
	check(1_000_000, 100_000)
	check(1_000_000, 499_999)
}
