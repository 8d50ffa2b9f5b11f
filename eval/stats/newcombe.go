package stats

import "math"

// Pairs counts the dialogs that two runs, A and B, both played: those that passed in both, in one
// alone, and in neither.
type Pairs struct{ Both, OnlyA, OnlyB, Neither int }

// N gives the number of pairs.
func (p Pairs) N() int { return p.Both + p.OnlyA + p.OnlyB + p.Neither }

// Newcombe gives the difference of two pass rates over the same dialogs, B − A, and its 95 %
// interval: positive where B, the newer run, passes more often. All are shares, not points: −0.08
// is eight points lost. Without pairs the difference is 0 and the interval all that it can be,
// [−1, 1].
//
// With a and b the pass rates, [a₁, a₂] and [b₁, b₂] their Wilson intervals, and φ the correlation
// of the two runs,
//
//	low  = b − a − √((b − b₁)² − 2φ(b − b₁)(a₂ − a) + (a₂ − a)²)
//	high = b − a + √((b₂ − b)² − 2φ(b₂ − b)(a − a₁) + (a − a₁)²)
//
// R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions
// based on paired data", Statistics in Medicine 17 (1998), 2635–2650, method 10.
func Newcombe(p Pairs) (difference, low, high float64) {
	n := p.N()
	if n <= 0 {
		return 0, -1, 1
	}
	passedA, passedB := p.Both+p.OnlyA, p.Both+p.OnlyB
	a, b := float64(passedA)/float64(n), float64(passedB)/float64(n)
	lowA, highA := Wilson(passedA, n)
	lowB, highB := Wilson(passedB, n)
	phi := correlation(p)
	difference = float64(p.OnlyB-p.OnlyA) / float64(n)
	low = difference - jointly(b-lowB, highA-a, phi)
	high = difference + jointly(highB-b, a-lowA, phi)
	return difference, low, high
}

// correlation gives φ, the correlation of the two outcomes of a dialog, 0 where a run passed all or
// none. A positive one, which narrows the interval, is first taken towards 0 by half a dialog (the
// continuity correction of method 10), so that two runs that agree in every dialog still do not
// leave an interval without width.
func correlation(p Pairs) float64 {
	both, onlyA, onlyB, neither := float64(p.Both), float64(p.OnlyA), float64(p.OnlyB), float64(p.Neither)
	margins := (both + onlyA) * (onlyB + neither) * (both + onlyB) * (onlyA + neither)
	if margins <= 0 {
		return 0
	}
	numerator := both*neither - onlyA*onlyB
	if numerator > 0 {
		numerator = max(numerator-float64(p.N())/2, 0)
	}
	return numerator / math.Sqrt(margins)
}

// jointly gives √(x² − 2φxy + y²) in a form that no rounding can make the root of a negative.
func jointly(x, y, phi float64) float64 {
	return math.Sqrt((x-y)*(x-y) + 2*(1-phi)*x*y)
}
