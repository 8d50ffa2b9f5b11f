package eval

import (
	"errors"
	"fmt"
	"math"
	"testing"
	"unicode/utf8"

	"firstline/eval/stats"
	"firstline/kb"

	"github.com/google/go-cmp/cmp"
)

func at() kb.Pos { return kb.Pos{Path: "firstline.yaml", Line: 12} }

// measured is a report of two sets with figures that are easy to see.
func measured() *Head {
	billing := Totals{Set: "billing", Dialogs: 1000, N: 1000, ResolutionRate: NewRate(833, 1000), PassRate: NewRate(87, 100)}
	empty := Totals{Set: "Оплата по счёту", PassRate: NewRate(0, 0), ResolutionRate: NewRate(0, 0)}
	total := Totals{
		Errors: 2, ResolutionRate: NewRate(9, 10), PassRate: NewRate(30, 30), ContainmentRate: NewRate(1, 1),
		Turns:    Turns{Mean: Measured(3.2, true), Median: Measured(2, true), P90: Measured(5, true)},
		Handoffs: Handoffs{Missed: 1}, Outcomes: map[Outcome]int{Unresolved: 4}, Reasons: map[string]int{"not_known": 3},
	}
	return &Head{
		Sets: []Totals{billing, empty}, Total: total,
		Coverage:  &Coverage{CoverCounts: CoverCounts{Entries: 10, Found: 8, Cited: 7, Confirmed: 6}},
		Retrieval: &stats.RetrievalSummary{R1: Measured(0.5, true), N: 4},
	}
}

func TestThresholds(t *testing.T) {
	for _, test := range []struct {
		threshold string
		actual    float64 // NaN: nothing to measure
		ok        bool
	}{
		{"resolution_rate >= 90%", 0.9, true},
		{"resolution_rate > 90%", 0.9, false},
		{"resolution_rate >= 0.9", 0.9, true},
		{"resolution_rate == 90 %", 0.9, true},
		{"resolution_rate{set=billing} >= 83.3%", 0.833, true},
		{"resolution_rate {set = billing} == 83.3%", 0.833, true},
		{"resolution_rate{set=billing}>=84%", 0.833, false},
		{"pass_rate{set=billing}.low >= 79%", 0.790196, true},
		{"pass_rate.low{set=billing} >= 80%", 0.790196, false},
		{"pass_rate.high <= 100%", 1, true},
		{"pass_rate.value != 1", 1, false},
		{"containment_rate < 1", 1, false},
		{"turns.mean <= 3.2", 3.2, true},
		{"turns.p90 <= 4", 5, false},
		{"turns.median < +3", 2, true},
		{"errors == 0", 2, false},
		{"handoffs.missed <= 1", 1, true},
		{"outcomes.unresolved < 4", 4, false},
		{"reasons.not_known > -1", 3, true},
		{"  dialogs{set=billing} == 1000  ", 1000, true},
		{"pass_rate{set=Оплата по счёту} >= 0%", math.NaN(), false},
		{"pass_rate{set=Оплата по счёту}.low >= 0", math.NaN(), false},
		{"turns.mean{set=Оплата по счёту} <= 100", math.NaN(), false},
		{"errors{set=Оплата по счёту} == 0", 0, true},
		{"coverage >= 60%", 0.6, true},
		{"coverage.cited > 70%", 0.7, false},
		{"retrieval.r1 >= 0.5", 0.5, true},
		{"retrieval.r5 >= 0.5", math.NaN(), false},
		{"repeated.flaky == 0", math.NaN(), false},
		{"cost.amount <= 1", math.NaN(), false},
	} {
		parsed, err := ParseThreshold(at(), test.threshold)
		if err != nil {
			t.Errorf("%s: %v", test.threshold, err)
			continue
		}
		report := measured()
		report.Judge([]Threshold{parsed}, nil)
		v := report.Thresholds[0]
		switch {
		case v.OK != test.ok, v.Source != at(), v.Threshold != parsed.Text:
			t.Errorf("%s: got %+v, want %v", test.threshold, v, test.ok)
		case math.IsNaN(test.actual):
			if v.Actual != nil || v.Note != "nothing to measure" {
				t.Errorf("%s: got %+v", test.threshold, v)
			}
		case v.Actual == nil || math.Abs(*v.Actual-test.actual) > 1e-6:
			t.Errorf("%s: got %v, want %v", test.threshold, v.Actual, test.actual)
		}
	}
}

