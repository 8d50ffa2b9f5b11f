package replay

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
)

// TestTotal holds what is counted of which dialogs: those that left their course and those with an error are in no
// rate, and a side with an error does not touch the other.
func TestTotal(t *testing.T) {
	reply := func(cause eval.Cause, with chat.Role, held int, missing ...Missing) Reply {
		return Reply{Now: &Now{Cause: cause, Agreement: &Agreement{With: with, Facts: held + len(missing), Held: held, Missing: missing}}}
	}
	usd := func(s string) *eval.Cost { return &eval.Cost{Amount: s, Currency: "USD"} }
	dialogs := []*Dialog{
		{
			ID: "a", Course: Course{Outcome: eval.Resolved, Turns: 2, Cost: usd("0.1")}, Then: Then{eval.HandedOff, 4},
			Replies: []Reply{reply("", chat.Human, 2), reply(eval.Answer, chat.Human, 1, Missing{Today: "x"})},
		},
		{
			ID: "b", Course: Course{Outcome: eval.HandedOff, Turns: 4, NotReached: 2, Cost: usd("0.2")}, Then: Then{eval.Resolved, 6},
			Replies: []Reply{reply("", chat.Operator, 0, Missing{Today: "x"}), {Now: &Now{Changed: []string{"text"}}}},
		},
		{ID: "c", Course: Course{Outcome: eval.Resolved, Turns: 9, Diverged: &Divergence{Why: WhyTold}, Cost: usd("0")}, Then: Then{eval.Resolved, 9}},
		{ID: "d", Course: Course{Outcome: eval.Errored, Cost: usd("0")}, Then: Then{eval.Resolved, 9}, Replies: []Reply{{}}},
	}
	for _, d := range dialogs {
		d.Against = &Course{Outcome: eval.Declined, Turns: 2}
	}
	r := NewReport(dialogs, []Side{{Operator: "igor"}, {Operator: "lena"}}, 5)
	mean := func(x float64) *float64 { return &x }
	want := Total{
		Dialogs: 4, N: 3, Errors: 1, Diverged: 1, NotReached: 2, Changed: 1,
		Outcomes:  map[eval.Outcome]int{eval.Resolved: 1, eval.HandedOff: 1, eval.Declined: 0, eval.Unresolved: 0, eval.Errored: 1},
		Whys:      map[Why]int{WhyTold: 1},
		Contained: Contained{eval.NewRate(1, 2), eval.NewRate(1, 2)},
		Turns:     Turns{mean(5), mean(3)},
		Agreement: AgreementTotal{Answers: eval.NewRate(1, 2), Facts: 4, Held: 3, Contradicted: 1},
		Causes:    map[eval.Cause]int{eval.Answer: 1},
		Cost:      usd("0.3"),
	}
	if diff := cmp.Diff(want, r.Total); diff != "" {
		t.Error(diff)
	}
	if r.Unfinished != 1 || r.Against.Total.N != 4 || r.Against.Total.Outcomes[eval.Declined] != 4 || r.Against.Total.Cost != nil {
		t.Errorf("%d %+v", r.Unfinished, r.Against.Total)
	}
}
