package measure

import (
	"errors"
	"fmt"
	"strings"

	"firstline/eval/dialog"
	"firstline/eval/stats"
	"firstline/kb/text"
)

// Side is one side of a comparison: the dialogs that a filter chooses.
type Side struct {
	Name   string
	Filter dialog.Filter
}

// Sides are the earlier and the later side.
type Sides [2]Side

// ParseSides reads two sides with a comma between them, each a period with either end open, as
// 2026-01..2026-03 or 2026-04-15.., a month or a day alone, or a name, as version=2.
func ParseSides(s string) (Sides, error) {
	earlier, later, two := strings.Cut(s, ",")
	if !two || strings.Contains(later, ",") {
		return Sides{}, fmt.Errorf("two sides are written as 2026-01..2026-03,2026-04..2026-06 or version=1,version=2, not %q", s)
	}
	a, errA := parseSide(strings.TrimSpace(earlier))
	b, errB := parseSide(strings.TrimSpace(later))
	return Sides{a, b}, errors.Join(errA, errB)
}

func parseSide(s string) (Side, error) {
	side := Side{Name: s}
	if key, value, named := strings.Cut(s, "="); named {
		fields := map[string]*string{"channel": &side.Filter.Channel, "operator": &side.Filter.Operator, "version": &side.Filter.Version}
		field, known := fields[key]
		switch {
		case !known:
			if near := text.Closest(key, []string{"channel", "operator", "version"}); near != "" {
				return side, fmt.Errorf("no dialogs can be told apart by %q; did you mean %s?", key, near)
			}
			return side, fmt.Errorf("no dialogs can be told apart by %q; there is channel, operator, version", key)
		case value == "":
			return side, fmt.Errorf("%s= lacks its name", key)
		}
		*field = value
		return side, nil
	}
	from, to, period := strings.Cut(s, "..")
	if !period {
		to = from
	}
	if from == "" && to == "" {
		return side, fmt.Errorf("a side is a period or a name, as 2026-01..2026-03 or version=1, not %q", s)
	}
	for _, end := range []struct {
		written string
		into    *dialog.Date
	}{{from, &side.Filter.From}, {to, &side.Filter.To}} {
		if end.written == "" {
			continue
		}
		var err error
		if *end.into, err = dialog.ParseDate(end.written); err != nil {
			return side, err
		}
	}
	return side, nil
}

// Compared is one side, and what its dialogs come to.
type Compared struct {
	Name string `json:"name"`
	Part
}

// Change is what is different from A to B, which are different dialogs.
type Change struct {
	A              Compared    `json:"a"`
	B              Compared    `json:"b"`
	ResolutionRate Difference  `json:"resolution_rate"`
	ConfirmedRate  Difference  `json:"confirmed_rate"`
	Turns          *Difference `json:"turns" jsonschema:"nullable"` // of the means; nil where there is too little to compare
}

// Difference is B − A with its 95 % interval. Of rates, the interval is Newcombe's and P that of Fisher's
// exact test; of means of turns, both are Welch's.
type Difference struct {
	Difference float64 `json:"difference"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	P          float64 `json:"p"`
	Noise      bool    `json:"noise"` // P is not below 0.05: it may be chance
}

// halves are the earlier and the later half of the months; of an odd number the middle one is of the later
// half. They are no sides where there are fewer than two months.
func halves(months []Part) (sides Sides, ok bool) {
	if len(months) < 2 {
		return Sides{}, false
	}
	middle := len(months) / 2
	for i, half := range [][]Part{months[:middle], months[middle:]} {
		from, to := half[0].Month, half[len(half)-1].Month
		sides[i] = Side{Name: from, Filter: dialog.Filter{From: dialog.Date(from), To: dialog.Date(to)}}
		if from != to {
			sides[i].Name = from + ".." + to
		}
	}
	return sides, true
}

// change compares two sides. It is an error where dialogs are on both, or none on one.
func (m *Measure) change(sides Sides) (*Change, error) {
	var of [2][]seen
	both := 0
	for i := range m.seen {
		d := &m.seen[i]
		in := [2]bool{sides[0].Filter.Match(&d.Dialog), sides[1].Filter.Match(&d.Dialog)}
		both += one(in[0] && in[1])
		for side := range of {
			if in[side] {
				of[side] = append(of[side], *d)
			}
		}
	}
	for i, side := range of {
		if len(side) == 0 {
			return nil, fmt.Errorf("no dialog is on the side %s", sides[i].Name)
		}
	}
	if both > 0 {
		return nil, fmt.Errorf("%s and %s have %d of the dialogs in common, and only different ones can be compared", sides[0].Name, sides[1].Name, both)
	}
	c := &Change{A: Compared{sides[0].Name, partOf(of[0])}, B: Compared{sides[1].Name, partOf(of[1])}}
	a, b := c.A.Part, c.B.Part
	c.ResolutionRate = ofRates(stats.Share{K: a.ResolutionRate.K, N: a.Dialogs}, stats.Share{K: b.ResolutionRate.K, N: b.Dialogs})
	c.ConfirmedRate = ofRates(stats.Share{K: a.Confirmed, N: a.Dialogs}, stats.Share{K: b.Confirmed, N: b.Dialogs})
	if d, ok := stats.Welch(containedTurns(of[0]), containedTurns(of[1])); ok {
		c.Turns = &Difference{d.Value, d.Low, d.High, d.P, d.P >= stats.Alpha}
	}
	return c, nil
}

func ofRates(a, b stats.Share) Difference {
	d := Difference{P: stats.Fisher(a, b)}
	d.Difference, d.Low, d.High = stats.Proportions(a, b)
	d.Noise = d.P >= stats.Alpha
	return d
}
