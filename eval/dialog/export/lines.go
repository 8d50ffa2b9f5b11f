package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"firstline/kb"
)

// tracked is the reader below a JSON decoder. It knows at which line a place of the input is, and refuses to
// read on where a single value takes more than a record may.
type tracked struct {
	in       io.Reader
	read     int64
	begun    int64   // where the value begins that is read now
	newlines []int64 // that were read, from the line on that was last asked for
	line     int
}

// errLong says that one value is longer than MaxRecord.
var errLong = errors.New("longer than 16 MiB")

func (t *tracked) Read(p []byte) (int, error) {
	if t.read-t.begun > 3*MaxRecord { // the decoder reads ahead, by no more than twice what it has
		return 0, errLong
	}
	n, err := t.in.Read(p)
	for i := 0; i < n; {
		next := bytes.IndexByte(p[i:n], '\n')
		if next < 0 {
			break
		}
		i += next + 1
		t.newlines = append(t.newlines, t.read+int64(i))
	}
	t.read += int64(n)
	return n, err
}

// at gives the line of a place, which is not before the one that was last asked for.
func (t *tracked) at(offset int64) int {
	n := 0
	for n < len(t.newlines) && t.newlines[n] <= offset {
		n++
	}
	t.line += n
	t.newlines = append(t.newlines[:0], t.newlines[n:]...)
	return t.line + 1
}

// broken says in the words of this program why a document in JSON cannot be read on.
func broken(pos kb.Pos, err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &kb.SyntaxError{Pos: pos, Msg: "the file is cut off here: its JSON does not end", Hint: "export it again, or copy it again whole"}
	case errors.Is(err, errLong):
		return kb.Errorf(pos, "a value that begins here is longer than %d MiB", MaxRecord>>20)
	}
	if _, ok := errors.AsType[*json.SyntaxError](err); ok {
		return kb.Errorf(pos, "this is not JSON: %s", plainJSON(err))
	}
	return err
}

// plainJSON takes the names of the decoder, and of our types, out of its messages.
func plainJSON(err error) string {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("%s is of another type: %s", wrong.Field, wrong.Value)
	}
	return string(bytes.TrimPrefix(fmt.Append(nil, err), []byte("json: ")))
}
