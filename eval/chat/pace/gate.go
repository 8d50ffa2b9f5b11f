package pace

import (
	"context"
	"slices"
	"sync"
	"time"
)

// gate lets through as many as may run at once, one after another in the order of their coming.
type gate struct {
	mu      sync.Mutex
	most    int        // that may run at once, ever
	atOnce  int        // that may run at once
	running int        // that do
	pauses  int        // waits that the server asked for, and that are not over
	queue   []chan int // who waits for a ticket, the first one first
	round   int        // how often atOnce was halved, which is the number of a ticket
	good    int        // answers since atOnce was changed
	answer  bool       // whether the server gives answers, as far as anyone knows
}

// news is what one who leaves tells of the server.
type news struct {
	answered bool
	tooMuch  bool          // it is asked for too much
	pause    time.Duration // for which it asks; 0: for none
}

// enter waits for its turn, and gives the ticket to leave with. Who tries again goes before those
// who have not tried yet.
func (g *gate) enter(ctx context.Context, again bool) (ticket int, err error) {
	turn := make(chan int, 1)
	g.mu.Lock()
	if again {
		g.queue = slices.Insert(g.queue, 0, turn)
	} else {
		g.queue = append(g.queue, turn)
	}
	g.admit()
	g.mu.Unlock()
	select {
	case ticket = <-turn:
		return ticket, nil
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if i := slices.Index(g.queue, turn); i >= 0 {
		g.queue = slices.Delete(g.queue, i, i+1)
	} else { // its turn came at the same moment
		g.running--
		g.admit()
	}
	return 0, ctx.Err()
}

// admit gives tickets to those whose turn it is.
func (g *gate) admit() {
	for g.pauses == 0 && g.running < g.atOnce && len(g.queue) > 0 {
		g.queue[0] <- g.round
		g.queue = g.queue[1:]
		g.running++
	}
}

// leave makes room for another, and sets the pace by what came of the try.
func (g *gate) leave(ticket int, n news) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case n.answered:
		g.answer = true
		if g.good++; g.good >= g.atOnce && g.atOnce < g.most {
			g.atOnce, g.good = g.atOnce+1, 0
		}
	case n.tooMuch && ticket == g.round:
		g.atOnce, g.good = max(1, min(g.atOnce, g.running)/2), 0
		g.round++
	}
	g.running--
	if n.pause > 0 {
		g.pauses++
		time.AfterFunc(n.pause, g.resume)
	}
	g.admit()
}

// resume ends a pause.
func (g *gate) resume() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.pauses--
	g.admit()
}

// answers tells whether the server gives answers.
func (g *gate) answers() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.answer
}

// giveUp takes down that somebody has waited for the server in vain.
func (g *gate) giveUp() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.answer = false
}
