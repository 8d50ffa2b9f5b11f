package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// many writes n dialogs into two sets, of every kind of ending.
func many(tb testing.TB, n int) []*Set {
	tb.Helper()
	lines := []string{
		"user: Сколько стоит Pro?, says: 990 ₽", "user: [hello, How much is Pro?], says: $10",
		"user: Позови человека, expect: handed_off", "user: Позови человека, says: 990",
		"user: Find me a laptop, expect: declined", "user: сломайся, says: 990",
		"user: [позови человека пож, Сколько стоит Pro?], says: 990", "user: hm, says: Pro",
	}
	var sets []*Set
	for part := range 2 {
		var script strings.Builder
		fmt.Fprintf(&script, "set: set %d\ndialogs:\n", part)
		for i := range n / 2 {
			fmt.Fprintf(&script, "  - {id: d%d, %s}\n", i, lines[(i+part)%len(lines)])
		}
		sets = append(sets, parse(tb, script.String())...)
	}
	return sets
}

// ticking is a clock that goes on by a second each time that it is looked at.
func ticking() func() time.Time {
	var mu sync.Mutex
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

func TestResultsAreInScriptOrderAndEqual(t *testing.T) {
	sets := many(t, 200)
	op := clerk()
	op.hear = func(context.Context, []chat.Message, time.Time) { time.Sleep(rand.N(200 * time.Microsecond)) }
	first := results(t, op, sets, Options{Concurrency: 1})
	for _, concurrency := range []int{0, 3, 32} {
		var ended []string
		again := results(t, op, sets, Options{
			Concurrency: concurrency, Clock: ticking(),
			Ended: func(r Result) { ended = append(ended, r.Set+"/"+r.ID) },
		})
		if diff := cmp.Diff(first, again, cmpopts.IgnoreTypes(Timing{})); diff != "" {
			t.Fatalf("%d at once: %s", concurrency, diff)
		}
		var order []string
		for _, r := range again {
			order = append(order, r.Set+"/"+r.ID)
			if r.Timing.Started.IsZero() || r.Timing.Seconds <= 0 {
				t.Fatalf("%s is not timed: %+v", r.ID, r.Timing)
			}
		}
		slices.Sort(ended)
		slices.Sort(order)
		if diff := cmp.Diff(order, ended); diff != "" {
			t.Error("Ended is not told of each dialog once: " + diff)
		}
	}
	i := 0
	for _, s := range sets {
		for _, d := range s.Dialogs {
			if first[i].ID != d.ID || first[i].Set != s.Name || first[i].Source != d.Pos {
				t.Fatalf("result %d is of %s/%s, want %s/%s", i, first[i].Set, first[i].ID, s.Name, d.ID)
			}
			i++
		}
	}
}

func TestCancelInventsNothing(t *testing.T) {
	sets := many(t, 100)
	whole := results(t, clerk(), sets, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	op := clerk()
	var mu sync.Mutex
	replies := 0
	op.hear = func(ctx context.Context, _ []chat.Message, _ time.Time) {
		mu.Lock()
		if replies++; replies == 20 {
			cancel()
		}
		stop := replies > 17 // some are in flight when the run is cancelled
		mu.Unlock()
		if stop {
			<-ctx.Done()
		}
	}
	var ended []Result
	got := slices.Collect(Run(ctx, map[string]Operator{"igor": op}, sets, Options{
		Concurrency: 4, Ended: func(r Result) { ended = append(ended, r) },
	}))
	if len(got) == 0 || len(got) >= 20 || len(ended) != len(got) {
		t.Fatalf("%d results, %d told", len(got), len(ended))
	}
	i := 0
	for _, r := range got {
		for i < len(whole) && (whole[i].Set != r.Set || whole[i].ID != r.ID) {
			i++
		}
		if i == len(whole) {
			t.Fatalf("%s/%s is out of order", r.Set, r.ID)
		}
		if diff := cmp.Diff(whole[i], r); diff != "" {
			t.Error(diff)
		}
	}
	if report := NewReport(Made{Sets: sets}, got); report.Unfinished != 100-len(got) {
		t.Errorf("%d unfinished, want %d", report.Unfinished, 100-len(got))
	}
}

func TestLeavingTheLoopStopsTheRun(t *testing.T) {
	var mu sync.Mutex
	begun := 0
	op := clerk()
	op.hear = func(context.Context, []chat.Message, time.Time) {
		mu.Lock()
		begun++
		mu.Unlock()
	}
	for range Run(t.Context(), map[string]Operator{"igor": op}, many(t, 2000), Options{Concurrency: 2}) {
		break
	}
	mu.Lock()
	defer mu.Unlock()
	if begun > 1000 {
		t.Errorf("%d replies after the first result was enough", begun)
	}
}

func TestWhoIsAsked(t *testing.T) {
	sets := append(parse(t, `{set: a, operator: anton, dialogs: [{id: x, user: q, says: я}]}`),
		parse(t, `{set: b, dialogs: [{id: x, user: q, says: я}]}`)...)
	ops := map[string]Operator{
		"igor":  &fake{replies: map[string]chat.Reply{"q": answer("я Игорь")}},
		"anton": &fake{replies: map[string]chat.Reply{"q": answer("я Антон")}},
	}
	got := slices.Collect(Run(t.Context(), ops, sets, Options{Operator: "igor", Models: map[string]string{"igor": "mini"}}))
	for i, want := range []string{"anton/ я Антон", "igor/mini я Игорь"} {
		if is := fmt.Sprintf("%s/%s %s", got[i].Operator, got[i].Model, got[i].Messages[1].Text); is != want {
			t.Errorf("got %q, want %q", is, want)
		}
	}
}

func TestResultJSON(t *testing.T) {
	reply := chat.Reply{
		Text: "990 ₽", Action: chat.Answer, Entries: []string{"p"}, Signals: []string{"lead"},
		Images: []kb.Image{{Src: "a.png"}}, Code: []kb.Code{{Text: "x"}}, Tokens: chat.TokenCounts{Input: 10, Output: 2},
		Found: []kb.Hit{{Score: 0.5, Passage: kb.Passage{Entry: "p"}}},
	}
	op := &fake{replies: map[string]chat.Reply{"q": reply}, entries: []kb.Entry{{ID: "p", Body: "990"}}}
	r := play(t, op, `{set: s, dialogs: [{id: a, user: q, needs: [{says: 990}, {says: 1}]}]}`)
	got, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want := `{
 "set": "s",
 "id": "a",
 "place": 1,
 "operator": "igor",
 "model": "",
 "source": {
  "path": "eval/test.yaml",
  "line": 1,
  "end_line": 1
 },
 "expect": [
  "resolved"
 ],
 "outcome": "unresolved",
 "reason": "",
 "passed": false,
 "turns": 2,
 "needs": [
  {
   "met_at": 2
  },
  {
   "met_at": null
  }
 ],
 "messages": [
  {
   "role": "user",
   "text": "q"
  },
  {
   "role": "operator",
   "text": "990 ₽",
   "action": "answer",
   "signals": [
    "lead"
   ],
   "entries": [
    "p"
   ],
   "found": [
    {
     "entry": "p",
     "score": 0.5
    }
   ],
   "images": [
    {
     "src": "a.png"
    }
   ],
   "code": [
    {
     "text": "x"
    }
   ],
   "ungrounded": []
  }
 ],
 "failed": [
  {
   "check": "says",
   "want": "1",
   "got": "990 ₽",
   "cause": "knowledge",
   "evidence": {
    "entry": "p",
    "holds": false,
    "rank": 1,
    "source": {
     "path": ""
    }
   },
   "turn": 2,
   "source": {
    "path": "eval/test.yaml",
    "line": 1,
    "end_line": 1
   }
  }
 ],
 "script": "0786cdb7ba4579ae",
 "given": "e3b0c44298fc1c14",
 "tokens": {
  "input": 10,
  "output": 2
 },
 "cost": null,
 "timing": {
  "seconds": 0
 }
}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkRun1000(b *testing.B) {
	sets := many(b, 1000)
	op := clerk()
	for b.Loop() {
		if all := results(b, op, sets, Options{}); len(all) != 1000 {
			b.Fatal(len(all))
		}
	}
}

// TestDead holds that a model which is known to be dead is asked no more: its dialogs end by the error that
// says so, those of other models go on.
func TestDead(t *testing.T) {
	sets := parse(t, `
		set: prices
		operator: igor
		dialogs:
		- {id: pro, user: Pro?, says: 990}
		- {id: free, user: Free?, says: free}
	`)
	dead := reasonError{"unreachable", errors.New("models.example.org: no answer")}
	var asked atomic.Int32 // the dialogs are played beside one another
	op := &fake{hear: func(context.Context, []chat.Message, time.Time) { asked.Add(1) }}
	o := Options{Models: map[string]string{"igor": "mini"}, Dead: func(model string) error {
		if model == "mini" {
			return dead
		}
		return nil
	}}
	for _, r := range results(t, op, sets, o) {
		if r.Outcome != Errored || r.Reason != "unreachable" || r.Error != dead.Error() {
			t.Errorf("%s %s: %s", r.Outcome, r.Reason, r.Error)
		}
	}
	o.Models["igor"] = "large"
	if results(t, op, sets, o); asked.Load() != 2 {
		t.Errorf("asked %d times, want 2", asked.Load())
	}
}

// TestLatency holds that each reply is timed, those of every try, and that sets and the total say what
// replies took.
func TestLatency(t *testing.T) {
	sets := parse(t, `
		set: prices
		dialogs:
		- {id: both, user: [Pro?, Free?], says: 990, repeat: 2}
		- {id: one, user: Pro?, says: 990}
	`)
	all := results(t, &fake{}, sets, Options{Concurrency: 1, Clock: ticking()})
	for i, want := range []int{4, 1} {
		if got := all[i].Timing.Replies; len(got) != want || got[0] != 1 {
			t.Errorf("%s: replies after %v", all[i].ID, got)
		}
	}
	all[1].Timing.Replies[0] = 11
	report := NewReport(Made{Sets: sets}, all)
	for _, totals := range []Totals{report.Total, report.Sets[0]} {
		if diff := cmp.Diff(&Latency{Mean: 3, Median: 1, P90: 11}, totals.Timing.Latency); diff != "" {
			t.Error(diff)
		}
	}
	if got := NewReport(Made{Sets: sets}, nil).Total.Timing.Latency; got != nil {
		t.Errorf("no replies, and %v", got)
	}
}
