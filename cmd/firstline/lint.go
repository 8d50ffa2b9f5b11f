package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/prompt"
)

func newLint(a *app) *cobra.Command {
	return &cobra.Command{
		Use:         "lint",
		Annotations: map[string]string{annotates: "github"},
		Short:       "problems in kb/, prompt/ and eval/",
		Long: `Looks for what is wrong in firstline.yaml, in the layers, in the question sets, and in
what was read from kb/, and lists it by file and line.

Exit status: 0 nothing but warnings · 1 an error was found · 2 there is no project.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runLint(cmd.Context()) },
	}
}

type lintReport struct {
	Schema   string          `json:"schema"`
	Findings []findingReport `json:"findings"`
}

func (a *app) runLint(ctx context.Context) error {
	p, err := a.open()
	if p == nil {
		return err
	}
	findings, lintErr := a.lint(ctx, p)
	if lintErr != nil {
		return lintErr
	}
	findings = sorted(append(findings, project.Findings(err, "CF001")...))
	report := lintReport{Schema: "firstline.lint/v1", Findings: []findingReport{}}
	failed := 0
	for _, f := range findings {
		report.Findings = append(report.Findings, newFindingReport(f))
		if f.Severity == kb.Error {
			failed++
		}
	}
	if err := a.printLint(p, report, failed); err != nil {
		return err
	}
	if failed > 0 {
		return &exitError{code: notGood}
	}
	return nil
}

// lint gathers the findings of every part.
func (a *app) lint(ctx context.Context, p *project.Project) ([]kb.Finding, error) {
	layers, company, err := p.AllLayers()
	findings := project.Findings(err, "CF001")
	findings = append(findings, p.Lint()...)
	findings = append(findings, prompt.Lint(layers, company)...)

	sets, err := p.SetFiles()
	if err != nil {
		return nil, err
	}
	thresholds, err := p.Thresholds()
	findings = append(findings, project.Findings(err, "CF001")...)
	findings = append(findings, eval.Lint(p.FS, sets, p.OperatorNames(), thresholds)...)

	_, err = p.Baseline()
	findings = append(findings, project.Findings(err, "CF006")...)
	_, err = projectQuestions(p)
	findings = append(findings, project.Findings(err, "CF007")...)

	_, err = p.Synonyms()
	findings = append(findings, project.Findings(err, unreadable)...)
	w, err := a.openIndex(p)
	if err != nil {
		return nil, err
	}
	sources, err := w.read(ctx)
	findings = append(findings, project.Findings(err, unreadable)...)
	diff, err := w.store.Plan(sources)
	findings = append(findings, project.Findings(err, unreadable)...)
	for _, s := range diff.Sources {
		findings = append(findings, s.Source.Problems...)
	}
	return findings, nil
}

// sorted puts findings in the order of files and lines.
func sorted(findings []kb.Finding) []kb.Finding {
	slices.SortStableFunc(findings, func(x, y kb.Finding) int {
		return cmp.Or(cmp.Compare(x.Pos.Path, y.Pos.Path), cmp.Compare(x.Pos.Line, y.Pos.Line))
	})
	return findings
}

func (a *app) printLint(p *project.Project, r lintReport, failed int) error {
	switch a.format {
	case "json":
		return writeJSON(a.out, r)
	case "github":
		for _, f := range r.Findings {
			a.annotate(p, f.Finding)
		}
		return nil
	}
	styles := a.styles()
	for _, f := range r.Findings {
		severity := styles.Warn
		if f.Severity == kb.Error {
			severity = styles.Bad
		}
		fmt.Fprintf(a.out, "%s: %s %s %s\n", f.Pos, severity.Render(string(f.Severity)+":"), f.Message, styles.Dim.Render(f.Code))
		if f.Hint != "" {
			fmt.Fprintln(a.out, "  hint: "+f.Hint)
		}
	}
	fmt.Fprintf(a.out, "%s, %s\n", report.Many(failed, "error"), report.Many(len(r.Findings)-failed, "warning"))
	return nil
}
