package report

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"firstline/eval"
)

// htmlSets shows each question set beside the others.
type htmlSets struct {
	Compared bool // whether there is a baseline
	Rates    []htmlDots
	Turns    []htmlBars
	TurnsTop string // what the right end of Turns stands for
	Outcomes []htmlBars
	Legend   []htmlLegend // of Outcomes
	Reasons  []htmlBars
	Causes   []htmlBars
	Rows     []htmlSetRow
}

// htmlSetRow is all figures of a set.
type htmlSetRow struct {
	Name, Filter                                   string
	Total                                          bool
	Dialogs, Errors                                string
	Resolution, ResolutionInterval, Pass, PassedOf string
	Contained, Falsely                             string
	Mean, Median, P90                              string
	Resolved, Declined, HandedOff, Unresolved      string
}

// setFilter is the part of the address that shows the dialogs of a set.
func setFilter(set string) string {
	if set == "" {
		return ""
	}
	return "#" + url.Values{"set": {set}}.Encode()
}

func (p *htmlPage) sets() htmlSets {
	var view htmlSets
	longest := 0.0
	for _, t := range p.run.Sets {
		if t.Turns.P90 != nil {
			longest = max(longest, *t.Turns.P90, *t.Turns.Mean)
		}
	}
	all := slices.Clone(p.run.Sets)
	if len(all) != 1 {
		all = append(all, p.run.Total)
	}
	for _, t := range all {
		name := cmp.Or(t.Set, p.T("All sets"))
		view.Rates = append(view.Rates, p.dots(name, setFilter(t.Set), t.ResolutionRate, p.rateBefore(t.Set)))
		view.Turns = append(view.Turns, p.setTurns(name, t, longest))
		view.Outcomes = append(view.Outcomes, p.outcomes(name, t))
		view.Rows = append(view.Rows, p.setRow(name, t))
	}
	view.Compared = p.run.Comparison != nil
	view.TurnsTop = p.Number(longest, 0)
	for _, o := range eval.Outcomes() {
		view.Legend = append(view.Legend, htmlLegend{
			Class: "o-" + string(o), Name: p.Name("outcome", string(o)), Filter: "#outcome=" + string(o),
		})
	}
	view.Reasons, view.Causes = p.reasons(), p.causeBars()
	return view
}

// setTurns are the turns of a set, with a line where they were in the baseline.
func (p *htmlPage) setTurns(name string, t eval.Totals, longest float64) htmlBars {
	row := p.turns(name, setFilter(t.Set), t.Turns, longest)
	if before := p.before(t.Set); len(row.Parts) > 0 && before != nil && before.Turns.Mean != nil {
		row.Marks = append(row.Marks, newPart("was", min(*before.Turns.Mean/longest, 1), 1, ""))
		row.Title += "; " + p.T("baseline %s", p.Figure(before.Turns.Mean, 2))
	}
	return row
}

func (p *htmlPage) outcomes(name string, t eval.Totals) htmlBars {
	var classes, titles []string
	var counts []int
	for _, o := range eval.Outcomes() {
		text := p.Name("outcome", string(o)) + ": " + p.Int(t.Outcomes[o])
		classes, counts, titles = append(classes, "o-"+string(o)), append(counts, t.Outcomes[o]), append(titles, text)
	}
	return htmlBars{
		Name: name, Filter: setFilter(t.Set), Figure: p.Int(t.Dialogs), Title: name + ": " + strings.Join(titles, "; "),
		Parts: shares(t.Dialogs, classes, counts, titles),
	}
}

// reasons are those of all sets, the most frequent first.
func (p *htmlPage) reasons() []htmlBars {
	counts := p.run.Total.Reasons
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var rows []htmlBars
	for _, name := range names {
		word := p.Name("reason", name)
		rows = append(rows, htmlBars{
			Name: word, Figure: p.Int(counts[name]), Title: word + ": " + p.Int(counts[name]),
			Parts: []htmlPart{newPart("reason", 0, ratio(counts[name], counts[names[0]]), "")},
		})
	}
	return rows
}

func (p *htmlPage) setRow(name string, t eval.Totals) htmlSetRow {
	return htmlSetRow{
		Name: name, Filter: setFilter(t.Set), Total: t.Set == "",
		Dialogs: p.Int(t.Dialogs), Errors: p.Int(t.Errors),
		Resolution: p.hundredths(t.ResolutionRate), ResolutionInterval: strings.TrimSuffix(p.Interval(t.ResolutionRate), p.Sign()),
		Pass: p.hundredths(t.PassRate), PassedOf: p.T("%s of %s", p.Int(t.Passed), p.Int(t.N)),
		Contained: p.hundredths(t.ContainmentRate), Falsely: p.Int(t.FalseContainment),
		Mean: p.Figure(t.Turns.Mean, 2), Median: p.Figure(t.Turns.Median, 1), P90: p.Figure(t.Turns.P90, 0),
		Resolved: p.Int(t.Outcomes[eval.Resolved]), Declined: p.Int(t.Outcomes[eval.Declined]),
		HandedOff: p.Int(t.Outcomes[eval.HandedOff]), Unresolved: p.Int(t.Outcomes[eval.Unresolved]),
	}
}

// hundredths writes a rate without the sign, which stands over its column.
func (p *htmlPage) hundredths(r eval.Rate) string {
	return strings.TrimSuffix(p.Share(r.Value), p.Sign())
}

// causeBars counts the failed dialogs by cause.
func (p *htmlPage) causeBars() []htmlBars {
	var rows []htmlBars
	failed := 0
	for _, m := range p.run.Mend {
		failed += len(m.Dialogs)
	}
	for _, c := range p.causes() {
		if c.Count > 0 {
			rows = append(rows, htmlBars{
				Name: c.Name, Filter: "#cause=" + c.Value, Figure: p.Int(c.Count), Title: c.Name + ": " + p.Int(c.Count),
				Parts: []htmlPart{newPart("c-"+c.Value, 0, ratio(c.Count, failed), "")},
			})
		}
	}
	return rows
}
