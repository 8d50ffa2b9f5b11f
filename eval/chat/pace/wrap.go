package pace

import (
	"context"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
)

// Client has a language model asked at the pace, request by request.
func Client(p *Pace, inner llm.Client) llm.Client { return &client{p, inner} }

type client struct {
	pace  *Pace
	inner llm.Client
}

func (c *client) Complete(ctx context.Context, r llm.Request) (response llm.Response, err error) {
	err = c.pace.Do(ctx, func(ctx context.Context) error {
		response, err = c.inner.Complete(ctx, r)
		return err
	})
	return response, err
}

// Model has a model asked at the pace that sends one request for each reply.
func Model(p *Pace, inner operator.Model) operator.Model { return &model{p, inner} }

type model struct {
	pace  *Pace
	inner operator.Model
}

func (m *model) Reply(ctx context.Context, r chat.Request) (reply chat.Reply, err error) {
	err = m.pace.Do(ctx, func(ctx context.Context) error {
		reply, err = m.inner.Reply(ctx, r)
		return err
	})
	return reply, err
}
