package merge

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstline/eval/dialog"
	"firstline/kb"
)

// entry is a dialog of the file, or a piece of one that comes in, as it is kept on disk.
type entry struct {
	Known  bool             `json:"known,omitempty"`
	Kind   dialog.PieceKind `json:"kind,omitempty"`
	Called *bool            `json:"called,omitempty"`
	Pos    kb.Pos           `json:"pos"`
	Dialog *dialog.Dialog   `json:"dialog"`
}

// runSize is how much is held before it is sorted and put on disk, in bytes.
const runSize = 16 << 20

// record is an entry under the id of its dialog.
type record struct {
	key  string
	data []byte
}

// sorter sorts more records than are held: runs that are sorted each, on disk, are read together. Records of
// one key stay in the order in which they came.
type sorter struct {
	dir  string // below which the runs are kept
	temp string // where they are, once there are any
	held []record
	size int
	runs []*os.File
}

func (s *sorter) add(key string, e entry) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	s.held = append(s.held, record{key, data})
	s.size += len(key) + len(data) + 64 // and what the slices take
	if s.size < runSize {
		return nil
	}
	return s.flush()
}

// flush puts what is held on disk, as a run.
func (s *sorter) flush() (err error) {
	if s.temp == "" {
		if err := os.MkdirAll(s.dir, 0o777); err != nil {
			return err
		}
		if s.temp, err = os.MkdirTemp(s.dir, "import-*"); err != nil {
			return err
		}
	}
	file, err := os.Create(filepath.Join(s.temp, fmt.Sprintf("run-%d", len(s.runs))))
	if err != nil {
		return err
	}
	s.runs = append(s.runs, file)
	s.sortHeld()
	w := bufio.NewWriterSize(file, 256<<10)
	for _, r := range s.held {
		for _, part := range [][]byte{[]byte(r.key), r.data} {
			if _, err := w.Write(binary.AppendUvarint(nil, uint64(len(part)))); err != nil {
				return err
			}
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
	}
	clear(s.held)
	s.held, s.size = s.held[:0], 0
	return w.Flush()
}

func (s *sorter) sortHeld() {
	slices.SortStableFunc(s.held, func(a, b record) int { return strings.Compare(a.key, b.key) })
}

// sorted gives every record in the order of keys.
func (s *sorter) sorted() iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		s.sortHeld()
		open, err := s.open()
		if err != nil {
			yield(record{}, err)
			return
		}
		for len(open) > 0 {
			first := open[0]
			if !yield(first.record, nil) {
				return
			}
			switch more, err := first.next(); {
			case err != nil:
				yield(record{}, err)
				return
			case more:
				heap.Fix(&open, 0)
			default:
				heap.Pop(&open)
			}
		}
	}
}

// open reads the first record of every run. What is held is the last run.
func (s *sorter) open() (runs, error) {
	var open runs
	for i, file := range s.runs {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		open = append(open, &run{order: i, in: bufio.NewReaderSize(file, 64<<10)})
	}
	open = append(open, &run{order: len(s.runs), held: s.held})
	var errs []error
	open = slices.DeleteFunc(open, func(r *run) bool {
		more, err := r.next()
		errs = append(errs, err)
		return !more
	})
	heap.Init(&open)
	return open, errors.Join(errs...)
}

func (s *sorter) close() error {
	var errs []error
	for _, file := range s.runs {
		errs = append(errs, file.Close())
	}
	if s.temp != "" {
		errs = append(errs, os.RemoveAll(s.temp))
	}
	return errors.Join(errs...)
}

// run is a sorted run that is being read: from disk, or what is held.
type run struct {
	record
	order int
	in    *bufio.Reader
	held  []record
}

// next reads the next record; more is false at the end.
func (r *run) next() (more bool, err error) {
	if r.in == nil {
		if len(r.held) == 0 {
			return false, nil
		}
		r.record, r.held = r.held[0], r.held[1:]
		return true, nil
	}
	key, err := r.part()
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	data, err := r.part()
	r.record = record{string(key), data}
	return err == nil, err
}

func (r *run) part() ([]byte, error) {
	size, err := binary.ReadUvarint(r.in)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, r.in, int64(size)); err != nil { //nolint:gosec // it was written from a length
		return nil, err
	}
	return b.Bytes(), nil
}

// runs is a heap: of equal keys, what came first.
type runs []*run

func (r runs) Len() int { return len(r) }

func (r runs) Less(i, j int) bool {
	if c := strings.Compare(r[i].key, r[j].key); c != 0 {
		return c < 0
	}
	return r[i].order < r[j].order
}

func (r runs) Swap(i, j int) { r[i], r[j] = r[j], r[i] }

// Push is that of a heap.
func (r *runs) Push(x any) { *r = append(*r, x.(*run)) }

// Pop is that of a heap.
func (r *runs) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}
