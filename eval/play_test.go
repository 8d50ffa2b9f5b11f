package eval

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"

	"github.com/google/go-cmp/cmp"
)

func clerk() *fake {
	return &fake{
		replies: map[string]chat.Reply{
			"Сколько стоит Pro?":  answer("Тариф Pro стоит 990 ₽ в месяц."),
			"А за год?":           answer("За год — 9 900 ₽."),
			"Сразу обе цены":      answer("990 ₽ в месяц, 9 900 ₽ за год."),
			"Подбери ноутбук":     decline("Я помогаю только с «Весточкой»."),
			"Позови человека":     handoff("Зову коллегу."),
			"Цена и человек":      handoff("Pro стоит 990 ₽, зову коллегу."),
			"How much is Pro?":    {Text: "Pro is $10 a month.", Action: chat.Answer, Ungrounded: []string{"$10 a month"}},
			"Find me a laptop":    decline("I only help with our product."),
			"I want a human":      handoff("Calling a colleague."),
			"Спасибо":             answer("Пожалуйста!"),
			"hello":               answer("Hello! How can I help?"),
			"позови человека пож": {Text: "Чем помочь?", Action: chat.Clarify, Reason: chat.AskedForHuman},
		},
		errs: map[string]error{"сломайся": errModel},
	}
}

func TestHowADialogEnds(t *testing.T) {
	for _, test := range []struct {
		name, dialog string
		outcome      Outcome
		reason       string
		passed       bool
		turns        int
	}{
		{"a goal is met by the first answer", `{id: a, user: [Сколько стоит Pro?, А за год?], says: 990 ₽}`, Resolved, "", true, 2},
		{"one answer meets all needs", `{id: a, user: [Сразу обе цены, А за год?], needs: [{says: 990 ₽}, {says: 9 900 ₽}]}`, Resolved, "", true, 2},
		{"a partial answer costs two turns more", `{id: a, user: [Сколько стоит Pro?, А за год?], needs: [{says: 990 ₽}, {says: 9 900 ₽}]}`, Resolved, "", true, 4},
		{"the lines run out", `{id: a, user: [Сколько стоит Pro?, А за год?], says: бесплатно}`, Unresolved, "", false, 4},
		{"the lines run out after a decline", `{id: a, user: Подбери ноутбук, says: ноутбук}`, Unresolved, "off_topic", false, 2},
		{"a decline does not end a dialog whose lines remain", `{id: a, user: [Подбери ноутбук, Сколько стоит Pro?], says: 990 ₽}`, Resolved, "", true, 4},
		{"a handoff does", `{id: a, user: [Позови человека, Сколько стоит Pro?], says: 990 ₽}`, HandedOff, "asked_for_human", false, 2},
		{"needs met by the reply that hands off", `{id: a, user: Цена и человек, says: 990 ₽}`, Resolved, "", true, 2},
		{"no needs: an answer", `{id: a, user: How much is Pro?, expect: resolved}`, Resolved, "", true, 2},
		{"no needs: a decline", `{id: a, user: Find me a laptop, expect: declined}`, Declined, "off_topic", true, 2},
		{"no needs: a decline that is not expected", `{id: a, user: Find me a laptop, always: {language: en}}`, Declined, "off_topic", false, 2},
		{"no needs: a clarifying question", `{id: a, user: hm, expect: resolved}`, Unresolved, "ambiguous", false, 2},
		{"no needs: a handoff", `{id: a, user: I want a human, expect: [resolved, handed_off]}`, HandedOff, "asked_for_human", true, 2},
		{"no needs: all lines are said", `{id: a, user: [hello, How much is Pro?, Find me a laptop], expect: declined}`, Declined, "off_topic", true, 6},
		{"by turns: the last action decides", `{id: a, turns: [{user: hm, operator: {action: clarify}}, {user: hello, operator: {action: answer}}]}`, Resolved, "", true, 4},
		{"by turns: a failed check does not stop it", `{id: a, turns: [{user: hm, operator: {action: answer}}, {user: hello}]}`, Resolved, "", false, 4},
		{"by turns: several messages are one turn", `{id: a, turns: [{user: [Привет, Сколько стоит Pro?], operator: {says: 990}}]}`, Resolved, "", true, 2},
		{"by turns: ends with a question back", `{id: a, turns: [{user: hm, operator: {action: clarify}}]}`, Unresolved, "ambiguous", false, 2},
		{"by turns: a decline goes on", `{id: a, turns: [{user: Подбери ноутбук, operator: {action: decline}}, {user: Спасибо}]}`, Resolved, "", true, 4},
		{"by turns: a handoff ends it", `{id: a, expect: handed_off, turns: [{user: Позови человека, operator: {action: handoff}}, {user: Спасибо}]}`, HandedOff, "asked_for_human", true, 2},
		{"an error is no failed check", `{id: a, user: [hm, сломайся, hello], says: 990}`, Errored, "model", false, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := play(t, clerk(), "set: s\ndialogs:\n  - "+test.dialog+"\n")
			if r.Outcome != test.outcome || r.Reason != test.reason || r.Passed != test.passed || r.Turns != test.turns {
				t.Errorf("got %s (%s), passed %v, %d turns; want %s (%s), %v, %d\nfailed: %+v",
					r.Outcome, r.Reason, r.Passed, r.Turns, test.outcome, test.reason, test.passed, test.turns, r.Failed)
			}
			if r.Outcome == Errored && (len(r.Failed) > 0 || r.Error != errModel.Error()) {
				t.Errorf("error %q, failed %+v", r.Error, r.Failed)
			}
			if !r.Passed && r.Outcome != Errored && len(r.Failed) == 0 {
				t.Error("nothing says why it did not pass")
			}
		})
	}
}

