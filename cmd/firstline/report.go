package main

import (
	"errors"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
)

type reportOptions struct {
	against  string
	language string
	outputs  []string
}

func newReport(a *app) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:         "report RUN",
		Annotations: map[string]string{annotates: "github"},
		Short:       "print a stored run again",
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
	if err := keepBaseline(p, o.outputs); err != nil {
		return err
	}
	run, err := a.against(p, r, o.against)
	if err != nil {
		return err
	}
	if o.language != "" {
		run.Language = o.language
	}
	return errors.Join(a.print(run), writeReports(p, run, o.outputs))
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

// against sets a run beside another: the baseline where none is named.
func (a *app) against(p *project.Project, r *eval.Report, name string) (report.Run, error) {
	switch name {
	case "none":
		return a.printed(p, r, nil)
	case "":
		baseline, err := p.Baseline()
		if err != nil {
			return report.Run{}, err
		}
		return a.printed(p, r, baseline)
	}
	other, err := storedRun(p, name)
	if err != nil {
		return report.Run{}, err
	}
	return a.printedBeside(p, r, other, name)
}
