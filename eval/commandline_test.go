package eval_test

import (
	"testing"

	"firstline/eval"
)

// TestResumeCommand holds that the command which goes on with a run says all that the plan does not keep, as a shell
// reads it.
func TestResumeCommand(t *testing.T) {
	for _, test := range []struct {
		plan eval.Plan
		want string
	}{
		{eval.Plan{Operator: "igor", Model: "mini", Recordings: "write"}, "firstline eval --resume=r1"},
		{
			eval.Plan{Overrides: []string{"models.mini.temperature=0.7", "операторы.вера=да", "a=it's", "b=$HOME *", "c=~"}},
			`firstline eval --resume=r1 --override models.mini.temperature=0.7 --override операторы.вера=да --override 'a=it'\''s' --override 'b=$HOME *' --override 'c=~'`,
		},
	} {
		if got := test.plan.Resume("r1"); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
	if got, want := eval.CommandLine("a", "", "b/c"), "a '' b/c"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
