package eval

import (
	"testing"
)

// TestDrafts holds that drafts are kept apart: whatever they come to, no figure, threshold, comparison or standing
// of the run knows them.
func TestDrafts(t *testing.T) {
	sets := []*Set{
		{Name: "a", Dialogs: []*Dialog{{ID: "one"}, {ID: "draft", Draft: true}}},
		{Name: "b", Draft: true, Dialogs: []*Dialog{{ID: "dead", Draft: true}}},
	}
	results := []Result{
		{Set: "a", ID: "one", Outcome: Resolved, Passed: true, Turns: 2},
		{Set: "a", ID: "draft", Outcome: Unresolved, Draft: true, Failed: []FailedCheck{{Check: "says", Cause: Answer}}},
		{Set: "b", ID: "dead", Outcome: Errored, Draft: true},
	}
	r := NewReport(Made{Sets: sets}, results)
	var thresholds []Threshold
	for _, s := range []string{"pass_rate >= 100%", "errors == 0", "pass_rate{set=b} >= 100%"} {
		threshold, err := ParseThreshold(at(), s)
		if err != nil {
			t.Fatal(err)
		}
		thresholds = append(thresholds, threshold)
	}
	r.Judge(thresholds, nil)
	if r.Standing() != Good || len(r.Thresholds) != 2 || r.Total.Dialogs != 1 || len(r.Sets) != 1 || len(r.Mend) != 0 || r.Unfinished != 0 {
		t.Errorf("%+v", r.Head)
	}
	if d := r.Drafts; d == nil || d.Total.Dialogs != 2 || d.Total.Errors != 1 || len(d.Dialogs) != 2 {
		t.Errorf("%+v", d)
	}
	for d := range r.Dialogs() {
		if d.Draft {
			t.Errorf("%s is among the dialogs", d.Name())
		}
	}
	r.Judge(nil, nil)
	if r.Standing() != Good {
		t.Error("a draft that did not pass gates")
	}
	if c, err := Compare(r, NewReport(Made{Sets: sets[:1]}, results[:1]), Margin); err != nil || len(c.Unmatched) != 0 || c.Pairs != 1 {
		t.Errorf("%+v %v", c, err)
	}
	if again := NewReport(Made{Sets: sets[:1]}, results[:1]); again.Drafts != nil {
		t.Error("drafts of nothing")
	}
}
