package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

// window is how much of a file is looked at to tell what it is.
const window = 64 << 10

// records reads an export in JSON record by record: a record a line, or a document that holds them in a list,
// which stands at its top or under one of the keys of lists. An object without such a list is itself a record.
func (r *reading) records(in io.Reader, lists []string, read func(record []byte) error) error {
	buffered := bufio.NewReaderSize(in, window)
	head, err := buffered.Peek(window)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		if _, err := buffered.Discard(len("\ufeff")); err != nil {
			return err
		}
		head = head[len("\ufeff"):]
	}
	if lined(head) {
		return r.lines(buffered, func(line []byte) error { return r.line(line, lists, read) })
	}
	return r.newDocument(buffered, 1).all(lists, read)
}

// line reads a line that is a record, or a list of them.
func (r *reading) line(line []byte, lists []string, read func([]byte) error) error {
	list := line[0] == '['
	for _, key := range lists {
		list = list || bytes.Contains(line, []byte(`"`+key+`"`))
	}
	if !json.Valid(line) {
		return r.skip("the line is not JSON: %v", json.Unmarshal(line, new(json.RawMessage)))
	}
	if !list {
		return read(line)
	}
	return r.newDocument(bytes.NewReader(line), r.pos.Line).all(lists, read)
}

// lined tells whether a file has a record a line: its first line is one by itself, or the second where the
// first is no beginning of a document.
func lined(head []byte) bool {
	var first []byte
	for line := range bytes.Lines(head) {
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0:
		case line[0] == '{' && json.Valid(line):
			return true
		case first != nil || len(line) < 2 || bytes.ContainsAny(line[len(line)-1:], "[{,:"):
			return false
		default:
			first = line
		}
	}
	return false
}

// lines reads line by line, and skips what is too long or no text in UTF-8.
func (r *reading) lines(in *bufio.Reader, read func(line []byte) error) error {
	var line []byte
	for number := 1; ; number++ {
		r.pos.Line = number
		var err error
		var long bool
		line, long, err = nextLine(in, line[:0])
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		ended := err != nil
		trimmed := bytes.TrimSpace(line)
		switch {
		case long:
			err = r.skip("the line is longer than %d MiB", MaxRecord>>20)
		case len(trimmed) == 0:
			err = nil
		case !utf8.Valid(trimmed):
			err = r.skip("the line is not UTF-8")
		default:
			err = read(trimmed)
		}
		if err != nil || ended {
			return err
		}
	}
}

// nextLine reads a line into a buffer. Of one that is too long nothing is kept.
func nextLine(in *bufio.Reader, line []byte) (got []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxRecord; long {
			line = line[:0]
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}
