package main

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The statistics of sample dialogs as they are printed, for those who know nothing of package measure.
type (
	statsJSON struct {
		Total     partJSON   `json:"total"`
		Undated   int        `json:"undated"`
		Months    []partJSON `json:"months"`
		Channels  []partJSON `json:"channels"`
		Operators []partJSON `json:"operators"`
		Versions  []partJSON `json:"versions"`
		Topics    []struct {
			Kind, Topic string
			partJSON
		} `json:"topics"`
		Handoffs []struct {
			Kind, Topic string
			N           int
		} `json:"handoffs"`
		Change struct {
			A, B           partJSON
			ResolutionRate differenceJSON `json:"resolution_rate"`
			ConfirmedRate  differenceJSON `json:"confirmed_rate"`
			Turns          differenceJSON `json:"turns"`
		} `json:"change"`
	}
	partJSON struct {
		Month, Channel, Operator, Version string
		Dialogs                           int
		ResolutionRate                    rateJSON `json:"resolution_rate"`
		Confirmed, Assumed, Handoffs      int
		ConfirmedRate                     rateJSON `json:"confirmed_rate"`
		AskedForHuman                     struct {
			N, Kept  int
			KeptRate rateJSON `json:"kept_rate"`
		} `json:"asked_for_human"`
		Turns struct {
			N         int
			Low, High *float64
			turnsJSON
		} `json:"turns"`
		Rating struct {
			N    int
			Mean *float64
		} `json:"rating"`
	}
	differenceJSON struct {
		Difference, Low, High, P float64
		Noise                    bool
	}
	// rawDialog is a line of the sample dialogs.
	rawDialog struct {
		ID, Started, Channel, Operator, Version string
		Rating                                  int
		Messages                                []struct{ Role, Text string }
	}
)

// TestStatsRecounted counts the thousand sample dialogs again, from their lines alone.
func TestStatsRecounted(t *testing.T) {
	got := call(t, firstlinetest.Sample(t), "dialogs", "stats", "--format", "json")
	var s statsJSON
	if err := json.Unmarshal([]byte(got.out), &s); err != nil || got.status != done {
		t.Fatal(err, got.err)
	}
	all := rawDialogs(t)
	same := func(what string, want, reported partJSON) {
		t.Helper()
		want.Month, want.Channel, want.Operator, want.Version = reported.Month, reported.Channel, reported.Operator, reported.Version
		if diff := cmp.Diff(want, reported, cmpopts.EquateApprox(0, 1e-7), cmp.AllowUnexported(partJSON{}.Turns)); diff != "" {
			t.Errorf("%s (-lines +reported):\n%s", what, diff)
		}
	}
	same("total", recount(t, all), s.Total)
	seen := 0
	for _, by := range []struct {
		parts []partJSON
		name  func(partJSON) string
		of    func(rawDialog) string
	}{
		{s.Months, func(p partJSON) string { return p.Month }, func(d rawDialog) string { return d.Started[:min(7, len(d.Started))] }},
		{s.Channels, func(p partJSON) string { return p.Channel }, func(d rawDialog) string { return d.Channel }},
		{s.Operators, func(p partJSON) string { return p.Operator }, func(d rawDialog) string { return d.Operator }},
		{s.Versions, func(p partJSON) string { return p.Version }, func(d rawDialog) string { return d.Version }},
	} {
		groups := map[string][]rawDialog{}
		for _, d := range all {
			groups[by.of(d)] = append(groups[by.of(d)], d)
		}
		for _, p := range by.parts {
			same(by.name(p), recount(t, groups[by.name(p)]), p)
			seen += p.Dialogs
		}
	}
	undated := len(slices.DeleteFunc(slices.Clone(all), func(d rawDialog) bool { return d.Started != "" }))
	if s.Undated != undated || seen != 4*len(all)-undated {
		t.Errorf("%d undated, %d reported; %d dialogs in the parts", undated, s.Undated, seen)
	}
	t.Run("change", func(t *testing.T) { changeRecounted(t, all, s) })
	t.Run("topics", func(t *testing.T) { topicsRecounted(t, all, s) })
}

// recount counts dialogs again.
func recount(t *testing.T, dialogs []rawDialog) partJSON {
	t.Helper()
	helped, calls := sampleSays(t, "helped", "helped_en"), sampleSays(t, "calls", "calls_again")
	p := partJSON{Dialogs: len(dialogs)}
	contained, kept := 0, 0
	var turns []int
	stars := 0
	for _, d := range dialogs {
		asked := false
		for _, m := range d.Messages {
			if m.Role == "human" {
				break
			}
			asked = asked || m.Role == "user" && calls[m.Text]
		}
		if d.contained() {
			contained++
			turns = append(turns, d.turns())
			if helped[d.lastSaid()] {
				p.Confirmed++
			}
		}
		if asked {
			p.AskedForHuman.N++
			if d.contained() {
				kept++
			}
		}
		if d.Rating > 0 {
			p.Rating.N++
			stars += d.Rating
		}
	}
	p.Assumed, p.Handoffs, p.AskedForHuman.Kept = contained-p.Confirmed, len(dialogs)-contained, kept
	p.ResolutionRate, p.ConfirmedRate = wilson(contained, len(dialogs)), wilson(p.Confirmed, len(dialogs))
	p.AskedForHuman.KeptRate = wilson(kept, p.AskedForHuman.N)
	p.Turns.N, p.Turns.turnsJSON = len(turns), spread(turns)
	if n := float64(len(turns)); n > 1 {
		mean, variance := meanAndVariance(turns)
		half := studentQuantile(n-1) * math.Sqrt(variance/n) / mean
		p.Turns.Low, p.Turns.High = new(mean*math.Exp(-half)), new(mean*math.Exp(half))
	}
	if p.Rating.N > 0 {
		p.Rating.Mean = new(float64(stars) / float64(p.Rating.N))
	}
	return p
}
