package main

import (
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat/builtin"
	"firstline/eval/chat/openai"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/prompt"
)

// model makes the client of an operator's model. Keys are taken from the environment, by the names
// that the configuration gives.
func (w *workspace) model(o project.Operator, company *prompt.Company) (operator.Model, error) {
	m, err := w.Model(o.Model.Text)
	if err != nil {
		return nil, err
	}
	if m.Name == project.BuiltinModel {
		return builtin.New(builtin.Config{
			Language:        w.Config.Language.Text,
			Company:         company,
			OffTopicHandoff: o.OffTopic.Text == "handoff",
		})
	}
	key := ""
	if m.KeyEnv.Text != "" {
		key, _ = w.app.env(m.KeyEnv.Text)
		if key == "" {
			return nil, kb.Errorf(m.KeyEnv.Pos, "model %s: the environment variable %s, which holds its key, is not set", m.Name, shownVariable(m.KeyEnv.Text))
		}
	}
	client, err := openai.New(openai.Config{BaseURL: m.BaseURL.Text, Model: m.Model.Text, Key: key})
	if err != nil {
		return nil, kb.Errorf(m.Pos, "model %s: %v", m.Name, err)
	}
	return client, nil
}

// shownVariable is the name of an environment variable; not where it may be the key itself, written in
// the wrong place: names have no small letters.
func shownVariable(name string) string {
	if strings.ToUpper(name) == name {
		return name
	}
	return "of key_env"
}
