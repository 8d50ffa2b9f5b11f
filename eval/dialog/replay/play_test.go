package replay

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

// TestOutcome holds how a dialog would have ended, and in how many turns.
func TestOutcome(t *testing.T) {
	op := &scripted{replies: map[string]chat.Reply{
		"человека": {Text: "Зову коллегу.", Action: chat.Handoff, Reason: chat.AskedForHuman},
		"погода?":  {Text: "Не помогу.", Action: chat.Decline, Reason: chat.OffTopic},
		"виджет":   {Text: "Что с виджетом?", Action: chat.Clarify, Reason: chat.Ambiguous},
	}}
	for _, c := range []struct {
		name string
		d    *dialog.Dialog
		want string // outcome, reason, turns then → now, not reached
	}{
		{"answered", talk("a", "user: цена?", "operator: 1 ₽"), "resolved  2 → 2, 0"},
		{"a last word that nobody answered", talk("a", "user: цена?", "operator: 1 ₽", "user: спасибо"), "resolved  3 → 3, 0"},
		{"nobody answered at all", talk("a", "user: цена?"), "resolved  1 → 2, 0"},
		{"several messages are one turn", talk("a", "user: привет", "user: цена?", "operator: 1 ₽", "human: да"), "resolved  2 → 2, 0"},
		{"a greeting before", talk("a", "operator: Здравствуйте!", "user: цена?", "operator: 1 ₽"), "resolved  3 → 3, 0"},
		{"handed off at once", talk("a", "user: человека", "operator: Что случилось?", "user: цена", "human: 1 ₽", "user: спасибо"), "handed_off asked_for_human 5 → 2, 2"},
		{"the last word calls for a human", talk("a", "user: цена?", "operator: 1 ₽", "user: человека"), "handed_off asked_for_human 3 → 4, 0"},
		{"declined", talk("a", "user: погода?", "operator: Солнце"), "declined off_topic 2 → 2, 0"},
		{"asked back", talk("a", "user: виджет", "operator: Готово"), "unresolved ambiguous 2 → 2, 0"},
		{"nothing asked", talk("a", "operator: Здравствуйте!"), "unresolved  1 → 0, 0"},
	} {
		d := replayed(t, op, c.d)
		if got := fmt.Sprintf("%s %s %d → %d, %d", d.Outcome, d.Reason, d.Then.Turns, d.Turns, d.NotReached); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestContext holds that each turn is put in the words that came before it then, at its own time, and that a
// question of then is remembered as such where the operator asks today too.
func TestContext(t *testing.T) {
	op := &scripted{replies: map[string]chat.Reply{"виджет": {Text: "Что с ним?", Action: chat.Clarify, Reason: chat.Ambiguous}}}
	d := talk("a", "operator: Здравствуйте!", "user: виджет", "operator: Минутку.", "human: Какой сайт?", "user: тильда")
	at := time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)
	d.Started, d.Messages[1].At = at, at.Add(time.Minute)
	d.Messages[4].Attachments = []string{"photo"}
	replayed(t, op, d)
	want := [][]chat.Message{
		{{Role: "operator", Text: "Здравствуйте!"}, {Role: "user", Text: "виджет"}},
		{
			{Role: "operator", Text: "Здравствуйте!"},
			{Role: "user", Text: "виджет"},
			{Role: "operator", Text: "Минутку."},
			{Role: "operator", Text: "Какой сайт?", Action: "clarify", Reason: "ambiguous"},
			{Role: "user", Text: "тильда\n[photo]"},
		},
	}
	if diff := cmp.Diff(want, op.asked); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]time.Time{at.Add(time.Minute), at.Add(time.Minute)}, op.at); diff != "" {
		t.Error(diff)
	}
}

// TestErrors holds that an error ends its dialog alone, with its reason, and that what came before is kept.
func TestErrors(t *testing.T) {
	op := &scripted{err: errors.New("no more"), replies: map[string]chat.Reply{"цена?": {Text: "1 ₽", Action: chat.Answer}}}
	d := replayed(t, op, talk("a", "user: цена?", "operator: 1 ₽", "user: спасибо"))
	if d.Outcome != eval.Errored || d.Reason != "model" || d.Error != "no more" || d.Replies[0].Now == nil || d.Replies[1].Now != nil {
		t.Errorf("%+v", d)
	}
}

// TestRun holds that dialogs come in their order, and that those which an interruption ends are left out.
func TestRun(t *testing.T) {
	var dialogs []*dialog.Dialog
	for i := range 50 {
		dialogs = append(dialogs, talk(fmt.Sprint(i), "user: цена?"))
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := 0
	results, err := Run(ctx, dialogs, []Side{{Asked: &quiet{}}, {Asked: &quiet{}}}, Options{Concurrency: 4, Ended: func(*Dialog) {
		if ended++; ended == 20 {
			stop()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	last, n := -1, 0
	for d := range results {
		var i int
		if _, err := fmt.Sscan(d.ID, &i); err != nil || i <= last || d.Against == nil || d.Replies[0].Against == nil {
			t.Errorf("%+v after %d", d, last)
		}
		last = i
		n++
	}
	if n < 20 || n == len(dialogs) {
		t.Errorf("%d dialogs came", n)
	}
}

// quiet is scripted without a memory, for several dialogs at once.
type quiet struct{ scripted }

func (*quiet) Reply(context.Context, []chat.Message, time.Time) (chat.Reply, error) {
	return chat.Reply{Text: "1 ₽", Action: chat.Answer}, nil
}
