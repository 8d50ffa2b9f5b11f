package main

import (
	"cmp"
	"fmt"
	"strconv"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/dialog/measure"
	"firstline/eval/report"
)

// printStats prints what sample dialogs come to: as JSON, or for people, with so many topics of each kind and
// nothing where there are no dialogs.
func (a *app) printStats(s *measure.Statistics, top int) error {
	if a.json() {
		return writeJSON(a.out, s)
	}
	if s.Total.Dialogs == 0 {
		return nil
	}
	a.printStatsTotal(s)
	for _, by := range []struct {
		name  string
		parts []measure.Part
		of    func(measure.Part) string
	}{
		{"month", s.Months, func(p measure.Part) string { return p.Month }},
		{"channel", s.Channels, func(p measure.Part) string { return p.Channel }},
		{"operator", s.Operators, func(p measure.Part) string { return p.Operator }},
		{"version", s.Versions, func(p measure.Part) string { return p.Version }},
	} {
		if len(by.parts) > 1 {
			a.printParts(by.name, by.parts, by.of)
		}
	}
	a.printStatsChange(s.Change)
	a.printClaims(s.Claims)
	a.printTopics(s.Topics, top)
	a.printHandovers(s.Handoffs, top)
	return nil
}

// printStatsTotal prints the figures of all dialogs, a line each.
func (a *app) printStatsTotal(s *measure.Statistics) {
	p := s.Total
	head := report.Many(p.Dialogs, "dialog")
	if n := len(s.Months); n > 0 {
		head += ", " + s.Months[0].Month + " – " + s.Months[n-1].Month
	}
	if s.Undated > 0 {
		head += fmt.Sprintf(", %d undated", s.Undated)
	}
	fmt.Fprintf(a.out, "%s\n\n", a.styles().Title.Render(head))
	table := ui.Table{Width: a.printWidth(), Header: []string{"", " figure", " 95 % interval", ""}}
	line := func(name, figure, interval, how string) {
		table.Rows = append(table.Rows, []string{name, figure, interval, how})
	}
	line("resolution rate", report.Percent(p.ResolutionRate.Value), report.Interval(p.ResolutionRate),
		fmt.Sprintf("%d without a human", p.ResolutionRate.K))
	line("  confirmed", report.Percent(p.ConfirmedRate.Value), report.Interval(p.ConfirmedRate),
		fmt.Sprintf("%d: customers said that it helped", p.Confirmed))
	assumed := eval.NewRate(p.Assumed, p.Dialogs)
	line("  assumed", report.Percent(assumed.Value), report.Interval(assumed),
		fmt.Sprintf("%d: they did not say; %d of these doubtful", p.Assumed, p.Doubtful))
	line("turns", report.Decimals(p.Turns.Mean, 2), between(p.Turns.Low, p.Turns.High, 2),
		fmt.Sprintf("median %s, p90 %s, without a human", report.Decimals(p.Turns.Median, 1), report.Decimals(p.Turns.P90, 0)))
	line("handed over", strconv.Itoa(p.Handoffs), "", "a human took part")
	line("asked for a human", strconv.Itoa(p.AskedForHuman.N), "", "the customer did, before one came")
	line("  and kept", report.Percent(p.AskedForHuman.KeptRate.Value), report.Interval(p.AskedForHuman.KeptRate),
		fmt.Sprintf("%d that no human took part in", p.AskedForHuman.Kept))
	if p.Rating.N > 0 {
		line("rating", report.Decimals(p.Rating.Mean, 2), "", fmt.Sprintf("by %s, of 5", report.Many(p.Rating.N, "customer")))
	}
	a.styles().Print(a.out, table)
}

// between gives an interval as 3.12–3.40.
func between(low, high *float64, places int) string {
	if low == nil || high == nil {
		return "–"
	}
	return report.Decimals(low, places) + "–" + report.Decimals(high, places)
}

// printParts prints a row a part, with the resolution rate and the mean of the turns as bars where there is
// room for them.
func (a *app) printParts(name string, parts []measure.Part, of func(measure.Part) string) {
	longest := 0.0
	for _, p := range parts {
		if p.Turns.Mean != nil {
			longest = max(longest, *p.Turns.Mean)
		}
	}
	table := ui.Table{
		Width:  a.printWidth(),
		Header: []string{name, " dialogs", " resolution", "", " 95 %", " confirmed", " handed over", " kept", " turns", "", " p90"},
	}
	const wide = 120 // columns, with both bars
	bars := table.Width == 0 || table.Width >= wide
	for _, p := range parts {
		table.Rows = append(table.Rows, []string{
			cmp.Or(of(p), "(not said)"), strconv.Itoa(p.Dialogs), report.Percent(p.ResolutionRate.Value), bar(bars, p.ResolutionRate.Value, 1), report.Interval(p.ResolutionRate),
			report.Percent(p.ConfirmedRate.Value), strconv.Itoa(p.Handoffs), fmt.Sprintf("%d of %d", p.AskedForHuman.Kept, p.AskedForHuman.N),
			report.Decimals(p.Turns.Mean, 2), bar(bars, p.Turns.Mean, longest), report.Decimals(p.Turns.P90, 0),
		})
	}
	fmt.Fprintln(a.out)
	a.styles().Print(a.out, table.WithoutEmpty())
}

// bar draws a figure as a bar, of which the whole is full.
func bar(wanted bool, value *float64, full float64) string {
	const width = 15
	if !wanted || value == nil || full == 0 {
		return ""
	}
	return ui.Bar(*value/full, width)
}
