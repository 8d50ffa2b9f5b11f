package project

import (
	"firstline/eval"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// BuiltinModel is the name of the model that needs no network, and the default.
const BuiltinModel = "builtin"

// Model is a model as configured. The built-in one has a name and nothing else.
type Model struct {
	Name   string `yaml:"-"`
	Server `yaml:",inline"`
	Price  *Price `yaml:"price"` // nil where it is not known
	Pos    kb.Pos `yaml:",pos"`
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
	mistakes.Add(m.Server.check(written, "model "+m.Name, m.Pos, "/chat/completions"))
	return mistakes.Err()
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

// ModelNames lists the models, the built-in one first and then those in the file, in its order.
func (p *Project) ModelNames() []string { return p.Config.Models.names() }

func (m Models) names() []string {
	names := []string{BuiltinModel}
	for _, model := range m {
		names = append(names, model.Name)
	}
	return names
}
