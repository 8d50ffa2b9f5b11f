package eval

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Names inside the folder of runs. Each run has a folder of its own there, named by its id.
const (
	outcomesFile = "outcomes.jsonl" // a Result a line, in the order in which dialogs ended
	resultsFile  = "results.json"   // the Report, once the run is over
	lastFile     = "last"           // the id of the run that ended last
)

// Runs is a folder of stored runs, .firstline/runs. It is made when the first run is stored.
type Runs struct{ Dir string }

// Recorder stores one run while it goes on. Its methods may be called from several goroutines.
type Recorder struct {
	ID   string
	runs Runs
	mu   sync.Mutex
	file *os.File
	err  error // the first that the disk gave
}

// Record begins to store a run that started at now. The id is the time in UTC, by which ids sort,
// and a short hash.
func (r Runs) Record(now time.Time, f Fingerprint) (*Recorder, error) {
	if err := os.MkdirAll(r.Dir, 0o777); err != nil {
		return nil, err
	}
	for attempt := 0; ; attempt++ {
		sum := sha256.Sum256(fmt.Appendf(nil, "%v %v %d", now.UnixNano(), f, attempt))
		id := now.UTC().Format("20060102T150405.000Z") + "-" + hex.EncodeToString(sum[:3])
		err := os.Mkdir(filepath.Join(r.Dir, id), 0o777)
		if errors.Is(err, fs.ErrExist) {
			continue // another run of the same moment
		}
		if err != nil {
			return nil, err
		}
		file, err := os.Create(filepath.Join(r.Dir, id, outcomesFile))
		if err != nil {
			return nil, err
		}
		return &Recorder{ID: id, runs: r, file: file}, nil
	}
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

// Finish stores the whole report, in one step, and makes the run the last one. Without a report
// (nil) it only ends the storing: what was added stays.
func (rec *Recorder) Finish(report *Report) error {
	if err := errors.Join(rec.Err(), rec.file.Close()); err != nil || report == nil {
		return err
	}
	data, err := json.Marshal(report)
	if err != nil {
		return err
	}
	if err := replace(filepath.Join(rec.runs.Dir, rec.ID, resultsFile), data); err != nil {
		return err
	}
	return replace(filepath.Join(rec.runs.Dir, lastFile), []byte(rec.ID+"\n"))
}

// Open reads a stored run: by its id, by last, or by the path of a results file or of its folder.
func (r Runs) Open(run string) (*Report, error) {
	path := run
	if run == lastFile {
		id, err := os.ReadFile(filepath.Join(r.Dir, lastFile))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errors.New("there is no stored run yet")
		}
		if err != nil {
			return nil, err
		}
		run = strings.TrimSpace(string(id))
	}
	if stored := filepath.Join(r.Dir, run); !strings.ContainsAny(run, `/\`) && isDir(stored) {
		path = stored
	}
	if isDir(path) {
		path = filepath.Join(path, resultsFile)
	}
	return readReport(path, run)
}

func readReport(path, run string) (*Report, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such run, or it did not come to its end", run)
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	report := &Report{}
	if err := json.NewDecoder(bufio.NewReader(file)).Decode(report); err != nil {
		return nil, fmt.Errorf("%s: not the results of a run: %w", path, err)
	}
	if report.Schema != Schema {
		return nil, fmt.Errorf("%s: not the results of a run: its schema is %q, not %q", path, report.Schema, Schema)
	}
	return report, nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// replace writes a file that is at every moment either whole or as it was before.
func replace(path string, data []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp.Name()))
		}
	}()
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
