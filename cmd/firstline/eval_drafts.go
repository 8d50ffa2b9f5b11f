package main

import (
	"fmt"

	"firstline/eval"
	"firstline/eval/report"
)

// printDrafts tells how the drafts of a run came out, which nothing else of it counts.
func (a *app) printDrafts(d *eval.Drafts) {
	if d == nil {
		return
	}
	fmt.Fprintf(a.out, "\n%s, which never gate: %d passed\n", report.Many(d.Total.Dialogs, "draft"), d.Total.Passed)
	for i := range d.Dialogs {
		one := &d.Dialogs[i]
		switch {
		case one.Outcome == eval.Errored:
			fmt.Fprintf(a.out, "  error %s: %s: %s\n", one.Name(), one.Reason, one.Error)
		case one.Passed:
			fmt.Fprintf(a.out, "  passed %s  %s\n", one.Name(), ended(one))
		default:
			fmt.Fprintf(a.out, "  did not pass %s  %s\n", one.Name(), ended(one))
			a.printWrong(one)
		}
	}
}
