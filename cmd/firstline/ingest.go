package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/kb"
	"firstline/kb/store"
)

type ingestOptions struct {
	check     bool
	strict    bool
	keepGoing bool
}

func newIngest(a *app) *cobra.Command {
	var o ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest",
		Short: "bring the index up to date with kb/",
		Long: `Reads the files under kb/ that have changed and brings the index up to date: all of it
or, if a file cannot be read, nothing. Tells for each file what became of its rows.

Exit status: 0 done · 1 with --strict, a row was skipped · 2 a file cannot be read ·
3 the disk failed · 130 interrupted; the index is then as it was before.`,
		Example: "  firstline ingest\n  firstline ingest --check      # only tell what would change",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runIngest(cmd, o) },
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "only tell what would change")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "end with 1 if a row was skipped")
	cmd.Flags().BoolVar(&o.keepGoing, "keep-going", false, "leave out the files that cannot be read, and still end with 2")
	return cmd
}

func (a *app) runIngest(cmd *cobra.Command, o ingestOptions) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	report, refusal, err := w.ingest(cmd.Context(), o)
	if err != nil {
		return err
	}
	if err := a.printIngest(report); err != nil {
		return err
	}
	switch {
	case refusal != nil:
		return &exitError{wrong, refusal}
	case o.strict && report.skipped() > 0:
		return &exitError{notGood, fmt.Errorf("%d rows were skipped", report.skipped())}
	}
	return nil
}

// ingest brings the index up to date, or only plans to: with --check, and where files are refused
// without --keep-going. refusal joins what is wrong with those files.
func (w *workspace) ingest(ctx context.Context, o ingestOptions) (report ingestReport, refusal, err error) {
	sources, refusal := w.read()
	if refusal != nil && sources == nil {
		return ingestReport{}, nil, refusal
	}
	plan := func() (store.Diff, error) { return w.store.Plan(sources) }
	diff, err := plan()
	if syntax := (*kb.SyntaxError)(nil); errors.As(err, &syntax) {
		// Two sources have the same id: the later one is refused.
		refusal = errors.Join(refusal, err)
		sources = without(sources, project.Findings(err, unreadable))
		diff, err = plan()
	}
	written := !o.check && (refusal == nil || o.keepGoing)
	switch {
	case err != nil:
		return ingestReport{}, nil, errors.Join(refusal, err)
	case written:
		diff, err = w.store.Sync(ctx, sources)
	case refusal != nil && !o.keepGoing:
		// Nothing is replaced: what is refused stays as it was indexed.
		sources = append(sources, w.indexed(project.Findings(refusal, unreadable))...)
		diff, err = plan()
	}
	report = newIngestReport(diff, refusal)
	report.Written = written
	return report, refusal, err
}

// without leaves out the sources that findings are about.
func without(sources []*kb.Source, findings []kb.Finding) []*kb.Source {
	return slices.DeleteFunc(sources, func(s *kb.Source) bool {
		return slices.ContainsFunc(findings, func(f kb.Finding) bool { return f.Pos.Path == s.Path })
	})
}

// indexed gives the sources that findings are about as the index has them.
func (w *workspace) indexed(findings []kb.Finding) []*kb.Source {
	var sources []*kb.Source
	for _, s := range w.store.Sources() {
		if slices.ContainsFunc(findings, func(f kb.Finding) bool { return f.Pos.Path == s.Path }) {
			sources = append(sources, &kb.Source{Path: s.Path, Hash: s.Hash})
		}
	}
	return sources
}

// ingestReport is the result of ingest, as it is printed in JSON.
type ingestReport struct {
	Schema string `json:"schema"`
	// Written says whether the index was brought up to date; where it was not, the rest is what
	// would have changed.
	Written  bool            `json:"written"`
	Sources  []ingestSource  `json:"sources"`
	Problems []findingReport `json:"problems"`
	Entries  entryCounts     `json:"entries"`
	Changes  []store.Change  `json:"changes"`
	Embedded int             `json:"embedded"`
}

type ingestSource struct {
	Path     string       `json:"path"`
	Kind     string       `json:"kind,omitempty"`
	Encoding string       `json:"encoding,omitempty"`
	Rows     kb.Rows      `json:"rows"`
	Entries  int          `json:"entries"`
	Passages int          `json:"passages"`
	Skipped  []kb.Skipped `json:"skipped"`
	Status   string       `json:"status"`
}

