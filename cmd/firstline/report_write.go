package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
)

// bindOutputs gives a command the files that its results are written to.
func bindOutputs(cmd *cobra.Command, outputs *[]string) {
	cmd.Flags().StringArrayVarP(outputs, "output", "o", nil,
		"write the results to this `FILE` too; the kind is its ending: ."+strings.Join(report.Kinds(), ", ."))
}

// checkOutputs looks at the files of -o before anything is done for them.
func checkOutputs(names []string) error {
	for _, name := range names {
		if _, err := report.Kind(name); err != nil {
			return &exitError{wrong, err}
		}
		if err := checkOutput(name); err != nil {
			return err
		}
	}
	return nil
}

// checkOutput tells what keeps a file from being written.
func checkOutput(name string) error {
	if folder, err := os.Stat(filepath.Dir(name)); err != nil || !folder.IsDir() {
		return usageError("%s: no such folder to write to", name)
	}
	if file, err := os.Stat(name); err == nil && file.IsDir() {
		return usageError("%s: this is a folder, and no file to write to", name)
	}
	return nil
}

// keepBaseline refuses to write a report over the baseline, which only bless changes.
func keepBaseline(p *project.Project, names []string) error {
	for _, name := range names {
		if path, err := filepath.Abs(name); err == nil && path == p.Path(project.BaselineFile) {
			return usageError("%s is the baseline: only bless writes it", name)
		}
	}
	return nil
}

// printed is a run as printers want it: beside the baseline, where there is one and the run is whole.
func (a *app) printed(p *project.Project, r, baseline *eval.Report) (report.Run, error) {
	if r.Part() != "" {
		baseline = nil
	}
	return a.printedBeside(p, r, baseline, "")
}

// printedBeside is a run as printers want it, beside another run (nil: beside none). Of the baseline
// the name is empty.
func (a *app) printedBeside(p *project.Project, r, other *eval.Report, name string) (report.Run, error) {
	run := report.Run{Report: r, Language: p.Config.Language.Text, Rewrite: p.RepositoryPath}
	if other == nil {
		return run, nil
	}
	var err error
	if run.Comparison, err = eval.Compare(other, r, eval.Margin); err == nil {
		run.Comparison.A.Name = name
	}
	return run, err
}

// writeReports writes a run to the files of -o, each in one step. One that cannot be written does not
// keep the others from being.
func writeReports(p *project.Project, r report.Run, names []string) error {
	errs := []error{keepBaseline(p, names)}
	for _, name := range names {
		kind, err := report.Kind(name)
		if err == nil && errs[0] == nil {
			err = writeFile(name, func(w io.Writer) error { return report.Write(w, kind, r) })
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s could not be written: %w", name, err))
		}
	}
	return errors.Join(errs...)
}

// writeFile writes a file of a user's choice. One that is there already is replaced when the new one
// is whole; what is no ordinary file, such as a pipe, is written to as it stands.
func writeFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }() // what counts is that all was written
		return write(file)
	}
	return eval.Replace(name, write)
}

// print prints a run on stdout, in the format that is wanted.
func (a *app) print(r report.Run) error {
	switch a.format {
	case "json":
		return r.Encode(a.out)
	case "github":
		return report.GitHub(a.out, r)
	}
	return a.printEval(r)
}
