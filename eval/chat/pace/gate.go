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
	most    int           // that may run at once, ever
	atOnce  int           // that may run at once
	running int           // that do
	pauses  int           // waits that the server asked for, and that are not over
	queue   []chan let    // who waits to be let in, the first one first
	round   int           // how often atOnce was halved, which is the number of a ticket
	good    int           // answers since atOnce was changed
	answer  bool          // whether the server gives answers, as far as anyone knows
	lost    bool          // whether somebody has given it up since it answered last
	waited  time.Duration // for its first answer, in vain, at most
	shut    error         // why nobody is let in, and nobody need wait; nil: they are
}

// let is what one who waits is told at last.
type let struct {
	ticket int
	err    error // why it is not let in
}

// news is what one who leaves tells of the server.
type news struct {
	answered bool
	tooMuch  bool          // it is asked for too much
	waited   time.Duration // for the first answer, in vain
	pause    time.Duration // for which it asks; 0: for none
	shut     error         // with which it asks for a pause that is too long to wait for; nil: it does not
}

// enter waits for its turn, and gives the ticket to leave with. Who tries again goes before those
// who have not tried yet. Where nobody is let in it gives the error that says why.
func (g *gate) enter(ctx context.Context, again bool) (ticket int, err error) {
	turn := make(chan let, 1)
	g.mu.Lock()
	if g.shut != nil {
		defer g.mu.Unlock()
		return 0, g.shut
	}
	if again {
		g.queue = slices.Insert(g.queue, 0, turn)
	} else {
		g.queue = append(g.queue, turn)
	}
	g.admit()
	g.mu.Unlock()
	select {
	case told := <-turn:
		return told.ticket, told.err
	case <-ctx.Done():
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if i := slices.Index(g.queue, turn); i >= 0 {
		g.queue = slices.Delete(g.queue, i, i+1)
	} else if told := <-turn; told.err == nil { // its turn came at the same moment
		g.running--
		g.admit()
	}
	return 0, ctx.Err()
}

// admit gives tickets to those whose turn it is.
func (g *gate) admit() {
	for g.pauses == 0 && g.running < g.atOnce && len(g.queue) > 0 {
		g.queue[0] <- let{ticket: g.round}
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
		g.answer, g.lost, g.waited = true, false, 0
		if g.good++; g.good >= g.atOnce && g.atOnce < g.most {
			g.atOnce, g.good = g.atOnce+1, 0
		}
	case n.tooMuch && ticket == g.round:
		g.atOnce, g.good = max(1, min(g.atOnce, g.running)/2), 0
		g.round++
	}
	g.running--
	g.waited = max(g.waited, n.waited)
	if n.shut != nil {
		g.shut = n.shut
		for _, turn := range g.queue {
			turn <- let{err: n.shut}
		}
		g.queue = nil
		time.AfterFunc(n.pause, g.reopen)
	} else if n.pause > 0 {
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

// reopen lets in whoever comes.
func (g *gate) reopen() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = nil
}

// silentFor tells whether somebody has waited that long for the first answer, in vain.
func (g *gate) silentFor(d time.Duration) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waited >= d
}

// answers tells whether the server gives answers.
func (g *gate) answers() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.answer
}

// isLost tells whether somebody has given the server up since it answered last.
func (g *gate) isLost() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.lost
}

// giveUp takes down that somebody has waited for the server in vain.
func (g *gate) giveUp() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.answer, g.lost = false, true
}
