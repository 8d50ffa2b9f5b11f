package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/dialog/replay"
	"firstline/eval/report"
)

// printReplay prints a replay for people: a row a dialog, what differs, and the figures. recorded says that nothing
// was asked anew.
func (a *app) printReplay(r *replay.Report, recorded bool) {
	table := ui.Table{Header: []string{"id", "then", "now", " turns", " facts", "against"}, Width: a.printWidth()}
	for _, d := range r.Dialogs {
		row := []string{d.ID, endedAs(d.Then.Outcome), courseEnd(&d.Course), fmt.Sprintf("%d → %d", d.Then.Turns, d.Turns), factsHeld(d), ""}
		if d.Against != nil {
			row[5] = fmt.Sprintf("%s, %d", courseEnd(d.Against), d.Against.Turns)
		}
		table.Rows = append(table.Rows, row)
	}
	a.styles().Print(a.out, table.WithoutEmpty())
	a.printReplayDetails(r)
	fmt.Fprintln(a.out)
	a.printReplayTotals(r, recorded)
}

// endedAs is an outcome in words.
func endedAs(o eval.Outcome) string { return strings.ReplaceAll(string(o), "_", " ") }

// courseEnd says how a dialog would end; of one that leaves its course, that nobody knows.
func courseEnd(c *replay.Course) string {
	switch {
	case c.Outcome == eval.Errored:
		return "error, " + c.Reason
	case c.Diverged != nil:
		return fmt.Sprintf("left its course at turn %d", c.Diverged.Turn)
	case c.Reason != "":
		return endedAs(c.Outcome) + ", " + strings.ReplaceAll(c.Reason, "_", " ")
	}
	return endedAs(c.Outcome)
}

// factsHeld is how many facts of people's answers are told today; empty where there are none.
func factsHeld(d *replay.Dialog) string {
	held, facts := 0, 0
	for _, reply := range d.Replies {
		if reply.Now != nil && reply.Now.Agreement.People() {
			held += reply.Now.Agreement.Held
			facts += reply.Now.Agreement.Facts
		}
	}
	if facts == 0 {
		return ""
	}
	return strconv.Itoa(held) + "/" + strconv.Itoa(facts)
}

// printReplayDetails tells of each dialog what differs from then, or from the last replay.
func (a *app) printReplayDetails(r *replay.Report) {
	const most = 50 // in full: who wants all of them takes JSON or a page
	told := 0
	for _, d := range r.Dialogs {
		lines := replay.Remarks(d)
		if len(lines) == 0 {
			continue
		}
		if told++; told > most {
			continue
		}
		fmt.Fprintf(a.out, "\n%s\n", a.styles().Title.Render(ui.Name(d.ID)))
		for _, line := range lines {
			fmt.Fprintf(a.out, "  %s\n", oneLine(ui.Plain(line)))
		}
	}
	if told > most {
		fmt.Fprintf(a.out, "\nand %d more that differ: --format json has all, and so has -o replay.html\n", told-most)
	}
}

// printReplayTotals prints the figures of the sides; what recorded replies cost was spent before.
func (a *app) printReplayTotals(r *replay.Report, recorded bool) {
	totals := []replay.Total{r.Total}
	header := []string{"", " " + r.String()}
	if r.Against != nil {
		totals = append(totals, r.Against.Total)
		header = append(header, " "+r.Against.String())
	}
	table := ui.Table{Header: header, Width: a.printWidth()}
	row := func(name string, figure func(replay.Total) string) {
		cells := []string{name}
		for _, t := range totals {
			cells = append(cells, figure(t))
		}
		if slices.ContainsFunc(cells[1:], func(s string) bool { return s != "" }) {
			table.Rows = append(table.Rows, cells)
		}
	}
	count := func(n int) string { return strconv.Itoa(n) }
	row("dialogs", func(t replay.Total) string { return count(t.Dialogs) })
	for _, o := range []eval.Outcome{eval.Resolved, eval.Declined, eval.HandedOff, eval.Unresolved} {
		row("would be "+endedAs(o), func(t replay.Total) string { return count(t.Outcomes[o]) })
	}
	row("left their course, counted apart", func(t replay.Total) string { return count(t.Diverged) })
	row("errors", func(t replay.Total) string { return unlessZero(t.Errors) })
	row("ended without a human then", func(t replay.Total) string { return rateOf(t.Contained.Then) })
	row("ended without a human today", func(t replay.Total) string { return rateOf(t.Contained.Now) })
	row("of these unresolved", func(t replay.Total) string { return unlessZero(t.Outcomes[eval.Unresolved]) })
	row("turns then", func(t replay.Total) string { return report.Decimals(t.Turns.Then, 2) })
	row("turns today", func(t replay.Total) string { return report.Decimals(t.Turns.Now, 2) })
	row("turns not reached behind a handoff", func(t replay.Total) string { return unlessZero(t.NotReached) })
	row("turns of attachments alone, not asked", func(t replay.Total) string { return unlessZero(t.NotAsked) })
	row("answers of people told whole", func(t replay.Total) string { return rateOf(t.Agreement.Answers) })
	row("facts of people told", func(t replay.Total) string { return fmt.Sprintf("%d of %d", t.Agreement.Held, t.Agreement.Facts) })
	row("facts contradicted", func(t replay.Total) string { return unlessZero(t.Agreement.Contradicted) })
	for _, cause := range replay.Causes() {
		row("to mend: "+string(cause), func(t replay.Total) string { return unlessZero(t.Causes[cause]) })
	}
	row("changed since the last replay", func(t replay.Total) string { return unlessZero(t.Changed) })
	row("verdicts", func(t replay.Total) string { return verdictsOf(t.Verdicts) })
	cost := "cost"
	if recorded {
		cost = "cost as recorded"
	}
	row(cost, func(t replay.Total) string {
		if t.Cost == nil {
			return ""
		}
		return t.Cost.Amount + " " + t.Cost.Currency
	})
	a.styles().Print(a.out, table)
}

func unlessZero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func rateOf(r eval.Rate) string {
	if r.Value == nil {
		return "–"
	}
	return fmt.Sprintf("%s (%d of %d, %s)", report.Percent(r.Value), r.K, r.N, report.Interval(r))
}

func verdictsOf(t *replay.OpinionTotal) string {
	if t == nil {
		return ""
	}
	said := fmt.Sprintf("better %d · same %d · worse %d", t.Better, t.Same, t.Worse)
	if t.Outdated > 0 {
		said += fmt.Sprintf(" · outdated %d", t.Outdated)
	}
	return said
}
