package measure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstline/kb/text"
)

// Claim is what somebody says of the dialogs: a figure, or how it changed.
type Claim struct {
	Text    string
	figure  figure
	claimed []float64 // one value of all dialogs, or those of the two sides
}

// figure is a figure that can be claimed.
type figure struct {
	name  string
	of    func(Part) interval
	moved func(*Change) *Difference
}

// interval is a figure that was found, with its interval; nil where there was nothing to measure.
type interval struct {
	value     *float64
	low, high float64
}

func figures() []figure {
	return []figure{
		{
			"resolution_rate",
			func(p Part) interval {
				return interval{p.ResolutionRate.Value, p.ResolutionRate.Low, p.ResolutionRate.High}
			},
			func(c *Change) *Difference { return &c.ResolutionRate },
		},
		{
			"confirmed_rate",
			func(p Part) interval {
				return interval{p.ConfirmedRate.Value, p.ConfirmedRate.Low, p.ConfirmedRate.High}
			},
			func(c *Change) *Difference { return &c.ConfirmedRate },
		},
		{
			"turns",
			func(p Part) interval {
				if p.Turns.Low == nil {
					return interval{}
				}
				return interval{p.Turns.Mean, *p.Turns.Low, *p.Turns.High}
			},
			func(c *Change) *Difference { return c.Turns },
		},
	}
}

// ParseClaim reads a claim: "resolution_rate 74%", "turns 3.91 -> 3.10".
func ParseClaim(s string) (Claim, error) {
	c := Claim{Text: strings.TrimSpace(s)}
	name, values, _ := strings.Cut(c.Text, " ")
	var names []string
	for _, f := range figures() {
		names = append(names, f.name)
	}
	at := slices.Index(names, name)
	if at < 0 {
		if near := text.Closest(name, names); near != "" {
			return c, fmt.Errorf("%q: no figure is called %q; did you mean %s?", s, name, near)
		}
		return c, fmt.Errorf("%q: no figure is called %q; there is %s", s, name, strings.Join(names, ", "))
	}
	c.figure = figures()[at]
	for written := range strings.SplitSeq(strings.ReplaceAll(values, "→", "->"), "->") {
		number, percent := strings.CutSuffix(strings.ReplaceAll(strings.TrimSpace(written), ",", "."), "%")
		value, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || !(value >= 0) || len(c.claimed) == 2 { // nor is it NaN
			return c, fmt.Errorf("%q: a claim is written as \"resolution_rate 74%%\" or \"turns 3.91 -> 3.10\"", s)
		}
		if percent {
			value /= 100
		}
		if strings.HasSuffix(name, "_rate") && value > 1 {
			return c, fmt.Errorf("%q: a share is at most 100 %%; it is written as 74%% or 0.74", s)
		}
		c.claimed = append(c.claimed, value)
	}
	return c, nil
}

// Verdict is what the dialogs say to a claim. It holds where every claimed figure lies within the 95 %
// interval of the one that was found and, of a change, it went that way by more than chance.
type Verdict struct {
	Claim   string  `json:"claim"`
	Figure  string  `json:"figure"` // as resolution_rate; what ends with _rate is a share
	Holds   bool    `json:"holds"`
	Figures []Found `json:"figures"`
	// Noise says of a change that what was found may be chance.
	Noise bool `json:"noise"`
}

// Found is one figure of a claim: of all dialogs, or of a side.
type Found struct {
	Side    string   `json:"side,omitempty"`
	Claimed float64  `json:"claimed"`
	Value   *float64 `json:"value" jsonschema:"nullable"`
	Low     float64  `json:"low"`
	High    float64  `json:"high"`
	Within  bool     `json:"within"`
}

// judge says what the dialogs say to a claim; of a change it takes two sides.
func (c Claim) judge(s *Statistics) (Verdict, error) {
	v := Verdict{Claim: c.Text, Figure: c.figure.name}
	if len(c.claimed) == 1 {
		v.Figures = []Found{c.found("", c.claimed[0], s.Total)}
		v.Holds = v.Figures[0].Within
		return v, nil
	}
	if s.Change == nil {
		return v, fmt.Errorf("%q: there are no two months to compare; say what to compare", c.Text)
	}
	a, b := c.found(s.Change.A.Name, c.claimed[0], s.Change.A.Part), c.found(s.Change.B.Name, c.claimed[1], s.Change.B.Part)
	v.Figures = []Found{a, b}
	moved := c.figure.moved(s.Change)
	v.Noise = moved == nil || moved.Noise
	v.Holds = a.Within && b.Within && !v.Noise && (moved.Difference > 0) == (c.claimed[1] > c.claimed[0])
	return v, nil
}

func (c Claim) found(side string, claimed float64, p Part) Found {
	of := c.figure.of(p)
	return Found{side, claimed, of.value, of.low, of.high, of.value != nil && of.low <= claimed && claimed <= of.high}
}
