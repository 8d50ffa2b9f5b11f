package eval

import (
	"context"
	"time"

	"firstline/eval/chat"
)

// Replier is the part of an [Operator] that answers.
type Replier interface {
	Reply(ctx context.Context, messages []chat.Message, now time.Time) (chat.Reply, error)
}

// Ask gives an operator's reply, or the error of the limit that was reached first: that of ctx, or timeout for
// this reply; 0 is none. An operator that does not heed a limit is not waited for.
func Ask(ctx context.Context, op Replier, talk []chat.Message, now time.Time, timeout time.Duration) (chat.Reply, error) {
	ctx, cancel := Limit(ctx, timeout, "no reply within")
	defer cancel()
	if ctx.Err() != nil {
		return chat.Reply{}, context.Cause(ctx)
	}
	type answered struct {
		reply chat.Reply
		err   error
	}
	came := make(chan answered, 1)
	go func() {
		reply, err := op.Reply(ctx, talk, now)
		came <- answered{reply, err}
	}()
	select {
	case a := <-came:
		if ctx.Err() != nil {
			return chat.Reply{}, context.Cause(ctx)
		}
		return a.reply, a.err
	case <-ctx.Done():
		return chat.Reply{}, context.Cause(ctx)
	}
}
