package stats

import (
	"math"
	"math/bits"
	"slices"
)

const (
	// listedSigns is the number of differences up to which every pattern of signs is tried: half a
	// million at most, however great the differences.
	listedSigns = 20
	// exactSteps bounds the work, and so the time to some tens of milliseconds, of finding the
	// distribution of the sum; the memory is a number for each value of it, at most 20 MB.
	exactSteps = 50_000_000
)

// SignFlip tests whether paired differences of whole numbers, such as the turns of the same dialogs
// in two runs, lie around 0: p is the share of all ways to give them signs in which the sum is at
// least as far from 0 as it was observed. It gives their mean, too. A difference of 0 has no sign
// and leaves p as it is; of no difference at all the mean is 0 and p is 1.
//
// p is exact for up to 20 differences other than 0, and for n of them as long as n times the sum of
// their sizes (in units of their greatest common divisor) is at most 50 million: 1,000 differences
// of 50 on average. Beyond that it is that of a normal distribution with the exact variance, the
// sum of the squares, and a correction for continuity: with whole numbers the sum moves in steps of
// two units, and the observed one stands for the unit before it. Sums are exact below 2⁵³.
//
// R. A. Fisher, The Design of Experiments (Oliver and Boyd, Edinburgh 1935), section 21; E. J. G.
// Pitman, "Significance tests which may be applied to samples from any populations", Supplement to
// the Journal of the Royal Statistical Society 4 (1937), 119–130.
func SignFlip(differences []int) (mean, p float64) {
	var sizes []float64
	sum, total, unit := 0.0, 0.0, 0.0
	for _, d := range differences {
		if size := math.Abs(float64(d)); size > 0 {
			sizes = append(sizes, size)
			sum += float64(d)
			total += size
			unit = commonDivisor(unit, size)
		}
	}
	if sum == 0 {
		return 0, 1
	}
	for i := range sizes {
		sizes[i] /= unit
	}
	slices.Sort(sizes) // the smallest first keep the distribution short for longest
	observed := math.Abs(sum) / unit
	total /= unit
	switch n := len(sizes); {
	case n <= listedSigns:
		p = signsListed(sizes, observed)
	case float64(n)*total <= exactSteps:
		p = signsSummed(sizes, int(total), int(observed))
	default:
		p = signsNormal(sizes, observed)
	}
	return sum / float64(len(differences)), p
}

// signsListed tries every pattern of signs with the last one positive, for the opposite pattern has
// the opposite sum, and is as far from 0. Each differs from the one before in one sign (a Gray
// code). It changes sizes.
func signsListed(sizes []float64, observed float64) float64 {
	sum := 0.0
	for _, size := range sizes {
		sum += size
	}
	patterns, asFar := 1<<(len(sizes)-1), 0
	for i := 1; ; i++ {
		if math.Abs(sum) >= observed {
			asFar++
		}
		if i == patterns {
			return float64(asFar) / float64(patterns)
		}
		flipped := bits.TrailingZeros(uint(i))
		sum -= 2 * sizes[flipped]
		sizes[flipped] = -sizes[flipped]
	}
}

// signsSummed finds the distribution of the sum of those that come out positive, one difference
// after another; the sum of all is twice that less total. By symmetry the upper tail is half of p.
func signsSummed(sizes []float64, total, observed int) float64 {
	chance := make([]float64, total+1)
	chance[0] = 1
	reached := 0
	for _, s := range sizes {
		size := int(s)
		reached += size
		for sum := reached; sum >= size; sum-- {
			chance[sum] = (chance[sum] + chance[sum-size]) / 2
		}
		for sum := range size {
			chance[sum] /= 2
		}
	}
	tail := 0.0
	for sum := total; 2*sum-total >= observed; sum-- { // from the smallest, to lose none of them
		tail += chance[sum]
	}
	return min(1, 2*tail)
}

func signsNormal(sizes []float64, observed float64) float64 {
	variance := 0.0
	for _, size := range sizes {
		variance += size * size
	}
	return math.Erfc((observed - 1) / math.Sqrt(2*variance))
}

// commonDivisor gives the greatest common divisor of two whole numbers.
func commonDivisor(a, b float64) float64 {
	for b > 0 {
		a, b = b, math.Mod(a, b)
	}
	return a
}
