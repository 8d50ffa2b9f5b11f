package export

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"firstline/eval/dialog"
	"firstline/kb/text"
)

// samples are the first records of a file that a mapping is to be guessed for.
type samples struct {
	keys              []string // of columns, or of JSON with dots
	rows              []fields
	records, messages string // where they are found in a JSON, as a mapping says it
}

// values are the different texts of a key.
func (s *samples) values(key string) []string {
	const most = 200
	var values []string
	seen := map[string]bool{"": true}
	for _, f := range s.rows {
		value, _ := f(key)
		if folded := text.Fold(value); !seen[folded] && len(values) < most {
			seen[folded] = true
			values = append(values, value)
		}
	}
	return values
}

func sample(head []byte) (*samples, error) {
	if isJSON(head) {
		return sampleJSON(head), nil
	}
	return sampleRows(head)
}

// sampleRows reads the header of a CSV and its first rows.
func sampleRows(head []byte) (*samples, error) {
	reader := newCSV(bytes.NewReader(head), head, "")
	reader.ReuseRecord = false
	header, err := reader.Read()
	if err != nil {
		return nil, err
	}
	s := &samples{keys: header}
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return s, err
		}
		s.rows = append(s.rows, func(key string) (string, bool) {
			i := slices.Index(header, key)
			if i < 0 || i >= len(row) {
				return "", false
			}
			return row[i], true
		})
	}
}

// sampleJSON reads the first records of a JSON, and of those that are whole dialogs the messages too.
func sampleJSON(head []byte) *samples {
	s := &samples{}
	s.records, s.messages = listsOf(shapeOf(head))
	var lists []string
	if s.records != "" {
		lists = strings.Split(s.records, ".")
	}
	// What does not fit, or is cut by the end of the sample, is told of when the file is read.
	r := &reading{yield: func(dialog.Piece, error) bool { return true }}
	_ = r.records(bytes.NewReader(head), lists, func(record []byte) error {
		v, err := decodeAny(record)
		if err != nil {
			return r.skip("%v", err)
		}
		s.note(v)
		if inside, ok := lookup(v, s.messages).([]any); ok && s.messages != "" {
			for _, one := range inside {
				s.note(one)
			}
		}
		return nil
	})
	slices.Sort(s.keys)
	return s
}

// note keeps a record, and its keys, those of objects in it too.
func (s *samples) note(v any) {
	s.rows = append(s.rows, fieldsOf(v))
	var walk func(prefix string, v any, depth int)
	walk = func(prefix string, v any, depth int) {
		object, ok := v.(map[string]any)
		for key, inside := range object {
			walk(prefix+key+".", inside, depth+1)
		}
		if key := strings.TrimSuffix(prefix, "."); !ok && key != "" && depth < 4 && !slices.Contains(s.keys, key) {
			s.keys = append(s.keys, key)
		}
	}
	walk("", v, 0)
}

// listsOf tells where the records of a JSON are, and the messages in each where it is a dialog: by the path of
// what is called as a text is.
func listsOf(s shape) (records, messages string) {
	paths := make([]string, 0, len(s))
	for path := range s {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		list, key, nested := cutLast(path)
		if !nested || !slices.Contains([]string{"text", "message", "body", "content", "msg", "сообщение", "текст"}, text.Fold(key)) {
			continue
		}
		outer, inner, deep := cutLast(list)
		switch {
		case deep && s.hasID(outer+"."):
			return outer, inner
		case !deep && s.hasID(""):
			return "", list
		default:
			return list, ""
		}
	}
	return "", ""
}

// hasID tells whether an object has a key of its own that may be the id of a dialog.
func (s shape) hasID(prefix string) bool {
	for path := range s {
		rest, ok := strings.CutPrefix(path, prefix)
		first, _, _ := strings.Cut(rest, ".")
		if ok && slices.Contains([]string{"id", "dialog_id", "chat_id", "conversation_id", "ticket_id", "session_id", "session", "dialog", "chat"}, text.Fold(first)) {
			return true
		}
	}
	return false
}

func cutLast(path string) (parent, key string, nested bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}
