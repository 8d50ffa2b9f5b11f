package replay

import (
	"context"
	"iter"
	"sync"

	"firstline/eval"
	"firstline/eval/chat/builtin"
	"firstline/eval/dialog"
)

// Run puts every dialog to one side or two, several dialogs at once and each one's turns in order, and yields
// them in their order. A dialog that ctx interrupts is left out; those that ended before are still yielded.
// Leaving the loop stops the run. The error is of the words that customers are understood by.
func Run(ctx context.Context, dialogs []*dialog.Dialog, sides []Side, o Options) (iter.Seq[*Dialog], error) {
	listener, err := builtin.NewListener()
	if err != nil {
		return nil, err
	}
	var players []*player
	for _, s := range sides {
		players = append(players, newPlayer(s, o, listener))
	}
	var telling sync.Mutex
	return eval.InOrder(ctx, len(dialogs), o.Concurrency, o.Enough, func(ctx context.Context, i int) (*Dialog, bool) {
		d := play(ctx, dialogs[i], players)
		if d != nil && o.Ended != nil {
			telling.Lock()
			defer telling.Unlock()
			o.Ended(d)
		}
		return d, d != nil
	}), nil
}
