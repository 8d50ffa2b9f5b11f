package source

import (
	"slices"
	"testing"
)

func TestStepsInOrder(t *testing.T) {
	var s steps
	var got []int
	for _, item := range []string{"1. a", "   1. b", "   2. c", "   - d", "2. e", "   1. f", "1. g", "- h", "4) i"} {
		got = append(got, s.next(item))
	}
	if want := []int{1, 1, 2, 0, 2, 1, 3, 0, 4}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
