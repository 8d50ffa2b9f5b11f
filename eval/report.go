package eval

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"firstline/eval/stats"
	"firstline/kb"
)

// Schema names the format of a [Report].
const Schema = "firstline.eval/v1"

// Report is a run that is over, and all that a printer needs. Its dialogs may lie on disk, and are
// read as often as they are asked for: a run of any size can be printed in little memory.
type Report struct {
	Head
	dialogs func() iter.Seq2[*Result, error]
}

// Dialogs gives the results in the order of the scripts. An error ends them.
func (r *Report) Dialogs() iter.Seq2[*Result, error] { return r.dialogs() }

// Head is a report but for its dialogs.
type Head struct {
	Schema      string      `json:"schema"`
	Fingerprint Fingerprint `json:"fingerprint"`
	// Selection names the sets and dialogs that were asked for; none: all of the project.
	Selection []string `json:"selection,omitempty"`
	Shard     string   `json:"shard,omitempty"` // "2/4": only these of the dialogs
	// Operator and Model were asked for instead of those that the sets and the operators name.
	Operator string   `json:"operator,omitempty"`
	Model    string   `json:"model,omitempty"`
	Sets     []Totals `json:"sets"`
	Total    Totals   `json:"total"` // pools the dialogs of all sets
	// Retrieval is how well the search finds the right entries for eval/search.jsonl; nil where
	// that was not asked.
	Retrieval  *stats.RetrievalSummary `json:"retrieval,omitempty"`
	Coverage   *Coverage               `json:"coverage,omitempty"`
	Mend       []Mend                  `json:"mend"`
	Thresholds []Verdict               `json:"thresholds"`
	// Drafts are apart from all the figures above; nil where there are none.
	Drafts *Drafts `json:"drafts,omitempty"`
	// Unfinished counts the dialogs of the run that have no result, because it was interrupted:
	// the figures are then those of a part.
	Unfinished int    `json:"unfinished,omitempty"`
	Left       *Left  `json:"left,omitempty"` // what these are; nil where every dialog has a result
	Timing     Timing `json:"timing"`
}

// Document is a report as a file of JSON holds it: see [Report.Encode].
type Document struct {
	Head
	Dialogs []Result `json:"dialogs"`
}

// Made is what a report is made of beside its results.
type Made struct {
	Plan      Plan
	Sets      []*Set     // those that were run
	Entries   []kb.Entry // of all operators that were run, each once
	Retrieval *stats.RetrievalSummary
	Timing    Timing
}

// NewReport counts the results of a run, in the order in which Run yields them.
func NewReport(m Made, results []Result) *Report {
	others, drafts := partDrafts(results)
	head := Head{
		Fingerprint: m.Plan.Fingerprint, Selection: m.Plan.Selection, Shard: m.Plan.Shard,
		Operator: m.Plan.Operator, Model: m.Plan.Model,
		Sets: []Totals{}, Retrieval: m.Retrieval, Coverage: cover(m.Entries, others), Drafts: drafts, Timing: m.Timing,
	}
	for _, s := range m.Sets {
		if !s.Draft {
			head.Sets = append(head.Sets, Totals{Set: s.Name})
		}
		head.Unfinished += len(s.Dialogs)
	}
	head.Unfinished -= len(results)
	head.Left = left(m.Sets, results)
	r := newReport(head, others)
	r.Shard = m.Plan.Shard
	return r
}

// newReport counts results for a head that says what was run.
func newReport(head Head, results []Result) *Report {
	r := &Report{Head: head, dialogs: inMemory(results)}
	r.Schema, r.Shard, r.Mend, r.Thresholds = Schema, "", mend(results), []Verdict{}
	all := make([]*Result, len(results))
	bySet := map[string][]*Result{}
	for i := range results {
		all[i] = &results[i]
		bySet[results[i].Set] = append(bySet[results[i].Set], all[i])
	}
	r.Sets = make([]Totals, len(head.Sets))
	for i, s := range head.Sets {
		r.Sets[i] = totals(s.Set, bySet[s.Set])
	}
	r.Total = totals("", all)
	return r
}

// Part says in words which part of the question sets the run is; empty for all of them.
func (h *Head) Part() string {
	var parts []string
	if h.Unfinished > 0 {
		unplayed := fmt.Sprintf("%d dialogs were not played", h.Unfinished)
		if h.Left != nil {
			unplayed += ": " + h.Left.String()
		}
		parts = append(parts, unplayed)
	}
	if h.Shard != "" {
		parts = append(parts, "shard "+h.Shard)
	}
	const most = 5
	switch n := len(h.Selection); {
	case n > most:
		parts = append(parts, fmt.Sprintf("%d of the sets and dialogs", n))
	case n > 0:
		parts = append(parts, "only "+strings.Join(h.Selection, ", "))
	}
	return strings.Join(parts, "; ")
}

// Standing is what a run deserves.
type Standing int

// The standings of a run.
const (
	Good       Standing = iota
	NotGood             // a threshold is missed or, without thresholds, a dialog did not pass
	NotTrusted          // dialogs ended by errors, and no threshold says that so many may
)

// Standing judges a run by its thresholds, which have to be judged before. A threshold on errors
// excuses them only where something was measured besides. Of a shard only errors count: the whole is
// judged once the shards are merged.
func (h *Head) Standing() Standing {
	missed := slices.ContainsFunc(h.Thresholds, func(v Verdict) bool { return !v.OK })
	excused := slices.ContainsFunc(h.Thresholds, func(v Verdict) bool {
		ofErrors := v.Metric == "errors" || v.Metric == "outcomes.error"
		return ofErrors && v.OK && v.Set == "" && v.Note == "" // on the total, and really compared
	})
	nothing := h.Total.Errors > 0 && h.Total.N == 0
	switch {
	case h.Total.Errors > 0 && !excused, nothing:
		return NotTrusted
	case h.Shard != "":
		return Good
	case missed, len(h.Thresholds) == 0 && h.Total.Passed < h.Total.N:
		return NotGood
	}
	return Good
}

func inMemory(results []Result) func() iter.Seq2[*Result, error] {
	return func() iter.Seq2[*Result, error] {
		return func(yield func(*Result, error) bool) {
			for i := range results {
				if !yield(&results[i], nil) {
					return
				}
			}
		}
	}
}
