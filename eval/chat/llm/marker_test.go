package llm

import (
	"strings"
	"testing"
)

// TestHeard holds that whoever listens to a reply never reads a marker, not even the beginning of one.
func TestHeard(t *testing.T) {
	const whole = "[[clarify: ambiguous]]\nPro стоит 990 ₽ [[kb/prices.csv#pro]] в месяц.\n```\na[[0]]\n```\n"
	var last string
	for i := range whole {
		switch last = heard(whole[:i]); last {
		case "":
			if i > len("[[clarify: ambiguous]]\n") {
				t.Errorf("nothing of %q", whole[:i])
			}
		default:
			for _, marker := range []string{"clarify", "kb/", "[[k", "[[c"} {
				if strings.Contains(last, marker) {
					t.Errorf("%q of %q", last, whole[:i])
				}
			}
		}
	}
	if want := "Pro стоит 990 ₽ в месяц.\n```\na[[0]]\n```"; heard(whole) != want {
		t.Errorf("%q, want %q", heard(whole), want)
	}
}
