package main

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// changeRecounted tests again what changed from the first quarter to the second.
func changeRecounted(t *testing.T, all []rawDialog, s statsJSON) {
	t.Helper()
	quarter := func(from, to string) []rawDialog {
		return slices.DeleteFunc(slices.Clone(all), func(d rawDialog) bool { return d.Started < from || d.Started >= to })
	}
	a, b := quarter("2026-01", "2026-04"), quarter("2026-04", "2026-07")
	p, q := recount(t, a), recount(t, b)
	for name, c := range map[string]struct {
		a, b rateJSON
		got  differenceJSON
	}{"resolution rate": {p.ResolutionRate, q.ResolutionRate, s.Change.ResolutionRate}, "confirmed": {p.ConfirmedRate, q.ConfirmedRate, s.Change.ConfirmedRate}} {
		d := *c.b.Value - *c.a.Value
		want := differenceJSON{
			Difference: d, P: fisher(c.a.K, c.a.N, c.b.K, c.b.N),
			Low:  d - math.Hypot(*c.b.Value-c.b.Low, c.a.High-*c.a.Value),
			High: d + math.Hypot(c.b.High-*c.b.Value, *c.a.Value-c.a.Low),
		}
		want.Noise = want.P >= 0.05
		if diff := cmp.Diff(want, c.got, cmpopts.EquateApprox(0, 1e-8)); diff != "" {
			t.Errorf("%s (-lines +reported):\n%s", name, diff)
		}
	}
	turns := func(dialogs []rawDialog) (n, mean, variance float64) {
		var all []int
		for _, d := range dialogs {
			if d.contained() {
				all = append(all, d.turns())
			}
		}
		mean, variance = meanAndVariance(all)
		return float64(len(all)), mean, variance
	}
	n, meanA, varianceA := turns(a)
	m, meanB, varianceB := turns(b)
	u, v := varianceA/n, varianceB/m
	freedom := (u + v) * (u + v) / (u*u/(n-1) + v*v/(m-1))
	half := studentQuantile(freedom) * math.Sqrt(u+v)
	want := differenceJSON{Difference: meanB - meanA, Low: meanB - meanA - half, High: meanB - meanA + half, P: studentTail(math.Abs(meanB-meanA)/math.Sqrt(u+v), freedom)}
	if diff := cmp.Diff(want, s.Change.Turns, cmpopts.EquateApprox(0, 1e-7)); diff != "" {
		t.Errorf("turns (-lines +reported):\n%s", diff)
	}
	if want.P >= 0.05 || want.Difference >= 0 {
		t.Errorf("the sample does not show that turns fell: %+v", want)
	}
}

// fisher sums the chances of Fisher's exact test in whole numbers.
func fisher(kA, nA, kB, nB int) float64 {
	ways := func(k int) *big.Int {
		return new(big.Int).Mul(new(big.Int).Binomial(int64(nA), int64(k)), new(big.Int).Binomial(int64(nB), int64(kA+kB-k)))
	}
	asFar := new(big.Int)
	for k := max(0, kA+kB-nB); k <= min(nA, kA+kB); k++ {
		if ways(k).Cmp(ways(kA)) <= 0 {
			asFar.Add(asFar, ways(k))
		}
	}
	p, _ := new(big.Rat).SetFrac(asFar, new(big.Int).Binomial(int64(nA+nB), int64(kA+kB))).Float64()
	return p
}

func meanAndVariance(values []int) (mean, variance float64) {
	for _, v := range values {
		mean += float64(v) / float64(len(values))
	}
	for _, v := range values {
		variance += (float64(v) - mean) * (float64(v) - mean) / float64(len(values)-1)
	}
	return mean, variance
}

// studentTail integrates the density of Student's t from t on, both ways, by Simpson's rule.
func studentTail(t, freedom float64) float64 {
	g1, _ := math.Lgamma((freedom + 1) / 2)
	g2, _ := math.Lgamma(freedom / 2)
	density := func(x float64) float64 {
		return math.Exp(g1-g2-(freedom+1)/2*math.Log1p(x*x/freedom)) / math.Sqrt(freedom*math.Pi)
	}
	const steps = 20000
	width, sum := t/steps, density(0)+density(t)
	for i := 1; i < steps; i++ {
		sum += density(width*float64(i)) * float64(2+2*(i%2))
	}
	return 1 - 2*sum*width/3
}

// studentQuantile finds by halving where 5 % lie beyond.
func studentQuantile(freedom float64) float64 {
	low, high := 0.0, 50.0
	for range 60 {
		if middle := (low + high) / 2; studentTail(middle, freedom) > 0.05 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
