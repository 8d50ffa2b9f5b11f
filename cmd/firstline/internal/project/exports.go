package project

import (
	"regexp"
	"time"

	"firstline/eval/dialog/export"
	"firstline/kb"
	"firstline/kb/yaml"
)

// Exports say what chat exports do not tell themselves: the key dialogs of the configuration.
type Exports struct {
	Ours     export.Words `yaml:"ours"` // the company's accounts, by id or name
	AI       export.Words `yaml:"ai"`   // those of its authors that are AI operators, the same
	Zone     Value        `yaml:"zone"` // of times that are written without one, or in UTC; empty is UTC
	Mappings Mappings     `yaml:"mappings"`
	Keep     []Kept       `yaml:"keep"` // what is no personal data, whatever it looks like
}

// Kept gives the expressions under keep.
func (e *Exports) Kept() []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, k := range e.Keep {
		all = append(all, k.Regexp)
	}
	return all
}

// DecodeYAML reads the key, and checks it.
func (e *Exports) DecodeYAML(n *yaml.Node) error {
	type plain Exports
	var mistakes Mistakes
	mistakes.Add(n.Decode((*plain)(e)))
	if _, err := e.Location(); err != nil {
		mistakes.Add(kb.Errorf(e.Zone.Pos, "zone: %q is no time zone; write it as Europe/Moscow", e.Zone.Text))
	}
	return mistakes.Err()
}

// Location is Zone.
func (e *Exports) Location() (*time.Location, error) { return time.LoadLocation(e.Zone.Text) }

// Mappings are in the order of the file.
type Mappings []export.Mapping

// DecodeYAML reads a map from names to mappings.
func (m *Mappings) DecodeYAML(n *yaml.Node) error {
	if n.Kind() != yaml.Map {
		return kb.Errorf(n.Pos(), "mappings must be a map from a name to the keys of a CSV or JSON")
	}
	var mistakes Mistakes
	for _, pair := range n.Pairs() {
		mapping := export.Mapping{Name: pair.Key.Text()}
		err := pair.Value.Decode(&mapping)
		mapping.Pos = pair.Key.Pos()
		if err == nil {
			err = mapping.Check()
		}
		mistakes.Add(err)
		*m = append(*m, mapping)
	}
	return mistakes.Err()
}

// Names are those of the mappings.
func (m Mappings) Names() []string {
	var names []string
	for _, mapping := range m {
		names = append(names, mapping.Name)
	}
	return names
}
