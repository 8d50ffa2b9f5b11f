package project

import (
	"net/url"
	"strings"

	"firstline/eval"
	"firstline/kb"
	"firstline/kb/text"
	"firstline/kb/yaml"
)

// BuiltinModel is the name of the model that needs no network, and the default.
const BuiltinModel = "builtin"

// openAI is the API of chat completions, in firstline.yaml.
const openAI = "openai"

// Model is a model as configured. The built-in one has a name and nothing else.
type Model struct {
	Name    string `yaml:"-"`
	API     Value  `yaml:"api"`
	BaseURL Value  `yaml:"base_url"`
	Model   Value  `yaml:"model"`   // as the server calls it
	KeyEnv  Value  `yaml:"key_env"` // the environment variable that holds the key; empty: there is none
	Price   *Price `yaml:"price"`   // nil where it is not known
	Pos     kb.Pos `yaml:",pos"`
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

// check looks for what a model lacks and for what cannot be. What is written in a wrong way, as a
// list, has been told already.
func (m Model) check(written *yaml.Node) error {
	var mistakes Mistakes
	switch m.Name {
	case BuiltinModel:
		mistakes.Add(kb.Errorf(m.Pos, "the name %s is taken by the model that needs no network", BuiltinModel))
	case "":
		mistakes.Add(kb.Errorf(m.Pos, "a model has no name"))
	}
	needed := func(key, example string) {
		if value := written.Get(key); value == nil || value.Kind() == yaml.Null || value.Kind() == yaml.Scalar && value.Text() == "" {
			mistakes.Add(&kb.SyntaxError{Pos: m.Pos, Msg: "model " + m.Name + " has no " + key, Hint: "as  " + key + ": " + example})
		}
	}
	if written.Kind() == yaml.Map || written.Kind() == yaml.Null {
		needed("api", openAI)
		needed("base_url", "http://localhost:11434/v1")
		needed("model", "some-model")
	}
	mistakes.oneOf(m.API, "api", openAI)
	mistakes.Add(m.BaseURL.checkAddress())
	if !isVariable(m.KeyEnv.Text) {
		mistakes.Add(&kb.SyntaxError{
			Pos: m.KeyEnv.Pos, Msg: "key_env must be the name of an environment variable",
			Hint: "the key itself never stands in " + FileName,
		})
	}
	return mistakes.Err()
}

// checkAddress wants an address up to where the API's own paths follow, or none. It is quoted in
// no message: there may be a password in it.
func (v Value) checkAddress() error {
	if v.Text == "" {
		return nil
	}
	address, err := url.Parse(v.Text)
	mistake := kb.Errorf(v.Pos, "base_url must be an absolute http or https address")
	switch {
	case err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Hostname() == "":
		mistake.Hint = "as  base_url: http://localhost:11434/v1"
	case address.User != nil:
		mistake.Msg = "base_url must not hold a user or a password"
		mistake.Hint = "name the environment variable of the key as key_env"
	case address.RawQuery != "" || address.Fragment != "":
		mistake.Msg = "base_url must end before ? and #"
	case strings.HasSuffix(strings.TrimRight(address.Path, "/"), "/chat/completions"):
		mistake.Msg = "base_url must end before /chat/completions, which is added to it"
	default:
		return nil
	}
	return mistake
}

// isVariable tells whether a text can name an environment variable, or is empty. A key is
// rarely made of such characters alone.
func isVariable(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
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
