package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"firstline/kb"
	"firstline/kb/source/charset"
)

// readEntries reads entries as `read` prints them, one JSON object a line. A title and a body (or
// text) are enough; ids are kept as they are; keys that are not ours become metadata.
func readEntries(f *file, b *builder) (kb.SourceKind, error) {
	kind, err := f.kind(kb.KindEntries, kb.KindEntries)
	if err != nil {
		return "", err
	}
	for i, line := range f.content() {
		number := f.first() + i + 1
		if strings.TrimSpace(line) == "" {
			b.countBlank()
			continue
		}
		object, err := parseObject(line)
		if err != nil {
			b.reject(badRecord, number, "no object", err.Error(), "write every entry as one JSON object on a line of its own")
			continue
		}
		d := object.draft()
		if d.Title == "" && d.Body == "" {
			b.reject(badRecord, number, "no title and no body", "entry has no title and no body", "it needs at least one of them")
			continue
		}
		d.Source = kb.Pos{Line: number, EndLine: number}
		b.countEntry()
		b.add(d)
	}
	return kind, nil
}

// object is one line: its keys and their values as they stand there.
type object map[string]json.RawMessage

func parseObject(line string) (object, error) {
	const not = "not a JSON object"
	decoder := json.NewDecoder(strings.NewReader(line))
	var o object
	err := decoder.Decode(&o)
	if mistake, ok := errors.AsType[*json.SyntaxError](err); ok {
		before := line[:min(int(mistake.Offset), len(line))]
		return nil, fmt.Errorf(not+": mistake at character %d", utf8.RuneCountInString(before))
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New(not + ": it is never closed")
	case err != nil || o == nil:
		return nil, errors.New(not)
	case decoder.More():
		return nil, errors.New(not + ": something follows it on the line")
	}
	return o, nil
}

// draft takes the keys that are ours out of the object. What is left becomes metadata, also a key
// of ours whose value is of another shape.
func (o object) draft() draft {
	d := draft{}
	e := &d.Entry
	take(o, "id", &d.id)
	var number json.Number
	if d.id == "" && take(o, "id", &number) {
		d.id = number.String()
	}
	take(o, "title", &e.Title)
	if !take(o, "body", &e.Body) || e.Body == "" {
		take(o, "text", &e.Body)
	}
	if !take(o, "language", &e.Language) {
		take(o, "lang", &e.Language)
	}
	takeList(o, "also", &e.Also)
	takeList(o, "path", &e.Path)
	take(o, "prices", &e.Prices)
	take(o, "place", &e.Place)
	take(o, "code", &e.Code)
	take(o, "images", &e.Images)
	take(o, "meta", &e.Meta)
	takeKind(o, &e.Kind)
	var printed kb.Pos
	take(o, "source", &printed) // where the entry stood when it was printed
	e.Body = charset.LineEnds(e.Body)
	if e.Title == "" {
		e.Title = firstWords(e.Body)
	}
	e.Kind = cmp.Or(e.Kind, kindOf(*e))
	o.rest(e)
	return d
}

// kindOf guesses the kind of an entry that does not name it.
func kindOf(e kb.Entry) kb.EntryKind {
	switch {
	case len(e.Prices) > 0:
		return kb.Item
	case e.Place != nil:
		return kb.Screen
	case isQuestion(e.Title):
		return kb.FAQ
	}
	return kb.Section
}

// take moves a value into v where it has the right shape, and tells whether it did.
func take[T any](o object, key string, v *T) bool {
	raw, ok := o[key]
	var value T
	if !ok || json.Unmarshal(raw, &value) != nil {
		return false
	}
	*v = value
	delete(o, key)
	return true
}

// takeList takes a list of texts, or one text alone.
func takeList(o object, key string, v *[]string) {
	var one string
	if take(o, key, &one) {
		if one != "" {
			*v = []string{one}
		}
		return
	}
	take(o, key, v)
}

func takeKind(o object, v *kb.EntryKind) {
	var kind kb.EntryKind
	if json.Unmarshal(o["kind"], &kind) != nil {
		return
	}
	switch kind {
	case kb.FAQ, kb.Item, kb.Screen, kb.Section:
		*v = kind
		delete(o, "kind")
	}
}

// rest keeps what is left: texts as they are, other values as JSON.
func (o object) rest(e *kb.Entry) {
	for key, raw := range o {
		if bytes.Equal(raw, []byte("null")) {
			continue
		}
		var value string
		if json.Unmarshal(raw, &value) != nil {
			value = string(raw)
		}
		if e.Meta == nil {
			e.Meta = map[string]string{}
		}
		if _, taken := e.Meta[key]; !taken {
			e.Meta[key] = value
		}
	}
}
