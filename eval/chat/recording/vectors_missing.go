package recording

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// missing says of texts that no vector of them is recorded, and of the first, which recorded text is nearest
// and how that differs.
func (v *Vectors) missing(texts []string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.unrecorded(texts)
}

// unrecorded is missing for whoever holds the lock.
func (v *Vectors) unrecorded(texts []string) error {
	if len(v.kept) == 0 {
		return &failedError{"nothing is recorded of the embedding model " + v.inner.Name()}
	}
	it := section{name: "it", lines: strings.Split(v.nearest(texts[0]), "\n")}
	message := "no vector of a text is recorded; the nearest text differs: " + it.differs(section{name: "it", lines: strings.Split(texts[0], "\n")})
	switch more := len(texts) - 1; more {
	case 0:
	case 1:
		message += "; nor is that of 1 more text"
	default:
		message += fmt.Sprintf("; nor are those of %d more texts", more)
	}
	return &failedError{message}
}

// nearest gives the recorded text that has the most words in common with another, and the fewest of its own.
func (v *Vectors) nearest(text string) string {
	nearest, least := "", -1
	for _, other := range slices.Sorted(maps.Keys(v.kept)) {
		if d := wordDistance(other, text); least < 0 || d < least {
			nearest, least = other, d
		}
	}
	return nearest
}

// wordDistance counts the words that only one of two texts has.
func wordDistance(a, b string) int {
	count := map[string]int{}
	for word := range strings.FieldsSeq(strings.ToLower(a)) {
		count[word]++
	}
	for word := range strings.FieldsSeq(strings.ToLower(b)) {
		count[word]--
	}
	d := 0
	for _, n := range count {
		d += max(n, -n)
	}
	return d
}
