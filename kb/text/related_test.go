package text

import (
	"slices"
	"testing"
)

// TestGeneralWords: the groups are of single words that no text needs, and no word is related to itself.
func TestGeneralWords(t *testing.T) {
	r := GeneralWords()
	for _, pair := range [][2]string{{"вернуть", "возвратов"}, {"доставки", "привезти"}, {"refunds", "returning"}, {"shipping", "delivered"}} {
		if !slices.Contains(r.To(pair[0]), Stem(pair[1])) {
			t.Errorf("%s is not related to %s, only to %q", pair[0], pair[1], r.To(pair[0]))
		}
	}
	for stem, others := range r {
		if slices.Contains(others, stem) {
			t.Errorf("%s is related to itself", stem)
		}
		if Stop(stem) {
			t.Errorf("%s has no subject", stem)
		}
		if len(others) > 24 {
			t.Errorf("%s is related to %d words", stem, len(others))
		}
	}
	if len(r) < 300 {
		t.Errorf("%d words", len(r))
	}
}
