package eval

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"firstline/eval/chat"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

// moody answers each question with the texts of its list, one after another and over again; an empty
// text is an error.
type moody struct {
	mu    sync.Mutex
	texts map[string][]string
	asked map[string]int
}

func (m *moody) Entries() []kb.Entry { return nil }

func (m *moody) Reply(_ context.Context, messages []chat.Message, _ time.Time) (chat.Reply, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	question := messages[len(messages)-1].Text
	texts := m.texts[question]
	text := texts[m.asked[question]%len(texts)]
	m.asked[question]++
	if text == "" {
		return chat.Reply{}, errModel
	}
	return chat.Reply{Text: text, Action: chat.Answer, Tokens: chat.TokenCounts{Input: 1, Output: 2}}, nil
}

func TestRepeat(t *testing.T) {
	for _, test := range []struct {
		name, how string
		texts     []string // да passes
		tries     string   // p, f or e for each
		passed    bool
		outcome   Outcome
	}{
		{"all pass", "repeat: 3", []string{"да"}, "ppp", true, Resolved},
		{"all are played without pass_if", "repeat: 3", []string{"нет", "да", "да"}, "fpp", false, Unresolved},
		{"settled by passes", "pass_if: 2/5", []string{"да", "нет"}, "pfp", true, Resolved},
		{"settled by failures", "pass_if: 4/5", []string{"нет"}, "ff", false, Unresolved},
		{"settled at the end", "{repeat: 3, pass_if: 2/3}", []string{"да", "нет", "нет"}, "pff", false, Unresolved},
		{"an error counts for neither side", "pass_if: 2/4", []string{"", "да"}, "epep", true, Resolved},
		{"an error that leaves it open", "repeat: 3", []string{"да", ""}, "pep", false, Errored},
		{"an error after it is settled", "repeat: 3", []string{"нет", ""}, "fef", false, Unresolved},
		{"once", "repeat: 1", []string{"да"}, "", true, Resolved},
	} {
		how := test.how
		if how[0] == '{' {
			how = how[1 : len(how)-1]
		}
		op := &moody{texts: map[string][]string{"q": test.texts}, asked: map[string]int{}}
		r := playInOrder(t, op, fmt.Sprintf(`{set: s, dialogs: [{id: a, user: q, says: да, %s}]}`, how))
		tries := ""
		if r.Repeat != nil {
			for _, try := range r.Repeat.Tries {
				switch {
				case try.Outcome == Errored:
					tries += "e"
				case try.Passed:
					tries += "p"
				default:
					tries += "f"
				}
			}
		}
		if tries != test.tries || r.Passed != test.passed || r.Outcome != test.outcome {
			t.Errorf("%s: got %s, %v, %s", test.name, tries, r.Passed, r.Outcome)
		}
		if answered := len(tries) - strings.Count(tries, "e"); tries != "" && r.Tokens.Input != answered {
			t.Errorf("%s: %d tokens of %d answers", test.name, r.Tokens.Input, answered)
		}
	}
}

func playInOrder(t *testing.T, op Operator, script string) Result {
	t.Helper()
	all := results(t, op, parse(t, script), Options{Concurrency: 1})
	if len(all) != 1 {
		t.Fatalf("%d results, want 1", len(all))
	}
	return all[0]
}

func TestRepeatsAreInherited(t *testing.T) {
	sets := parse(t, `
		set: s
		pass_if: 1/2
		dialogs:
		  - {id: of the set, user: q, says: да}
		  - {id: its own, user: q, says: да, repeat: 4}
		  - {id: once, user: q, says: да, repeat: 1}
	`)
	op := &moody{texts: map[string][]string{"q": {"нет"}}, asked: map[string]int{}}
	var got []int
	for _, r := range results(t, op, sets, Options{Repeats: Repeats{Times: 9}}) {
		tries := 0
		if r.Repeat != nil {
			tries = len(r.Repeat.Tries)
		}
		got = append(got, tries)
	}
	if diff := cmp.Diff([]int{2, 4, 0}, got); diff != "" {
		t.Error(diff)
	}
	plain := parse(t, `{set: s, dialogs: [{id: a, user: q, says: да}]}`)
	if r := results(t, op, plain, Options{Repeats: Repeats{Times: 9}}); len(r[0].Repeat.Tries) != 9 {
		t.Errorf("the run's repeat: %+v", r[0].Repeat)
	}
}

