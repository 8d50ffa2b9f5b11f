package eval

import (
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// failing is what a report whose file breaks off gives.
func failing() iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) { yield(nil, errModel) }
}

// lots makes a report of dialogs that passed (p), did not (f), or ended by an error (e), in sets of
// ten.
func lots(pattern string) *Report {
	var all []Result
	var sets []*Set
	for i, c := range pattern {
		set := "set " + string(rune('a'+i/10))
		if i%10 == 0 {
			sets = append(sets, &Set{Name: set})
		}
		r := Result{Set: set, ID: string(rune('0' + i%10)), Outcome: Resolved, Turns: 2, Script: "same"}
		switch c {
		case 'p':
			r.Passed = true
		case 'e':
			r.Outcome = Errored
		case 'h':
			r.Passed, r.Outcome = true, HandedOff
		}
		all = append(all, r)
	}
	return NewReport(Made{Sets: sets}, all)
}

func compared(t *testing.T, a, b *Report) *Comparison {
	t.Helper()
	c, err := Compare(a, b, Margin)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// pattern repeats each letter so many times.
func pattern(counts ...any) string {
	var b strings.Builder
	for i := 0; i < len(counts); i += 2 {
		b.WriteString(strings.Repeat(counts[i].(string), counts[i+1].(int)))
	}
	return b.String()
}

func TestCompareFindsTheVerdict(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       Judgement
	}{
		{"the same", pattern("p", 70, "f", 30), pattern("p", 70, "f", 30), NoWorse},
		{"ten won, two lost", pattern("p", 70, "p", 2, "f", 10, "f", 18), pattern("p", 70, "f", 2, "p", 10, "f", 18), Improved},
		{"two won, ten lost", pattern("p", 70, "p", 10, "f", 2, "f", 18), pattern("p", 70, "f", 10, "p", 2, "f", 18), Regressed},
		{"five lost of ten", "pppppppppp", "pppppfffff", Inconclusive},
		{"six lost of ten", "pppppppppp", "ppppffffff", Regressed},
		{"one won, one lost of 1,000", "pf" + pattern("p", 998), "fp" + pattern("p", 998), NoWorse},
		{"one lost of 20", pattern("p", 20), pattern("p", 19, "f", 1), Inconclusive},
		{"nothing in common but errors", "ee", "pp", Inconclusive},
	} {
		if got := compared(t, lots(test.a), lots(test.b)); got.Verdict != test.want {
			t.Errorf("%s: got %s (p %v, [%v, %v])", test.name, got.Verdict, got.PassRate.P, got.PassRate.Low, got.PassRate.High)
		}
	}
}

func TestCompareGivesTheFigures(t *testing.T) {
	c := compared(t, lots(pattern("p", 70, "p", 2, "f", 10, "f", 18)), lots(pattern("p", 70, "f", 2, "p", 10, "f", 18)))
	p := c.PassRate
	for _, figure := range []struct {
		name      string
		got, want float64
	}{
		{"difference", p.Difference, 0.08},
		{"low", p.Low, 0.011},
		{"high", p.High, 0.151},
		{"p", p.P, 0.0386},
		{"mid-p", p.MidP, 0.0225},
		{"detectable", *c.Detectable, 0.08},
	} {
		if math.Abs(figure.got-figure.want) > 5e-4 {
			t.Errorf("%s: got %v, want %v", figure.name, figure.got, figure.want)
		}
	}
	if p.A.K != 72 || p.B.K != 80 || c.Pairs != 100 || len(c.Flipped) != 12 || len(c.Sets) != 10 {
		t.Errorf("got %+v, %d pairs, %d flipped, %d sets", p, c.Pairs, len(c.Flipped), len(c.Sets))
	}
	for _, s := range c.Sets {
		if s.Holm < s.P {
			t.Errorf("%s: p %v is corrected to %v", s.Set, s.P, s.Holm)
		}
	}
	back := compared(t, lots(pattern("p", 70, "f", 2, "p", 10, "f", 18)), lots(pattern("p", 70, "p", 2, "f", 10, "f", 18)))
	if math.Abs(back.PassRate.Difference+p.Difference) > 1e-12 || math.Abs(back.PassRate.Low+p.High) > 1e-12 {
		t.Errorf("the other way round: %+v", back.PassRate)
	}
	if same := compared(t, lots("ppff"), lots("ppff")); same.PassRate.P != 1 || same.PassRate.MidP != 1 || same.Turns.P != 1 {
		t.Errorf("a run against itself: %+v", same)
	}
}

