package main

import (
	"errors"
	"fmt"

	"firstline/eval/dialog/merge"
	"firstline/eval/report"
)

// importReport is the result of dialogs import, as it is printed in JSON.
type importReport struct {
	Schema   string          `json:"schema"`
	Files    []importedFile  `json:"files"`
	Targets  []importTarget  `json:"targets"`
	Skipped  int             `json:"skipped"`  // lines, records and dialogs
	Problems []importProblem `json:"problems"` // of those the first thousand
}

type importedFile struct {
	Path   string `json:"path"`
	Format string `json:"format"`
	Pieces int    `json:"pieces"` // dialogs, or messages where those come one by one
}

type importTarget struct {
	Path string `json:"path"`
	merge.Counts
}

type importProblem struct {
	Path   string `json:"path"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
}

const mostProblems = 1000

func newImportTarget(t *target, c merge.Counts) importTarget {
	return importTarget{Path: t.path, Counts: c}
}

// done prints what was done, and gives the exit status that it deserves.
func (i *importing) done() error {
	i.progress.Close()
	i.report.Schema = "firstline.dialogs-import/v1"
	if i.app.json() {
		if err := writeJSON(i.app.out, i.report); err != nil {
			return err
		}
	} else {
		i.print()
	}
	came := 0
	for _, t := range i.report.Targets {
		came += t.Added + t.Changed + t.Kept
	}
	switch {
	case came == 0:
		return &exitError{wrong, errors.New("there is no dialog in what was read")}
	case i.strict && i.report.Skipped > 0:
		return &exitError{code: notGood}
	}
	return nil
}

func (i *importing) print() {
	for _, t := range i.report.Targets {
		fmt.Fprintf(i.app.out, "%s: %s added, %d changed, %d kept", t.Path, report.Many(t.Added, "dialog"), t.Changed, t.Kept)
		if t.Others > 0 {
			fmt.Fprintf(i.app.out, "; %d others stay", t.Others)
		}
		fmt.Fprintln(i.app.out)
	}
	if i.report.Skipped > 0 {
		fmt.Fprintf(i.app.out, "%s skipped\n", report.Many(i.report.Skipped, "line"))
	}
}
