package pace

import (
	"context"
	"time"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/operator"
)

// Client has a language model asked at the pace, request by request. A try has that time; 0: a minute.
func Client(p *Pace, timeout time.Duration, inner llm.Client) llm.Client {
	return &client{p, timeout, inner}
}

type client struct {
	pace    *Pace
	timeout time.Duration
	inner   llm.Client
}

func (c *client) Complete(ctx context.Context, r llm.Request) (response llm.Response, err error) {
	err = c.pace.Do(ctx, c.timeout, func(ctx context.Context) error {
		response, err = c.inner.Complete(ctx, r)
		return err
	})
	return response, err
}

// Model has a model asked at the pace that sends one request for each reply. A try has that time; 0: a minute.
func Model(p *Pace, timeout time.Duration, inner operator.Model) operator.Model {
	return &model{p, timeout, inner}
}

type model struct {
	pace    *Pace
	timeout time.Duration
	inner   operator.Model
}

func (m *model) Reply(ctx context.Context, r chat.Request) (reply chat.Reply, err error) {
	err = m.pace.Do(ctx, m.timeout, func(ctx context.Context) error {
		reply, err = m.inner.Reply(ctx, r)
		return err
	})
	return reply, err
}
