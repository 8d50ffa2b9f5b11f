package eval

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

// Recorder stores one run while it goes on. Its methods may be called from several goroutines.
type Recorder struct{ *Journal }

// Record begins to store a run.
func (r Runs) Record(p Plan) (*Recorder, error) {
	journal, err := r.journals().Begin(p.Started, p)
	if err != nil {
		return nil, err
	}
	return &Recorder{journal}, nil
}

// Resume goes on with a run that was interrupted. It gives the plan of the run, and what its
// dialogs came to so far by their names, SET/DIALOG, but for those that ended by an error. A last line that
// was not written whole is dropped.
func (r Runs) Resume(id string) (*Recorder, Plan, map[string]Result, error) {
	if !r.journals().Has(id) {
		return nil, Plan{}, nil, RunError(id + ": no such run")
	}
	if _, err := os.Stat(filepath.Join(r.Dir, id, resultsFile)); err == nil {
		return nil, Plan{}, nil, RunError("run " + id + " came to its end; there is nothing to go on with")
	}
	plan, err := r.Plan(id)
	if err != nil {
		return nil, Plan{}, nil, err
	}
	journal, err := r.journals().Open(id)
	if err != nil {
		return nil, Plan{}, nil, err
	}
	done := map[string]Result{}
	err = journal.Read(func(line []byte) error {
		var result Result
		err := json.Unmarshal(line, &result)
		if result.Outcome != Errored { // what failed is tried again
			done[result.Name()] = result
		}
		return err
	})
	if err != nil {
		return nil, Plan{}, nil, errors.Join(err, journal.Close())
	}
	return &Recorder{journal}, plan, done, nil
}

// Add stores a result at once, as [Journal.Add] does. An error is kept for Finish.
func (rec *Recorder) Add(result Result) { rec.Journal.Add(result) }

// Finish stores the whole report, in one step. Without a report
// (nil) it only ends the storing: what was added stays, and Resume goes on from there.
func (rec *Recorder) Finish(report *Report) error {
	if err := errors.Join(rec.Err(), rec.Close()); err != nil || report == nil {
		return err
	}
	return Replace(filepath.Join(rec.folder, resultsFile), report.Encode)
}
