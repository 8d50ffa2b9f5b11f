package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/prompt"
)

// cast is the operators that play in a run.
type cast struct {
	standard    string // the operator of sets that name none
	operators   map[string]eval.Operator
	models      map[string]string // operator → model
	prices      map[string]eval.Price
	hours       prompt.Hours
	fingerprint eval.Fingerprint // of layers, models and parameters
}

// cast builds the operators that the sets need, with the model of that name where one is given, for a
// run under the budget.
func (w *workspace) cast(sets []*eval.Set, model string, budget project.Budget) (*cast, error) {
	first, err := w.Operator("")
	if err != nil {
		return nil, err
	}
	c := &cast{
		standard:  first.Name,
		operators: map[string]eval.Operator{},
		models:    map[string]string{},
		prices:    map[string]eval.Price{},
		fingerprint: eval.Fingerprint{
			Layers: map[string]string{}, Models: map[string]string{}, Parameters: map[string]string{},
		},
	}
	var errs []error
	tried := map[string]bool{}
	for _, s := range sets {
		name := cmp.Or(s.Operator, c.standard)
		if tried[name] {
			continue
		}
		tried[name] = true
		configured, err := w.Operator(name)
		if err == nil {
			configured.Model.Text = cmp.Or(model, configured.Model.Text)
			err = c.add(w, configured, budget)
		}
		errs = append(errs, err)
	}
	return c, errors.Join(errs...)
}

func (c *cast) add(w *workspace, configured project.Operator, budget project.Budget) error {
	name := configured.Name
	model, err := w.Model(configured.Model.Text)
	if err != nil {
		return err
	}
	built, company, err := w.operator(configured)
	if err != nil {
		return err
	}
	made, err := w.fingerprintOf(configured, built, company, w.Config.Run.Repeats)
	if err != nil {
		return err
	}
	c.operators[name] = built
	c.models[name] = model.Name
	price, err := budget.Price(model)
	if err != nil {
		return &exitError{wrong, err}
	}
	if price != nil {
		c.prices[model.Name] = *price
	}
	if hours, ok := prompt.ParseHours(company.Hours); ok {
		c.hours = hours
	}
	maps.Copy(c.fingerprint.Layers, made.Layers)
	maps.Copy(c.fingerprint.Models, made.Models)
	maps.Copy(c.fingerprint.Parameters, made.Parameters)
	return nil
}

// fingerprintOf says what an operator is made of, who plays a dialog so often: its layers, its model, and what that is
// asked with.
func (w *workspace) fingerprintOf(o project.Operator, built *operator.Operator, company *prompt.Company, repeats eval.Repeats) (eval.Fingerprint, error) {
	model, err := w.Model(o.Model.Text)
	if err != nil {
		return eval.Fingerprint{}, err
	}
	layers, err := w.Layers(o, company)
	if err != nil {
		return eval.Fingerprint{}, err
	}
	parameters, err := json.Marshal(model.Parameters)
	if err != nil {
		return eval.Fingerprint{}, err
	}
	return eval.Fingerprint{
		Layers: layerHashes(o.Name, layers),
		Models: map[string]string{o.Name: modelName(model)},
		Parameters: map[string]string{o.Name: eval.Hash(fmt.Sprintf("%q %v %q %q %q %s %d",
			built.Sources(), repeats, model.BaseURL.Text, model.Command, o.FollowUps.Text, parameters, w.Budget(o, model).N))},
	}, nil
}

// layerHashes are the hashes of an operator's layers as fingerprints hold them.
func layerHashes(operator string, layers []prompt.Layer) map[string]string {
	hashes := map[string]string{}
	for _, layer := range layers {
		text := map[string]string{} // by the file that the lines stand in
		for _, line := range layer.Lines {
			text[cmp.Or(line.Pos.Path, layer.Name)] += line.Text + "\n"
		}
		for path, lines := range text {
			hashes[operator+": "+path] = eval.Hash(lines)
		}
	}
	return hashes
}

// modelName is a model as fingerprints name it.
func modelName(m project.Model) string { return strings.TrimSpace(m.Name + " " + m.Model.Text) }

// entries gives those of all operators, each once.
func (c *cast) entries() []kb.Entry {
	var all []kb.Entry
	known := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.operators)) {
		for _, e := range c.operators[name].Entries() {
			if !known[e.ID] {
				known[e.ID] = true
				all = append(all, e)
			}
		}
	}
	return all
}

// withIndex adds to the fingerprint of operators what they search in, and with what.
func (w *workspace) withIndex(f eval.Fingerprint) eval.Fingerprint {
	f.Index = map[string]string{}
	for _, s := range w.store.Sources() {
		f.Index[s.Path] = eval.Hash(s.Hash)
	}
	f.Search = eval.Hash(fmt.Sprintf("%q", w.synonyms))
	if w.embedding != nil {
		f.Embedding = w.embedding.Name()
	}
	f.Version = version()
	return f
}
