package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"firstline/eval"
	"firstline/eval/stats"
)

// htmlHeadline is the figure of which the page says the most.
type htmlHeadline struct {
	Figure string
	Under  []string // its interval, and of how many dialogs
	Plot   htmlDots
}

// htmlCard is another figure of the run as a whole.
type htmlCard struct {
	Name   string
	Figure string
	Lines  []string
	Class  string // bad: draws the eye
}

type htmlThreshold struct {
	OK                             bool
	Text, Actual, Before           string
	Note, Source, Verdict, Against string
}

// htmlRepeats tells how dialogs came out that were played several times.
type htmlRepeats struct {
	About string
	Flaky []htmlLink
	Rows  []htmlRepeatRow
}

type htmlRepeatRow struct{ Tries, All, Any string }

// htmlLink leads to a dialog.
type htmlLink struct{ Name, Anchor string }

func links(names []string) []htmlLink {
	all := make([]htmlLink, len(names))
	for i, name := range names {
		all[i] = htmlLink{name, anchor(name)}
	}
	return all
}

// about says what was run.
func (p *htmlPage) about() []string {
	var lines []string
	for _, operator := range slices.Sorted(maps.Keys(p.run.Fingerprint.Models)) {
		lines = append(lines, p.T("operator %s, model %s", operator, p.run.Fingerprint.Models[operator]))
	}
	lines = append(lines, p.N(p.run.Total.Dialogs, "%s dialog/%s dialogs"), p.N(len(p.run.Sets), "%s set/%s sets"))
	if !p.run.Timing.Started.IsZero() {
		lines = append(lines, p.T("started %s", p.Time(p.run.Timing.Started)), p.T("took %s", p.Duration(p.run.Timing.Seconds)))
	}
	if p.run.Fingerprint.Version != "" {
		lines = append(lines, "firstline "+p.run.Fingerprint.Version)
	}
	return lines
}

// partial says what makes the figures those of a part.
func (p *htmlPage) partial() []string {
	var lines []string
	if n := p.run.Unfinished; n > 0 {
		lines = append(lines, p.N(n, "unfinished"))
	}
	if p.run.Shard != "" {
		lines = append(lines, p.T("This is shard %s: only a part of the dialogs.", p.run.Shard))
	}
	if len(p.run.Selection) > 0 {
		lines = append(lines, p.T("Only these were asked for: %s.", strings.Join(p.run.Selection, ", ")))
	}
	return lines
}

func (p *htmlPage) headline() htmlHeadline {
	rate := p.run.Total.ResolutionRate
	h := htmlHeadline{Figure: p.Share(rate.Value), Under: []string{p.T("no dialogs")}}
	if rate.Value != nil {
		h.Under = []string{
			p.T("95%% interval %s", p.Interval(rate)),
			p.N(rate.N, "%[2]s of %[1]s dialog/%[2]s of %[1]s dialogs", p.Int(rate.K)),
		}
	}
	h.Plot = p.dots(p.T("Resolution rate"), "", rate, p.rateBefore(""))
	return h
}

// before is what the baseline has of a set, of all sets for an empty name; nil where it has nothing.
func (p *htmlPage) before(set string) *eval.Totals {
	c := p.run.Comparison
	if c == nil {
		return nil
	}
	if set == "" {
		return &c.A.Total
	}
	i := slices.IndexFunc(c.A.Sets, func(t eval.Totals) bool { return t.Set == set })
	if i < 0 {
		return nil
	}
	return &c.A.Sets[i]
}

func (p *htmlPage) rateBefore(set string) *eval.Rate {
	if before := p.before(set); before != nil {
		return &before.ResolutionRate
	}
	return nil
}

