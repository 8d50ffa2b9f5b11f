package main

import (
	"errors"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
)

type reportOptions struct {
	against  string
	language string
	outputs  []string
}

func newReport(a *app) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report RUN",
		Short: "print a stored run again",
		Long: `Prints a stored run (its path, its id, or last; or the baseline) without running anything: for people,
or as --format says, and to the files of -o: JSON, JUnit, a Markdown summary for a merge request,
or one HTML page to send round. Beside it stands the baseline, where there is one.

Exit status: 0 done · 2 there is no such run · 3 the disk failed.`,
		Example: "  firstline report last -o report.html -o summary.md",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runReport(args[0], o) },

		ValidArgsFunction: a.completeWith(runNames),
	}
	flags := cmd.Flags()
	flags.StringVar(&o.against, "against", "", "the `RUN` to set beside it, or none (default: the baseline)")
	flags.StringVar(&o.language, "language", "", "of an HTML page: ru or en (default: the project's)")
	bindOutputs(cmd, &o.outputs)
	return cmd
}

func (a *app) runReport(name string, o reportOptions) error {
	if err := checkOutputs(o.outputs); err != nil {
		return err
	}
	if o.language != "" {
		if err := oneOf("--language", o.language, "ru", "en"); err != nil {
			return err
		}
	}
	p, r, err := a.openRun(name)
	if err != nil {
		return err
	}
	against, err := a.against(p, o.against)
	if err != nil {
		return err
	}
	run, err := a.printed(p, r, against)
	if err != nil {
		return err
	}
	if o.language != "" {
		run.Language = o.language
	}
	return errors.Join(writeReports(run, o.outputs), a.print(run))
}

// openRun opens the project and a run of it.
func (a *app) openRun(name string) (*project.Project, *eval.Report, error) {
	p, err := a.open()
	if err != nil {
		return nil, nil, err
	}
	r, err := storedRun(p, name)
	return p, r, err
}

// storedRun opens a run by its name, which may be the baseline's.
func storedRun(p *project.Project, name string) (*eval.Report, error) {
	if name != baselineName {
		return p.Runs().Open(name)
	}
	baseline, err := p.Baseline()
	if err == nil && baseline == nil {
		err = eval.RunError("there is no baseline yet; firstline bless RUN makes one")
	}
	return baseline, err
}

// against opens what a run is set beside: nil for none.
func (a *app) against(p *project.Project, name string) (*eval.Report, error) {
	switch name {
	case "none":
		return nil, nil
	case "":
		return p.Baseline()
	}
	return storedRun(p, name)
}
