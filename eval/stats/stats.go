// Package stats holds the statistics by which results are judged: the interval of a rate, means
// and percentiles, the quality of a search, and whether two runs over the same dialogs differ by
// more than chance. Every figure is a function of its arguments alone, so that equal results are
// always judged alike.
package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Alpha is the level of every test and, as 1 − Alpha, the confidence of every interval: of runs
// that do not differ, one comparison in twenty may still say that they do.
const Alpha = 0.05

// z95 is the 1 − Alpha/2 quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Wilson gives the 95 % score interval of k successes in n, without continuity correction; of
// n = 0 it is all that a rate can be, [0, 1].
//
//	(p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n)
//
// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
// of the American Statistical Association 22 (1927), 209–212.
func Wilson(k, n int) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	count := float64(n)
	p := float64(k) / count
	z2 := z95 * z95
	scale := 1 + z2/count
	centre := (p + z2/(2*count)) / scale
	half := z95 * math.Sqrt(p*(1-p)/count+z2/(4*count*count)) / scale
	low, high = centre-half, centre+half
	// The formula gives these two exactly; its floating-point value misses them by a rounding.
	if k <= 0 {
		low = 0
	}
	if k >= n {
		high = 1
	}
	return low, high
}

// Mean gives the arithmetic mean, and false where there is nothing to average.
func Mean[N int | float64](values []N) (float64, bool) {
	if len(values) == 0 {
		return 0, false
	}
	sum := N(0)
	for _, v := range values {
		sum += v
	}
	return float64(sum) / float64(len(values)), true
}

// Median gives the middle value, of an even number of them the mean of the middle two, and false
// where there is none.
func Median[N int | float64](values []N) (float64, bool) {
	if len(values) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return float64(sorted[(n-1)/2]+sorted[n/2]) / 2, true
}

// Percentile gives the value at the nearest rank, ⌈p·n⌉ counted from 1, for p of percent/100
// (1 to 100), and false where there is no value. The rank is found in whole numbers: 0.9·n in
// floating point can fall on the wrong side of one.
func Percentile[N int | float64](values []N, percent int) (float64, bool) {
	if len(values) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := (percent*len(sorted) + 99) / 100
	return float64(sorted[min(max(rank, 1), len(sorted))-1]), true
}

// resamples is how many samples a bootstrap draws.
const resamples = 2000

// MeanInterval gives the 95 % interval of a mean by the percentile bootstrap, and false where there
// are fewer than two values. The same values give the same interval: the draws are seeded.
//
// B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979), 1–26.
func MeanInterval(values []int) (low, high float64, ok bool) {
	n := len(values)
	if n < 2 {
		return 0, 0, false
	}
	random := rand.New(rand.NewPCG(1979, 7))
	sums := make([]int, resamples)
	for i := range sums {
		for range n {
			sums[i] += values[random.IntN(n)]
		}
	}
	slices.Sort(sums)
	const tail = resamples / 40 // 2.5 %
	return float64(sums[tail-1]) / float64(n), float64(sums[resamples-tail-1]) / float64(n), true
}
