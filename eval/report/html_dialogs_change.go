package report

import (
	"strings"

	"firstline/eval/dialog/measure"
)

// dialogsChange is what is different from one part of the dialogs, A, to another, B.
type dialogsChange struct {
	A, B string
	Rows []dialogsChanged
}

type dialogsChanged struct {
	Name, A, B, Difference, Interval, P, Word string
	Class                                     string // better or worse, where it is no noise
}

func (p *dialogsPage) change() *dialogsChange {
	c := p.statistics.Change
	if c == nil {
		return nil
	}
	points := func(x float64) string { return p.Points(x) }
	turns := func(x float64) string { return withSign(x, p.Number(x, 2)) }
	return &dialogsChange{
		A: c.A.Name + ", " + p.N(c.A.Dialogs, "%s dialog/%s dialogs"), B: c.B.Name + ", " + p.N(c.B.Dialogs, "%s dialog/%s dialogs"),
		Rows: []dialogsChanged{
			p.changed(p.T("Resolution rate"), p.Share(c.A.ResolutionRate.Value), p.Share(c.B.ResolutionRate.Value), &c.ResolutionRate, points, true),
			p.changed(p.T("Confirmed by the customer"), p.Share(c.A.ConfirmedRate.Value), p.Share(c.B.ConfirmedRate.Value), &c.ConfirmedRate, points, true),
			p.changed(p.T("Turns without a human"), p.Figure(c.A.Turns.Mean, 2), p.Figure(c.B.Turns.Mean, 2), c.Turns, turns, false),
		},
	}
}

// changed is the row of a figure, of which more is better or worse.
func (p *dialogsPage) changed(name, a, b string, d *measure.Difference, written func(float64) string, moreIsBetter bool) dialogsChanged {
	row := dialogsChanged{Name: name, A: a, B: b, Difference: nothing, Interval: nothing, P: nothing, Word: p.T("too little to compare")}
	if d == nil {
		return row
	}
	row.Difference, row.Interval, row.P = written(d.Difference), written(d.Low)+" … "+written(d.High), p.P(d.P)
	switch {
	case d.Noise:
		row.Word = p.T("may be noise")
	case (d.Difference > 0) == moreIsBetter:
		row.Word, row.Class = p.T("better"), "better"
	default:
		row.Word, row.Class = p.T("worse"), "worse"
	}
	return row
}

// dialogsClaim is a claim, and what the dialogs say to it.
type dialogsClaim struct {
	Text    string
	OK      bool
	Verdict string
	Figures []string
}

func (p *dialogsPage) claims() []dialogsClaim {
	var all []dialogsClaim
	for _, v := range p.statistics.Claims {
		c := dialogsClaim{Text: v.Claim, OK: v.Holds, Verdict: p.T("not borne out")}
		if v.Holds {
			c.Verdict = p.T("borne out")
		}
		for _, f := range v.Figures {
			c.Figures = append(c.Figures, p.found(v.Figure, f))
		}
		if v.Noise {
			c.Figures = append(c.Figures, p.T("the change that is found may be noise"))
		}
		all = append(all, c)
	}
	return all
}

func (p *dialogsPage) found(figure string, f measure.Found) string {
	written := func(x float64) string { return p.Number(x, 2) }
	if strings.HasSuffix(figure, "_rate") {
		written = p.Percent
	}
	said := p.T("nothing to measure")
	if f.Value != nil {
		said = p.T("claimed %s, found %s, interval %s", written(f.Claimed), written(*f.Value), written(f.Low)+dash+written(f.High))
	}
	if f.Side != "" {
		said = f.Side + ": " + said
	}
	return said
}
