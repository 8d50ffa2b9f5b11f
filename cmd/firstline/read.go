package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/source"
)

type readOptions struct {
	kind     string
	encoding string
}

func newRead(a *app) *cobra.Command {
	var o readOptions
	cmd := &cobra.Command{
		Use:   "read FILE…",
		Short: "show the entries that would be made of any file",
		Long: `Shows what firstline understands of a file, without a project and without an index:
every entry with the lines that it came from, and what became of every row.
With --format json, an entry a line.

Exit status: 0 done · 2 a file cannot be read.`,
		Example: "  firstline read faq.md prices.csv\n  firstline read --encoding windows-1251 old.csv",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.runRead(args, o) },
	}
	cmd.Flags().StringVar(&o.kind, "kind", "", "faq, prices, app, document or entries (default: told from the content)")
	cmd.Flags().StringVar(&o.encoding, "encoding", "", "of the file, as windows-1251 (default: told from the content)")
	return cmd
}

func (a *app) runRead(files []string, o readOptions) error {
	if o.kind != "" {
		if err := oneOf("--kind", o.kind, string(kb.KindFAQ), string(kb.KindPrices), string(kb.KindApp),
			string(kb.KindDocument), string(kb.KindEntries)); err != nil {
			return err
		}
	}
	var errs []error
	for _, file := range files {
		fsys, name := locate(file)
		loaded, err := source.Load(fsys, []string{name}, source.Options{Kind: kb.SourceKind(o.kind), Encoding: o.encoding})
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if err := a.printSource(loaded); err != nil {
			return err
		}
	}
	if err := errors.Join(errs...); err != nil {
		return &exitError{wrong, err}
	}
	return nil
}

// locate gives a file system that holds a file, and the file's name in it: as typed where it
// lies below the current folder, its last part elsewhere.
func locate(file string) (fs.FS, string) {
	if slash := filepath.ToSlash(filepath.Clean(file)); fs.ValidPath(slash) {
		return os.DirFS("."), slash
	}
	return os.DirFS(filepath.Dir(file)), filepath.Base(file)
}

func (a *app) printSource(s *kb.Source) error {
	if a.json() {
		for _, e := range s.Entries {
			if err := writeJSONL(a.out, e); err != nil {
				return err
			}
		}
		a.noteAccount(s)
		return nil
	}
	styles := a.styles()
	fmt.Fprintf(a.out, "%s  %s, %s\n\n", styles.Title.Render(s.Path), s.Kind, s.Encoding)
	if s.Kind == kb.KindPrices {
		a.printPrices(s)
	} else {
		for _, e := range s.Entries {
			a.printEntry(e)
		}
	}
	fmt.Fprintf(a.out, "%s\n", account(s.Rows, len(s.Entries)))
	for _, remark := range remarks(s.Path, s.Skipped, s.Problems) {
		fmt.Fprintf(a.out, "%s: %s %s\n", remark.Pos, styles.Warn.Render(remark.label), remark.Message)
	}
	return nil
}

// printPrices shows a price list as the table that it is.
func (a *app) printPrices(s *kb.Source) {
	table := ui.Table{Header: []string{" line", "id", "title", "prices"}}
	for _, e := range s.Entries {
		var prices []string
		for _, p := range e.Prices {
			prices = append(prices, priceLine(p))
		}
		table.Rows = append(table.Rows, []string{strconv.Itoa(e.Source.Line), strings.TrimPrefix(e.ID, s.Path), e.Title, strings.Join(prices, "; ")})
	}
	a.styles().Print(a.out, table)
	fmt.Fprintln(a.out)
}

// noteAccount says on stderr what a JSON reader does not see in the entries.
func (a *app) noteAccount(s *kb.Source) {
	a.note("%s: %s, %s; %s", s.Path, s.Kind, s.Encoding, account(s.Rows, len(s.Entries)))
	for _, remark := range remarks(s.Path, s.Skipped, s.Problems) {
		a.note("%s: %s %s", remark.Pos, remark.label, remark.Message)
	}
}

// remark is what a person is told of a line of a source.
type remark struct {
	kb.Finding
	label string // skipped:, warning:, error:
}

// remarks gives the rows that were skipped and the findings, by line. A row that was skipped because
// of a finding is one remark, with what the finding says.
func remarks(path string, skipped []kb.Skipped, findings []kb.Finding) []remark {
	var all []remark
	skippedLines := map[int]bool{}
	for _, s := range skipped {
		skippedLines[s.Line] = true
		if !slices.ContainsFunc(findings, func(f kb.Finding) bool { return f.Pos.Line == s.Line }) {
			all = append(all, remark{kb.Finding{Pos: kb.Pos{Path: path, Line: s.Line}, Message: s.Reason}, "skipped:"})
		}
	}
	for _, f := range findings {
		label := string(f.Severity) + ":"
		if skippedLines[f.Pos.Line] {
			label = "skipped:"
		}
		all = append(all, remark{f, label})
	}
	slices.SortStableFunc(all, func(x, y remark) int { return cmp.Compare(x.Pos.Line, y.Pos.Line) })
	return all
}

// account tells where every row went.
func account(r kb.Rows, entries int) string {
	return fmt.Sprintf("%s: %d in %s, %s, %d blank, %d skipped", report.Many(r.Total, "row"), r.Entries,
		report.Many(entries, "entry"), report.Many(r.Headings, "heading"), r.Blank, r.Skipped)
}
