package eval

import (
	"context"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

// seeker is a clerk who finds its entries in their order, and shows the model the first of them.
type seeker struct{ *fake }

func (s seeker) Find(_ context.Context, _ []chat.Message, k int) ([]kb.Hit, error) {
	var hits []kb.Hit
	for i := range s.entries {
		hits = append(hits, kb.Hit{Entry: &s.entries[i], Passage: kb.Passage{Entry: s.entries[i].ID}})
	}
	return hits[:min(k, len(hits))], nil
}

func (s seeker) Given(context.Context, []chat.Message, time.Time) (string, error) { return "", nil }

func (s seeker) Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error) {
	reply, err := s.fake.Reply(ctx, messages, now)
	reply.Found, _ = s.Find(ctx, messages, 1)
	return reply, err
}

func TestWhoseItIsToMend(t *testing.T) {
	op := seeker{&fake{
		replies: map[string]chat.Reply{"q": answer("не знаю")},
		entries: []kb.Entry{
			{ID: "kb/faq.md#hours", Title: "Часы", Body: "с 9 до 18", Source: kb.Pos{Path: "kb/faq.md", Line: 3}},
			{ID: "kb/faq.md#way", Title: "Как пройти", Body: "за углом", Source: kb.Pos{Path: "kb/faq.md", Line: 7}},
			{ID: "kb/delivery.md#price", Title: "Доставка", Body: "300 ₽", Source: kb.Pos{Path: "kb/delivery.md", Line: 5}},
		},
	}}
	sets := parse(t, `
		set: s
		dialogs:
		  - {id: said by nobody, user: q, says: 900 ₽}
		  - {id: not found, user: q, says: 300 ₽}
		  - {id: not said, user: q, says: с 9 до 18}
		  - {id: not found either, user: q, cites: kb/delivery.md}
		  - {id: wrong action, user: q, expect: declined}
		  - {id: cites nothing, user: q, cites: kb/prices.csv}
		  - {id: passes, user: q, says: не знаю}
	`)
	report := NewReport(Made{Sets: sets}, results(t, op, sets, Options{}))
	task := func(cause Cause, path, operator string, dialogs ...string) Mend {
		return Mend{Task{cause, path, operator}, dialogs}
	}
	want := []Mend{
		task(Retrieval, "kb/delivery.md", "", "s/not found", "s/not found either"),
		task(Knowledge, "kb/faq.md", "", "s/said by nobody"),
		task(Answer, "", "igor", "s/not said"),
		task(Policy, "", "igor", "s/wrong action"),
		task(Script, "eval/test.yaml", "", "s/cites nothing"),
	}
	if diff := cmp.Diff(want, report.Mend); diff != "" {
		t.Error(diff)
	}
	evidence := map[string]*Evidence{}
	for r, err := range report.Dialogs() {
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Failed {
			evidence[r.ID] = f.Evidence
		}
	}
	wantEvidence := map[string]*Evidence{
		"said by nobody":   {Entry: "kb/faq.md#hours", Rank: 1, Source: kb.Pos{Path: "kb/faq.md", Line: 3}},
		"not found":        {Entry: "kb/delivery.md#price", Holds: true, Rank: 3, Source: kb.Pos{Path: "kb/delivery.md", Line: 5}},
		"not said":         {Entry: "kb/faq.md#hours", Holds: true, Rank: 1, Source: kb.Pos{Path: "kb/faq.md", Line: 3}},
		"not found either": {Entry: "kb/delivery.md#price", Holds: true, Rank: 3, Source: kb.Pos{Path: "kb/delivery.md", Line: 5}},
		"wrong action":     nil,
		"cites nothing":    nil,
	}
	if diff := cmp.Diff(wantEvidence, evidence); diff != "" {
		t.Error(diff)
	}
}

// A reply that never comes is not waited for longer than the limit, also where the operator does not
// heed it.
func TestAnOperatorThatDoesNotHeedTheLimit(t *testing.T) {
	forever := make(chan struct{})
	defer close(forever)
	op := clerk()
	op.hear = func(context.Context, []chat.Message, time.Time) { <-forever }
	sets := parse(t, `{set: s, dialogs: [{id: a, user: hello, says: hello}]}`)
	for _, o := range []Options{{TurnTimeout: time.Millisecond}, {DialogTimeout: time.Millisecond}} {
		if r := results(t, op, sets, o)[0]; r.Outcome != Errored || r.Reason != string(ErrorTimeout) {
			t.Errorf("%+v: got %s (%s)", o, r.Outcome, r.Reason)
		}
	}
}

func TestEnoughBeginsNoMoreDialogs(t *testing.T) {
	sets := many(t, 60)
	enough := make(chan struct{})
	ended := 0
	o := Options{Concurrency: 2, Enough: enough, Ended: func(Result) {
		if ended++; ended == 5 {
			close(enough)
		}
	}}
	if got := results(t, clerk(), sets, o); len(got) < 5 || len(got) > 7 || len(got) != ended {
		t.Errorf("%d results of %d that ended", len(got), ended)
	}
}