type entryCounts struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
	Kept    int `json:"kept"`
}

// refused is the status of a source that cannot be read, and unreadable the code of its problem.
const (
	refused    = "refused"
	unreadable = "KB000"
)

func newIngestReport(d store.Diff, refusal error) ingestReport {
	report := ingestReport{
		Schema:   "firstline.ingest/v1",
		Sources:  []ingestSource{},
		Problems: []findingReport{},
		Entries:  entryCounts{d.Added, d.Changed, d.Removed, d.Kept},
		Changes:  append([]store.Change{}, d.Changes...),
		Embedded: d.Embedded,
	}
	unread := map[string]bool{}
	for _, f := range project.Findings(refusal, unreadable) {
		unread[f.Pos.Path] = true
		report.Problems = append(report.Problems, newFindingReport(f))
	}
	for _, s := range d.Sources {
		if unread[s.Source.Path] {
			continue
		}
		report.Sources = append(report.Sources, ingestSource{
			Path: s.Source.Path, Kind: string(s.Source.Kind), Encoding: s.Source.Encoding,
			Rows: s.Source.Rows, Entries: s.Entries, Passages: s.Passages,
			Skipped: append([]kb.Skipped{}, s.Source.Skipped...), Status: s.Status,
		})
		for _, p := range s.Source.Problems {
			report.Problems = append(report.Problems, newFindingReport(p))
		}
	}
	for path := range unread {
		report.Sources = append(report.Sources, ingestSource{Path: path, Skipped: []kb.Skipped{}, Status: refused})
	}
	slices.SortFunc(report.Sources, func(a, b ingestSource) int { return cmp.Compare(a.Path, b.Path) })
	return report
}

// findings gives what was found in a source; that it cannot be read is told on stderr.
func (r ingestReport) findings(path string) []kb.Finding {
	var findings []kb.Finding
	for _, p := range r.Problems {
		if p.Path == path && p.Code != unreadable {
			findings = append(findings, p.Finding)
		}
	}
	return findings
}

func (r ingestReport) skipped() int {
	n := 0
	for _, s := range r.Sources {
		n += s.Rows.Skipped
	}
	return n
}

func (a *app) printIngest(r ingestReport) error {
	if a.json() {
		return writeJSON(a.out, r)
	}
	styles := a.styles()
	table := ui.Table{Header: []string{"source", "kind", "encoding", " rows", " entries", " passages", " skipped", "status"}}
	for _, s := range r.Sources {
		table.Rows = append(table.Rows, []string{
			s.Path, s.Kind, s.Encoding, strconv.Itoa(s.Rows.Total), strconv.Itoa(s.Entries),
			strconv.Itoa(s.Passages), strconv.Itoa(s.Rows.Skipped), s.Status,
		})
	}
	styles.Print(a.out, table)
	a.printIngestDetails(r)
	verb := "entries"
	if !r.Written {
		verb = "nothing was written; entries would be"
	}
	fmt.Fprintf(a.out, "\n%s: %d added, %d changed, %d removed, %d kept; %d passages embedded\n", verb,
		r.Entries.Added, r.Entries.Changed, r.Entries.Removed, r.Entries.Kept, r.Embedded)
	return nil
}

// printIngestDetails lists skipped rows, problems, and the changes that an editor wants to see:
// not every entry of a new file.
func (a *app) printIngestDetails(r ingestReport) {
	styles := a.styles()
	added := map[string]bool{}
	for _, s := range r.Sources {
		added[s.Path+"#"] = s.Status == store.Added
		for _, remark := range remarks(s.Path, s.Skipped, r.findings(s.Path)) {
			fmt.Fprintf(a.out, "%s: %s %s\n", remark.Pos, styles.Warn.Render(remark.label), remark.Message)
		}
	}
	for _, c := range r.Changes {
		switch {
		case c.Change == "changed":
			fmt.Fprintf(a.out, "%s %s\n  was: %s\n  now: %s\n", styles.Warn.Render("changed"), c.Entry, oneLine(c.Old), oneLine(c.New))
		case c.Change == "removed":
			fmt.Fprintf(a.out, "%s %s\n", styles.Bad.Render("removed"), c.Entry)
		case !added[c.Entry[:strings.LastIndexByte(c.Entry, '#')+1]]:
			fmt.Fprintf(a.out, "%s %s\n", styles.Good.Render("added"), c.Entry)
		}
	}
}
