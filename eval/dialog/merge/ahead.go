package merge

import (
	"iter"
	"runtime"
	"sync"
)

// aheadSize is how much is worked on at once, in bytes of what is kept on disk, but for a dialog that is longer:
// that one is finished before anything else is begun.
const aheadSize = 1 << 20

// begun is a group that is worked on.
type begun[T any] struct {
	size int
	done chan T
}

// ahead does work on groups, on all cores, and gives what comes of it in the order of the groups. Nothing of it
// goes on behind the end.
func ahead[T any](groups iter.Seq2[*group, error], work func(*group) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var running sync.WaitGroup
		defer running.Wait()
		var broken error // what ends the groups
		var waiting []begun[T]
		size, most := 0, 4*runtime.GOMAXPROCS(0)
		give := func() bool {
			first := waiting[0]
			waiting, size = waiting[1:], size-first.size
			return yield(<-first.done, nil)
		}
		for g, err := range groups {
			if err != nil {
				broken = err
				break
			}
			next := begun[T]{g.size, make(chan T, 1)}
			running.Go(func() { next.done <- work(g) })
			waiting, size = append(waiting, next), size+next.size
			for len(waiting) > most || size > aheadSize {
				if !give() {
					return
				}
			}
		}
		for len(waiting) > 0 {
			if !give() {
				return
			}
		}
		if broken != nil {
			yield(*new(T), broken)
		}
	}
}
