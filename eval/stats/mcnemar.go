package stats

import "math"

// McNemar tests whether two runs over the same dialogs pass equally often: onlyA dialogs passed in
// the first run alone, onlyB in the second alone. Dialogs on which the runs agree tell nothing
// about the difference and do not enter. p is the exact two-sided value, 2·P(X ≤ min(onlyA, onlyB))
// and at most 1, with X binomial of onlyA + onlyB tries at ½; midP counts half of the probability
// of what was observed, and so errs less on the side of saying nothing. Both are 1 where no dialog
// differs. The work grows with the root of the number of dialogs.
//
// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or
// percentages", Psychometrika 12 (1947), 153–157; the mid-p: M. W. Fagerland, S. Lydersen,
// P. Laake, "The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than
// exact conditional", BMC Medical Research Methodology 13 (2013), 91.
func McNemar(onlyA, onlyB int) (p, midP float64) {
	n := onlyA + onlyB
	if n <= 0 {
		return 1, 1
	}
	upTo, at := coinTosses(min(onlyA, onlyB), n)
	if onlyA == onlyB {
		return 1, 1 - at/2 // the two tails share the middle: what was observed is there once
	}
	p = min(1, 2*upTo)
	return p, p - at
}

// coinTosses gives the probability of at most k heads in n tosses, and that of exactly k, for
// k ≤ n/2. Factorials of n overflow from 171 on, so the latter is the exponential of a sum of
// log-gammas; the others follow from it, falling, until they no longer change the sum.
func coinTosses(k, n int) (upTo, at float64) {
	at = math.Exp(logFactorial(n) - logFactorial(k) - logFactorial(n-k) - float64(n)*math.Ln2)
	upTo = at
	for term := at; k > 0 && term > upTo*1e-17; k-- {
		term *= float64(k) / float64(n-k+1)
		upTo += term
	}
	return upTo, at
}

func logFactorial(n int) float64 {
	log, _ := math.Lgamma(float64(n) + 1)
	return log
}
