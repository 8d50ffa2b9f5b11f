package replay

import (
	"context"
	"iter"
	"runtime"
	"sync"

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
	return func(yield func(*Dialog) bool) {
		ctx, stop := context.WithCancel(ctx)
		ended := make([]chan *Dialog, len(dialogs))
		for i := range ended {
			ended[i] = make(chan *Dialog, 1)
		}
		var workers sync.WaitGroup
		defer workers.Wait()
		defer stop()
		next := make(chan int)
		var telling sync.Mutex
		for range o.concurrency() {
			workers.Go(func() {
				for i := range next {
					if d := play(ctx, dialogs[i], players); d != nil {
						o.tell(&telling, d)
						ended[i] <- d
					}
					close(ended[i])
				}
			})
		}
		workers.Go(func() { handOut(ctx, o.Enough, next, ended) })
		for _, c := range ended {
			if d := <-c; d != nil && !yield(d) {
				return
			}
		}
	}, nil
}

// handOut gives the workers one dialog after another, and closes those that are never begun.
func handOut(ctx context.Context, enough <-chan struct{}, next chan<- int, ended []chan *Dialog) {
	defer close(next)
	for i := range ended {
		select {
		case <-enough: // also where a worker is free
		default:
			select {
			case next <- i:
				continue
			case <-enough:
			case <-ctx.Done():
			}
		}
		for _, c := range ended[i:] {
			close(c)
		}
		return
	}
}

func (o Options) concurrency() int {
	if o.Concurrency > 0 {
		return o.Concurrency
	}
	return 2 * runtime.GOMAXPROCS(0)
}

func (o Options) tell(telling *sync.Mutex, d *Dialog) {
	if o.Ended == nil {
		return
	}
	telling.Lock()
	defer telling.Unlock()
	o.Ended(d)
}
