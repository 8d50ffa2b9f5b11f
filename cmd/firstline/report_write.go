package main

import (
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
		if folder, err := os.Stat(filepath.Dir(name)); err != nil || !folder.IsDir() {
			return usageError("%s: no such folder to write to", name)
		}
	}
	return nil
}

// printed is a run as printers want it: beside another run, where there is one and both are whole.
func (a *app) printed(p *project.Project, r, against *eval.Report) (report.Run, error) {
	run := report.Run{Report: r, Language: p.Config.Language.Text, Rewrite: p.RepositoryPath}
	if against == nil || r.Unfinished > 0 || r.Shard != "" || len(r.Selection) > 0 {
		return run, nil
	}
	var err error
	run.Comparison, err = eval.Compare(against, r, eval.Margin)
	return run, err
}

// writeReports writes a run to the files of -o, each in one step.
func writeReports(r report.Run, names []string) error {
	for _, name := range names {
		kind, err := report.Kind(name)
		if err != nil {
			return err
		}
		err = writeFile(name, func(w io.Writer) error { return report.Write(w, kind, r) })
		if err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a file of a user's choice. One that is there already is replaced when the new one
// is whole; what is no ordinary file, such as a pipe, is written to as it stands.
func writeFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return &exitError{wrong, err}
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
