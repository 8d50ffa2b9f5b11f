package merge

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

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