func TestThresholdOfASetThatWasNotRun(t *testing.T) {
	parsed, err := ParseThreshold(at(), "pass_rate{set=install} >= 1")
	if err != nil {
		t.Fatal(err)
	}
	report := measured()
	if report.Judge([]Threshold{parsed}, nil); len(report.Thresholds) > 0 {
		t.Errorf("the run says nothing about it: %+v", report.Thresholds)
	}
}

func TestThresholdsAgainstTheBaseline(t *testing.T) {
	baseline := measured()
	baseline.Total.ResolutionRate = NewRate(92, 100)
	baseline.Total.Turns.Mean = Measured(3.0, true)
	baseline.Total.Errors = 1
	baseline.Sets = baseline.Sets[:1]
	for _, test := range []struct {
		threshold string
		against   float64 // NaN: not yet comparable
		ok        bool
	}{
		{"resolution_rate no worse than baseline", 0.92, false},
		{"resolution_rate no worse than baseline within 2%", 0.92, true},
		{"resolution_rate no worse than baseline within 0.01", 0.92, false},
		{"resolution_rate{set=billing} no worse than baseline", 0.833, true},
		{"turns.mean no worse than baseline", 3, false},
		{"turns.mean no worse than baseline within +0.2", 3, true},
		{"errors no worse than baseline within 1", 1, true},
		{"errors no worse than baseline", 1, false},
		{"coverage no worse than baseline", 0.6, true},
		{"errors{set=Оплата по счёту} no worse than baseline", math.NaN(), true},
	} {
		parsed, err := ParseThreshold(at(), test.threshold)
		if err != nil {
			t.Errorf("%s: %v", test.threshold, err)
			continue
		}
		head := measured()
		head.Judge([]Threshold{parsed}, baseline)
		v := head.Thresholds[0]
		switch {
		case v.OK != test.ok:
			t.Errorf("%s: got %+v", test.threshold, v)
		case math.IsNaN(test.against) && (v.Baseline != nil || v.Note != "not yet comparable: the baseline does not have it"):
			t.Errorf("%s: got %+v", test.threshold, v)
		case !math.IsNaN(test.against) && (v.Baseline == nil || math.Abs(*v.Baseline-test.against) > 1e-9):
			t.Errorf("%s: got %v, want %v", test.threshold, v.Baseline, test.against)
		}
		head.Judge([]Threshold{parsed}, nil)
		if v := head.Thresholds[0]; !v.OK || v.Note != "not yet comparable: there is no baseline" {
			t.Errorf("%s without a baseline: got %+v", test.threshold, v)
		}
	}
}

