package project

import (
	"errors"
	"regexp"
	"regexp/syntax"

	"firstline/eval/chat/recording"
	"firstline/kb"
	"firstline/kb/yaml"
)

// RecordingsDir is where the exchanges with models are kept, from the top of the project.
const RecordingsDir = EvalDir + "/recordings"

// ReplayedDir is where the exchanges with models in replays of sample dialogs are kept.
const ReplayedDir = DialogsDir + "/recordings"

// Recordings say what is not kept of the exchanges with models.
type Recordings struct {
	Personal []Pattern `yaml:"personal"` // of dialogs neither
}

// Expressions are those that mark what is personal.
func (r Recordings) Expressions() []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, p := range r.Personal {
		all = append(all, p.Regexp)
	}
	return all
}

// Pattern is a regular expression, in Go's syntax, that marks what is personal.
type Pattern struct{ *regexp.Regexp }

// DecodeYAML reads a scalar.
func (p *Pattern) DecodeYAML(n *yaml.Node) error {
	expression, err := expression(n)
	if err != nil {
		return err
	}
	if err := recording.CheckPersonal(expression); err != nil {
		return kb.Errorf(n.Pos(), "%q cannot mark what is personal: %v", expression, err)
	}
	p.Regexp = expression
	return nil
}

// Kept is a regular expression, in Go's syntax, of what is kept: a word is one too.
type Kept struct{ *regexp.Regexp }

// DecodeYAML reads a scalar.
func (k *Kept) DecodeYAML(n *yaml.Node) (err error) {
	k.Regexp, err = expression(n)
	if err == nil && k.MatchString("") {
		return kb.Errorf(n.Pos(), "%q names nothing to keep: it matches an empty text", k)
	}
	return err
}

func expression(n *yaml.Node) (*regexp.Regexp, error) {
	var text string
	if err := n.Decode(&text); err != nil {
		return nil, err
	}
	expression, err := regexp.Compile(text)
	if wrong, ok := errors.AsType[*syntax.Error](err); ok {
		return nil, kb.Errorf(n.Pos(), "%q is not a regular expression: %s", text, wrong.Code)
	}
	if err != nil {
		return nil, kb.Errorf(n.Pos(), "%q is not a regular expression: %v", text, err)
	}
	return expression, nil
}
