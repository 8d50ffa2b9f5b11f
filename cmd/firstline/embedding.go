package main

import (
	"firstline/cmd/firstline/internal/project"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/embed/openai"
	"firstline/kb/store"
)

// embeddingModel makes the client of the model whose vectors the search uses beside the built-in
// ones; nil where the configuration names none. The key is taken from the environment.
func (a *app) embeddingModel(e project.Embedding) (store.Model, error) {
	if e.Builtin() {
		return nil, nil
	}
	key, err := a.key(e.Server, "embedding")
	if err != nil {
		return nil, err
	}
	return embeddingClient(e, key)
}

// embeddingClient is embeddingModel with a key.
func embeddingClient(e project.Embedding, key string) (store.Model, error) {
	model, err := openai.New(openai.Config{BaseURL: e.BaseURL.Text, Model: e.Model.Text, Key: key, Dimensions: e.Dimensions})
	if err != nil {
		return nil, kb.Errorf(e.Pos, "embedding: %v", err)
	}
	return model, nil
}

// noteModel says that the index has the vectors of another model, and how much there is to be
// embedded. Vectors of two models are never compared.
func (w *workspace) noteModel(sources []*kb.Source) {
	before := w.store.Model()
	if w.embedding == nil || w.replays() || before == "" || before == w.embedding.Name() {
		return
	}
	if diff, err := w.store.Plan(sources); err == nil && diff.Learned > 0 {
		w.app.note("the index has vectors of %s; %s to be embedded anew with %s", before, report.Many(diff.Learned, "passage"), w.embedding.Name())
	}
}
