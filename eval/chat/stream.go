package chat

import "context"

type listenerKey struct{}

// WithListener gives a context in which hear is told what there is of a reply while it is being written: each time
// the whole of it so far, anew where it is asked for again. What counts is the [Reply] in the end. hear is called by
// one goroutine at a time, and has to be quick.
func WithListener(ctx context.Context, hear func(soFar string)) context.Context {
	return context.WithValue(ctx, listenerKey{}, hear)
}

// ListenerOf gives who listens, nil where nobody does.
func ListenerOf(ctx context.Context) func(soFar string) {
	hear, _ := ctx.Value(listenerKey{}).(func(string))
	return hear
}