func TestTurnsAfterAHandoffAreNotReached(t *testing.T) {
	r := play(t, clerk(), `
		set: s
		dialogs:
		  - id: a
		    expect: handed_off
		    turns:
		      - user: Позови человека
		      - user: hello
		        operator:
		          says: Hello
		          action: answer
		      - user: Спасибо
	`)
	var unreached []int
	for _, pos := range r.NotReached {
		unreached = append(unreached, pos.Line)
	}
	if diff := cmp.Diff([]int{7, 11}, unreached); diff != "" {
		t.Error(diff)
	}
	var failed []string
	for _, f := range r.Failed {
		failed = append(failed, fmt.Sprintf("%d %s %s", f.Source.Line, f.Check, strings.Split(f.Got, ":")[0]))
	}
	if diff := cmp.Diff([]string{"9 says not reached", "10 action not reached"}, failed); diff != "" {
		t.Error(diff)
	}
	if r.Passed || r.Turns != 2 {
		t.Errorf("passed %v, turns %d", r.Passed, r.Turns)
	}
}

func TestNeeds(t *testing.T) {
	met := func(r Result) (at []int) {
		for _, need := range r.Needs {
			if need.MetAt == nil {
				at = append(at, 0)
			} else {
				at = append(at, *need.MetAt)
			}
		}
		return at
	}
	t.Run("say in which turn they were met", func(t *testing.T) {
		r := play(t, clerk(), `{set: s, dialogs: [{id: a, user: [А за год?, Сколько стоит Pro?, hello], needs: [{says: 990 ₽}, {says: 9 900 ₽}, {says: никогда}]}]}`)
		if diff := cmp.Diff([]int{4, 2, 0}, met(r)); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("want all their checks of one reply", func(t *testing.T) {
		r := play(t, clerk(), `{set: s, dialogs: [{id: a, user: [А за год?, Сколько стоит Pro?, hello], needs: [{says: [990 ₽, 9 900 ₽]}]}]}`)
		if r.Outcome != Unresolved || len(r.Failed) != 1 {
			t.Fatalf("%s, failed %+v", r.Outcome, r.Failed)
		}
		if f := r.Failed[0]; f.Turn != 4 || f.Want != "9 900 ₽" || f.Got != "Тариф Pro стоит 990 ₽ в месяц." {
			t.Errorf("the nearest reply, and the latest of two, is the one to report: %+v", f)
		}
	})
}

func TestExpectIsReportedWhereItTellsSomething(t *testing.T) {
	for _, test := range []struct {
		dialog string
		want   []string
	}{
		{`{id: a, user: hm, says: 990}`, []string{"says"}},
		{`{id: a, user: hm, says: 990, expect: resolved}`, []string{"says", "expect"}},
		{`{id: a, turns: [{user: hm, operator: {action: clarify}}]}`, []string{"expect"}},
		{`{id: a, user: hello, expect: [declined, handed_off]}`, []string{"expect"}},
	} {
		var got []string
		for _, f := range play(t, clerk(), "set: s\ndialogs: ["+test.dialog+"]").Failed {
			got = append(got, f.Check)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.dialog, diff)
		}
	}
}

func TestAlwaysIsOfEveryReply(t *testing.T) {
	r := play(t, clerk(), `
		set: s
		always: {never_says: Pro}
		dialogs:
		  - {id: a, user: [Сколько стоит Pro?, hello, How much is Pro?], expect: resolved, always: {max_chars: 25}}
	`)
	var got []string
	for _, f := range r.Failed {
		got = append(got, fmt.Sprintf("%s in turn %d: %s", f.Check, f.Turn, f.Got))
	}
	want := []string{
		"never_says in turn 2: Тариф Pro стоит 990 ₽ в месяц.", "never_says in turn 6: Pro is $10 a month.",
		"max_chars in turn 2: 30",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatTheOperatorIsShown(t *testing.T) {
	var shown [][]chat.Message
	var times []time.Time
	op := clerk()
	op.hear = func(_ context.Context, messages []chat.Message, now time.Time) {
		shown = append(shown, append([]chat.Message(nil), messages...))
		times = append(times, now)
	}
	moscow := time.FixedZone("MSK", 3*60*60)
	noon := time.Date(2026, 11, 20, 12, 0, 0, 0, moscow)
	sets := parse(t, `
		set: s
		dialogs:
		  - id: a
		    turns:
		      - user: [Привет, hello]
		      - user: |
		          Сколько
		          стоит?
		        operator: {action: clarify}
		  - {id: b, at: 2026-11-22 23:30, user: hello, expect: resolved}
		  - {id: c, at: "2026-11-22T23:30:00+05:00", user: hello, expect: resolved}
	`)
	results(t, op, sets, Options{Concurrency: 1, At: func(string) time.Time { return noon }})
	want := []chat.Message{
		{Role: chat.User, Text: "Привет"},
		{Role: chat.User, Text: "hello"},
		{Role: chat.Operator, Text: "Hello! How can I help?", Action: chat.Answer},
		{Role: chat.User, Text: "Сколько\nстоит?"},
	}
	if diff := cmp.Diff(want, shown[1]); diff != "" {
		t.Error(diff)
	}
	for i, want := range []string{"2026-11-20T12:00:00+03:00", "2026-11-20T12:00:00+03:00", "2026-11-22T23:30:00+03:00", "2026-11-22T23:30:00+05:00"} {
		if got := times[i].Format(time.RFC3339); got != want {
			t.Errorf("reply %d is asked for %s, want %s", i, got, want)
		}
	}
}

// quotaError has a reason of its own.
type quotaError struct{}

func (quotaError) Error() string  { return "no money left" }
func (quotaError) Reason() string { return "quota" }

func TestErrorsHaveAReason(t *testing.T) {
	slow := func(ctx context.Context, _ []chat.Message, _ time.Time) { <-ctx.Done() }
	for _, test := range []struct {
		name   string
		op     *fake
		o      Options
		reason string
		text   string
	}{
		{"the model's", &fake{errs: map[string]error{"hello": errModel}}, Options{}, "model", "the model is away"},
		{"its own", &fake{errs: map[string]error{"hello": fmt.Errorf("try 3: %w", quotaError{})}}, Options{}, "quota", "try 3: no money left"},
		{"a limit of the client", &fake{errs: map[string]error{"hello": context.DeadlineExceeded}}, Options{}, "timeout", "context deadline exceeded"},
		{"a limit of the turn", &fake{hear: slow}, Options{TurnTimeout: time.Millisecond}, "timeout", "no reply within 1ms"},
		{"a limit of the dialog", &fake{hear: slow}, Options{DialogTimeout: time.Millisecond, TurnTimeout: time.Hour}, "timeout", "the dialog took longer than 1ms"},
		{"no such operator", clerk(), Options{Operator: "anton"}, "operator", `there is no operator "anton"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := results(t, test.op, parse(t, `{set: s, dialogs: [{id: a, user: hello, says: hi}]}`), test.o)[0]
			if r.Outcome != Errored || r.Reason != test.reason || r.Error != test.text {
				t.Errorf("got %s, %q, %q; want an error, %q, %q", r.Outcome, r.Reason, r.Error, test.reason, test.text)
			}
			if len(r.Failed) > 0 {
				t.Error("an error is not a failed check")
			}
		})
	}
}

// A dialog that no file holds, for a file must have lines, is played too.
func TestADialogWithoutLines(t *testing.T) {
	sets := []*Set{{Name: "s", Dialogs: []*Dialog{{ID: "a", Expect: []Outcome{Resolved}, Needs: []Need{
		{Checks: []Check{{Name: says, Want: []string{"да"}}}},
	}}}}}
	r := results(t, clerk(), sets, Options{})[0]
	if r.Outcome != Unresolved || r.Passed || r.Turns != 0 || len(r.Failed) != 1 {
		t.Errorf("got %+v", r)
	}
}
