package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"unicode/utf8"
)

// document is a text in JSON that is read from its beginning to its end.
type document struct {
	*json.Decoder
	r     *reading
	in    *tracked
	first int // the line at which it begins
	raw   json.RawMessage
}

// newDocument reads a document that begins at a line of the export.
func (r *reading) newDocument(in io.Reader, line int) *document {
	t := &tracked{in: in}
	return &document{Decoder: json.NewDecoder(t), r: r, in: t, first: line}
}

// place puts the reading at the line of the value that comes next, or has just been read.
func (d *document) place() {
	d.r.pos.Line = d.first + d.in.at(d.InputOffset()) - 1
}

// fail says what is wrong with the JSON, and where.
func (d *document) fail(err error) error {
	at := max(d.in.read-1, 0)
	if _, ok := errors.AsType[*json.SyntaxError](err); ok || errors.Is(err, errLong) {
		value, begins := d.pending()
		at = begins
		// The decoder counts mistakes from elsewhere.
		if syntax, ok := errors.AsType[*json.SyntaxError](json.Unmarshal(value, new(json.RawMessage))); ok && !errors.Is(err, errLong) {
			at += max(syntax.Offset-1, 0)
		}
	}
	d.r.pos.Line = d.first + d.in.at(at) - 1
	return broken(d.r.pos, err)
}

// pending is what is in memory of the value that could not be read, and where it begins.
func (d *document) pending() (value []byte, begins int64) {
	rest, _ := io.ReadAll(d.Buffered()) // it is in memory
	value = bytes.TrimLeft(rest, " \t\r\n,")
	return value, d.InputOffset() + int64(len(rest)-len(value))
}

// all reads every value of the file: most have one.
func (d *document) all(lists []string, read func([]byte) error) error {
	for {
		err := d.value(lists, read, 0)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// value reads one value: a list of records, an object with such a list, or a record. At the end it gives
// io.EOF.
func (d *document) value(lists []string, read func([]byte) error, depth int) error {
	token, err := d.Token()
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case err != nil:
		return d.fail(err)
	case token == json.Delim('['):
		return d.elements(read)
	case token == json.Delim('{'):
		return d.object(lists, read, depth)
	}
	d.place()
	return d.r.skip("this is no record: %v", token)
}

// object reads an object: the records of its list, or itself as a record.
func (d *document) object(lists []string, read func([]byte) error, depth int) error {
	d.place()
	begins := d.r.pos
	record := []byte{'{'}
	list := false
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return d.fail(err)
		}
		key, _ := token.(string) // the decoder takes nothing else
		if slices.Contains(lists, key) && depth < deepest {
			list = true
			if err := d.list(lists, read, depth+1); err != nil {
				return err
			}
			continue
		}
		if err := d.element(); err != nil {
			return err
		}
		if len(record)+len(key)+len(d.raw) > MaxRecord {
			continue
		}
		if len(record) > 1 {
			record = append(record, ',')
		}
		name, err := json.Marshal(key)
		if err != nil {
			return err
		}
		record = append(append(append(record, name...), ':'), d.raw...)
	}
	if _, err := d.Token(); err != nil {
		return d.fail(err)
	}
	if list {
		return nil
	}
	d.r.pos = begins
	return d.r.whole(append(record, '}'), read)
}

// deepest is how many objects may stand around a list of records.
const deepest = 4

// list reads the records under a key of lists: a list, or an object around one.
func (d *document) list(lists []string, read func([]byte) error, depth int) error {
	err := d.value(lists, read, depth)
	if errors.Is(err, io.EOF) {
		return d.fail(io.ErrUnexpectedEOF)
	}
	return err
}

// elements reads the elements of a list, and its end.
func (d *document) elements(read func([]byte) error) error {
	for d.More() {
		if err := d.element(); err != nil {
			return err
		}
		if err := d.r.whole(d.raw, read); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return d.fail(err)
	}
	return nil
}

// element reads a value as it stands.
func (d *document) element() error {
	d.in.begun = d.InputOffset()
	d.raw = d.raw[:0]
	if err := d.Decode(&d.raw); err != nil {
		return d.fail(err)
	}
	end := d.in.at(d.InputOffset())
	d.r.pos.Line = d.first + end - bytes.Count(d.raw, []byte{'\n'}) - 1
	d.in.begun = d.InputOffset()
	return nil
}

// whole hands on a record that is not too long and is text.
func (r *reading) whole(record []byte, read func([]byte) error) error {
	switch {
	case len(record) > MaxRecord:
		return r.skip("the record is longer than %d MiB", MaxRecord>>20)
	case !utf8.Valid(record):
		return r.skip("the record is not UTF-8")
	}
	return read(record)
}
