package eval

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// InOrder does n things, concurrency of them at once (0: two for each processor), and yields what came of them
// in their order; those that give false come to nothing. Nothing more is begun once enough is closed (nil: it
// never is) or ctx has ended. Leaving the loop stops those that go on.
func InOrder[T any](ctx context.Context, n, concurrency int, enough <-chan struct{}, do func(ctx context.Context, i int) (T, bool)) iter.Seq[T] {
	if concurrency <= 0 {
		concurrency = 2 * runtime.GOMAXPROCS(0)
	}
	return func(yield func(T) bool) {
		ctx, stop := context.WithCancel(ctx)
		ended := make([]chan T, n)
		for i := range ended {
			ended[i] = make(chan T, 1)
		}
		var workers sync.WaitGroup
		defer workers.Wait()
		defer stop()
		next := make(chan int)
		for range concurrency {
			workers.Go(func() {
				for i := range next {
					if result, ok := do(ctx, i); ok {
						ended[i] <- result
					}
					close(ended[i])
				}
			})
		}
		workers.Go(func() { handOut(ctx, enough, next, ended) })
		for _, c := range ended {
			if result, ok := <-c; ok && !yield(result) {
				return
			}
		}
	}
}

// handOut gives the workers one thing after another, and closes the results of those that are never begun.
func handOut[T any](ctx context.Context, enough <-chan struct{}, next chan<- int, ended []chan T) {
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
