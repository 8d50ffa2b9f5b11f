package export

import (
	"bytes"
	"encoding/json"
	"strings"
)

// scalar is a value that exports write as a number here and as a string there: an id, a time, a score. A
// value that is neither, or null, is empty.
type scalar string

// UnmarshalJSON reads any value.
func (s *scalar) UnmarshalJSON(data []byte) error {
	switch data = bytes.TrimSpace(data); {
	case len(data) == 0 || bytes.Equal(data, []byte("null")) || data[0] == '{' || data[0] == '[':
		*s = ""
	case data[0] == '"':
		var text string
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		*s = scalar(strings.TrimSpace(text))
	default:
		*s = scalar(data)
	}
	return nil
}

// lax is a value that is left empty where it is of another type than is known.
type lax[T any] struct{ v T }

// UnmarshalJSON reads what can be read.
func (l *lax[T]) UnmarshalJSON(data []byte) error {
	var v T
	if json.Unmarshal(data, &v) == nil {
		l.v = v
	}
	return nil
}
