package eval

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Names inside the folder of runs. Each run has a folder of its own there, named by its id: a [Journal], whose plan
// is a Plan and whose lines are Results.
const (
	resultsFile = "results.json" // in the folder of a run: the Report, once the run is over
	lastFile    = "last"         // the id of the run that ended last
)

// Last stands for the run that ended last.
const Last = lastFile

// RunError says why a run that was named cannot be had. The disk is not to blame.
type RunError string

func (e RunError) Error() string { return string(e) }

// Runs is a folder of stored runs, .firstline/runs. It is made when the first run is stored.
type Runs struct{ Dir string }

func (r Runs) journals() Journals { return Journals{Dir: r.Dir, Kind: "run"} }

// Plan is what a run is going to play, stored before the first dialog: all that is needed to go on
// with it after an interruption.
type Plan struct {
	Started     time.Time   `json:"started"` // also the time at which its dialogs take place
	Fingerprint Fingerprint `json:"fingerprint"`
	Selection   []string    `json:"selection,omitempty"` // SET or SET/DIALOG; none: all of the project
	Shard       string      `json:"shard,omitempty"`
	Operator    string      `json:"operator,omitempty"` // asked instead of those that the sets name
	Model       string      `json:"model,omitempty"`    // used instead of those of the operators
	// Recordings is the mode of --recordings that it was begun with; empty: off.
	Recordings string `json:"recordings,omitempty"`
	// Overrides are those of the configuration, as KEY=VALUE; whoever goes on with it says them again.
	Overrides []string `json:"overrides,omitempty"`
}

// Open opens a stored run that is over: by its id, by last, or by the path of a results file or of
// its folder.
func (r Runs) Open(run string) (*Report, error) {
	path := run
	if dir := filepath.Dir(run); run != Last && isDir(run) && filepath.Clean(dir) == filepath.Clean(r.Dir) {
		run = filepath.Base(run)
	}
	if run == Last {
		id, err := r.last()
		if err != nil {
			return nil, err
		}
		run = id
	}
	stored := r.journals().Has(run)
	if stored {
		path = filepath.Join(r.Dir, run)
	}
	if isDir(path) {
		path = filepath.Join(path, resultsFile)
	}
	report, err := OpenReport(path)
	if errors.Is(err, fs.ErrNotExist) && stored {
		plan, _ := r.Plan(run) // one that cannot be read is told by whoever goes on with it
		return nil, RunError(fmt.Sprintf("run %s did not come to its end; %s completes it", run, plan.Resume(run)))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, RunError(run + ": no such run")
	}
	return report, err
}

func (r Runs) last() (string, error) {
	id, err := os.ReadFile(filepath.Join(r.Dir, lastFile))
	if errors.Is(err, fs.ErrNotExist) {
		ids, err := r.IDs()
		if ids = slices.DeleteFunc(ids, func(id string) bool { return !r.over(id) }); len(ids) > 0 {
			return "", RunError("which run was the last is not known any more; name one by its id, as " + ids[len(ids)-1])
		}
		return "", cmp.Or(err, error(RunError("there is no stored run yet")))
	}
	last := strings.TrimSpace(string(id))
	if err == nil && !r.journals().Has(last) {
		return "", RunError(filepath.Join(r.Dir, lastFile) + " does not name a stored run; name one by its id")
	}
	return last, err
}

// SetLast makes a run the last one.
func (r Runs) SetLast(id string) error {
	return Replace(filepath.Join(r.Dir, lastFile), func(w io.Writer) error {
		_, err := fmt.Fprintln(w, id)
		return err
	})
}

// Unfinished gives the id of the run that was begun last of those that did not come to their end;
// empty where there is none.
func (r Runs) Unfinished() (string, error) {
	ids, err := r.IDs()
	for _, id := range slices.Backward(ids) {
		if !r.over(id) {
			return id, nil
		}
	}
	return "", err
}

// IDs lists the stored runs, over or not, by the time of their beginning.
func (r Runs) IDs() ([]string, error) { return r.journals().IDs() }

// Find gives the id of a run of that very plan, but for its time: the latest that is over and of which
// no dialog ended by an error, else the latest that did not come to its end and records as the plan says; empty
// where there is none.
func (r Runs) Find(p Plan) (id string, over bool, err error) {
	ids, err := r.IDs()
	unfinished := ""
	for _, id := range slices.Backward(ids) {
		plan, err := r.Plan(id)
		if err != nil || !equal(plan, p) {
			continue // one that cannot be read can be gone by no more
		}
		report, err := r.Open(id)
		switch {
		case err == nil && report.Total.Errors == 0:
			return id, true, nil
		case !r.over(id) && unfinished == "" && plan.Recordings == p.Recordings:
			unfinished = id
		}
	}
	return unfinished, false, err
}

// over tells whether a run came to its end.
func (r Runs) over(id string) bool {
	_, err := os.Stat(filepath.Join(r.Dir, id, resultsFile))
	return err == nil
}

func equal(p, q Plan) bool {
	return len(p.Fingerprint.Differences(q.Fingerprint)) == 0 && slices.Equal(p.Selection, q.Selection) &&
		p.Shard == q.Shard && p.Operator == q.Operator && p.Model == q.Model
}

// Plan reads what a stored run was going to play.
func (r Runs) Plan(id string) (Plan, error) {
	var p Plan
	err := r.journals().Plan(id, &p)
	return p, err
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Replace writes a file that is at every moment either whole or as it was before.
func Replace(path string, write func(io.Writer) error) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	err = write(temp)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
