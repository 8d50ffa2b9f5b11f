package merge

import (
	"bufio"
	"container/heap"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
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
	// Customer is that of the piece: it is on disk in a file without a name alone.
	Customer []string `json:"customer,omitempty"`
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
func (s *sorter) flush() error {
	file, err := os.CreateTemp("", "firstline-import-*")
	if err != nil {
		return err
	}
	// A file without a name is gone however this ends. A system that keeps the name of an open file lets
	// close remove it.
	_ = os.Remove(file.Name())
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
		if err := os.Remove(file.Name()); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
