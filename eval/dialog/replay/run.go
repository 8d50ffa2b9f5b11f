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
// them in their order, those that an earlier replay has done in their places. A dialog that ctx interrupts is left
// out; those that ended before are still yielded.
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
		d, told := play(ctx, dialogs[i], players, o.Done[dialogs[i].ID])
		if told && o.Ended != nil {
			telling.Lock()
			defer telling.Unlock()
			o.Ended(d)
		}
		return d, d != nil
	}), nil
}
