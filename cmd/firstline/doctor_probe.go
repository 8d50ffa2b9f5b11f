package main

import (
	"context"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/kb/embed"
	"firstline/kb/store"
	"firstline/prompt"
)

// probe asks a model for something small, once, and gives what that took.
type probe func(ctx context.Context) (chat.TokenCounts, error)

// probeOf makes what asks the model of a check. The network is not touched yet.
func (w *workspace) probeOf(c doctorCheck) (probe, error) {
	if c.Kind == "embedding" {
		return w.embeddingProbe()
	}
	m, err := w.Model(c.Name)
	if err != nil {
		return nil, err
	}
	switch m.API.Text {
	case project.OpenAI, project.Anthropic:
		return w.languageProbe(m)
	default:
		return w.replyProbe(m)
	}
}

// greeting is what models are asked.
func (w *workspace) greeting() string {
	if w.Config.Language.Text == "en" {
		return "Hello!"
	}
	return "Здравствуйте!"
}

// languageProbe asks a language model, without the prompt of an operator.
func (w *workspace) languageProbe(m project.Model) (probe, error) {
	key, err := w.modelKey(m)
	if err != nil {
		return nil, err
	}
	client, err := w.client(m, key)
	if err != nil {
		return nil, err
	}
	request := llm.Request{Messages: []llm.Message{{Role: llm.User, Text: w.greeting()}}}
	return func(ctx context.Context) (chat.TokenCounts, error) {
		response, err := client.Complete(ctx, request)
		return response.Tokens, err
	}, nil
}

// replyProbe asks a model that replies by itself: the built-in one, or a deployed operator.
func (w *workspace) replyProbe(m project.Model) (probe, error) {
	model, err := w.model(w.whoseModel(m), &prompt.Company{}, nil)
	if err != nil {
		return nil, err
	}
	now, err := w.app.now()
	request := chat.Request{Messages: []chat.Message{{Role: chat.User, Text: w.greeting()}}, Now: now}
	return func(ctx context.Context) (chat.TokenCounts, error) {
		reply, err := model.Reply(ctx, request)
		return reply.Tokens, err
	}, err
}

// whoseModel gives the first operator with the model; where there is none, the first with that model.
func (w *workspace) whoseModel(m project.Model) project.Operator {
	var first project.Operator
	for i, o := range w.Config.Operators {
		if i == 0 || o.Model.Text == m.Name && first.Model.Text != m.Name {
			first = o
		}
	}
	first.Model.Text = m.Name
	return first
}

// embeddingProbe has a word embedded.
func (w *workspace) embeddingProbe() (probe, error) {
	var model store.Model = embed.New()
	configured, err := w.app.embeddingModel(w.Config.Embedding)
	if configured != nil {
		model = configured
	}
	return func(ctx context.Context) (chat.TokenCounts, error) {
		_, err := model.Embed(ctx, []string{w.greeting()})
		return chat.TokenCounts{}, err
	}, err
}
