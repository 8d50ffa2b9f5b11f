package stats

import (
	"cmp"
	"slices"
)

// Holm adjusts the p values of several tests made at once, such as one for each question set, and
// gives them in the same order: one that is still below Alpha is significant although so many were
// tried. Of m values the smallest is multiplied by m, the next by m − 1 and so on; none becomes
// smaller than one before it, or greater than 1. The work is that of sorting them.
//
// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
// Statistics 6 (1979), 65–70.
func Holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted := make([]float64, len(p))
	highest := 0.0
	for rank, i := range order {
		highest = max(highest, min(1, float64(len(p)-rank)*p[i]))
		adjusted[i] = highest
	}
	return adjusted
}
