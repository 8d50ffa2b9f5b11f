package stats

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// PositiveInterval gives the 95 % interval of the mean of values above zero by Student's t on the scale of logarithms,
// whose low end is above zero as well, and false where there are fewer than two values. It takes the time of one pass,
// as that of many dialogs has to; [MeanInterval] draws samples. With s² the variance of the values,
//
//	x̄ · e^(± t·s / (x̄·√n))
//
// since the standard error of ln x̄ is that of x̄ divided by x̄: G. W. Oehlert, "A note on the delta method", The American
// Statistician 46 (1992), 27–29. t is that of Student (W. S. Gosset), "The probable error of a mean", Biometrika 6
// (1908), 1–25.
func PositiveInterval(values []int) (low, high float64, ok bool) {
	m := momentsOf(values)
	if m.n < 2 || m.mean <= 0 {
		return 0, 0, false
	}
	half := quantileT(m.n-1) * math.Sqrt(m.variance/m.n) / m.mean
	return m.mean * math.Exp(-half), m.mean * math.Exp(half), true
}

// Difference is that of two means, b − a, with its 95 % interval and the p of the test that there is none.
type Difference struct{ Value, Low, High, P float64 }

// Welch compares the means of two lists of different dialogs, whose spreads may differ, too. It is false
// where one has fewer than two values, or neither varies at all: there is no spread then to judge by.
//
// B. L. Welch, "The generalization of 'Student's' problem when several different population variances are
// involved", Biometrika 34 (1947), 28–35.
func Welch(a, b []int) (Difference, bool) {
	x, y := momentsOf(a), momentsOf(b)
	if x.n < 2 || y.n < 2 || x.variance+y.variance == 0 {
		return Difference{}, false
	}
	d := Difference{Value: y.mean - x.mean}
	ofX, ofY := x.variance/x.n, y.variance/y.n
	error2 := ofX + ofY
	freedom := error2 * error2 / (ofX*ofX/(x.n-1) + ofY*ofY/(y.n-1))
	half := quantileT(freedom) * math.Sqrt(error2)
	d.Low, d.High = d.Value-half, d.Value+half
	d.P = mathext.RegIncBeta(freedom/2, 0.5, freedom/(freedom+d.Value*d.Value/error2))
	return d, true
}

// quantileT gives the 1 − Alpha/2 quantile of Student's t: that for which the incomplete beta function, the
// chance to be farther from 0, is Alpha.
//
// M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.1.
func quantileT(freedom float64) float64 {
	x := mathext.InvRegIncBeta(freedom/2, 0.5, Alpha)
	return math.Sqrt(freedom * (1 - x) / x)
}

// moments is how many values there are, their mean, and their variance as estimated from them.
type moments struct{ n, mean, variance float64 }

func momentsOf(values []int) moments {
	mean, _ := Mean(values)
	m := moments{n: float64(len(values)), mean: mean}
	for _, v := range values {
		m.variance += (float64(v) - mean) * (float64(v) - mean)
	}
	if m.n > 1 {
		m.variance /= m.n - 1
	}
	return m
}