// A dialog that is played again is no further evidence: the dialog is the unit, and no interval
// narrows.
func TestDoublingEveryResultNarrowsNothing(t *testing.T) {
	script := `{set: s, dialogs: [{id: a, user: q, says: да}, {id: b, user: r, says: да}, {id: c, user: q, says: да}]}`
	totals := func(o Options) Totals {
		op := &moody{texts: map[string][]string{"q": {"да"}, "r": {"нет"}}, asked: map[string]int{}}
		sets := parse(t, script)
		return NewReport(Made{Sets: sets}, results(t, op, sets, o)).Total
	}
	once, twice := totals(Options{}), totals(Options{Repeats: Repeats{Times: 2}})
	if once.PassRate.N != 3 {
		t.Errorf("n = %d", once.PassRate.N)
	}
	if diff := cmp.Diff([]Rate{once.PassRate, once.ResolutionRate}, []Rate{twice.PassRate, twice.ResolutionRate}); diff != "" {
		t.Error(diff)
	}
}

func TestRepeatedEstimates(t *testing.T) {
	sets := parse(t, `{set: s, repeat: 8, dialogs: [{id: a, user: q, says: да}, {id: b, user: r, says: да}]}`)
	op := &moody{texts: map[string][]string{"q": {"да", "да", "да", "нет"}, "r": {"да"}}, asked: map[string]int{}}
	got := NewReport(Made{Sets: sets}, results(t, op, sets, Options{})).Total.Repeated
	if diff := cmp.Diff([]string{"s/a"}, got.Flaky); diff != "" {
		t.Error(diff)
	}
	// pass^4 of 6 in 8 is 15/70, of 8 in 8 it is 1.
	if want := (15.0/70 + 1) / 2; len(got.PassAll) != 8 || math.Abs(got.PassAll[3]-want) > 1e-12 {
		t.Errorf("pass^4: got %v, want %v", got.PassAll, want)
	}
	if want := (1 - 1.0/28 + 1) / 2; math.Abs(got.PassAny[1]-want) > 1e-12 {
		t.Errorf("pass@2: got %v, want %v", got.PassAny, want)
	}
	if got.Tries != 16 || got.Dialogs != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestRepeatMistakes(t *testing.T) {
	for _, test := range []struct{ repeat, passIf, want string }{
		{"0", "", `x:1: repeat must be a whole number from 1 to 1000, not "0"`},
		{"-1", "", `x:1: repeat must be a whole number from 1 to 1000, not "-1"`},
		{"many", "", `x:1: repeat must be a whole number from 1 to 1000, not "many"`},
		{"1001", "", `x:1: repeat must be a whole number from 1 to 1000, not "1001"`},
		{"", "5/4", `x:2: pass_if must be as 4/5, not "5/4"`},
		{"", "0/4", `x:2: pass_if must be as 4/5, not "0/4"`},
		{"", "80%", `x:2: pass_if must be as 4/5, not "80%"`},
		{"3", "4/5", `x:2: pass_if is of 5 tries, and repeat says 3`},
	} {
		r, err := ParseRepeats(test.repeat, kb.Pos{Path: "x", Line: 1}, test.passIf, kb.Pos{Path: "x", Line: 2})
		if err == nil || err.Error() != test.want || r != (Repeats{}) {
			t.Errorf("%q %q: got %v, %v", test.repeat, test.passIf, r, err)
		}
	}
}
