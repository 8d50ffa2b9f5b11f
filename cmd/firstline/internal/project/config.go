package project

import (
	"slices"
	"strings"
	"time"

	"firstline/eval"
	"firstline/kb"
	"firstline/kb/source"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// FileName is the name of the only configuration of a project.
const FileName = "firstline.yaml"

// Config is firstline.yaml as it stands in the file, with the defaults filled in.
type Config struct {
	Language   Value                    `yaml:"language"`
	Company    Value                    `yaml:"company"`
	Operators  Operators                `yaml:"operators"`
	Models     Models                   `yaml:"models"`
	Embedding  Embedding                `yaml:"embedding"`
	Sources    map[string]SourceOptions `yaml:"sources"`
	Limits     Limits                   `yaml:"limits"`
	Thresholds []Value                  `yaml:"thresholds"`
	Run        RunOptions               `yaml:"run"`
	Recordings Recordings               `yaml:"recordings"`
	Cost       Cost                     `yaml:"cost"`
	Dialogs    Exports                  `yaml:"dialogs"`
	Lint       LintOptions              `yaml:"lint"`
	Pos        kb.Pos                   `yaml:",pos"`
}

// Parsed tells whether the file is YAML at all; where it is not, nothing is known of the project.
func (c *Config) Parsed() bool { return c.Pos.Path != "" }

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
	OffTopic  Value   `yaml:"off_topic"`  // decline or handoff
	FollowUps Value   `yaml:"follow_ups"` // rules or model: by what a follow-up question is understood
	Budget    Count   `yaml:"budget"`     // tokens of its prompt; 0: the model's
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
	Skip     []string          `yaml:"skip_sheets"` // of a workbook, by name
	Lint     map[string]Value  `yaml:"lint"`        // code of a rule → why it does not hold for this source
	Pos      kb.Pos            `yaml:",pos"`
}

// Limits are those of the platform that the operators run on, and of what a file may cost.
type Limits struct {
	Files    int           `yaml:"files"`     // sources of one operator; 0 means no limit
	FileSize Size          `yaml:"file_size"` // of a source; 0 means the default of kb/source
	Unpacked Size          `yaml:"unpacked"`  // what a workbook or a document may unfold to; the same
	Page     Size          `yaml:"page"`      // the text of one; the same
	Entries  int           `yaml:"entries"`   // of a source; the same
	PDFTime  time.Duration `yaml:"pdf_time"`  // for reading a PDF; the same
	Pos      kb.Pos        `yaml:",pos"`
}

// RunOptions steer eval. A time limit of 0 is none.
type RunOptions struct {
	Concurrency   int           `yaml:"concurrency"`
	TurnTimeout   time.Duration `yaml:"turn_timeout"`   // for one reply
	DialogTimeout time.Duration `yaml:"dialog_timeout"` // for one playing of a dialog
	MaxTime       time.Duration `yaml:"max_time"`       // for the whole run, each time that it is gone on with
	MaxCost       Budget        `yaml:"max_cost"`       // the same
	Repeat        Value         `yaml:"repeat"`
	PassIf        Value         `yaml:"pass_if"`
	Repeats       eval.Repeats  `yaml:"-"` // what Repeat and PassIf say
	Pos           kb.Pos        `yaml:",pos"`
}

// Without a limit of one's own a model that hangs ends a turn after this time, and a dialog: a run in
// CI must not wait for ever.
const (
	defaultTurnTimeout   = 2 * time.Minute
	defaultDialogTimeout = 10 * time.Minute
)

// Override is a value that takes the place of one in firstline.yaml: models.mini.temperature=0.
type Override string

// put puts the value into the file.
func (o Override) put(file *yaml.Node) error {
	from := kb.Pos{Path: "--override " + string(o)}
	keys, value, ok := strings.Cut(string(o), "=")
	if !ok || keys == "" {
		return kb.Errorf(from, "write it as models.mini.temperature=0")
	}
	if file.Kind() != yaml.Map {
		return kb.Errorf(from, "%s holds nothing", FileName)
	}
	return file.Override(from, keys, value)
}

// readConfig reads firstline.yaml and checks all that can be checked without looking at another
// file.
func readConfig(data []byte, overrides ...Override) (*Config, error) {
	config := &Config{
		Language: Value{Text: "ru"},
		Run:      RunOptions{TurnTimeout: defaultTurnTimeout, DialogTimeout: defaultDialogTimeout},
		Lint:     LintOptions{Reviewed: defaultReviewed, Tokens: Count{N: defaultTokens}},
	}
	var mistakes Mistakes
	file, err := yaml.Parse(FileName, data)
	if err != nil {
		return config, err
	}
	for _, o := range overrides {
		mistakes.Add(o.put(file))
	}
	mistakes.Add(file.Decode(config))
	mistakes.oneOf(config.Language, "language", "ru", "en")
	for _, o := range config.Operators {
		mistakes.oneOf(o.Model, "model", config.Models.names()...)
		mistakes.oneOf(o.OffTopic, "off_topic", "decline", "handoff")
		mistakes.oneOf(o.FollowUps, "follow_ups", "rules", FollowUpsByModel)
	}
	for _, s := range config.Sources {
		mistakes.oneOf(Value{s.Kind, s.Pos}, "kind", kinds()...)
		mistakes.Add(source.CheckEncoding(s.Encoding, s.Pos))
		mistakes.Add(source.CheckColumns(s.Columns, s.Pos))
	}
	mistakes.Add(config.Run.check())
	mistakes.Add(config.checkLint())
	if config.Limits.Files < 0 || config.Limits.Entries < 0 || config.Limits.PDFTime < 0 {
		mistakes.Add(kb.Errorf(config.Limits.Pos, "nothing under limits may be below zero"))
	}
	return config, mistakes.Err()
}

// check looks at what is said under run, and reads how often dialogs are repeated.
func (r *RunOptions) check() error {
	var mistakes Mistakes
	if r.Concurrency < 0 || r.TurnTimeout < 0 || r.DialogTimeout < 0 || r.MaxTime < 0 {
		mistakes.Add(kb.Errorf(r.Pos, "nothing under run may be below zero"))
	}
	repeats, err := eval.ParseRepeats(r.Repeat.Text, r.Repeat.Pos, r.PassIf.Text, r.PassIf.Pos)
	mistakes.Add(err)
	r.Repeats = repeats
	return mistakes.Err()
}

// sourceOptions gives what is said of a source, by whichever of its names.
func (c *Config) sourceOptions(name string) SourceOptions {
	if o, ok := c.Sources[name]; ok {
		return o
	}
	for written, o := range c.Sources {
		if sameName(written, name) {
			return o
		}
	}
	return SourceOptions{}
}

// source gives the options that the reader of sources understands.
func (s SourceOptions) source() source.Options {
	return source.Options{Kind: kb.SourceKind(s.Kind), Encoding: s.Encoding, Language: s.Language, Columns: s.Columns, SkipSheets: s.Skip}
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
