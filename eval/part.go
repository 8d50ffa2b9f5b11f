package eval

import "slices"

// Only gives the report on some of the sets of a run, counted anew.
func (r *Report) Only(sets []string) (*Report, error) {
	var results []Result
	for result, err := range r.Dialogs() {
		if err != nil {
			return nil, err
		}
		if slices.Contains(sets, result.Set) {
			results = append(results, *result)
		}
	}
	head := r.Head
	head.Drafts = nil
	head.Sets = slices.DeleteFunc(slices.Clone(r.Sets), func(s Totals) bool { return !slices.Contains(sets, s.Set) })
	return newReport(head, results), nil
}
