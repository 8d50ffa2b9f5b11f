package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
)

// Encode writes the report as a [Document] of JSON: the head indented, each dialog a line of its
// own. Two reports that are equal are written alike, byte for byte.
func (r *Report) Encode(w io.Writer) error {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r.Head); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	head := bytes.TrimSuffix(buffer.Bytes(), []byte("\n}\n"))
	fmt.Fprintf(out, "%s,\n  \"dialogs\": [", head)
	encoder.SetIndent("", "")
	between := "\n    "
	for result, err := range r.Dialogs() {
		if err != nil {
			return err
		}
		buffer.Reset()
		if err := encoder.Encode(result); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s%s", between, bytes.TrimSuffix(buffer.Bytes(), []byte("\n")))
		between = ",\n    "
	}
	fmt.Fprint(out, "\n  ]\n}\n")
	return out.Flush() // the first error of all that was written
}

// Untimed gives the report without what clocks said. Two runs are the same when these are.
func (r *Report) Untimed() *Report {
	untimed := r.With(func(yield func(*Result, error) bool) {
		for result, err := range r.Dialogs() {
			if err == nil {
				timeless := *result
				timeless.Timing = Timing{}
				result = &timeless
			}
			if !yield(result, err) {
				return
			}
		}
	})
	untimed.Timing, untimed.Total.Timing, untimed.Drafts = Timing{}, Timing{}, r.Drafts.untimed()
	untimed.Sets = slices.Clone(r.Sets)
	for i := range untimed.Sets {
		untimed.Sets[i].Timing = Timing{}
	}
	return untimed
}

// With gives the same head over other dialogs.
func (r *Report) With(dialogs iter.Seq2[*Result, error]) *Report {
	return &Report{Head: r.Head, dialogs: func() iter.Seq2[*Result, error] { return dialogs }}
}

// OpenReport reads a [Document] from a file. Only its head is kept in memory; that the file is
// whole and its dialogs can be read is checked at once.
func OpenReport(path string) (*Report, error) {
	report := &Report{dialogs: func() iter.Seq2[*Result, error] { return readDialogs(path) }}
	err := readDocument(path, &report.Head, func(d *json.Decoder) error { return d.Decode(&json.RawMessage{}) })
	if err != nil {
		return nil, err
	}
	return report, nil
}

// readDialogs reads the dialogs of a document one after another.
func readDialogs(path string) iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) {
		err := readDocument(path, &Head{}, func(d *json.Decoder) error {
			result := &Result{}
			if err := d.Decode(result); err != nil {
				return err
			}
			if !yield(result, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

// errEnough ends the reading of a document early.
var errEnough = errors.New("enough was read")

// readDocument reads a document: its head into head, and each dialog by a call of dialog.
func readDocument(path string, head *Head, dialog func(*json.Decoder) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	fields := map[string]json.RawMessage{}
	decoder := json.NewDecoder(bufio.NewReaderSize(file, 1<<16))
	err = members(decoder, '{', func() error {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		if key == "dialogs" {
			return members(decoder, '[', func() error { return dialog(decoder) })
		}
		var value json.RawMessage
		err = decoder.Decode(&value)
		fields[fmt.Sprint(key)] = value
		return err
	})
	if errors.Is(err, errEnough) {
		return err
	}
	if err == nil {
		err = head.decode(fields)
	}
	if _, failed := errors.AsType[*fs.PathError](err); err != nil && !failed {
		return RunError(fmt.Sprintf("%s: not the results of a run, as this firstline stores them: %v", path, err))
	}
	return err
}

func (h *Head) decode(fields map[string]json.RawMessage) error {
	data, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, h); err != nil {
		return err
	}
	if h.Schema != Schema {
		return fmt.Errorf("its schema is %q, not %q", h.Schema, Schema)
	}
	return nil
}

// members reads an array or an object, calling read for each of its members.
func members(d *json.Decoder, open json.Delim, read func() error) error {
	token, err := d.Token()
	if err == nil && token != open {
		err = fmt.Errorf("there is %v where %v belongs", token, open)
	}
	for err == nil && d.More() {
		err = read()
	}
	if err == nil {
		_, err = d.Token()
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return err
}
