package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/lint"
)

type lintOptions struct {
	explain  string
	rules    bool
	accept   bool
	fix      bool
	write    bool
	language string
	outputs  []string
}

func newLint(a *app) *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:         "lint",
		Annotations: map[string]string{annotates: "github"},
		Short:       "problems in kb/, prompt/ and eval/",
		Long: `Looks for what is wrong in kb/, in the layers, in the question sets and in firstline.yaml:
contradictions, duplicates, what is stale, broken, missing or dangerous. It lists it file by
file, with the line that it stands on.

A finding is turned off where it stands, with a reason, by  <!-- firstline: off KB301 REASON -->
in Markdown,  # firstline: off EV011 REASON  in YAML,  off KB602 REASON  in a column of a table
that is called lint, or for a whole source by  sources: {kb/prices.csv: {lint: {KB602: REASON}}}  in firstline.yaml, where
lint: {severity: {KB405: off}} sets how much a rule matters. --accept writes all that is found
to ` + project.AcceptedFile + `: from then on only what is new is told.

Exit status: 0 nothing but warnings · 1 an error was found, also one that other commands end
with 2 for · 2 there is no project, or the command line is wrong · 3 the disk failed.`,
		Example: `  firstline lint
  firstline lint --explain KB101                   # what a rule finds, why, and how it is mended
  firstline lint --fix                             # show what can be mended safely
  firstline lint --fix --write                     # and mend it
  firstline lint -o lint.html -o lint.sarif`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.runLint(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.explain, "explain", "", "print the page of the rule with this `CODE`")
	flags.BoolVar(&o.rules, "rules", false, "list the rules")
	flags.BoolVar(&o.accept, "accept", false, "write what is found to "+project.AcceptedFile+", and be told of what is new from now on")
	flags.BoolVar(&o.fix, "fix", false, "show as a diff what can be mended safely")
	flags.BoolVar(&o.write, "write", false, "with --fix: mend it")
	flags.StringVar(&o.language, "language", "", "of the page of -o: ru or en (default: that of the project)")
	flags.StringArrayVarP(&o.outputs, "output", "o", nil, "write the findings to this `FILE` too: .html, .sarif or .json; repeatable")
	cmd.MarkFlagsMutuallyExclusive("explain", "rules", "accept", "fix")
	return cmd
}

func (a *app) runLint(ctx context.Context, o lintOptions) error {
	switch {
	case o.explain != "":
		return a.explain(o.explain)
	case o.rules:
		return a.listRules()
	}
	if err := firstError(checkFix(o), checkPageLanguage(o.language), checkFindings(o.outputs)); err != nil {
		return err
	}
	p, configErr := a.open()
	if p == nil {
		return configErr
	}
	if err := keepInputs(o.outputs, nil, []string{p.Path(project.KnowledgeDir)}); err != nil {
		return err
	}
	if configErr != nil && !p.Config.Parsed() && (o.fix || o.accept) {
		return configErr
	}
	l := &linter{app: a, Project: p, findings: project.Findings(configErr, "CF001")}
	judged, err := l.judged(ctx)
	switch {
	case err != nil:
		return err
	case o.fix:
		return l.fix(judged.Findings, o.write)
	case o.accept:
		return l.accept()
	}
	report := l.report(judged)
	if err := errors.Join(l.print(report), l.writeFindings(report, o)); err != nil {
		return err
	}
	if report.Errors > 0 {
		return &exitError{code: notGood}
	}
	return nil
}

// judged gathers what is found and what the project says of it. Of a folder whose firstline.yaml cannot be parsed,
// nothing but that: nobody knows what it should hold.
func (l *linter) judged(ctx context.Context) (project.Judged, error) {
	if !l.Config.Parsed() {
		return project.Judged{Findings: l.findings}, nil
	}
	if err := l.gather(ctx); err != nil {
		return project.Judged{}, err
	}
	return l.Judge(l.findings, l.sources), nil
}

func checkFix(o lintOptions) error {
	if o.write && !o.fix {
		return usageError("--write goes with --fix")
	}
	return nil
}

// lintReport is what lint prints as JSON.
type lintReport struct {
	Schema   string        `json:"schema"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Off      int           `json:"off"`      // were turned off, with a reason or by the project
	Accepted int           `json:"accepted"` // the company lives with
	Findings []lintFinding `json:"findings"`
}

// lintFinding is one finding, with the line that it stands on.
type lintFinding struct {
	Path  string `json:"path"`
	Sheet string `json:"sheet,omitempty"`
	Line  int    `json:"line,omitempty"`
	kb.Finding
	Family string  `json:"family"`
	Text   string  `json:"text,omitempty"` // of the line
	Other  *kb.Pos `json:"other,omitempty"`
}

func (l *linter) report(j project.Judged) lintReport {
	r := lintReport{Schema: "firstline.lint/v1", Off: j.Off, Accepted: j.Accepted, Findings: []lintFinding{}}
	families := map[string]string{}
	for _, page := range project.Rules() {
		families[page.Code] = page.Family
	}
	shown, mask := l.Shown(l.sources), lint.NewMask(l.findings)
	for _, f := range j.Findings {
		one := lintFinding{Path: f.Pos.Path, Sheet: f.Pos.Sheet, Line: f.Pos.Line, Finding: f, Family: families[f.Code], Text: excerpt(mask.Line(f.Pos, shown(f.Pos)), f.Message)}
		if f.Other.Path != "" {
			one.Other = &f.Other
		}
		if f.Severity == kb.Error {
			r.Errors++
		} else {
			r.Warnings++
		}
		r.Findings = append(r.Findings, one)
	}
	return r
}
