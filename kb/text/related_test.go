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

// TestGeneralPhrases: the groups of phrases are read apart from those of words, none is empty, and each has a phrase of
// several words, without which it would be a group of words.
func TestGeneralPhrases(t *testing.T) {
	groups := GeneralPhrases()
	if len(groups) < 5 {
		t.Errorf("%d groups", len(groups))
	}
	for _, group := range groups {
		longest := 0
		for _, phrase := range group {
			if len(Words(phrase)) == 0 {
				t.Errorf("%q has an empty phrase", group)
			}
			longest = max(longest, len(Words(phrase)))
		}
		if longest < 2 || len(group) < 2 {
			t.Errorf("%q is no group of phrases", group)
		}
	}
	if related := GeneralWords().To("gift"); slices.Contains(related, Stem("voucher")) {
		t.Errorf("a word of a phrase is taken for a word of its own: %q", related)
	}
}
