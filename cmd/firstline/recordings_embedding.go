package main

import (
	"errors"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat/recording"
	"firstline/kb/store"
)

// embeddingOf is the embedding model that a workspace searches with, which the book records, or replays without
// its key.
func (w *workspace) embeddingOf(e project.Embedding) (model store.Model, err error) {
	switch {
	case w.book == nil || e.Builtin():
		return w.app.embeddingModel(e)
	case w.replays():
		model, err = embeddingClient(e, "")
	default:
		model, err = w.app.embeddingModel(e)
	}
	if err != nil {
		return nil, err
	}
	return recording.Embedder(w.book, model), nil
}

// recordLearned hands over to the book what the index has learned of its passages, now or long ago: a checkout
// without an index makes one of that.
func (w *workspace) recordLearned() error {
	recorded, ok := w.embedding.(*recording.Vectors)
	if !ok {
		return nil
	}
	return recorded.Learned(w.store.Learned())
}

// unrecorded says of an error that it is of a vector which is not recorded, and how it is; any other is given back
// as it is.
func (t *trial) unrecorded(err error) error {
	var reasoned interface{ Reason() string }
	if !errors.As(err, &reasoned) || reasoned.Reason() != recording.Reason {
		return err
	}
	t.app.complain(err)
	if t.book.Mode() == recording.Only {
		t.app.hint(t.recording(recording.Fill) + " asks only for what is not recorded")
	}
	if t.book.Mode() == recording.Fill {
		t.app.hint(t.recording(recording.Write) + " records anew")
	}
	return &exitError{code: infrastructure}
}
