package project

import (
	"slices"
	"strconv"
	"time"

	"firstline/eval"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// BuiltinModel is the name of the model that needs no network, and the default.
const BuiltinModel = "builtin"

// Model is a model as configured. The built-in one has a name and nothing else.
type Model struct {
	Name       string `yaml:"-"`
	Server     `yaml:",inline"`
	Command    []string `yaml:"command"` // of api: command, the program and its arguments
	Parameters `yaml:",inline"`
	Price      *Price        `yaml:"price"`       // nil where it is not known
	Budget     Count         `yaml:"budget"`      // tokens that a prompt may have; 0: as many as it takes
	Timeout    time.Duration `yaml:"timeout"`     // for one request; 0: that of the turn
	Concurrent int           `yaml:"concurrency"` // requests at once, at most; 0: as many as dialogs
	Pos        kb.Pos        `yaml:",pos"`
}

// Parameters say how a language model writes. What is nil or 0 is left to the server, or to the default.
type Parameters struct {
	Temperature         *float64 `yaml:"temperature"`
	TopP                *float64 `yaml:"top_p"`
	Seed                *int64   `yaml:"seed"`
	MaxTokens           int      `yaml:"max_tokens"`
	MaxCompletionTokens int      `yaml:"max_completion_tokens"` // the same, as newer servers call it
	Stream              bool     `yaml:"stream"`
	Tools               *bool    `yaml:"tools"`    // nil: until the server does not take them
	Searches            int      `yaml:"searches"` // that a model may make of its own for one reply
}

// Language tells whether it is a language model, which is sent a prompt; else it is the built-in model or an
// operator that is deployed already.
func (m Model) Language() bool { return m.API.Text == OpenAI || m.API.Text == Anthropic }

// Deployed tells whether it is an operator that is deployed already, with a prompt and a search of its own.
func (m Model) Deployed() bool { return m.API.Text == HTTP || m.API.Text == Command }

// Sent gives what is sent of a model beside what it is asked, as far as it is set: its name on the server
// and its parameters.
func (m Model) Sent() map[string]string {
	sent := map[string]string{"model": m.Model.Text}
	for key, value := range map[string]*float64{"temperature": m.Temperature, "top_p": m.TopP} {
		if value != nil {
			sent[key] = strconv.FormatFloat(*value, 'g', -1, 64)
		}
	}
	for key, value := range map[string]int{"max_tokens": m.MaxTokens, "max_completion_tokens": m.MaxCompletionTokens} {
		if value > 0 {
			sent[key] = strconv.Itoa(value)
		}
	}
	if m.Seed != nil {
		sent["seed"] = strconv.FormatInt(*m.Seed, 10)
	}
	return sent
}

// Models are in the order of the file, without the built-in one.
type Models []Model

// DecodeYAML reads a map from names to models.
func (m *Models) DecodeYAML(n *yaml.Node) error {
	if n.Kind() != yaml.Map {
		return kb.Errorf(n.Pos(), "models must be a map from a model's name to where it is")
	}
	var mistakes Mistakes
	for _, pair := range n.Pairs() {
		model := Model{Name: pair.Key.Text()}
		mistakes.Add(pair.Value.Decode(&model))
		model.Pos = pair.Key.Pos()
		mistakes.Add(model.check(pair.Value))
		*m = append(*m, model)
	}
	return mistakes.Err()
}

// check looks for what is wrong with a model's name, and with its server.
func (m Model) check(written *yaml.Node) error {
	var mistakes Mistakes
	switch m.Name {
	case BuiltinModel:
		mistakes.Add(kb.Errorf(m.Pos, "the name %s is taken by the model that needs no network", BuiltinModel))
	case "":
		mistakes.Add(kb.Errorf(m.Pos, "a model has no name"))
	}
	mistakes.Add(m.Server.check(written, "model "+m.Name, m.Pos, protocols()))
	mistakes.Add(m.fits(written))
	return mistakes.Err()
}

// fits looks for numbers that cannot be, and for keys that mean nothing to the model's protocol.
func (m Model) fits(written *yaml.Node) error {
	var mistakes Mistakes
	below := m.Timeout < 0 || m.Concurrent < 0 || m.MaxTokens < 0 || m.MaxCompletionTokens < 0 || m.Searches < 0
	if below || m.Temperature != nil && *m.Temperature < 0 || m.TopP != nil && *m.TopP < 0 {
		mistakes.Add(kb.Errorf(m.Pos, "no number of model %s may be below zero", m.Name))
	}
	for _, pair := range written.Pairs() {
		if !slices.Contains(meaningless(m.API.Text), pair.Key.Text()) {
			continue
		}
		mistakes.Add(kb.Errorf(pair.Key.Pos(), "%s means nothing to a model of api: %s", pair.Key.Text(), m.API.Text))
	}
	return mistakes.Err()
}

// meaningless lists the keys that models of a protocol do not have.
func meaningless(api string) []string {
	parameters := []string{"temperature", "top_p", "seed", "max_tokens", "max_completion_tokens", "stream", "tools", "searches"}
	switch api {
	case OpenAI:
		return []string{"command"}
	case Anthropic:
		return []string{"command", "seed", "max_completion_tokens"}
	case HTTP:
		return append(parameters, "command", "model")
	case Command:
		return append(parameters, "base_url", "key_env", "model")
	}
	return nil
}

// Price is what a model's tokens cost, per million of them.
type Price eval.Price

// DecodeYAML reads a price, of which every key is needed.
func (p *Price) DecodeYAML(n *yaml.Node) error {
	var written struct {
		Input    Amount   `yaml:"input,required"`
		Output   Amount   `yaml:"output,required"`
		Currency Currency `yaml:"currency,required"`
	}
	err := n.Decode(&written)
	*p = Price{Input: written.Input.Decimal, Output: written.Output.Decimal, Currency: string(written.Currency)}
	return err
}

// Model finds a model by name; an empty name means the built-in one.
func (p *Project) Model(name string) (Model, error) {
	if name == "" || name == BuiltinModel {
		return Model{Name: BuiltinModel}, nil
	}
	for _, m := range p.Config.Models {
		if m.Name == name {
			return m, nil
		}
	}
	mistake := kb.Errorf(kb.Pos{Path: FileName}, "no model %q; there is %s", name, list(p.ModelNames()))
	if near := text.Closest(name, p.ModelNames()); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	return Model{}, mistake
}

// Budget is how many tokens the prompt of an operator may have with a model: its own, else the model's;
// 0 is no limit.
func (p *Project) Budget(o Operator, m Model) Count {
	if o.Budget.N > 0 {
		return o.Budget
	}
	return m.Budget
}

// ModelNames lists the models, the built-in one first and then those in the file, in its order.
func (p *Project) ModelNames() []string { return p.Config.Models.names() }

func (m Models) names() []string {
	names := []string{BuiltinModel}
	for _, model := range m {
		names = append(names, model.Name)
	}
	return names
}

// FollowUpsByModel is the value of follow_ups by which the operator's model restates a question that leans
// on the dialog before it.
const FollowUpsByModel = "model"