func TestCompareDropsNothing(t *testing.T) {
	a, b := lots("ppepfp"), lots("pfpepph")
	c := compared(t, a, b)
	if diff := cmp.Diff([]Unmatched{{"set a", "6", "b"}}, c.Unmatched); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Unmatched{{"set a", "2", "a"}, {"set a", "3", "b"}}, c.Errors); diff != "" {
		t.Error(diff)
	}
	var flipped []string
	for _, f := range c.Flipped {
		if f.A == nil || f.B == nil || f.A.ID != f.ID || f.B.ID != f.ID || f.A.Passed == f.B.Passed {
			t.Errorf("got %+v", f)
		}
		flipped = append(flipped, f.ID)
	}
	if diff := cmp.Diff([]string{"1", "4"}, flipped); diff != "" {
		t.Error(diff)
	}
	if c = compared(t, b, a); !slices.Contains(c.Unmatched, Unmatched{"set a", "6", "a"}) {
		t.Errorf("got %+v", c.Unmatched)
	}
	if c.Pairs != 4 || c.Turns.N != 2 {
		t.Errorf("%d pairs, %+v", c.Pairs, c.Turns)
	}
}

func TestCompareTurns(t *testing.T) {
	turned := func(turns ...int) *Report {
		var all []Result
		for i, n := range turns {
			all = append(all, Result{Set: "s", ID: string(rune('a' + i)), Outcome: Resolved, Passed: true, Turns: n})
		}
		return NewReport(Made{Sets: []*Set{{Name: "s"}}}, all)
	}
	got := compared(t, turned(4, 4, 4, 4, 4, 4, 2), turned(2, 2, 2, 2, 2, 2, 2)).Turns
	// All six that differ go the same way: 2 of 64 patterns of signs are as far out.
	if got.N != 7 || math.Abs(got.P-2.0/64) > 1e-12 || math.Abs(got.Difference+12.0/7) > 1e-12 {
		t.Errorf("got %+v", got)
	}
}

func TestCompareRefusesWhatItCannotPair(t *testing.T) {
	doubled := lots("pp")
	doubled.dialogs = inMemory([]Result{{Set: "s", ID: "a"}, {Set: "s", ID: "a"}})
	broken := lots("pp")
	broken.dialogs = failing
	single := NewReport(Made{}, []Result{{Set: "s", ID: "a"}})
	for _, runs := range [][2]*Report{{doubled, single}, {single, doubled}, {broken, single}, {single, broken}} {
		if _, err := Compare(runs[0], runs[1], Margin); err == nil {
			t.Error("no error")
		}
	}
}

func TestFingerprintDifferences(t *testing.T) {
	f := Fingerprint{
		Layers: map[string]string{"igor: prompt/igor.md": "1"}, Index: map[string]string{"kb/faq.md": "1", "kb/old.md": "1"},
		Models: map[string]string{"igor": "builtin"}, Scripts: map[string]string{"billing": "1"}, Version: "1", Search: "1",
	}
	g := Fingerprint{
		Layers: map[string]string{"igor: prompt/igor.md": "2"}, Index: map[string]string{"kb/faq.md": "1", "kb/new.md": "1"},
		Models: map[string]string{"igor": "mini"}, Scripts: map[string]string{"billing": "2"}, Version: "2", Search: "2", Embedding: "openai:bge-m3",
	}
	want := []string{
		"layer igor: prompt/igor.md: changed", "source kb/new.md: added", "source kb/old.md: removed",
		"question set billing: changed", "igor: model builtin, then mini", "synonyms: changed",
		"embedding: model builtin, then openai:bge-m3", "firstline: 1, then 2",
	}
	if diff := cmp.Diff(want, f.Differences(g)); diff != "" {
		t.Error(diff)
	}
	if differ := f.Differences(f); len(differ) > 0 {
		t.Error(differ)
	}
}
