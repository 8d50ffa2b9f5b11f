package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/eval"
	"firstline/eval/chat/standin"
)

// TestDeadModels holds which dialogs tell that a model is dead: those that it ended, in a row, and more of
// them where it has replied before and still answers.
func TestDeadModels(t *testing.T) {
	passed := eval.Result{Model: "a", Outcome: eval.Resolved}
	of := func(model, reason string) eval.Result {
		return eval.Result{Model: model, Outcome: eval.Errored, Reason: reason, Error: "no"}
	}
	for name, test := range map[string]struct {
		before []eval.Result
		then   eval.Result
		want   int // of then; 0: never
	}{
		"unreachable":             {nil, of("a", "unreachable"), 10},
		"a limit":                 {nil, of("a", "rate_limit"), 10},
		"a fault":                 {nil, of("a", "model"), 10},
		"nonsense":                {nil, of("a", "reply"), 10},
		"no time":                 {[]eval.Result{passed}, of("a", "timeout"), 10},
		"a fault after a reply":   {[]eval.Result{passed}, of("a", "model"), 30},
		"after others' replies":   {[]eval.Result{{Model: "b", Outcome: eval.Resolved}}, of("a", "model"), 10},
		"a search that fails":     {nil, of("a", "engine"), 0},
		"a recording that is not": {nil, of("a", "recording"), 0},
		"a reply in between":      {[]eval.Result{of("a", "auth"), of("a", "auth"), passed}, of("a", "auth"), 10},
	} {
		d := &deadModels{row: map[string]int{}, dead: map[string]*deadError{}}
		for _, r := range test.before {
			d.add(r)
		}
		got := 0
		for n := 1; n <= 50 && got == 0; n++ {
			if d.add(test.then); d.err("a") != nil {
				got = n
			}
		}
		if got != test.want {
			t.Errorf("%s: after %d, want %d", name, got, test.want)
		}
	}
}

// TestDeadModelsTold holds that all dead models are told, in order.
func TestDeadModelsTold(t *testing.T) {
	d := &deadModels{row: map[string]int{}, dead: map[string]*deadError{}}
	for range 12 {
		for _, model := range []string{"slow", "mini", "fast"} {
			d.add(eval.Result{Model: model, Outcome: eval.Errored, Reason: "auth", Error: "no entry to " + model})
		}
		d.add(eval.Result{Model: "well", Outcome: eval.Resolved})
	}
	want := ""
	for _, model := range []string{"fast", "mini", "slow"} {
		want += fmt.Sprintf("model %s is not to be had: 10 dialogs in a row ended with: no entry to %[1]s\n", model)
	}
	if got := d.failure() + "\n"; got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
}

// TestDeadServer holds that a run with a server that gives no replies is over within seconds, asks it a few
// times only, and says so with the address and the reason.
func TestDeadServer(t *testing.T) {
	for _, test := range []struct {
		name   string
		script standin.Script
		asked  int // at most
		says   string
	}{
		{"500", standin.Always(standin.Refuse(500, "out of memory")), 80, "500 Internal Server Error: out of memory"},
		{"404", standin.Always(standin.Refuse(404, "no such model")), 24, "404 Not Found: no such model"},
		{"nonsense", standin.Always(standin.Nonsense()), 24, "the answer is no chat completion"},
		{"429 for an hour", standin.Always(standin.Limit(time.Hour)), 8, "429 Too Many Requests: slow down; it may be asked again in 1h0m0s"},
		{"hangs", standin.Always(standin.Hang()), 24, "no answer within 500ms"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server, err := standin.Start("", test.script)
			if err != nil {
				t.Fatal(err)
			}
			defer server.Die()
			dir := firstlinetest.Modelled(t, server.URL())
			started := time.Now() //nolint:forbidigo // the time that a run takes
			args := []string{"eval", "--model", "slow", "-j", "8", "-q"}
			if test.name == "hangs" {
				args = append(args, "--override", "models.slow.timeout=500ms")
			}
			ran := call(t, dir, args...)
			if took := time.Since(started); ran.status != infrastructure || took > 20*time.Second {
				t.Errorf("exit status %d after %v", ran.status, took)
			}
			if n := len(server.Asked()); n > test.asked {
				t.Errorf("it is asked %d times", n)
			}
			told := fmt.Sprintf("model slow is not to be had: 10 dialogs in a row ended with: %s: %s", server.Host(), test.says)
			if !strings.Contains(ran.err, told) {
				t.Errorf("%s\nwant %s", ran.err, told)
			}
		})
	}
}
