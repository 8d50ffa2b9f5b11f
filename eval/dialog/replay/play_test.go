package replay

import (
	"context"
	"errors"
	"fmt"
	"strings"
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
		{"only a photo", talk("a", "user: [photo]", "human: Вижу"), "unresolved  2 → 0, 0"},
		{"a photo between", talk("a", "user: цена?", "operator: 1 ₽", "user: [photo]", "operator: Вижу", "user: погода?", "operator: Да"), "declined off_topic 6 → 5, 0"},
		{"a photo at the end", talk("a", "user: цена?", "operator: 1 ₽", "user: [photo]", "human: Вижу"), "resolved  4 → 3, 0"},
		{"a photo behind a handoff", talk("a", "user: человека", "human: Да", "user: [photo]", "human: Вижу"), "handed_off asked_for_human 4 → 2, 0"},
	} {
		d := replayed(t, op, c.d)
		if got := fmt.Sprintf("%s %s %d → %d, %d", d.Outcome, d.Reason, d.Then.Turns, d.Turns, d.NotReached); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestContext holds that each turn is put in the words that came before it then, at its own time, with what a reply is
// recorded to have done, and that a question of then is remembered as such where the operator asks today too.
func TestContext(t *testing.T) {
	op := &scripted{replies: map[string]chat.Reply{"виджет": {Text: "Что с ним?", Action: chat.Clarify, Reason: chat.Ambiguous}}}
	d := talk("a", "operator: Здравствуйте!", "user: виджет", "operator: Минутку.", "human: Какой сайт?", "user: тильда")
	at := time.Date(2026, 3, 2, 23, 0, 0, 0, time.UTC)
	d.Started, d.Messages[1].At = at, at.Add(time.Minute)
	d.Messages[4].Attachments = []string{"photo"}
	d.Messages[2].Action, d.Messages[2].Reason = chat.Clarify, chat.AskedForHuman
	replayed(t, op, d)
	want := [][]chat.Message{
		{{Role: "operator", Text: "Здравствуйте!"}, {Role: "user", Text: "виджет"}},
		{
			{Role: "operator", Text: "Здравствуйте!"},
			{Role: "user", Text: "виджет"},
			{Role: "operator", Text: "Минутку.", Action: "clarify", Reason: "asked_for_human"},
			{Role: "operator", Text: "Какой сайт?", Action: "clarify", Reason: "ambiguous"},
			{Role: "user", Text: "тильда"},
		},
	}
	if diff := cmp.Diff(want, op.asked); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]time.Time{at.Add(time.Minute), at.Add(time.Minute)}, op.at); diff != "" {
		t.Error(diff)
	}
}

// TestAttachments holds that a turn of nothing but attachments is put to nobody, says so, and holds no fact; and
// that the customer who was asked for one leaves the course where nobody asks for it today.
func TestAttachments(t *testing.T) {
	op := &scripted{nearest: map[string]string{"contact": "kb/prices.csv#pro"}}
	recorded := talk("a", "user: не грузится", "human: Пришлите, пожалуйста, снимок экрана.", "user: [photo]", "human: [contact]", "user: и?", "human: [990 ₽]")
	d := replayed(t, op, recorded)
	if len(op.asked) != 2 || d.Replies[1].Now != nil || !d.Replies[1].NotAsked || d.Replies[1].Asked[0] != "[photo]" || d.NotAsked != 1 {
		t.Errorf("%d asked, %+v", len(op.asked), d)
	}
	if d.Diverged == nil || d.Diverged.Why != WhyNotAsked || d.Diverged.Turn != 1 {
		t.Errorf("%+v", d.Diverged)
	}
	if now := d.Replies[2].Now; now.Agreement != nil || d.Replies[2].Then.Text != "[990 ₽]" {
		t.Errorf("%+v", now.Agreement)
	}
	if said := strings.Join(Remarks(d), "\n"); !strings.Contains(said, "turn 2: not asked") {
		t.Error(said)
	}
	OpenLast(t.TempDir(), Side{}).Mark([]*Dialog{d})
	op.replies = map[string]chat.Reply{"не грузится": {Text: "Какой у вас браузер?", Action: chat.Clarify}}
	if d := replayed(t, op, recorded); d.Diverged != nil {
		t.Errorf("a photo may answer what is asked today: %s", d.Diverged)
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
