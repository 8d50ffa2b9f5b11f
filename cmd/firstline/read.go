package main

import (
	"cmp"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/page"
	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/source"
)

type readOptions struct {
	kind     string
	encoding string
	columns  []string
	language string
	wide     bool
	outputs  []string
}

func newRead(a *app) *cobra.Command {
	var o readOptions
	cmd := &cobra.Command{
		Use:   "read FILE…",
		Short: "show what is understood of any file",
		Long: `Shows what firstline understands of files, without a project and without an index:
prices as a table for each sheet, everything else as cards, each with the lines that it came from; then
what became of every row, and what is doubtful. Of a folder, every file in it is read.
A file in kb/ of a project is read as sources: of its firstline.yaml says, but for what the flags say. On a terminal long cells are cut; elsewhere, and with --wide, everything is whole. --wide
also shows what a price list says besides names and prices.

With --format json, an entry a line. -o page.html makes a page to send to a colleague.

Exit status: 0 done · 2 a file cannot be read.`,
		Example: `  firstline read faq.md prices.csv
  firstline read --encoding windows-1251 old.csv
  firstline read --columns "price=Розница, руб." prices.csv
  firstline read kb -o page.html`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.runRead(args, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.kind, "kind", "", "faq, prices, app, document or entries (default: told from the content)")
	flags.StringVar(&o.encoding, "encoding", "", "of the file, as windows-1251 (default: told from the content)")
	flags.StringArrayVar(&o.columns, "columns", nil, "which column of a table holds what, as price=Розница; repeatable (default: told from the headers)")
	flags.BoolVar(&o.wide, "wide", false, "do not cut long cells and lines, and show all columns of a price list")
	bindPageLanguage(cmd, &o.language)
	bindPages(cmd, &o.outputs)
	return cmd
}

func (a *app) runRead(args []string, o readOptions) error {
	flags, err := o.source()
	if err != nil {
		return err
	}
	options := fileOptions{app: a, flags: flags, projects: map[string]*project.Project{}}
	if err := firstError(checkPageLanguage(o.language), checkPages(o.outputs)); err != nil {
		return err
	}
	inputs, errs := inputs(args)
	if err := keepInputs(o.outputs, inputs, args); err != nil {
		return err
	}
	var files []page.File
	for _, in := range inputs {
		how, err := options.of(in)
		if err != nil {
			return err
		}
		loaded, err := source.Load(in.fsys, []string{in.name}, how)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if err := a.printSource(loaded, in, o.wide); err != nil {
			return err
		}
		if len(o.outputs) > 0 {
			files = append(files, page.File{Source: loaded, Missing: in.missing})
		}
	}
	refusal := errors.Join(errs...)
	if err := writeRead(o, files, refusal); err != nil {
		return err
	}
	if refusal != nil {
		return &exitError{wrong, refusal}
	}
	return nil
}

// readReport is what was read, as it is written to a file in JSON.
type readReport struct {
	Schema   string          `json:"schema"`
	Sources  []readSource    `json:"sources"`
	Problems []findingReport `json:"problems"`
}

type readSource struct {
	Path      string       `json:"path"`
	Kind      string       `json:"kind"`
	Encoding  string       `json:"encoding"`
	Certainty float64      `json:"certainty"`
	Rows      kb.Rows      `json:"rows"`
	Skipped   []kb.Skipped `json:"skipped"`
	Entries   []kb.Entry   `json:"entries"`
}

// writeRead writes what was read to the files of -o.
func writeRead(o readOptions, files []page.File, refusal error) error {
	refused := project.Findings(refusal, unreadable)
	return writePages(o.outputs, map[string]func(io.Writer) error{
		"html": func(w io.Writer) error {
			return page.Write(w, page.Page{Language: pageLanguage(o.language, files), Files: files, Refused: refused})
		},
		"json": func(w io.Writer) error {
			report := readReport{Schema: "firstline.read/v1", Sources: []readSource{}, Problems: []findingReport{}}
			for _, f := range refused {
				report.Problems = append(report.Problems, newFindingReport(f))
			}
			for _, f := range files {
				report.Sources = append(report.Sources, newReadSource(f.Source))
				for _, p := range f.Problems {
					report.Problems = append(report.Problems, newFindingReport(p))
				}
			}
			return writeJSON(w, report)
		},
	})
}

// pageLanguage is the language that is asked for, or else that of most entries.
func pageLanguage(asked string, files []page.File) string {
	var sources []*kb.Source
	for _, f := range files {
		sources = append(sources, f.Source)
	}
	return cmp.Or(asked, languageOf(sources), "en")
}

// languageOf is the language of most entries, ru or en; empty where neither is.
func languageOf(sources []*kb.Source) string {
	count := map[string]int{}
	for _, s := range sources {
		for i := range s.Entries {
			count[s.Entries[i].Language]++
		}
	}
	switch ru, en := count["ru"], count["en"]; {
	case ru > en:
		return "ru"
	case en > ru:
		return "en"
	}
	return ""
}