func TestThresholdMistakes(t *testing.T) {
	for _, test := range []struct{ threshold, msg, hint string }{
		{"resolution_rate", `threshold "resolution_rate" compares nothing`, "write it as  resolution_rate >= 80%"},
		{"", `threshold "" compares nothing`, "write it as  resolution_rate >= 80%"},
		{"resolution_rat >= 80%", `unknown metric "resolution_rat"`, `did you mean "resolution_rate"?`},
		{"turns.p95 <= 4", `unknown metric "turns.p95"`, `did you mean "turns.p90"?`},
		{"resolution_rate{set=} >= 80%", `the scope of threshold "resolution_rate{set=} >= 80%" names no set`, "write it as  resolution_rate{set=billing} >= 80%"},
		{"resolution_rate{sets=a} >= 80%", `the scope of threshold "resolution_rate{sets=a} >= 80%" names no set`, "write it as  resolution_rate{set=billing} >= 80%"},
		{"resolution_rate >= 80", "a rate is never above 1", "did you mean 80%?"},
		{"resolution_rate >= 800%", "a rate is never above 1", ""},
		{"resolution_rate >= восемьдесят", `"восемьдесят" is not a number`, ""},
		{"resolution_rate >= ", `"" is not a number`, ""},
		{"turns.mean <= 3,2", `"3,2" is not a number`, ""},
		{"turns.mean <= 1e3", `"1e3" is not a number`, ""},
		{"turns.mean <= 1-2", `"1-2" is not a number`, ""},
		{"turns.mean <= 3%", "a percentage goes only with a rate", ""},
		{"coverage{set=billing} >= 60%", "coverage is of the run as a whole, not of a set", ""},
		{"dialogs no worse than baseline", "dialogs is neither better nor worse when it is higher", ""},
		{"pass_rate no worse than baseline by 2%", `"by 2%" cannot follow no worse than baseline`, "write it as  pass_rate no worse than baseline within 2%"},
		{"pass_rate no worse than baseline within -2%", "what is let pass must not be below zero", ""},
		{"turns.mean no worse than baseline within 2%", "a percentage goes only with a rate", ""},
		{"pass_rat no worse than baseline", `unknown metric "pass_rat"`, `did you mean "pass_rate"?`},
		{"turns.mean = 3", `threshold "turns.mean = 3" compares nothing`, "did you mean ==, >= or <=?"},
	} {
		_, err := ParseThreshold(at(), test.threshold)
		var mistake *kb.SyntaxError
		if !errors.As(err, &mistake) {
			t.Errorf("%q: got %v", test.threshold, err)
			continue
		}
		if diff := cmp.Diff([]any{test.msg, test.hint, at()}, []any{mistake.Msg, mistake.Hint, mistake.Pos}); diff != "" {
			t.Errorf("%q: %s", test.threshold, diff)
		}
	}
}

// TestMetricsAreFiguresOfTheResults keeps the names of metrics true to the stored format.
func TestMetricsAreFiguresOfTheResults(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range metrics() {
		if seen[m.name] {
			t.Errorf("%s is there twice", m.name)
		}
		seen[m.name] = true
		if _, err := ParseThreshold(at(), m.name+" >= 1"); err != nil {
			t.Error(err)
		}
	}
}

func FuzzParseThreshold(f *testing.F) {
	for _, seed := range []string{
		"resolution_rate >= 80%", "resolution_rate{set=billing}.low >= 0.9", "turns.mean <= 3.2", "errors == 0",
		"pass_rate{set=Оплата} != -1%", "{", "a{b}=", "pass_rate no worse than baseline within 2%", "x{set=", ">=", "turns.p90{set=a}<=+.5",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		parsed, err := ParseThreshold(at(), s)
		if err != nil {
			var mistake *kb.SyntaxError
			if !errors.As(err, &mistake) || mistake.Pos != at() || mistake.Msg == "" {
				t.Fatalf("%q: %#v", s, err)
			}
			return
		}
		report := measured()
		report.Judge([]Threshold{parsed}, nil)
		if parsed.set == "" && len(report.Thresholds) != 1 {
			t.Fatalf("%q is not judged", s)
		}
		again, err := ParseThreshold(at(), parsed.Text)
		if err != nil || again.bound != parsed.bound || again.set != parsed.set || again.metric.name != parsed.metric.name {
			t.Fatalf("%q is read as %v, and then as %v (%v)", s, parsed, again, err)
		}
		if utf8.ValidString(s) && parsed.set != "" && parsed.op != noWorse {
			if _, err := ParseThreshold(at(), fmt.Sprintf("%s{set=%s} %s 0", parsed.metric.name, parsed.set, parsed.op)); err != nil {
				t.Fatal(err)
			}
		}
	})
}
