package project

import (
	"io/fs"

	"firstline/kb"
	"firstline/kb/text"
	"firstline/prompt"
)

// Operator finds an operator by name; an empty name means the first.
func (p *Project) Operator(name string) (Operator, error) {
	if len(p.Config.Operators) == 0 {
		return Operator{}, &kb.SyntaxError{
			Pos: kb.Pos{Path: FileName}, Msg: "no operators",
			Hint: "write at least one under operators:, as  operators: {igor: {layer: prompt/igor.md}}",
		}
	}
	if name == "" {
		return p.Config.Operators[0], nil
	}
	for _, o := range p.Config.Operators {
		if o.Name == name {
			return o, nil
		}
	}
	mistake := kb.Errorf(kb.Pos{Path: FileName}, "no operator %q; there is %s", name, list(p.OperatorNames()))
	if near := text.Closest(name, p.OperatorNames()); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	return Operator{}, mistake
}

// OperatorNames lists the operators in the order of the file.
func (p *Project) OperatorNames() []string {
	var names []string
	for _, o := range p.Config.Operators {
		names = append(names, o.Name)
	}
	return names
}

// Company reads the company layer's file. Without one it is a company of which nothing is known.
func (p *Project) Company() (*prompt.Company, error) {
	if p.Config.Company.Text == "" {
		return &prompt.Company{}, nil
	}
	data, err := p.read(p.Config.Company)
	if err != nil {
		return nil, err
	}
	return prompt.ReadCompany(p.Config.Company.Text, data)
}

// Layers gives an operator's layers above the knowledge: base, company, operator.
func (p *Project) Layers(o Operator, company *prompt.Company) ([]prompt.Layer, error) {
	var mistakes Mistakes
	base, err := p.base(o)
	mistakes.Add(err)
	layers := []prompt.Layer{base, company.Layer(p.Config.Language.Text)}
	own := prompt.Layer{Name: "operator", Source: o.Pos}
	if o.Layer.Text != "" {
		data, err := p.read(o.Layer)
		mistakes.Add(err)
		own = prompt.File("operator", o.Layer.Text, data)
	}
	if o.OffTopic.Text == "handoff" {
		own.Lines = append(own.Lines, prompt.OffTopicHandoff(p.Config.Language.Text, o.OffTopic.Pos))
	}
	if len(own.Lines) > 0 {
		layers = append(layers, own)
	}
	return layers, mistakes.Err()
}

// base is the built-in base layer, in the version that the operator pins, or a file of the
// project in its stead.
func (p *Project) base(o Operator) (prompt.Layer, error) {
	builtin, err := prompt.Base(o.Base.Text, p.Config.Language.Text)
	if err == nil {
		return builtin, nil
	}
	data, fileErr := p.read(o.Base)
	if _, statErr := fs.Stat(p.FS, o.Base.Text); statErr == nil && fileErr != nil {
		return prompt.Layer{}, fileErr
	}
	if fileErr != nil {
		return prompt.Layer{}, kb.Errorf(o.Base.Pos, "base: %s is neither a file of the project nor built in: %v", o.Base.Text, err)
	}
	return prompt.File("base", o.Base.Text, data), nil
}
