package eval

import (
	"testing"

	"firstline/eval/chat"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

// What no operator may do is a failed check, though the script asks for nothing of the kind.
func TestFaults(t *testing.T) {
	leaky := answer("990 ₽, fl-1234abcd")
	leaky.Faults = []chat.Fault{{Check: "canary", Want: "nothing of the prompt", Got: "fl-1234abcd"}}
	stray := answer("не знаю")
	stray.Faults = []chat.Fault{{Check: "cites", Want: "p", Got: "q"}, {Check: "leak", Want: "nothing", Got: "правила"}}
	op := &fake{replies: map[string]chat.Reply{"цена": stray, "точнее": leaky}}
	r := play(t, op, "set: s\ndialogs:\n  - {id: a, user: [цена, точнее], says: 990 ₽, always: {never_says: 990}}\n")
	place := kb.Pos{Path: "eval/test.yaml", Line: 3, EndLine: 3}
	want := []FailedCheck{
		{Check: "cites", Want: "p", Got: "q", Cause: Answer, Turn: 2, Source: place},
		{Check: "leak", Want: "nothing", Got: "правила", Cause: Answer, Turn: 2, Source: place},
		{Check: "canary", Want: "nothing of the prompt", Got: "fl-1234abcd", Cause: Answer, Turn: 4, Source: place},
		{Check: neverSays, Want: "990", Got: "990 ₽, fl-1234abcd", Cause: Answer, Turn: 4, Source: place},
	}
	if diff := cmp.Diff(want, r.Failed); diff != "" {
		t.Error(diff)
	}
	if r.Outcome != Resolved || r.Passed {
		t.Errorf("%s, passed %v: the need was met, and the dialog did not pass", r.Outcome, r.Passed)
	}
}
