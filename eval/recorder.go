package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// Recorder stores one run while it goes on. Its methods may be called from several goroutines.
type Recorder struct {
	ID   string
	runs Runs
	lock *flock.Flock
	mu   sync.Mutex
	file *os.File
	err  error // the first that the disk gave
}

// recorder opens the outcomes of a run to add to them.
func (r Runs) recorder(id string) (*Recorder, error) {
	folder := filepath.Join(r.Dir, id)
	rec := &Recorder{ID: id, runs: r, lock: flock.New(filepath.Join(folder, "lock"))}
	locked, err := rec.lock.TryLock()
	if err == nil && !locked {
		return nil, RunError("run " + id + ": another firstline is playing it")
	}
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", id, err)
	}
	rec.file, err = os.OpenFile(filepath.Join(folder, outcomesFile), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, errors.Join(err, rec.lock.Unlock())
	}
	return rec, nil
}

// Resume goes on with a run that was interrupted. It gives the plan of the run, and what its
// dialogs came to so far by their names, SET/DIALOG, but for those that ended by an error. A last line that
// was not written whole is dropped.
func (r Runs) Resume(id string) (*Recorder, Plan, map[string]Result, error) {
	if !r.stored(id) {
		return nil, Plan{}, nil, RunError(id + ": no such run")
	}
	if _, err := os.Stat(filepath.Join(r.Dir, id, resultsFile)); err == nil {
		return nil, Plan{}, nil, RunError("run " + id + " came to its end; there is nothing to go on with")
	}
	plan, err := r.Plan(id)
	if err != nil {
		return nil, Plan{}, nil, err
	}
	rec, err := r.recorder(id)
	if err != nil {
		return nil, Plan{}, nil, err
	}
	done, err := rec.read()
	if err != nil {
		return nil, Plan{}, nil, errors.Join(err, rec.close())
	}
	return rec, plan, done, nil
}

// read reads the outcomes so far, and puts the end of the file behind the last whole one.
func (rec *Recorder) read() (map[string]Result, error) {
	done := map[string]Result{}
	lines := bufio.NewReader(rec.file)
	end := int64(0)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break // what is left of a line that was not written whole
		}
		if err != nil {
			return nil, err
		}
		var result Result
		if err := json.Unmarshal(bytes.TrimSpace(line), &result); err != nil {
			return nil, RunError(fmt.Sprintf("%s:%d: damaged: %v", rec.file.Name(), number, err))
		}
		if result.Outcome != Errored { // what failed is tried again
			done[result.Name()] = result
		}
		end += int64(len(line))
	}
	_, err := rec.file.Seek(end, io.SeekStart)
	return done, errors.Join(err, rec.file.Truncate(end))
}

// Add stores a result as a line of its own, at once: a run that is killed keeps it. An error is
// kept for Finish, and what follows it is not stored.
func (rec *Recorder) Add(result Result) {
	line, err := json.Marshal(result)
	rec.mu.Lock()
	defer rec.mu.Unlock()
	if rec.err != nil {
		return
	}
	if err == nil {
		_, err = rec.file.Write(append(line, '\n'))
	}
	rec.err = err
}

// Err gives the first error of storing.
func (rec *Recorder) Err() error {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return rec.err
}

func (rec *Recorder) close() error { return errors.Join(rec.file.Close(), rec.lock.Unlock()) }

// Finish stores the whole report, in one step. Without a report
// (nil) it only ends the storing: what was added stays, and Resume goes on from there.
func (rec *Recorder) Finish(report *Report) error {
	if err := errors.Join(rec.Err(), rec.close()); err != nil || report == nil {
		return err
	}
	return Replace(filepath.Join(rec.runs.Dir, rec.ID, resultsFile), report.Encode)
}
