package main

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat/anthropic"
	"firstline/eval/chat/builtin"
	"firstline/eval/chat/deployed"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/openai"
	"firstline/eval/chat/pace"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/prompt"
)

// model makes an operator's model, ready to be asked: of a company, with the entries that the operator may use. The
// key is taken from the environment.
func (w *workspace) model(o project.Operator, company *prompt.Company, entries []kb.Entry) (operator.Model, error) {
	m, err := w.Model(o.Model.Text)
	if err != nil {
		return nil, err
	}
	if m.Name == project.BuiltinModel {
		return builtin.New(builtin.Config{
			Language:        w.Config.Language.Text,
			Company:         company,
			Entries:         entries,
			OffTopicHandoff: o.OffTopic.Text == "handoff",
		})
	}
	key, err := w.modelKey(m)
	if err == nil && w.log == nil {
		w.log, err = w.openDebug()
	}
	if err != nil {
		return nil, err
	}
	if m.Deployed() {
		return w.deployed(o, m, key)
	}
	client, err := w.client(m, key)
	if err != nil {
		return nil, err
	}
	config := w.acting(m, company)
	config.Client = w.recorded(o, m, pace.Client(w.pace(m), m.Timeout, w.debugged(m, client)))
	return llm.New(config), nil
}

// acting says how a language model is told to act for a company.
func (w *workspace) acting(m project.Model, company *prompt.Company) llm.Config {
	hours, _ := prompt.ParseHours(company.Hours) // hours that cannot be read are always open
	return llm.Config{
		Language: w.Config.Language.Text, Tools: m.Tools, Looks: m.Searches, Hours: hours, HoursText: company.Hours,
	}
}

// modelKey is the key to a model's server; none where the server is not asked.
func (w *workspace) modelKey(m project.Model) (string, error) {
	if w.replays() {
		return "", nil
	}
	return w.app.key(m.Server, "model "+m.Name)
}

// deployed makes the client of an operator that is deployed already. A program ends with the workspace.
func (w *workspace) deployed(o project.Operator, m project.Model, key string) (operator.Model, error) {
	language := w.Config.Language.Text
	if m.API.Text == project.Command {
		program, err := deployed.Command(deployed.ProgramConfig{Command: m.Command, Dir: w.Dir, Operator: o.Name, Language: language})
		if err != nil {
			return nil, kb.Errorf(m.Pos, "model %s: %v", m.Name, err)
		}
		w.programs = append(w.programs, program)
		return w.recordedModel(o, m, pace.Model(w.pace(m), m.Timeout, w.debuggedModel(m, program))), nil
	}
	server, err := deployed.HTTP(deployed.ServerConfig{URL: m.BaseURL.Text, Key: key, Operator: o.Name, Language: language})
	if err != nil {
		return nil, kb.Errorf(m.Pos, "model %s: %v", m.Name, err)
	}
	return w.recordedModel(o, m, pace.Model(w.pace(m), m.Timeout, w.debuggedModel(m, server))), nil
}

// client makes the client of a language model, which asks it once and at once.
func (w *workspace) client(m project.Model, key string) (client llm.Client, err error) {
	if m.API.Text == project.Anthropic {
		client, err = anthropic.New(anthropic.Config{
			BaseURL: m.BaseURL.Text, Model: m.Model.Text, Key: key,
			Temperature: m.Temperature, TopP: m.TopP, Stream: m.Stream, MaxTokens: m.MaxTokens,
		})
	} else {
		client, err = openai.New(openai.Config{
			BaseURL: m.BaseURL.Text, Model: m.Model.Text, Key: key,
			Temperature: m.Temperature, TopP: m.TopP, Seed: m.Seed, Stream: m.Stream,
			MaxTokens: m.MaxTokens, MaxCompletionTokens: m.MaxCompletionTokens,
		})
	}
	if err != nil {
		return nil, kb.Errorf(m.Pos, "model %s: %v", m.Name, err)
	}
	return client, nil
}

// pace is that of a model's server, of which models may share the limits.
func (w *workspace) pace(m project.Model) *pace.Pace {
	address := serverOf(m)
	if w.paces[address] == nil {
		name := address
		if at, err := url.Parse(address); err == nil && at.Host != "" {
			name = at.Host // as other errors call it
		}
		w.paces[address] = pace.New(pace.Config{Name: name, AtOnce: w.atOnce(address), Late: func(waited time.Duration, met error) {
			if met != nil {
				w.app.note("no answer for %v, and it is asked again: %v", waited, met)
				return
			}
			w.app.note("%s has not answered for %v; a request waits as long as the timeout of its model, which is a minute where it is not set", name, waited)
		}})
	}
	return w.paces[address]
}

// serverOf is the address of a model's server, or the program that it is.
func serverOf(m project.Model) string {
	return cmp.Or(m.BaseURL.Text, strings.Join(m.Command, " "))
}

// atOnce is how many requests at once a server takes: as many as the model of it that allows for the
// fewest; 0: no model says.
func (w *workspace) atOnce(server string) int {
	fewest := 0
	for _, m := range w.Config.Models {
		if serverOf(m) == server && m.Concurrent > 0 && (fewest == 0 || m.Concurrent < fewest) {
			fewest = m.Concurrent
		}
	}
	return fewest
}

// bindOverrides lets a command take values in the place of those in firstline.yaml.
func (a *app) bindOverrides(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.overrides, "override", nil,
		"use this value in the place of the one in firstline.yaml, as `KEY=VALUE`: models.mini.temperature=0 (repeatable)")
}

// key gives the key to a server, from the environment variable that the configuration names; empty
// where it names none. whose is what the server is for.
func (a *app) key(s project.Server, whose string) (string, error) {
	if s.KeyEnv.Text == "" {
		return "", nil
	}
	key, _ := a.env(s.KeyEnv.Text)
	if key == "" {
		return "", kb.Errorf(s.KeyEnv.Pos, "%s: the environment variable %s, which holds its key, is not set", whose, shownVariable(s.KeyEnv.Text))
	}
	return key, nil
}

// shownVariable is the name of an environment variable; not where it may be the key itself, written in
// the wrong place: names have no small letters.
func shownVariable(name string) string {
	if strings.ToUpper(name) == name {
		return name
	}
	return "of key_env"
}
