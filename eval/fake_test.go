package eval

import (
	"context"
	"errors"
	"flag"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"firstline/eval/chat"
	"firstline/kb"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// fake answers the customer's last message as its script says, and asks back when it says nothing.
type fake struct {
	replies map[string]chat.Reply
	errs    map[string]error
	entries []kb.Entry
	hear    func(ctx context.Context, messages []chat.Message, now time.Time)
}

func (f *fake) Entries() []kb.Entry { return f.entries }

func (f *fake) Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error) {
	if f.hear != nil {
		f.hear(ctx, messages, now)
	}
	last := messages[len(messages)-1].Text
	if err := f.errs[last]; err != nil {
		return chat.Reply{}, err
	}
	if reply, ok := f.replies[last]; ok {
		return reply, nil
	}
	return chat.Reply{Text: "Что вы имеете в виду?", Action: chat.Clarify, Reason: chat.Ambiguous}, nil
}

// parse reads one question set, whose lines may be indented with tabs as a whole.
func parse(tb testing.TB, script string) []*Set {
	tb.Helper()
	sets, err := Load(fstest.MapFS{"eval/test.yaml": {Data: []byte(dedent(script))}}, []string{"eval/test.yaml"})
	if err != nil {
		tb.Fatal(err)
	}
	return sets
}

func dedent(script string) string {
	script = strings.TrimRight(strings.TrimPrefix(script, "\n"), "\t\n") + "\n"
	indent := script[:len(script)-len(strings.TrimLeft(script, "\t"))]
	return strings.TrimPrefix(strings.ReplaceAll(script, "\n"+indent, "\n"), indent)
}

// results plays sets against one operator.
func results(tb testing.TB, op Operator, sets []*Set, o Options) []Result {
	tb.Helper()
	return slices.Collect(Run(tb.Context(), map[string]Operator{"igor": op}, sets, o))
}

// play runs a script of one dialog.
func play(t *testing.T, op Operator, script string) Result {
	t.Helper()
	all := results(t, op, parse(t, script), Options{})
	if len(all) != 1 {
		t.Fatalf("%d results, want 1", len(all))
	}
	return all[0]
}

func answer(text string) chat.Reply { return chat.Reply{Text: text, Action: chat.Answer} }
func decline(text string) chat.Reply {
	return chat.Reply{Text: text, Action: chat.Decline, Reason: chat.OffTopic}
}

func handoff(text string) chat.Reply {
	return chat.Reply{Text: text, Action: chat.Handoff, Reason: chat.AskedForHuman}
}

var errModel = errors.New("the model is away")
