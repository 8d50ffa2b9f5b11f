package dialog

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"firstline/eval/chat"
	"firstline/kb"
)

// MaxLine is the longest line of a file of dialogs, in bytes.
const MaxLine = 16 << 20

// Read gives the dialogs of a file of JSON lines, one at a time, and beside them the mistakes: a line that
// is no dialog is a [kb.SyntaxError] at that line of name, and the lines after it are read on.
func Read(name string, r io.Reader) iter.Seq2[*Dialog, error] {
	return func(yield func(*Dialog, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, MaxLine)
		number := 0
		for lines.Scan() {
			number++
			line := lines.Bytes()
			if number == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			pos := kb.Pos{Path: name, Line: number}
			d, err := parse(line)
			if err != nil {
				d, err = nil, kb.Errorf(pos, "not a dialog: %v", err)
			} else {
				d.Pos = pos
			}
			if !yield(d, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(nil, kb.Errorf(kb.Pos{Path: name, Line: number + 1}, "cannot be read: %v", err))
		}
	}
}

func parse(line []byte) (*Dialog, error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	d := &Dialog{}
	if err := decoder.Decode(d); err != nil {
		return nil, err
	}
	if decoder.More() {
		return nil, errors.New("something follows it on the line")
	}
	return d, d.Check()
}

// Check says what a dialog lacks.
func (d *Dialog) Check() error {
	switch {
	case strings.TrimSpace(d.ID) == "":
		return errors.New("it has no id")
	case len(d.Messages) == 0:
		return errors.New("it has no messages")
	case d.Rating < 0 || d.Rating > 5:
		return fmt.Errorf("its rating is %d, not 1 to 5", d.Rating)
	}
	for i, m := range d.Messages {
		switch m.Role {
		case chat.User, chat.Operator, chat.Human:
		default:
			return fmt.Errorf("the role of message %d is %q, not user, operator or human", i+1, m.Role)
		}
		if m.Text == "" && len(m.Attachments) == 0 {
			return fmt.Errorf("message %d has no text", i+1)
		}
		if m.Action != "" && (m.Role != chat.Operator || !slices.Contains(chat.Actions(), m.Action)) {
			return fmt.Errorf("the action of message %d is %q, not answer, clarify, decline or handoff of an operator", i+1, m.Action)
		}
	}
	return nil
}

// Write writes a dialog as one line of JSON.
func Write(w io.Writer, d *Dialog) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(d)
}
