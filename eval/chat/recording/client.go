package recording

import (
	"context"
	"errors"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
)

// Client records what a language model is asked and gives, or replays it. The parameters are those with
// which inner asks: they are a part of each request. Where the book is of mode Only, inner is not asked.
func Client(b *Book, v Voice, parameters map[string]string, inner llm.Client) llm.Client {
	b.speak(v)
	return &client{b, v, parameters, inner}
}

type client struct {
	book       *Book
	voice      Voice
	parameters map[string]string
	inner      llm.Client
}

// Complete is of [llm.Client].
func (c *client) Complete(ctx context.Context, r llm.Request) (llm.Response, error) {
	tools := len(r.Tools) > 0
	if tools && c.book.mode != Write && c.book.takesNoTools(c.voice) {
		return llm.Response{}, llm.ErrNoTools
	}
	response, err := ask(ctx, c.book, c.voice, newRequest(r, c.parameters), (*mask).response, func() (llm.Response, error) {
		return c.inner.Complete(ctx, r)
	})
	if tools && c.book.mode != Only && (err == nil || errors.Is(err, llm.ErrNoTools)) {
		if err := c.book.noteTools(c.voice, err == nil); err != nil {
			return response, &failedError{err.Error()}
		}
	}
	return response, err
}

// Model records the replies of an operator that is deployed elsewhere, or replays them. It has a prompt of
// its own, and is sent what was said alone.
func Model(b *Book, v Voice, inner operator.Model) operator.Model {
	b.speak(v)
	return &model{b, v, inner}
}

type model struct {
	book  *Book
	voice Voice
	inner operator.Model
}

// Reply is of [operator.Model].
func (m *model) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	var sent llm.Request
	for _, message := range r.Messages {
		role := llm.Assistant
		if message.Role == chat.User {
			role = llm.User
		}
		sent.Messages = append(sent.Messages, llm.Message{Role: role, Text: message.Text})
	}
	return ask(ctx, m.book, m.voice, newRequest(sent, nil), (*mask).reply, func() (chat.Reply, error) {
		return m.inner.Reply(ctx, r)
	})
}
