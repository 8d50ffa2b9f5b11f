package ui

import "testing"

// TestBar holds that a bar is as long as its share, to an eighth of a column, and never longer than its room.
func TestBar(t *testing.T) {
	for _, c := range []struct {
		share float64
		want  string
	}{{0, ""}, {0.5, "██"}, {1, "████"}, {2, "████"}, {-1, ""}, {0.625, "██▌"}, {1. / 32, "▏"}, {31. / 32, "███▉"}} {
		if got := Bar(c.share, 4); got != c.want {
			t.Errorf("%v: %q, want %q", c.share, got, c.want)
		}
	}
}
