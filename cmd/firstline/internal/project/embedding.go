package project

import (
	"firstline/kb"
	"firstline/kb/yaml"
)

// Embedding is the model whose vectors the search uses beside the built-in ones, as configured. The
// zero value is that there is none.
type Embedding struct {
	Server     `yaml:",inline"`
	Dimensions int    `yaml:"dimensions"` // numbers in a vector, where the model can be told; 0: it is not told
	Pos        kb.Pos `yaml:",pos"`
}

// Builtin says that the search has the built-in vectors alone.
func (e Embedding) Builtin() bool { return e.API.Text == "" }

// DecodeYAML reads the word builtin, or a map that says where the model is.
func (e *Embedding) DecodeYAML(n *yaml.Node) error {
	var mistakes Mistakes
	if n.Kind() != yaml.Map {
		var name Value
		mistakes.Add(n.Decode(&name))
		if name.Text != "" && name.Text != BuiltinModel {
			mistakes.Add(&kb.SyntaxError{
				Pos: n.Pos(), Msg: "embedding must be " + BuiltinModel + " or a map that says where a model is",
				Hint: "as  embedding: {api: openai, base_url: http://localhost:11434/v1, model: some-model}",
			})
		}
		return mistakes.Err()
	}
	type fields Embedding // without this method
	mistakes.Add(n.Decode((*fields)(e)))
	mistakes.Add(e.check(n, "embedding", e.Pos, embeddings()))
	if e.Dimensions < 0 {
		mistakes.Add(kb.Errorf(n.Get("dimensions").Pos(), "dimensions must not be below zero"))
	}
	return mistakes.Err()
}
