package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// shape is what the beginning of an export tells of it: the keys by their paths, as chats.list.messages, and
// the short texts that stand there.
type shape map[string][]string

// has tells whether all paths are there.
func (s shape) has(paths ...string) bool {
	return !slices.ContainsFunc(paths, func(p string) bool { _, ok := s[p]; return !ok })
}

// says tells whether one of the texts stands at the path.
func (s shape) says(path string, texts ...string) bool {
	return slices.ContainsFunc(s[path], func(v string) bool { return slices.Contains(texts, v) })
}

// Detect gives the built-in formats that the beginning of a file looks like: none, one, or several where that
// cannot be told. Head is at most the first 64 KiB.
func Detect(head []byte) []Format {
	s := shapeOf(head)
	var found []Format
	for _, f := range Formats() {
		if f.recognise(s) {
			found = append(found, f)
		}
	}
	return found
}

// shapeOf looks through as much of a file as can be read. After a line that is no JSON it goes on with the
// next.
func shapeOf(head []byte) shape {
	s := shape{}
	head = bytes.TrimPrefix(head[:min(len(head), window)], []byte("\ufeff"))
	for len(bytes.TrimSpace(head)) > 0 {
		decoder := json.NewDecoder(bytes.NewReader(head))
		decoder.UseNumber()
		for s.value(decoder, nil) == nil {
		}
		_, rest, found := bytes.Cut(head[decoder.InputOffset():], []byte("\n"))
		if !found {
			break
		}
		head = rest
	}
	return s
}

var errDeep = errors.New("nested too deep")

// value notes a value under a path.
func (s shape) value(decoder *json.Decoder, path []string) error {
	const most, deep, long = 20, 12, 64
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	if len(path) > deep {
		return errDeep
	}
	name := strings.Join(path, ".")
	text, short := token.(string)
	if short = short && len(s[name]) < most && len(text) < long; short {
		s[name] = append(s[name], text)
	} else if _, ok := s[name]; !ok {
		s[name] = nil
	}
	if _, nested := token.(json.Delim); nested {
		return s.inside(decoder, path, token == json.Delim('{'))
	}
	return nil
}

// inside notes what a list or an object holds, and reads its end.
func (s shape) inside(decoder *json.Decoder, path []string, object bool) error {
	for decoder.More() {
		inside := path
		if object {
			key, err := decoder.Token()
			if err != nil {
				return err
			}
			name, _ := key.(string) // the decoder takes nothing else
			inside = append(slices.Clone(path), name)
		}
		if err := s.value(decoder, inside); err != nil {
			return err
		}
	}
	_, err := decoder.Token()
	return err
}
