package main

import (
	"fmt"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/dialog/measure"
	"firstline/eval/report"
)

// printStatsChange prints what changed from one side to the other; a difference that may be noise is called so.
func (a *app) printStatsChange(c *measure.Change) {
	if c == nil {
		return
	}
	table := ui.Table{Width: a.printWidth(), Header: []string{"change", " " + c.A.Name, " " + c.B.Name, " difference", " 95 % interval", " p", ""}}
	row := func(name, before, after string, d *measure.Difference, written func(float64) string) {
		if d == nil {
			table.Rows = append(table.Rows, []string{name, before, after, "–", "–", "–", "too little to compare"})
			return
		}
		noise := ""
		if d.Noise {
			noise = "may be noise"
		}
		table.Rows = append(table.Rows, []string{
			name, before, after, written(d.Difference), written(d.Low) + " – " + written(d.High), report.Chance(d.P), noise,
		})
	}
	row("dialogs", strconv.Itoa(c.A.Dialogs), strconv.Itoa(c.B.Dialogs), nil, nil)
	table.Rows[0] = append(table.Rows[0][:3], "", "", "", "")
	row("resolution rate", report.Percent(c.A.ResolutionRate.Value), report.Percent(c.B.ResolutionRate.Value), &c.ResolutionRate, report.Points)
	row("confirmed", report.Percent(c.A.ConfirmedRate.Value), report.Percent(c.B.ConfirmedRate.Value), &c.ConfirmedRate, report.Points)
	row("turns", report.Decimals(c.A.Turns.Mean, 2), report.Decimals(c.B.Turns.Mean, 2), c.Turns, func(x float64) string { return report.Signed(x, 2) })
	fmt.Fprintln(a.out)
	a.styles().Print(a.out, table)
}

// printClaims says of each claim whether the dialogs bear it out.
func (a *app) printClaims(claims []measure.Verdict) {
	styles := a.styles()
	for i, v := range claims {
		if i == 0 {
			fmt.Fprintln(a.out)
		}
		mark := styles.Good.Render("borne out    ")
		if !v.Holds {
			mark = styles.Bad.Render("not borne out")
		}
		fmt.Fprintf(a.out, "%s  %s\n", mark, v.Claim)
		for _, f := range v.Figures {
			fmt.Fprintf(a.out, "  %s\n", foundOf(v.Figure, f))
		}
		if v.Noise {
			fmt.Fprintln(a.out, "  the change that is found may be noise")
		}
	}
}

// foundOf says what was found of a claimed figure.
func foundOf(figure string, f measure.Found) string {
	side := ""
	if f.Side != "" {
		side = f.Side + ": "
	}
	if f.Value == nil {
		return side + "there is nothing to measure"
	}
	place := "within"
	if !f.Within {
		place = "outside"
	}
	written := func(x float64) string { return report.Decimals(&x, 2) }
	if strings.HasSuffix(figure, "_rate") {
		written = func(x float64) string { return report.Percent(&x) }
	}
	return fmt.Sprintf("%s%s claimed, %s found, %s [%s, %s]", side, written(f.Claimed), written(*f.Value), place, written(f.Low), written(f.High))
}

// printTopics prints what the dialogs are about: the largest topics of each kind, and what is in none.
func (a *app) printTopics(topics []measure.Topical, top int) {
	byEntry := ui.Table{Width: a.printWidth(), Header: []string{"topic, by entry", " dialogs", " resolution", " interval", " confirmed", " turns"}}
	byCluster := ui.Table{Width: a.printWidth(), Header: []string{"no entry answers", " dialogs", " resolution", " interval", "as asked"}}
	entries, clusters, left := 0, 0, map[measure.TopicKind]int{}
	for _, t := range topics {
		row := []string{t.Name, strconv.Itoa(t.Dialogs), report.Percent(t.ResolutionRate.Value), report.Interval(t.ResolutionRate)}
		switch t.Kind {
		case measure.ByEntry:
			if entries++; entries <= top {
				byEntry.Rows = append(byEntry.Rows, append(row, report.Percent(t.ConfirmedRate.Value), report.Decimals(t.Turns.Mean, 2)))
			}
		case measure.ByCluster:
			if clusters++; clusters <= top {
				byCluster.Rows = append(byCluster.Rows, append(row, oneLine(t.Examples[0].Asked)))
			}
		case measure.Rest, measure.Nothing:
			left[t.Kind] += t.Dialogs
		}
	}
	a.printSome(byEntry, entries)
	a.printSome(byCluster, clusters)
	if n := left[measure.Rest]; n > 0 {
		fmt.Fprintf(a.out, "%s about something else that no entry answers, and too few ask\n", report.Many(n, "dialog"))
	}
	if n := left[measure.Nothing]; n > 0 {
		fmt.Fprintf(a.out, "%s in which nothing is asked\n", report.Many(n, "dialog"))
	}
}

// printSome prints a table of the first of so many rows.
func (a *app) printSome(t ui.Table, all int) {
	if all == 0 {
		return
	}
	fmt.Fprintln(a.out)
	a.styles().Print(a.out, t)
	if more := all - len(t.Rows); more > 0 {
		fmt.Fprintf(a.out, "and %d more: --top, --format json\n", more)
	}
}

// printHandovers prints what was asked before a human came.
func (a *app) printHandovers(handovers []measure.Handover, top int) {
	table := ui.Table{Width: a.printWidth(), Header: []string{"handed over after", " dialogs", " asked for a human", "as asked"}}
	for _, h := range handovers[:min(top, len(handovers))] {
		name, asked := h.Name, ""
		switch h.Kind {
		case measure.Rest:
			name = "(something else)"
		case measure.Nothing:
			name = "(no question)"
		case measure.ByEntry, measure.ByCluster:
		}
		if len(h.Examples) > 0 {
			asked = oneLine(h.Examples[0].Asked)
		}
		table.Rows = append(table.Rows, []string{name, strconv.Itoa(h.N), strconv.Itoa(h.Asked), asked})
	}
	a.printSome(table, len(handovers))
}
