package stats

import "math"

// Share is K of N.
type Share struct{ K, N int }

func (s Share) value() float64 { return float64(s.K) / float64(s.N) }

// Proportions gives the difference of two shares of different dialogs, b − a, and its 95 % interval. Where
// one of them is of nothing, the difference is 0 and the interval all that it can be, [−1, 1].
//
// With [a₁, a₂] and [b₁, b₂] their Wilson intervals,
//
//	low  = b − a − √((b − b₁)² + (a₂ − a)²)
//	high = b − a + √((b₂ − b)² + (a − a₁)²)
//
// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
// eleven methods", Statistics in Medicine 17 (1998), 873–890, method 10.
func Proportions(a, b Share) (difference, low, high float64) {
	if a.N <= 0 || b.N <= 0 {
		return 0, -1, 1
	}
	lowA, highA := Wilson(a.K, a.N)
	lowB, highB := Wilson(b.K, b.N)
	difference = b.value() - a.value()
	return difference, difference - math.Hypot(b.value()-lowB, highA-a.value()), difference + math.Hypot(highB-b.value(), a.value()-lowA)
}

// Fisher gives the p of the exact test that two shares of different dialogs are those of one and the same
// chance: of all ways to deal the successes of both to the dialogs of both, the share of those that are no
// likelier than what was observed. Where there is nothing to tell apart it is 1.
//
// R. A. Fisher, Statistical Methods for Research Workers (Oliver and Boyd, Edinburgh), 5th edition 1934,
// section 21.02; two-sided as J. O. Irwin, "Tests of significance for differences between percentages based
// on small numbers", Metron 12 (1935), 83–94.
func Fisher(a, b Share) float64 {
	const rounding = 1e-7 // of chances that are equal but for the computing
	successes := a.K + b.K
	least, most := max(0, successes-b.N), min(a.N, successes)
	chance := func(k int) float64 {
		return math.Exp(logChoose(a.N, k) + logChoose(b.N, successes-k) - logChoose(a.N+b.N, successes))
	}
	observed, p := chance(a.K), 0.0
	for k := least; k <= most; k++ {
		if c := chance(k); c <= observed*(1+rounding) {
			p += c
		}
	}
	return min(p, 1)
}

// logChoose gives ln C(n, k).
func logChoose(n, k int) float64 {
	all, _ := math.Lgamma(float64(n + 1))
	chosen, _ := math.Lgamma(float64(k + 1))
	left, _ := math.Lgamma(float64(n - k + 1))
	return all - chosen - left
}
