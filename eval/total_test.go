package eval

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"testing"

	"firstline/eval/chat"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"
)

// recount works out the figures of a stored run anew, from its JSON alone and by other means
// than the package: it reads the messages, not the counts.
func recount(t *testing.T, dialogs []any) map[string]any {
	t.Helper()
	is := func(m map[string]any, key, want string) bool { return m[key] == want }
	var n, passed, contained, resolved, right, unneeded, missed, asked, kept, ungrounded float64
	var lengths []int
	for _, each := range dialogs {
		d := each.(map[string]any)
		if d["outcome"] == "error" {
			continue
		}
		n++
		turns, last, human, clarified, spokenOf := 0, "", false, false, false
		for _, m := range d["messages"].([]any) {
			m := m.(map[string]any)
			if m["role"] != last {
				turns++
			}
			last = m["role"].(string)
			human = is(m, "action", "handoff")
			if facts, _ := m["ungrounded"].([]any); len(facts) > 0 {
				ungrounded++
			}
			if is(m, "reason", "asked_for_human") {
				spokenOf = true
				clarified = clarified || is(m, "action", "clarify")
			}
		}
		expects := slices.Contains(d["expect"].([]any), "handed_off")
		add := func(counter *float64, when bool) {
			if when {
				*counter++
			}
		}
		ok := d["passed"].(bool)
		add(&passed, ok)
		add(&contained, !human)
		add(&resolved, ok && !human)
		add(&right, human && expects)
		add(&unneeded, human && !expects)
		add(&missed, !human && expects)
		add(&asked, spokenOf)
		add(&kept, clarified && d["outcome"] == "resolved")
		if ok && d["outcome"] == "resolved" {
			lengths = append(lengths, turns)
		}
	}
	slices.Sort(lengths)
	sum := 0
	for _, l := range lengths {
		sum += l
	}
	share := func(k float64) map[string]any {
		low, high := roots(k, n)
		return map[string]any{"k": k, "n": n, "value": k / n, "low": low, "high": high}
	}
	count := float64(len(lengths))
	return map[string]any{
		"n": n, "passed": passed, "contained": contained, "resolved": resolved, "false_containment": contained - resolved,
		"pass_rate": share(passed), "containment_rate": share(contained), "resolution_rate": share(resolved),
		"handoffs":        map[string]any{"right": right, "unneeded": unneeded, "missed": missed},
		"asked_for_human": map[string]any{"n": asked, "kept": kept},
		"ungrounded":      ungrounded,
		"turns": map[string]any{
			"mean":   float64(sum) / count,
			"median": (float64(lengths[(len(lengths)-1)/2]) + float64(lengths[len(lengths)/2])) / 2,
			"p90":    float64(lengths[int(math.Ceil(0.9*count))-1]),
		},
	}
}

// roots solves what the Wilson interval is defined by, |p̂ − p| = z·√(p(1−p)/n), for p.
func roots(k, n float64) (low, high float64) {
	const z = 1.959963984540054
	p := k / n
	a, b, c := 1+z*z/n, -(2*p + z*z/n), p*p
	root := math.Sqrt(math.Max(b*b-4*a*c, 0))
	return (-b - root) / (2 * a), (-b + root) / (2 * a)
}

func TestTotalsFollowFromTheMessages(t *testing.T) {
	sets := many(t, 120)
	var data bytes.Buffer
	if err := NewReport(Made{Sets: sets}, results(t, clerk(), sets, Options{})).Encode(&data); err != nil {
		t.Fatal(err)
	}
	var stored map[string]any
	if err := json.Unmarshal(data.Bytes(), &stored); err != nil {
		t.Fatal(err)
	}
	dialogs := stored["dialogs"].([]any)
	near := cmpopts.EquateApprox(0, 1e-12)
	compare := func(got any, dialogs []any) {
		t.Helper()
		want := recount(t, dialogs)
		picked := map[string]any{}
		for key := range want {
			picked[key] = got.(map[string]any)[key]
		}
		turns := picked["turns"].(map[string]any)
		low, high, mean := turns["low"].(float64), turns["high"].(float64), turns["mean"].(float64)
		if low > mean || mean > high || low == high {
			t.Errorf("the mean %v and its interval [%v, %v]", mean, low, high)
		}
		delete(turns, "low") // a bootstrap, whose figures are held by those of package stats
		delete(turns, "high")
		if diff := cmp.Diff(want, picked, near); diff != "" {
			t.Errorf("%v: %s", got.(map[string]any)["set"], diff)
		}
	}
	compare(stored["total"], dialogs)
	for i, set := range stored["sets"].([]any) {
		compare(set, dialogs[i*60:(i+1)*60])
	}
}

func TestNothingToCount(t *testing.T) {
	sets := parse(t, `{set: s, dialogs: [{id: a, user: сломайся, says: 1}]}`)
	got := NewReport(Made{Sets: sets}, results(t, clerk(), sets, Options{})).Total
	want := Totals{
		Dialogs: 1, Errors: 1,
		Outcomes:        map[Outcome]int{Resolved: 0, Declined: 0, HandedOff: 0, Unresolved: 0, Errored: 1},
		Reasons:         map[string]int{"model": 1},
		PassRate:        Rate{High: 1},
		ResolutionRate:  Rate{High: 1},
		ContainmentRate: Rate{High: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHandoffThatIsOneOfTwoExpectedOutcomes(t *testing.T) {
	sets := parse(t, `
		set: s
		dialogs:
		  - {id: either, user: hello, expect: [resolved, handed_off]}
		  - {id: neither, user: Find me a laptop, expect: [resolved, handed_off]}
		  - {id: right, user: I want a human, expect: [resolved, handed_off]}
	`)
	got := NewReport(Made{Sets: sets}, results(t, clerk(), sets, Options{})).Total.Handoffs
	if want := (Handoffs{Right: 1, Missed: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestCost(t *testing.T) {
	reply := answer("да")
	reply.Tokens = chat.TokenCounts{Input: 1000, Output: 50}
	op := &fake{replies: map[string]chat.Reply{"q": reply}, errs: map[string]error{"нет": errModel}}
	sets := parse(t, `{set: s, dialogs: [{id: a, user: [q, q], says: нет}, {id: b, user: q, says: да}, {id: c, user: нет, says: да}]}`)
	o := Options{Models: map[string]string{"igor": "mini"}, Prices: map[string]Price{
		"mini": {Input: decimal.RequireFromString("0.40"), Output: decimal.RequireFromString("1.60"), Currency: "USD"},
	}}
	played := results(t, op, sets, o)
	report := NewReport(Made{Sets: sets}, played)
	if got, want := report.Total.Tokens, (chat.TokenCounts{Input: 3000, Output: 150}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for i, want := range []string{"0.00096", "0.00048", "0"} {
		if got := played[i].Cost; *got != (Cost{want, "USD"}) {
			t.Errorf("dialog %d: got %v, want %s", i, got, want)
		}
	}
	if got := report.Total.Cost; *got != (Cost{"0.00144", "USD"}) {
		t.Errorf("got %v", got)
	}
	played[1].Cost = &Cost{"1", "RUB"}
	if got := NewReport(Made{Sets: sets}, played).Total.Cost; got != nil {
		t.Errorf("a sum of dollars and roubles: %v", got)
	}
	played[1].Cost = nil
	if got := NewReport(Made{Sets: sets}, played).Total.Cost; got != nil {
		t.Errorf("a part is given as the whole: %v", got)
	}
}
