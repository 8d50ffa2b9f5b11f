package stats

import (
	"math"
	"testing"
)

// TestProportions holds the worked examples of Newcombe's table II, method 10. There the difference is the
// first share less the second.
func TestProportions(t *testing.T) {
	for _, c := range []struct {
		first, second Share
		low, high     float64
	}{
		{Share{56, 70}, Share{48, 80}, 0.0524, 0.3339},
		{Share{9, 10}, Share{3, 10}, 0.1705, 0.8090},
		{Share{6, 7}, Share{2, 7}, 0.0582, 0.8062},
		{Share{5, 56}, Share{0, 29}, -0.0381, 0.1926},
		{Share{0, 10}, Share{0, 20}, -0.1611, 0.2775},
		{Share{10, 10}, Share{0, 10}, 0.6075, 1},
	} {
		d, low, high := Proportions(c.second, c.first)
		if math.Abs(low-c.low) > 5e-5 || math.Abs(high-c.high) > 5e-5 || math.Abs(d-c.first.value()+c.second.value()) > 1e-15 {
			t.Errorf("%v − %v = %v [%.4f, %.4f], want [%v, %v]", c.first, c.second, d, low, high, c.low, c.high)
		}
	}
	if d, low, high := Proportions(Share{}, Share{1, 2}); d != 0 || low != -1 || high != 1 {
		t.Errorf("of nothing: %v [%v, %v]", d, low, high)
	}
}

// TestFisher holds the test against tables whose p is known: Fisher's tea (34 ÷ 70), his twins (1930), and
// shares without a difference.
func TestFisher(t *testing.T) {
	for _, c := range []struct {
		a, b Share
		p    float64
	}{
		{Share{3, 4}, Share{1, 4}, 34. / 70},
		{Share{10, 13}, Share{2, 17}, 0.0005367},
		{Share{5, 10}, Share{5, 10}, 1},
		{Share{0, 10}, Share{0, 7}, 1},
		{Share{0, 0}, Share{3, 7}, 1},
		{Share{10, 10}, Share{0, 10}, 2. / 184756},
	} {
		if p := Fisher(c.a, c.b); math.Abs(p-c.p) > 1e-4*c.p {
			t.Errorf("%v and %v: p %v, want %v", c.a, c.b, p, c.p)
		}
		if p, back := Fisher(c.a, c.b), Fisher(c.b, c.a); math.Abs(p-back) > 1e-9 {
			t.Errorf("%v and %v: p %v one way and %v the other", c.a, c.b, p, back)
		}
	}
}

// TestFisherCounts deals the successes in every way and counts.
func TestFisherCounts(t *testing.T) {
	for nA := range 6 {
		for nB := range 6 {
			for kA := range nA + 1 {
				for kB := range nB + 1 {
					ways := map[int]int{}
					for deal := range 1 << (nA + nB) {
						ofA, all := 0, 0
						for i := range nA + nB {
							if deal>>i&1 == 1 {
								all++
								if i < nA {
									ofA++
								}
							}
						}
						if all == kA+kB {
							ways[ofA]++
						}
					}
					all, asFar := 0, 0
					for _, n := range ways {
						all += n
						if n <= ways[kA] {
							asFar += n
						}
					}
					if p, want := Fisher(Share{kA, nA}, Share{kB, nB}), float64(asFar)/float64(all); math.Abs(p-want) > 1e-9 {
						t.Fatalf("%d of %d and %d of %d: p %v, want %v", kA, nA, kB, nB, p, want)
					}
				}
			}
		}
	}
}
