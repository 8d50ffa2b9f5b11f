package eval

// Drafts are the dialogs of a run that are drafts. They are run and shown, and kept apart from all that gates: no
// total, threshold, comparison, baseline or exit status counts them.
type Drafts struct {
	Total   Totals   `json:"total"`
	Dialogs []Result `json:"dialogs"` // in the order of the scripts
}

// partDrafts takes the drafts out of results; nil: there are none.
func partDrafts(results []Result) (others []Result, drafts *Drafts) {
	var apart []Result
	for _, r := range results {
		if r.Draft {
			apart = append(apart, r)
		} else {
			others = append(others, r)
		}
	}
	return others, newDrafts(apart)
}

func newDrafts(results []Result) *Drafts {
	if len(results) == 0 {
		return nil
	}
	all := make([]*Result, len(results))
	for i := range results {
		all[i] = &results[i]
	}
	return &Drafts{Total: totals("", all), Dialogs: results}
}

// untimed is the same without what clocks said.
func (d *Drafts) untimed() *Drafts {
	if d == nil {
		return nil
	}
	timeless := &Drafts{Total: d.Total}
	timeless.Total.Timing = Timing{}
	for _, r := range d.Dialogs {
		r.Timing = Timing{}
		timeless.Dialogs = append(timeless.Dialogs, r)
	}
	return timeless
}
