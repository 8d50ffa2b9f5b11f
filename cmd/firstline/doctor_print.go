package main

import (
	"fmt"
	"strings"

	"firstline/cmd/firstline/internal/ui"
)

// printDoctor prints a line for each check, and below what is wrong.
func (a *app) printDoctor(r doctorReport) {
	styles := a.styles()
	table := ui.Table{Header: []string{"", "api", "where", "result", " tokens", " time"}, Width: a.printWidth()}
	failed := 0
	for _, c := range r.Checks {
		result, took := "ok", fmt.Sprintf("%.0f ms", 1000*c.Timing.Seconds)
		if !c.OK {
			result, took = c.Reason, ""
			failed++
		}
		table.Rows = append(table.Rows, []string{
			c.name(), c.API, strings.TrimSpace(c.where() + " " + c.Model), result, shownTokens(c), took,
		})
	}
	styles.Print(a.out, table.WithoutEmpty())
	if failed == 0 {
		return
	}
	fmt.Fprintln(a.out)
	for _, c := range r.Checks {
		if c.OK {
			continue
		}
		fmt.Fprintf(a.out, "%s: %s\n", c.Source, ui.Name(c.Message))
		if c.Hint != "" {
			fmt.Fprintln(a.out, "  hint: "+c.Hint)
		}
	}
	fmt.Fprintf(a.out, "%d of %d failed\n", failed, len(r.Checks))
}

// shownTokens are those that were sent and given; empty where nobody counts.
func shownTokens(c doctorCheck) string {
	if c.Tokens.Input+c.Tokens.Output == 0 {
		return ""
	}
	return fmt.Sprintf("%d + %d", c.Tokens.Input, c.Tokens.Output)
}
