package eval

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

func TestARunIsResumedWhereItStopped(t *testing.T) {
	sets := many(t, 60)
	made := Made{Plan: Plan{Started: time.Unix(0, 0).UTC(), Fingerprint: Fingerprint{Scripts: Scripts(sets)}}, Sets: sets}
	whole := encoded(t, NewReport(made, results(t, clerk(), sets, Options{})))
	random := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		runs := Runs{Dir: t.TempDir()}
		rec, err := runs.Record(made.Plan)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		left := random.IntN(60)
		for range Run(ctx, map[string]Operator{"igor": clerk()}, sets, Options{Ended: func(r Result) {
			if left--; left < 0 {
				cancel()
				return // killed before it was stored
			}
			rec.Add(r)
		}}) {
			continue // what counts is what was stored
		}
		cancel()
		if err := rec.Finish(nil); err != nil {
			t.Fatal(err)
		}
		outcomes := filepath.Join(runs.Dir, rec.ID, outcomesFile)
		tear(t, outcomes, random.IntN(3))
		id, err := runs.Unfinished()
		if err != nil || id != rec.ID {
			t.Fatalf("unfinished is %q, %v", id, err)
		}
		again, plan, done, err := runs.Resume(id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(made.Plan, plan); diff != "" {
			t.Fatal(diff)
		}
		if _, _, _, err := runs.Resume(id); err == nil || !strings.Contains(err.Error(), "another firstline is playing it") {
			t.Errorf("two play one run: %v", err)
		}
		played := 0
		op := clerk()
		all := results(t, op, sets, Options{Done: done, Ended: func(r Result) { played++; again.Add(r) }})
		if played+len(done) != 60 {
			t.Errorf("%d were done, and %d are played", len(done), played)
		}
		if err := again.Finish(NewReport(made, all)); err != nil {
			t.Fatal(err)
		}
		stored, err := runs.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(whole, encoded(t, stored)); diff != "" {
			t.Fatal(diff)
		}
		if id, err := runs.Unfinished(); id != "" || err != nil {
			t.Errorf("%s is unfinished, %v", id, err)
		}
		if _, _, _, err := runs.Resume(rec.ID); err == nil || !strings.Contains(err.Error(), "came to its end") {
			t.Errorf("a run that is over goes on: %v", err)
		}
	}
}

// tear takes bytes from the end of a file, as a crash may.
func tear(t *testing.T, path string, bytes int) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, max(info.Size()-int64(bytes), 0)); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedRunIsNotResumed(t *testing.T) {
	runs := Runs{Dir: t.TempDir()}
	rec, err := runs.Record(Plan{Started: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if err := rec.Finish(nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(runs.Dir, rec.ID, outcomesFile)
	const content = "{\"set\":\"s\",\"id\":\"a\"}\nnoise\n{\"set\":\"s\",\"id\":\"b\"}\n"
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := runs.Resume(rec.ID); err == nil || !strings.Contains(err.Error(), "outcomes.jsonl:2: damaged") {
		t.Errorf("got %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != content {
		t.Errorf("what was there is lost: %q, %v", data, err)
	}
	if _, _, _, err := runs.Resume("../" + rec.ID); err == nil {
		t.Error("a run outside the folder")
	}
}

// forgetful tells what it would be given, but for the questions that have changed.
type forgetful struct {
	*fake
	changed map[string]bool
}

func (f forgetful) Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error) {
	reply, err := f.fake.Reply(ctx, messages, now)
	reply.Given, _ = f.Given(ctx, messages, now)
	return reply, err
}

func (f forgetful) Find(context.Context, []chat.Message, int) ([]kb.Hit, error) { return nil, nil }

func (f forgetful) Given(_ context.Context, messages []chat.Message, _ time.Time) (string, error) {
	last := messages[len(messages)-1].Text
	if f.changed[last] {
		last += ", changed"
	}
	return Hash(last), nil
}

func TestAffected(t *testing.T) {
	script := `
		set: s
		dialogs:
		  - {id: price, user: Сколько стоит Pro?, says: 990}
		  - {id: two turns, user: [hello, How much is Pro?], says: $10}
		  - {id: laptop, user: Find me a laptop, expect: declined}
		  - {id: broken, user: сломайся, says: 990}
	`
	sets := parse(t, script)
	before := forgetful{fake: clerk()}
	earlier := NewReport(Made{Sets: sets}, results(t, before, sets, Options{}))
	affected := func(sets []*Set, changed ...string) []string {
		t.Helper()
		op := forgetful{fake: clerk(), changed: map[string]bool{}}
		op.hear = func(context.Context, []chat.Message, time.Time) { t.Error("the model is asked") }
		for _, question := range changed {
			op.changed[question] = true
		}
		names, err := Affected(t.Context(), map[string]Operator{"igor": op}, sets, Options{}, earlier)
		if err != nil {
			t.Fatal(err)
		}
		return names
	}
	for _, test := range []struct {
		got, want []string
	}{
		{affected(sets), []string{"s/broken"}},
		{affected(sets, "How much is Pro?"), []string{"s/two turns", "s/broken"}},
		{affected(sets, "Сколько стоит Pro?", "Find me a laptop"), []string{"s/price", "s/laptop", "s/broken"}},
		{affected(parse(t, strings.Replace(script, "says: $10", "says: $11", 1))), []string{"s/two turns", "s/broken"}},
		{affected(parse(t, strings.Replace(script, "{id: price", "{id: cost", 1))), []string{"s/cost", "s/broken"}},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Error(diff)
		}
	}
	earlier.dialogs = failing
	if _, err := Affected(t.Context(), nil, sets, Options{}, earlier); !errors.Is(err, errModel) {
		t.Errorf("got %v", err)
	}
}
