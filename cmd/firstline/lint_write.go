package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/page"
	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/sarif"
)

// findingKinds are the kinds of files that findings are written to.
func findingKinds() []string { return []string{"html", "sarif", "json"} }

// findingKind is the kind of a file of -o by its ending; empty for one that is none.
func findingKind(name string) string {
	kind := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	if slices.Contains(findingKinds(), kind) {
		return kind
	}
	return ""
}

// checkFindings looks at the files of -o before anything is done for them.
func checkFindings(names []string) error {
	for _, name := range names {
		if findingKind(name) == "" {
			return usageError("%s: no kind of file is known by this ending; there is .%s", name, strings.Join(findingKinds(), ", ."))
		}
		if err := checkOutput(name); err != nil {
			return err
		}
	}
	return nil
}

// writeFindings writes the files of -o, each in one step. One that cannot be written does not keep the
// others from being.
func (l *linter) writeFindings(r lintReport, o lintOptions) error {
	var errs []error
	for _, name := range o.outputs {
		err := writeFile(name, func(w io.Writer) error {
			switch findingKind(name) {
			case "html":
				return page.WriteFindings(w, l.findingsPage(r, o))
			case "sarif":
				return writeJSON(w, l.sarif(r))
			}
			return writeJSON(w, r)
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("%s could not be written: %w", name, err))
		}
	}
	return errors.Join(errs...)
}

// findingsPage is the page to send round, in the language that is wanted or the project's.
func (l *linter) findingsPage(r lintReport, o lintOptions) page.Findings {
	f := page.Findings{Language: cmp.Or(o.language, l.Config.Language.Text), Off: r.Off, Accepted: r.Accepted, Rules: project.Rules()}
	for _, one := range r.Findings {
		f.Found = append(f.Found, page.Found{Finding: one.Finding, Text: one.Text})
	}
	return f
}

// sarif is the log of the findings, with places from the top of the git repository.
func (l *linter) sarif(r lintReport) sarif.Log {
	var results []sarif.Finding
	for _, f := range r.Findings {
		one := f.Finding
		one.Pos.Path = l.RepositoryPath(one.Pos.Path)
		if one.Other.Path != "" {
			one.Other.Path = l.RepositoryPath(one.Other.Path)
		}
		results = append(results, sarif.Finding{Finding: one, Text: f.Text})
	}
	return sarif.New(version(), project.Rules(), results)
}
