package eval

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// Names inside the folder of a journal.
const (
	planFile     = "plan.json"      // before the first line
	outcomesFile = "outcomes.jsonl" // a dialog a line, in the order in which they ended
)

// Journals is a folder of journals. It is made when the first one is begun.
type Journals struct {
	Dir  string
	Kind string // of what they are kept, as errors call it: run
}

// Journal keeps what dialogs come to while more of them are played, in a folder of its own: the plan of what is
// played, and a line of JSON for each dialog as it ends. Whoever is killed loses those under way and no other. One
// process at a time adds to it, from any number of goroutines.
type Journal struct {
	ID     string
	folder string
	lock   *flock.Flock
	mu     sync.Mutex
	file   *os.File
	err    error // the first that the disk gave
}

// Begin makes a journal with its plan, any value of JSON. The id is the time in UTC at which it starts, by which ids
// sort, and a short hash.
func (all Journals) Begin(started time.Time, plan any) (*Journal, error) {
	if err := os.MkdirAll(all.Dir, 0o777); err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(plan, "", "  ")
	if err != nil {
		return nil, err
	}
	for attempt := 0; ; attempt++ {
		sum := sha256.Sum256(fmt.Appendf(data, "%d", attempt))
		id := started.UTC().Format("20060102T150405.000Z") + "-" + hex.EncodeToString(sum[:3])
		err := os.Mkdir(filepath.Join(all.Dir, id), 0o777)
		if errors.Is(err, fs.ErrExist) {
			continue // another one of the same moment
		}
		if err != nil {
			return nil, err
		}
		j, err := all.Open(id)
		if err == nil {
			err = Replace(filepath.Join(j.folder, planFile), func(w io.Writer) error {
				_, err := w.Write(append(data, '\n'))
				return err
			})
		}
		if err != nil {
			return nil, errors.Join(err, os.RemoveAll(filepath.Join(all.Dir, id)))
		}
		return j, nil
	}
}

// Open opens the journal of that id to add to it. One that another process adds to is a [RunError].
func (all Journals) Open(id string) (*Journal, error) {
	folder := filepath.Join(all.Dir, id)
	j := &Journal{ID: id, folder: folder, lock: flock.New(filepath.Join(folder, "lock"))}
	locked, err := j.lock.TryLock()
	if err == nil && !locked {
		return nil, RunError(all.Kind + " " + id + ": another firstline is playing it")
	}
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", all.Kind, id, err)
	}
	j.file, err = os.OpenFile(filepath.Join(folder, outcomesFile), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, errors.Join(err, j.lock.Unlock())
	}
	return j, nil
}

// IDs lists the journals by the time of their beginning.
func (all Journals) IDs() ([]string, error) {
	folders, err := os.ReadDir(all.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var ids []string
	for _, folder := range folders {
		if _, err := os.Stat(filepath.Join(all.Dir, folder.Name(), planFile)); err == nil {
			ids = append(ids, folder.Name())
		}
	}
	return ids, err
}

// Has tells whether there is a journal of that id.
func (all Journals) Has(id string) bool {
	return id != "" && !strings.ContainsAny(id, `/\`) && isDir(filepath.Join(all.Dir, id))
}

// Plan reads the plan of a journal into a value of the type that it was begun with.
func (all Journals) Plan(id string, plan any) error {
	path := filepath.Join(all.Dir, id, planFile)
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, plan); err != nil {
		return RunError(fmt.Sprintf("%s: damaged, or of another version of firstline: %v", path, err))
	}
	return nil
}

// Read gives each line so far to a function that decodes it, and puts the end of the file behind the last whole one:
// one that was not written whole is dropped. A line that cannot be decoded is a [RunError].
func (j *Journal) Read(decode func(line []byte) error) error {
	lines := bufio.NewReader(j.file)
	end := int64(0)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break // what is left of a line that was not written whole
		}
		if err != nil {
			return err
		}
		if err := decode(bytes.TrimSpace(line)); err != nil {
			return RunError(fmt.Sprintf("%s:%d: damaged: %v", j.file.Name(), number, err))
		}
		end += int64(len(line))
	}
	_, err := j.file.Seek(end, io.SeekStart)
	return errors.Join(err, j.file.Truncate(end))
}

// Add stores what a dialog came to as a line of its own, at once: whoever is killed keeps it. An error is kept for
// Err, and what follows it is not stored.
func (j *Journal) Add(outcome any) {
	line, err := json.Marshal(outcome)
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err != nil {
		return
	}
	if err == nil {
		_, err = j.file.Write(append(line, '\n'))
	}
	j.err = err
}

// Err gives the first error of storing.
func (j *Journal) Err() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.err
}

// Close ends the storing. What was added stays, and Open goes on from there.
func (j *Journal) Close() error { return errors.Join(j.file.Close(), j.lock.Unlock()) }

// Remove closes the journal and removes it, where what it keeps is needed no more.
func (j *Journal) Remove() error { return errors.Join(j.Close(), os.RemoveAll(j.folder)) }
