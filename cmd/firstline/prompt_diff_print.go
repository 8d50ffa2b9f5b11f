package main

import (
	"fmt"
	"strconv"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/prompt"
)

// printPromptDiff prints which lines differ, each behind the place that it comes from, and what that
// affects.
func (a *app) printPromptDiff(r promptDiffReport) {
	styles := a.styles()
	for _, l := range r.Layers {
		head := fmt.Sprintf("── %s · %s → %s · %d removed, %d added", l.Name, placeOf(l.A), placeOf(l.B), l.Removed, l.Added)
		fmt.Fprintln(a.out, styles.Dim.Render(head))
		a.printChanges(l.Changes)
		fmt.Fprintln(a.out)
	}
	if len(r.Layers) == 0 {
		fmt.Fprintf(a.out, "%s is told the same\n", whose(r))
	} else {
		fmt.Fprintf(a.out, "%s: %d → %s of o200k_base\n", whose(r), r.A.Tokens, report.Many(r.B.Tokens, "token"))
	}
	if r.Dialogs == 0 {
		fmt.Fprintln(a.out, "no dialog is affected")
		return
	}
	fmt.Fprintf(a.out, "\n%s affected, in %s:\n", areAffected(r.Dialogs), report.Many(len(r.Affected), "set"))
	table := ui.Table{Header: []string{"set", "operator", " dialogs"}}
	for _, s := range r.Affected {
		table.Rows = append(table.Rows, []string{s.Set, s.Operator, strconv.Itoa(s.Dialogs)})
	}
	styles.Print(a.out, table)
	fmt.Fprintf(a.out, "\n%s\n", r.Command)
}

// printChanges prints lines that were removed or added.
func (a *app) printChanges(changes []prompt.Change) {
	styles := a.styles()
	widest := 0
	for _, c := range changes {
		widest = max(widest, len([]rune(c.Source.String())))
	}
	for _, c := range changes {
		sign, style := "-", styles.Bad
		if c.Kind == prompt.Added {
			sign, style = "+", styles.Good
		}
		fmt.Fprintf(a.out, "%s %s %s\n", style.Render(sign), styles.Dim.Render(fmt.Sprintf("%-*s", widest, c.Source)), style.Render(c.Text))
	}
}

// whose names the operators of the two sides.
func whose(r promptDiffReport) string {
	if r.A.Operator == r.B.Operator {
		return r.A.Operator
	}
	return r.A.Operator + " → " + r.B.Operator
}

// placeOf is where a layer begins, in words where there is none.
func placeOf(p kb.Pos) string {
	if p.Path == "" {
		return "nothing"
	}
	return p.String()
}

// areAffected counts dialogs as the beginning of a sentence.
func areAffected(dialogs int) string {
	if dialogs == 1 {
		return "1 dialog is"
	}
	return fmt.Sprintf("%d dialogs are", dialogs)
}
