package llm

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"firstline/eval/chat"
	"firstline/prompt"
)

// Config says who writes, and how.
type Config struct {
	Client   Client
	Language string // ru or en, in which the model is told how to act
	// Tools says whether tools are offered: nil, until the server does not take them.
	Tools *bool
	// Looks is how often a model may search once more for one reply; 0: it is not offered.
	Looks int
	// Hours are the company's; nobody is called outside of them. The zero Hours are always open.
	Hours     prompt.Hours
	HoursText string // as the company writes them
}

// Model is a language model as an operator's model. It keeps nothing of a dialog, and may serve several at
// once.
type Model struct {
	config  Config
	markers atomic.Bool // the server does not take tools

	acts, searching func() []Tool // the tools, without that of searching and with it
}

// New makes a model.
func New(c Config) *Model {
	m := &Model{
		config:    c,
		acts:      sync.OnceValue(func() []Tool { return toolsOf(c.Language, false) }),
		searching: sync.OnceValue(func() []Tool { return toolsOf(c.Language, true) }),
	}
	m.markers.Store(c.Tools != nil && !*c.Tools)
	return m
}

// rounds is how often a model is asked for one reply beside its searches: what it leaves out, as the text
// of a handoff, it is asked for once.
const rounds = 3

// Reply asks the model, and again while it wants to search or leaves out what the customer is to read. The
// tokens are those of all rounds.
func (m *Model) Reply(ctx context.Context, r chat.Request) (chat.Reply, error) {
	if hear := chat.ListenerOf(ctx); hear != nil {
		ctx = chat.WithListener(ctx, func(soFar string) { hear(heard(soFar)) })
	}
	t := m.turn(r)
	for left := rounds + m.config.Looks; left > 0; left-- {
		response, err := m.complete(ctx, t)
		if err != nil {
			return chat.Reply{}, err
		}
		d := read(response)
		open, err := t.take(ctx, d)
		if err != nil {
			return chat.Reply{}, err
		}
		if !open {
			break
		}
	}
	return t.reply()
}

// complete sends the request of a turn, without tools where the server does not take them.
func (m *Model) complete(ctx context.Context, t *turn) (Response, error) {
	markers := m.markers.Load()
	response, err := m.config.Client.Complete(ctx, t.request(markers))
	if errors.Is(err, ErrNoTools) && !markers && m.config.Tools == nil {
		m.markers.Store(true)
		response, err = m.config.Client.Complete(ctx, t.request(true))
	}
	t.tokens.Input += response.Tokens.Input
	t.tokens.Output += response.Tokens.Output
	return response, err
}

// Restate gives the last turn of the customer as a question that can be searched without the dialog before
// it, and what that took.
func (m *Model) Restate(ctx context.Context, messages []chat.Message) (string, chat.TokenCounts, error) {
	ctx = chat.WithListener(ctx, nil) // this is nothing for the customer
	response, err := m.config.Client.Complete(ctx, Request{
		System:   []Part{{Name: "acting", Text: actingText(m.config.Language, "restate")}},
		Messages: dialog(messages),
	})
	if err != nil {
		return "", response.Tokens, err
	}
	return strings.Join(strings.Fields(response.Text), " "), response.Tokens, nil
}
