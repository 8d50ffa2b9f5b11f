package eval

// Schema names the format of a [Report].
const Schema = "firstline.eval/v1"

// Report is a whole run as it is stored, and all that a printer needs.
type Report struct {
	Schema      string      `json:"schema"`
	Fingerprint Fingerprint `json:"fingerprint"`
	Sets        []Totals    `json:"sets"`
	Total       Totals      `json:"total"` // pools the dialogs of all sets
	Thresholds  []Verdict   `json:"thresholds"`
	Dialogs     []Result    `json:"dialogs"`
	// Unfinished counts the dialogs of the run that have no result, because it was interrupted:
	// the figures are then those of a part.
	Unfinished int    `json:"unfinished,omitempty"`
	Timing     Timing `json:"timing"`
}

// Fingerprint says what was run: where two runs differ in a figure, it tells what else differs.
// All but Version are hashes, or names, which the caller chooses; Scripts is what [Scripts] gives.
type Fingerprint struct {
	Layers     string `json:"layers"`
	Index      string `json:"index"`
	Model      string `json:"model"`
	Parameters string `json:"parameters"`
	Scripts    string `json:"scripts"`
	Version    string `json:"version"`
}

// NewReport counts the results of a run of those sets, in the order in which Run yields them.
func NewReport(sets []*Set, results []Result, f Fingerprint, t Timing) *Report {
	r := &Report{
		Schema: Schema, Fingerprint: f, Timing: t,
		Sets: []Totals{}, Thresholds: []Verdict{}, Dialogs: results,
	}
	if r.Dialogs == nil {
		r.Dialogs = []Result{}
	}
	all := make([]*Result, len(results))
	bySet := map[string][]*Result{}
	for i := range results {
		all[i] = &results[i]
		bySet[results[i].Set] = append(bySet[results[i].Set], all[i])
	}
	for _, s := range sets {
		r.Sets = append(r.Sets, totals(s.Name, bySet[s.Name]))
		r.Unfinished += len(s.Dialogs)
	}
	r.Unfinished -= len(results)
	r.Total = totals("", all)
	return r
}
