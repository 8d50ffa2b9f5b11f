package stats

import (
	"math"
	"testing"
)

func TestNewcombe(t *testing.T) {
	for _, test := range []struct {
		name                  string
		pairs                 Pairs
		difference, low, high float64
		tolerance             float64 // half a unit of the last place
	}{
		{"ten lost, two won", Pairs{70, 10, 2, 18}, -0.080, -0.151, -0.011, 5e-4},
		{"two lost, ten won", Pairs{70, 2, 10, 18}, 0.080, 0.011, 0.151, 5e-4},
		{"Bentur 2009, in Fagerland 2014", Pairs{1, 1, 7, 12}, 0.286, 0.026, 0.507, 5e-4},
		{"Cavo 2012, in Fagerland 2014", Pairs{59, 6, 16, 80}, 0.0621, 0.0046, 0.1186, 5e-5},
		{"runs that disagree more than by chance", Pairs{10, 30, 40, 20}, 0.1, -0.0629, 0.2567, 5e-5},
		{"agreement of less than half a dialog", Pairs{4, 3, 4, 4}, 1.0 / 15, -0.2617, 0.3758, 5e-5},
		{"no pair", Pairs{}, 0, -1, 1, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			difference, low, high := Newcombe(test.pairs)
			if !near(difference, test.difference, test.tolerance) || !near(low, test.low, test.tolerance) ||
				!near(high, test.high, test.tolerance) {
				t.Errorf("%.4f [%.4f, %.4f], want %.4f [%.4f, %.4f]",
					difference, low, high, test.difference, test.low, test.high)
			}
		})
	}
}

// Where one run passed all and the other none nothing is known of φ, and the interval is that of
// two independent rates.
func TestNewcombeWithoutCorrelation(t *testing.T) {
	_, low, high := Newcombe(Pairs{OnlyB: 10})
	floor, _ := Wilson(10, 10)
	_, ceiling := Wilson(0, 10)
	if want := 1 - math.Hypot(1-floor, ceiling); !near(low, want, 1e-12) || high != 1 {
		t.Errorf("[%v, %v], want [%v, 1]", low, high, want)
	}
}

// Every table of up to twelve pairs: the interval holds the difference, lies in [−1, 1], is the
// mirror of that of the runs exchanged and of passes and failures exchanged, and is never without
// width.
func TestNewcombeProperties(t *testing.T) {
	for n := 1; n <= 12; n++ {
		for both := range n + 1 {
			for a := range n - both + 1 {
				for b := range n - both - a + 1 {
					checkNewcombe(t, Pairs{both, a, b, n - both - a - b})
				}
			}
		}
	}
	checkNewcombe(t, Pairs{700_000, 100_000, 20_000, 180_000})
	checkNewcombe(t, Pairs{999_999, 0, 0, 1})
	checkNewcombe(t, Pairs{0, 999_999, 1, 0})
	checkNewcombe(t, Pairs{500_000, 0, 0, 500_000})
}

func checkNewcombe(t *testing.T, p Pairs) {
	t.Helper()
	difference, low, high := Newcombe(p)
	if !(-1 <= low && low <= difference && difference <= high && high <= 1 && low < high) {
		t.Fatalf("%+v: %v [%v, %v]", p, difference, low, high)
	}
	for name, mirror := range map[string]Pairs{
		"runs":   {p.Both, p.OnlyB, p.OnlyA, p.Neither},
		"passes": {p.Neither, p.OnlyB, p.OnlyA, p.Both},
	} {
		d, l, h := Newcombe(mirror)
		if d != -difference || !near(l, -high, 1e-12) || !near(h, -low, 1e-12) {
			t.Fatalf("%+v: %v [%v, %v], with %s exchanged %v [%v, %v]", p, difference, low, high, name, d, l, h)
		}
	}
	if p.OnlyA == 0 && p.OnlyB == 0 && !near(low, -high, 1e-12) {
		t.Fatalf("%+v: a run against itself has [%v, %v]", p, low, high)
	}
}

func TestPairsN(t *testing.T) {
	if n := (Pairs{70, 10, 2, 18}).N(); n != 100 {
		t.Errorf("n = %d, want 100", n)
	}
}
