package stats

import "sort"

// Detectable gives the smallest difference of two pass rates that this many pairs could have shown
// while against of them flipped the other way: the least net number of flips with a McNemar p below
// Alpha, as a share of the pairs. Where none flip the other way that is 6 of them. It is false
// where not even a flip of all the rest would do. The p falls as more flip, so it is found by
// halving.
func Detectable(pairs, against int) (difference float64, ok bool) {
	most := pairs - 2*against
	if against < 0 || most < 1 {
		return 0, false
	}
	net := 1 + sort.Search(most, func(i int) bool {
		p, _ := McNemar(against+1+i, against)
		return p < Alpha
	})
	if net > most {
		return 0, false
	}
	return float64(net) / float64(pairs), true
}
