package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"maps"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/prompt"
)

// cast is the operators that play in a run.
type cast struct {
	standard  string // the operator of sets that name none
	operators map[string]eval.Operator
	models    map[string]string // operator → model
	hours     prompt.Hours
	layers    hash.Hash // over every line that the operators are told
	settings  hash.Hash // over what else their answers depend on: the sources that they may use
}

// cast builds the operators that the sets need.
func (w *workspace) cast(sets []*eval.Set) (*cast, error) {
	first, err := w.Operator("")
	if err != nil {
		return nil, err
	}
	c := &cast{
		standard:  first.Name,
		operators: map[string]eval.Operator{},
		models:    map[string]string{},
		layers:    sha256.New(),
		settings:  sha256.New(),
	}
	var errs []error
	for _, s := range sets {
		name := cmp.Or(s.Operator, c.standard)
		if c.operators[name] != nil {
			continue
		}
		configured, err := w.Operator(name)
		if err == nil {
			err = c.add(w, configured)
		}
		errs = append(errs, err)
	}
	return c, errors.Join(errs...)
}

func (c *cast) add(w *workspace, configured project.Operator) error {
	operator, company, err := w.operator(configured)
	if err != nil {
		return err
	}
	layers, err := w.Layers(configured, company)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.settings, "%s %q %s\n", configured.Name, operator.Sources(), configured.OffTopic.Text)
	for _, layer := range layers {
		c.layers.Write([]byte(layer.Name + "\x00" + layer.Text() + "\x00"))
	}
	c.operators[configured.Name] = operator
	c.models[configured.Name] = project.BuiltinModel
	if hours, ok := prompt.ParseHours(company.Hours); ok {
		c.hours = hours
	}
	return nil
}

// fingerprint says what a run was made of.
func (w *workspace) fingerprint(c *cast, sets []*eval.Set) eval.Fingerprint {
	index := sha256.New()
	for _, s := range w.store.Sources() {
		index.Write([]byte(s.Path + "\x00" + s.Hash + "\x00"))
	}
	fmt.Fprintf(c.settings, "%q\n", w.synonyms)
	models := slices.Sorted(maps.Values(c.models))
	return eval.Fingerprint{
		Layers:     hex.EncodeToString(c.layers.Sum(nil)),
		Index:      hex.EncodeToString(index.Sum(nil)),
		Model:      strings.Join(slices.Compact(models), ","),
		Parameters: hex.EncodeToString(c.settings.Sum(nil)),
		Scripts:    eval.Scripts(sets),
		Version:    version(),
	}
}
