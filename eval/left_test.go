package eval

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLeft holds that a report names each set of which dialogs were not played, and how many.
func TestLeft(t *testing.T) {
	sets := parse(t, `
		set: prices
		dialogs: [{id: a, user: Сколько стоит Pro?, says: 990}, {id: b, user: How much is Pro?, says: $10}, {id: c, user: Find me a laptop, expect: declined}]
	`)
	for _, name := range []string{"люди", "played"} {
		other := *sets[0]
		other.Name = name
		sets = append(sets, &other)
	}
	results := []Result{{Set: "prices", ID: "b"}, {Set: "played", ID: "a"}, {Set: "played", ID: "b"}, {Set: "played", ID: "c"}}
	r := NewReport(Made{Sets: sets}, results)
	want := &Left{Sets: []LeftSet{{"prices", 2, 3}, {"люди", 3, 3}}}
	if diff := cmp.Diff(want, r.Left); diff != "" || r.Unfinished != 5 {
		t.Errorf("%d unfinished: %s", r.Unfinished, diff)
	}
	if got := r.Part(); got != "5 dialogs were not played: prices 2 of 3, люди 3 of 3" {
		t.Error(got)
	}
	for i := range 10 {
		want.Sets = append(want.Sets, LeftSet{fmt.Sprint(i), 1, 1})
	}
	if got := want.String(); got != "prices 2 of 3, люди 3 of 3, 0 1 of 1, 1 1 of 1, 2 1 of 1, 3 1 of 1, 4 1 of 1, 5 1 of 1, 6 1 of 1, 7 1 of 1 … and of 2 more sets" {
		t.Error(got)
	}
	if whole := NewReport(Made{Sets: sets[2:]}, results[1:]); whole.Left != nil {
		t.Errorf("of a whole run %v is left", whole.Left)
	}
}
