package export

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"firstline/eval/dialog"
	"firstline/kb"
	"firstline/kb/source/charset"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// Mapping says how the rows of a CSV, or the records of a JSON, are messages. Keys are the headers of columns,
// or keys of JSON, with a dot where they are nested.
type Mapping struct {
	Name      string `json:"-" yaml:"-"`
	Encoding  string `json:"encoding,omitempty" yaml:"encoding"`   // where the guess is wrong
	Delimiter string `json:"delimiter,omitempty" yaml:"delimiter"` // of a CSV, the same; tab is written \t
	Records   string `json:"records,omitempty" yaml:"records"`     // of a JSON: the key of the list of records
	Messages  string `json:"messages,omitempty" yaml:"messages"`   // where a record is a whole dialog: the key of its messages

	ID       string `json:"id" yaml:"id,required"` // of the dialog
	Text     string `json:"text" yaml:"text,required"`
	HTML     bool   `json:"html,omitempty" yaml:"html"` // whether the text is HTML
	Role     Roles  `json:"role" yaml:"role,required"`
	At       Times  `json:"at,omitzero" yaml:"at"`
	Author   string `json:"author,omitempty" yaml:"author"`
	Channel  string `json:"channel,omitempty" yaml:"channel"`
	Operator string `json:"operator,omitempty" yaml:"operator"`
	Version  string `json:"version,omitempty" yaml:"version"`
	Rating   string `json:"rating,omitempty" yaml:"rating"`
	Tags     string `json:"tags,omitempty" yaml:"tags"` // a list, or a text with commas

	Pos kb.Pos `json:"-" yaml:",pos"`
}

// Roles say which values of a key are which side. Case does not matter.
type Roles struct {
	Key      string `json:"key" yaml:"key,required"`
	User     Words  `json:"user" yaml:"user,required"`
	Operator Words  `json:"operator,omitempty" yaml:"operator"`
	Human    Words  `json:"human,omitempty" yaml:"human"`
	Ignore   Words  `json:"ignore,omitempty" yaml:"ignore"` // no messages: events, notes of the staff
}

// Times say how times are written. Without a layout those that are usual are tried.
type Times struct {
	Key    string `json:"key" yaml:"key,required"`
	Layout string `json:"layout,omitempty" yaml:"layout"` // as DD.MM.YYYY HH:mm:ss, or unix
	Zone   string `json:"zone,omitempty" yaml:"zone"`     // as Europe/Moscow, where the times name none, or UTC
}

// DecodeYAML reads times: the key alone, or with its layout and zone.
func (t *Times) DecodeYAML(n *yaml.Node) error {
	if n.Kind() == yaml.Scalar {
		return n.Decode(&t.Key)
	}
	type plain Times
	return n.Decode((*plain)(t))
}

// Words are texts, one or several.
type Words []string

// DecodeYAML reads a text or a list of texts.
func (w *Words) DecodeYAML(n *yaml.Node) error {
	if n.Kind() != yaml.Scalar {
		return n.Decode((*[]string)(w))
	}
	*w = []string{n.Text()}
	return nil
}

// Check looks for what is wrong with a mapping. Mistakes are joined.
func (m *Mapping) Check() error {
	var errs []error
	wrong := func(format string, args ...any) {
		errs = append(errs, kb.Errorf(m.Pos, format, args...))
	}
	if len([]rune(unescaped(m.Delimiter))) > 1 {
		wrong("delimiter of mapping %s must be one character", m.Name)
	}
	if m.Encoding != "" {
		if err := charset.Named(m.Encoding); err != nil {
			wrong("encoding of mapping %s: %v", m.Name, err)
		}
	}
	if m.At.Zone != "" {
		if _, err := time.LoadLocation(m.At.Zone); err != nil {
			wrong("zone of mapping %s: %q is no time zone; write it as Europe/Moscow", m.Name, m.At.Zone)
		}
	}
	if _, taken := Named(m.Name); taken {
		wrong("the name %s is taken by a format that is built in", m.Name)
	}
	return errors.Join(errs...)
}

func unescaped(s string) string { return strings.ReplaceAll(s, `\t`, "\t") }

// Read gives the pieces of dialogs of a file that the mapping is made for, as [Format.Read] does.
func (m *Mapping) Read(name string, in io.Reader, o Options) iter.Seq2[dialog.Piece, error] {
	return read(name, o, m.Name, func(r *reading) error {
		if m.At.Zone != "" {
			zone, err := time.LoadLocation(m.At.Zone)
			if err != nil {
				return m.Check()
			}
			r.Zone = zone
		}
		return r.mapped(in, m)
	})
}

// Fits tells whether the beginning of a file has the keys that the mapping names.
func (m *Mapping) Fits(head []byte) bool {
	if !isJSON(head) {
		header, err := newCSV(bytes.NewReader(head), head, m.Delimiter).Read()
		known := map[string]bool{}
		for _, name := range header {
			known[text.Fold(name)] = true
		}
		return err == nil && !slices.ContainsFunc(m.keys(), func(k string) bool { return !known[text.Fold(k)] })
	}
	s := shapeOf(head)
	prefix := ""
	if m.Records != "" {
		prefix = m.Records + "."
	}
	return !slices.ContainsFunc(m.keys(), func(k string) bool { return !s.has(prefix + k) })
}

// keys are those that a file must have.
func (m *Mapping) keys() []string {
	return slices.DeleteFunc([]string{cmp.Or(m.Messages, m.Role.Key), m.ID, cmp.Or(m.Messages, m.Text)}, func(k string) bool { return k == "" })
}