func (p *htmlPage) cards() []htmlCard {
	t := p.run.Total
	all := []htmlCard{
		{Name: p.T("Passed"), Figure: p.Share(t.PassRate.Value), Lines: []string{
			p.T("interval %s", p.Interval(t.PassRate)), p.T("%s of %s", p.Int(t.PassRate.K), p.Int(t.PassRate.N)),
		}},
		{Name: p.T("Turns until resolved"), Figure: p.Figure(t.Turns.Mean, 2), Lines: []string{
			p.T("median %s", p.Figure(t.Turns.Median, 1)), p.T("90%% of dialogs: up to %s", p.Figure(t.Turns.P90, 0)),
		}},
		{Name: p.T("Ended without a human"), Figure: p.Share(t.ContainmentRate.Value), Lines: []string{
			p.T("interval %s", p.Interval(t.ContainmentRate)), p.T("of these wrongly: %s", p.Int(t.FalseContainment)),
		}},
		{Name: p.T("Handed to a human"), Figure: p.Int(t.Outcomes[eval.HandedOff]), Lines: []string{
			p.T("rightly %s, needlessly %s, missed %s", p.Int(t.Handoffs.Right), p.Int(t.Handoffs.Unneeded), p.Int(t.Handoffs.Missed)),
			p.T("asked for a human: %s, resolved all the same: %s", p.Int(t.AskedForHuman.N), p.Int(t.AskedForHuman.Kept)),
		}},
		p.errors(),
	}
	if r := p.run.Retrieval; r != nil {
		all = append(all, p.retrieval(r))
	}
	if c := p.run.Coverage; c != nil {
		all = append(all, htmlCard{Name: p.T("Knowledge confirmed"), Figure: p.Percent(ratio(c.Confirmed, c.Entries)), Lines: []string{
			p.T("cited %s, found %s", p.Percent(ratio(c.Cited, c.Entries)), p.Percent(ratio(c.Found, c.Entries))),
			p.N(c.Entries, "of %s entry/of %s entries"),
		}})
	}
	if t.Cost != nil {
		all = append(all, p.cost(*t.Cost))
	}
	if r := t.Repeated; r != nil {
		c := htmlCard{Name: p.T("Unstable dialogs"), Figure: p.Int(len(r.Flaky)), Lines: []string{
			p.N(r.Dialogs, "of %s repeated/of %s repeated"), p.N(r.Tries, "%s try/%s tries"),
		}}
		if len(r.Flaky) > 0 {
			c.Class = "bad"
		}
		all = append(all, c)
	}
	return all
}

func (p *htmlPage) errors() htmlCard {
	c := htmlCard{Name: p.T("Errors"), Figure: p.Int(p.run.Total.Errors), Lines: []string{p.T("in no rate")}}
	if p.run.Total.Errors > 0 {
		c.Class = "bad"
	}
	return c
}

func (p *htmlPage) retrieval(r *stats.RetrievalSummary) htmlCard {
	return htmlCard{Name: p.T("Search: right entry first"), Figure: p.Share(r.R1), Lines: []string{
		p.T("among the first five %s", p.Share(r.R5)),
		p.T("MRR %s", p.Figure(r.MRR10, 3)) + " · " + p.N(r.N, "%s question/%s questions"),
	}}
}

func (p *htmlPage) cost(c eval.Cost) htmlCard {
	tokens := p.T("tokens: %s in, %s out", p.Int(p.run.Total.Tokens.Input), p.Int(p.run.Total.Tokens.Output))
	amount, err := strconv.ParseFloat(c.Amount, 64)
	if err != nil || p.run.Total.Dialogs == 0 {
		return htmlCard{Name: p.T("Cost"), Figure: c.Amount + fixed + c.Currency, Lines: []string{tokens}}
	}
	return htmlCard{Name: p.T("Cost"), Figure: p.Money(amount, c.Currency), Lines: []string{
		p.T("%s a dialog", p.Money(amount/float64(p.run.Total.Dialogs), c.Currency)), tokens,
	}}
}

func (p *htmlPage) thresholds() []htmlThreshold {
	var all []htmlThreshold
	for _, v := range p.run.Thresholds {
		v.Source.Path = p.run.path(v.Source.Path)
		row := htmlThreshold{
			OK: v.OK, Text: v.Threshold, Actual: p.measured(v.Metric, v.Actual),
			Note: p.Name("note", v.Note), Source: v.Source.String(), Verdict: p.T("missed"),
		}
		if v.OK {
			row.Verdict = p.T("holds")
		}
		if v.Baseline != nil {
			row.Before = p.measured(v.Metric, v.Baseline)
		}
		all = append(all, row)
	}
	return all
}

// measured writes a figure as its metric wants it: a share as a percentage.
func (p *htmlPage) measured(metric string, x *float64) string {
	head, _, _ := strings.Cut(metric, ".")
	switch {
	case x == nil:
		return nothing
	case strings.HasSuffix(head, "_rate"), head == "coverage", head == "retrieval":
		return p.Percent(*x)
	case *x == float64(int(*x)):
		return p.Int(int(*x))
	}
	return p.Number(*x, 2)
}

func (p *htmlPage) repeats() *htmlRepeats {
	r := p.run.Total.Repeated
	if r == nil {
		return nil
	}
	view := &htmlRepeats{Flaky: links(r.Flaky)}
	view.About = p.N(r.Dialogs, "%s dialog was played several times/%s dialogs were played several times") + ": " + p.N(r.Tries, "%s try/%s tries") + "."
	for i, all := range r.PassAll {
		row := htmlRepeatRow{Tries: p.Int(i + 1), All: p.Percent(all), Any: nothing}
		if i < len(r.PassAny) {
			row.Any = p.Percent(r.PassAny[i])
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}
