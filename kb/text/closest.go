package text

// Closest gives the name in known that name was probably meant to be: the one with the fewest
// edits (a letter added, lost, changed, or two neighbours swapped), case and ё aside. Up to one
// edit is allowed in names shorter than five letters, two below nine, three in longer ones. Of
// equally near names the alphabetically first wins; "" when none is near.
func Closest(name string, known []string) string {
	want := []rune(Fold(name))
	best, bestEdits := "", 0
	for _, k := range known {
		got := []rune(Fold(k))
		limit := tolerance(max(len(want), len(got)))
		if diff := len(want) - len(got); diff > limit || -diff > limit {
			continue
		}
		d := edits(want, got)
		if d > limit || d >= min(len(want), len(got)) {
			continue
		}
		if best == "" || d < bestEdits || d == bestEdits && k < best {
			best, bestEdits = k, d
		}
	}
	return best
}

func tolerance(length int) int {
	switch {
	case length < 5:
		return 1
	case length < 9:
		return 2
	}
	return 3
}

// edits is the Damerau-Levenshtein distance in its restricted form (optimal string alignment: no
// stretch is edited twice), three rows at a time.
func edits(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row = above, row, before
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
