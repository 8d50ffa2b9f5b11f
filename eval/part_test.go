package eval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A part of a report counts its own sets and no others, and the whole stays as it is.
func TestOnly(t *testing.T) {
	whole := lots("ppppppppppffffffffffpppppeeeee")
	part, err := whole.Only([]string{"set a", "set c", "none"})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range part.Sets {
		names = append(names, s.Set)
	}
	if diff := cmp.Diff([]string{"set a", "set c"}, names); diff != "" {
		t.Error(diff)
	}
	if got := part.Total; got.Dialogs != 20 || got.Passed != 15 || got.Errors != 5 {
		t.Errorf("%d dialogs, %d passed, %d errors", got.Dialogs, got.Passed, got.Errors)
	}
	if whole.Total.Dialogs != 30 || len(whole.Sets) != 3 {
		t.Errorf("the whole has %d dialogs in %d sets now", whole.Total.Dialogs, len(whole.Sets))
	}
	broken := lots("p")
	broken.dialogs = failing
	if _, err := broken.Only([]string{"set a"}); err == nil {
		t.Error("a report that breaks off gives no error")
	}
}
