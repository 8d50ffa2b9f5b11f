package main

import (
	"cmp"
	"fmt"
	"slices"

	"firstline/cmd/firstline/internal/account"
	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/store"
)

// ingestReport is the result of ingest, as it is printed in JSON.
type ingestReport struct {
	Schema string `json:"schema"`
	// Written says whether the index was brought up to date; where it was not, the rest is what
	// would have changed.
	Written  bool            `json:"written"`
	Sources  []ingestSource  `json:"sources"`
	Ignored  []string        `json:"ignored"` // files left out by .firstlineignore
	Problems []findingReport `json:"problems"`
	Entries  entryCounts     `json:"entries"`
	Changes  []store.Change  `json:"changes"`
	Embedded int             `json:"embedded"`
	FailOn   []gateVerdict   `json:"fail_on,omitempty"`
}

type ingestSource struct {
	Path      string       `json:"path"`
	From      string       `json:"from,omitempty"` // the path that it had
	Kind      string       `json:"kind,omitempty"`
	Encoding  string       `json:"encoding,omitempty"`
	Certainty float64      `json:"certainty,omitempty"` // of the encoding, up to 1
	Rows      kb.Rows      `json:"rows"`
	Entries   int          `json:"entries"`
	Passages  int          `json:"passages"`
	Skipped   []kb.Skipped `json:"skipped"`
	Status    string       `json:"status"`
}

type entryCounts struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
	Renamed int `json:"renamed"` // kept, in a file with another name
	Kept    int `json:"kept"`
}

func (c entryCounts) String() string {
	s := fmt.Sprintf("%d added, %d changed, %d removed, %d kept", c.Added, c.Changed, c.Removed, c.Kept)
	if c.Renamed > 0 {
		s += fmt.Sprintf(", %d in renamed files", c.Renamed)
	}
	return s
}

// refused is the status of a source that cannot be read, and unreadable the code of its problem.
const (
	refused    = "refused"
	unreadable = "KB000"
)

// newIngestReport tells of a diff; wanted says which of the findings in sources are.
func newIngestReport(d store.Diff, refusal error, ignored []string, wanted func(kb.Finding) bool) ingestReport {
	report := ingestReport{
		Schema:   "firstline.ingest/v1",
		Sources:  []ingestSource{},
		Ignored:  append([]string{}, ignored...),
		Problems: []findingReport{},
		Entries:  entryCounts{d.Added, d.Changed, d.Removed, d.Renamed, d.Kept},
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
		report.Sources = append(report.Sources, newIngestSource(s))
		if s.Status == store.Removed {
			continue // and what was wrong with it is gone
		}
		for _, p := range s.Source.Problems {
			if wanted(p) {
				report.Problems = append(report.Problems, newFindingReport(p))
			}
		}
	}
	for path := range unread {
		report.Sources = append(report.Sources, ingestSource{Path: path, Skipped: []kb.Skipped{}, Status: refused})
	}
	slices.SortFunc(report.Sources, func(a, b ingestSource) int { return cmp.Compare(a.Path, b.Path) })
	return report
}

func newIngestSource(s store.SourceDiff) ingestSource {
	return ingestSource{
		Path: s.Source.Path, From: s.From, Kind: string(s.Source.Kind),
		Encoding: s.Source.Encoding, Certainty: account.Certainty(&s.Source),
		Rows: s.Source.Rows, Entries: s.Entries, Passages: s.Passages,
		Skipped: append([]kb.Skipped{}, s.Source.Skipped...), Status: s.Status,
	}
}

// findings gives what was found in a source; that it cannot be read is told on stderr.
func (r *ingestReport) findings(path string) []kb.Finding {
	var findings []kb.Finding
	for _, p := range r.Problems {
		if p.Path == path && !p.refuses() {
			findings = append(findings, p.Finding)
		}
	}
	return findings
}

// skipped is how many rows of all sources became no entry.
func (r *ingestReport) skipped() int {
	return r.sum(func(s ingestSource) int { return s.Rows.Skipped })
}

func (r *ingestReport) rows() int { return r.sum(func(s ingestSource) int { return s.Rows.Total }) }

// refused is how many sources could not be read.
func (r *ingestReport) refused() int {
	return r.sum(func(s ingestSource) int {
		if s.Status == refused {
			return 1
		}
		return 0
	})
}

func (r *ingestReport) sum(of func(ingestSource) int) int {
	n := 0
	for _, s := range r.Sources {
		if s.Status != store.Removed {
			n += of(s)
		}
	}
	return n
}

// problems is how many findings there are besides those that sources cannot be read.
func (r *ingestReport) problems() int {
	n := 0
	for _, p := range r.Problems {
		if !p.refuses() {
			n++
		}
	}
	return n
}

// refuses tells whether a finding is that a source cannot be read.
func (f findingReport) refuses() bool { return f.Code == unreadable && f.Severity == kb.Error }

// before is how many entries there were.
func (r *ingestReport) before() int {
	return r.Entries.Changed + r.Entries.Removed + r.Entries.Renamed + r.Entries.Kept
}

// settled says that there was nothing to do and there is nothing wrong.
func (r *ingestReport) settled() bool {
	return !slices.ContainsFunc(r.Sources, func(s ingestSource) bool { return s.Status != store.Kept })
}
