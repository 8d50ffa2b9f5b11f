package measure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/dialog"
)

// TestParseSides holds how two sides are written, and what is said of what is none.
func TestParseSides(t *testing.T) {
	period := func(name, from, to string) Side {
		return Side{name, dialog.Filter{From: dialog.Date(from), To: dialog.Date(to)}}
	}
	for written, want := range map[string]Sides{
		"2026-01..2026-03,2026-04..2026-06": {period("2026-01..2026-03", "2026-01", "2026-03"), period("2026-04..2026-06", "2026-04", "2026-06")},
		"..2026-03-31, 2026-04-01..":        {period("..2026-03-31", "", "2026-03-31"), period("2026-04-01..", "2026-04-01", "")},
		"2025,2026":                         {period("2025", "2025", "2025"), period("2026", "2026", "2026")},
		"version=1.4,version=1.5":           {{"version=1.4", dialog.Filter{Version: "1.4"}}, {"version=1.5", dialog.Filter{Version: "1.5"}}},
		"channel=vk,operator=lena":          {{"channel=vk", dialog.Filter{Channel: "vk"}}, {"operator=lena", dialog.Filter{Operator: "lena"}}},
	} {
		got, err := ParseSides(written)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", written, err, diff)
		}
	}
	for written, want := range map[string]string{
		"2026-01":               "two sides are written as",
		"2026-01,2026-02,2026":  "two sides are written as",
		"..,2026":               "a side is a period or a name",
		"2026-13,2026":          `a date is written as 2026-03-01, 2026-03 or 2026, not "2026-13"`,
		"versio=1,version=2":    "did you mean version?",
		"language=ru,version=2": "there is channel, operator, version",
		"version=,version=2":    "version= lacks its name",
		"x,y":                   `not "y"`,
	} {
		if _, err := ParseSides(written); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", written, err, want)
		}
	}
}

// TestChange holds that sides are compared with one another, and only where no dialog is on both.
func TestChange(t *testing.T) {
	sides, err := ParseSides("version=1.4,version=1.5")
	if err != nil {
		t.Fatal(err)
	}
	c := sampled(t, nil, Options{Sides: &sides}).Change
	if c.A.Dialogs+c.B.Dialogs != 1000 || c.ResolutionRate.Noise || c.Turns.Noise || c.Turns.Difference >= 0 || c.Turns.High >= 0 || c.ResolutionRate.Low <= 0 {
		t.Errorf("%+v", c)
	}
	same, err := ParseSides("operator=igor,operator=lena")
	if err != nil {
		t.Fatal(err)
	}
	if c := sampled(t, nil, Options{Sides: &same}).Change; !c.ResolutionRate.Noise || !c.Turns.Noise {
		t.Errorf("two operators that talk alike are told apart: %+v", c)
	}
	both, err := ParseSides("operator=igor,version=1.5")
	if err != nil {
		t.Fatal(err)
	}
	m := newMeasure(t)
	m.Add(&dialog.Dialog{ID: "a", Operator: "igor", Version: "1.5", Messages: talk(">Где акт?").Messages})
	if _, err := m.Statistics(Options{Sides: &both}); err == nil || !strings.Contains(err.Error(), "1 of the dialogs in common") {
		t.Errorf("%v", err)
	}
	if _, err := m.Statistics(Options{Sides: &sides}); err == nil || err.Error() != "no dialog is on the side version=1.4" {
		t.Errorf("%v", err)
	}
}

// TestClaims holds what is borne out: figures within their intervals that moved by more than chance.
func TestClaims(t *testing.T) {
	var claims []Claim
	holds := []bool{true, false, true, true, false, false, false, true}
	for _, written := range []string{
		"resolution_rate 70%", "resolution_rate 74%", "turns 3.91 -> 3.10", "resolution_rate 66 % → 0,74",
		"turns 3.10 -> 3.91", "turns 3.9 -> 3.9", "turns 2", "confirmed_rate 0.3",
	} {
		c, err := ParseClaim(written)
		if err != nil {
			t.Fatal(err)
		}
		claims = append(claims, c)
	}
	s := sampled(t, nil, Options{Claims: claims})
	for i, v := range s.Claims {
		if v.Holds != holds[i] {
			t.Errorf("%+v", v)
		}
	}
	for written, want := range map[string]string{
		"turn 3":             "did you mean turns?",
		"cost 3":             "there is resolution_rate, confirmed_rate, turns",
		"turns":              "a claim is written as",
		"turns few":          "a claim is written as",
		"turns 1 -> 2 -> 3":  "a claim is written as",
		"turns NaN":          "a claim is written as",
		"turns -1":           "a claim is written as",
		"resolution_rate 74": "a share is at most 100 %",
	} {
		if _, err := ParseClaim(written); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", written, err, want)
		}
	}
	c, err := ParseClaim("turns 3 -> 2")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newMeasure(t).Statistics(Options{Claims: []Claim{c}}); err == nil || !strings.Contains(err.Error(), "no two months to compare") {
		t.Errorf("%v", err)
	}
}

// FuzzParse holds that what is written never breaks the reading, and that what is read has what was written.
func FuzzParse(f *testing.F) {
	f.Add("2026-01..2026-03,version=2")
	f.Add("turns 3.91 -> 3.10")
	f.Fuzz(func(t *testing.T, s string) {
		if sides, err := ParseSides(s); err == nil {
			for _, side := range sides {
				if side.Name == "" || side.Filter == (dialog.Filter{}) {
					t.Errorf("%q: a side of all dialogs", s)
				}
			}
		}
		if c, err := ParseClaim(s); err == nil && (len(c.claimed) == 0 || len(c.claimed) > 2 || !strings.HasPrefix(c.Text, c.figure.name)) {
			t.Errorf("%q: %+v", s, c)
		}
	})
}
