package eval

import (
	"cmp"
	"slices"
)

// Mend is work that dialogs which did not pass leave to somebody: each of them to the one whom its
// first failed check is for.
type Mend struct {
	Task
	Dialogs []string `json:"dialogs"` // as SET/DIALOG
}

// Task says whose work it is.
type Task struct {
	Cause Cause `json:"cause"`
	// Path is the file to mend: a source, or a script. It is empty where the prompt or the model of
	// Operator is to be mended, and where nothing was found that would name a source.
	Path     string `json:"path,omitempty"`
	Operator string `json:"operator,omitempty"`
}

// mend shares out the dialogs that did not pass, the most work first.
func mend(results []Result) []Mend {
	all := []Mend{}
	at := map[Task]int{}
	for i := range results {
		r := &results[i]
		if r.Passed || r.Outcome == Errored || len(r.Failed) == 0 {
			continue
		}
		task := r.task(r.Failed[0])
		if _, known := at[task]; !known {
			at[task] = len(all)
			all = append(all, Mend{Task: task})
		}
		all[at[task]].Dialogs = append(all[at[task]].Dialogs, r.Name())
	}
	slices.SortStableFunc(all, func(a, b Mend) int { return cmp.Compare(len(b.Dialogs), len(a.Dialogs)) })
	return all
}

// task says whose it is to mend a failed check.
func (r *Result) task(f FailedCheck) Task {
	switch f.Cause {
	case Script:
		return Task{Cause: f.Cause, Path: r.Source.Path}
	case Knowledge, Retrieval:
		t := Task{Cause: f.Cause}
		if f.Evidence != nil {
			t.Path = f.Evidence.Source.Path
		}
		return t
	case Policy, Answer:
		return Task{Cause: f.Cause, Operator: r.Operator}
	}
	return Task{Cause: f.Cause}
}
