package project

import (
	"slices"
	"time"

	"firstline/kb"
	"firstline/kb/source"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// FileName is the name of the only configuration of a project.
const FileName = "firstline.yaml"

// BuiltinModel is the name of the model that needs no network, and the default.
const BuiltinModel = "builtin"

// Config is firstline.yaml as it stands in the file, with the defaults filled in.
type Config struct {
	Language   Value                    `yaml:"language"`
	Company    Value                    `yaml:"company"`
	Operators  Operators                `yaml:"operators"`
	Embedding  Value                    `yaml:"embedding"`
	Sources    map[string]SourceOptions `yaml:"sources"`
	Limits     Limits                   `yaml:"limits"`
	Thresholds []Value                  `yaml:"thresholds"`
	Run        RunOptions               `yaml:"run"`
	Pos        kb.Pos                   `yaml:",pos"`
}

// Value is a text of the configuration that knows its line.
type Value struct {
	Text string
	Pos  kb.Pos
}

// DecodeYAML reads a scalar.
func (v *Value) DecodeYAML(n *yaml.Node) error {
	v.Pos = n.Pos()
	return n.Decode(&v.Text)
}

// Operator is one operator as configured.
type Operator struct {
	Name      string  `yaml:"-"`
	Layer     Value   `yaml:"layer"`
	Knowledge []Value `yaml:"knowledge"` // globs; none means every source
	Model     Value   `yaml:"model"`
	Base      Value   `yaml:"base"`
	OffTopic  Value   `yaml:"off_topic"` // decline or handoff
	Pos       kb.Pos  `yaml:",pos"`
}

// Operators are in the order of the file: the first is the default.
type Operators []Operator

// DecodeYAML reads a map from names to operators.
func (o *Operators) DecodeYAML(n *yaml.Node) error {
	var mistakes Mistakes
	if n.Kind() != yaml.Map {
		return kb.Errorf(n.Pos(), "operators must be a map from an operator's name to what it is made of")
	}
	for _, pair := range n.Pairs() {
		operator := Operator{Name: pair.Key.Text()}
		mistakes.Add(pair.Value.Decode(&operator))
		operator.Pos = pair.Key.Pos()
		*o = append(*o, operator)
	}
	return mistakes.Err()
}

// SourceOptions say how one source is read, where the guess is wrong.
type SourceOptions struct {
	Kind     string            `yaml:"kind"`
	Encoding string            `yaml:"encoding"`
	Language string            `yaml:"language"`
	Columns  map[string]string `yaml:"columns"`
	Pos      kb.Pos            `yaml:",pos"`
}

// Limits are those of the platform that the operators run on.
type Limits struct {
	Files int    `yaml:"files"` // sources of one operator; 0 means no limit
	Pos   kb.Pos `yaml:",pos"`
}

// RunOptions steer eval.
type RunOptions struct {
	Concurrency   int           `yaml:"concurrency"`
	TurnTimeout   time.Duration `yaml:"turn_timeout"`
	DialogTimeout time.Duration `yaml:"dialog_timeout"`
	Pos           kb.Pos        `yaml:",pos"`
}

// readConfig reads firstline.yaml and checks all that can be checked without looking at another
// file.
func readConfig(data []byte) (*Config, error) {
	config := &Config{Language: Value{Text: "ru"}}
	var mistakes Mistakes
	mistakes.Add(yaml.Decode(FileName, data, config))
	mistakes.oneOf(config.Language, "language", "ru", "en")
	mistakes.oneOf(config.Embedding, "embedding", "builtin")
	for _, o := range config.Operators {
		mistakes.oneOf(o.Model, "model", BuiltinModel)
		mistakes.oneOf(o.OffTopic, "off_topic", "decline", "handoff")
	}
	for _, s := range config.Sources {
		mistakes.oneOf(Value{s.Kind, s.Pos}, "kind", kinds()...)
		mistakes.Add(source.CheckColumns(s.Columns, s.Pos))
	}
	if r := config.Run; r.Concurrency < 0 || r.TurnTimeout < 0 || r.DialogTimeout < 0 {
		mistakes.Add(kb.Errorf(r.Pos, "nothing under run may be below zero"))
	}
	if config.Limits.Files < 0 {
		mistakes.Add(kb.Errorf(config.Limits.Pos, "limits.files must not be below zero"))
	}
	return config, mistakes.Err()
}

// source gives the options that the reader of sources understands.
func (s SourceOptions) source() source.Options {
	return source.Options{Kind: kb.SourceKind(s.Kind), Encoding: s.Encoding, Language: s.Language, Columns: s.Columns}
}

func kinds() []string {
	return []string{
		string(kb.KindFAQ), string(kb.KindPrices), string(kb.KindApp),
		string(kb.KindDocument), string(kb.KindEntries),
	}
}

// oneOf adds a mistake when a value is written and is none of those allowed.
func (m *Mistakes) oneOf(v Value, key string, allowed ...string) {
	if v.Text == "" || slices.Contains(allowed, v.Text) {
		return
	}
	mistake := kb.Errorf(v.Pos, "%s cannot be %q; there is %s", key, v.Text, list(allowed))
	if near := text.Closest(v.Text, allowed); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	m.Add(mistake)
}
