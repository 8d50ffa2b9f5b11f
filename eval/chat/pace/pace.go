// Package pace has a server of models asked as fast as it takes, and no faster.
//
// # How many at once
//
// A [Pace] begins with as many requests at once as there are. Where the server says that it is too
// much (429, 503, Anthropic's 529), or is too slow to answer in time, their number is halved; for
// each round of answers it grows by one. Of requests that ran together only the first refusal halves
// it: the others say the same thing again. This is how TCP finds its rate (additive increase,
// multiplicative decrease: D.-M. Chiu, R. Jain, Computer Networks and ISDN Systems 17, 1989).
// Where a server asks to wait, nobody asks it until that is over; where it says too much and not how long
// to wait, nobody does for half a second.
//
// # What is tried again
//
// What endpoint.Policy tries again, which is the only owner of retries, and as often. A server that has
// answered is trusted for longer: a fault is tried three times more, and a limit for as long as
// [Config.Patience] lasts. So is a request that took longer than its time. One that has not answered yet may have
// a bad moment: its faults are tried again for six seconds, its limits for fifteen. Once a request is given up, the server
// counts as one that has not answered, and is not waited for in that way.
//
// # Servers that give no answers
//
// A server that has never answered is told of after ten seconds, by [Config.Late]: it may be loading a model, or
// have a bad moment, as well as be dead. Once one request has waited in vain for the
// whole of its time, those with no more time than that have ten seconds. A server that asks for a longer
// wait than anybody has patience for is not asked until that is over: every request fails at once.
//
// An error is the last that the request gave, with its Reason(); of a request that took too long the
// reason is timeout. An error of the context is given as it is.
package pace

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"firstline/kb/endpoint"
)

// Config says how a server may be asked. The zero value will do.
type Config struct {
	Name     string        // of the server, in errors
	AtOnce   int           // requests at the same time, at most; 0: as many as there are
	Patience time.Duration // after that time no further try is begun; 0: 90 seconds
	MaxWait  time.Duration // the longest wait between two tries, as in [endpoint.Policy]
	// Late is called, once, where a request waits for a server that has not answered yet, with the error that the
	// request has met so far, nil where it hangs. nil: nobody is told.
	Late func(waited time.Duration, met error)
}

// forgiven is how many faults of a server that has answered do not count.
const forgiven = 3

// firstWord is how long a server that has not answered yet may take before it is told of.
const firstWord = 10 * time.Second

// breath is how long a server is left alone that says too much, and not for how long.
const breath = time.Second / 2

// Pace is that of one server. It may be used from several goroutines, and by several models that the server
// counts as one.
type Pace struct {
	config Config
	gate   gate
	late   sync.Once // whether it was told of
}

// New makes a pace, of a server that has not answered yet.
func New(c Config) *Pace {
	c.AtOnce = cmp.Or(c.AtOnce, math.MaxInt)
	c.Patience = cmp.Or(c.Patience, 90*time.Second)
	return &Pace{config: c, gate: gate{atOnce: c.AtOnce, most: c.AtOnce}}
}

// Do calls try when it may be, and again where that can help; try heeds its context, which gives it as
// long as timeout, where that is 0, a minute.
func (p *Pace) Do(ctx context.Context, timeout time.Duration, try func(ctx context.Context) error) error {
	faults, tries := 0, 0
	first := bear()
	defer first.end()
	var met failure
	defer p.watch(&met)()
	policy := endpoint.Policy{MaxWait: p.config.MaxWait, Patience: p.config.Patience, Forgive: func(err error) bool {
		if !p.gate.answers() {
			return !p.gate.isLost()
		}
		if limited(err) {
			return true
		}
		faults++
		return faults <= forgiven
	}}
	err := policy.Do(ctx, func() error {
		ticket, err := p.gate.enter(ctx, tries > 0)
		if err != nil {
			return err
		}
		tries++
		err = p.once(ctx, cmp.Or(timeout, time.Minute), try)
		p.gate.leave(ticket, p.came(ctx, err))
		met.set(err)
		if p.gate.answers() {
			return err
		}
		return first.met(err, tries, p.gate.isLost(), p.config.MaxWait)
	})
	if first, ok := errors.AsType[*firstError](err); ok {
		err = first.error
	}
	if _, again := endpoint.Retry(err); again {
		p.gate.giveUp()
	}
	return err
}

// once tries once, within the time of a try.
func (p *Pace) once(ctx context.Context, timeout time.Duration, try func(ctx context.Context) error) error {
	if p.gate.silentFor(timeout) {
		timeout = min(timeout, firstWord)
	}
	within, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	err := try(within)
	if err == nil || ctx.Err() != nil || within.Err() == nil {
		return err
	}
	return &slowError{
		message: fmt.Sprintf("%s: no answer within %v", p.config.Name, timeout),
		within:  timeout,
		again:   p.gate.answers(),
	}
}

// failure is the error that a request has met last.
type failure struct {
	mu  sync.Mutex
	err error
}

func (f *failure) set(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.err = err
}

func (f *failure) last() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// watch tells of a server that has not answered yet if the request that begins takes too long; end is called
// at its end, and nobody is told after that.
func (p *Pace) watch(met *failure) (end func()) {
	if p.config.Late == nil || p.gate.answers() {
		return func() {}
	}
	told := make(chan struct{})
	timer := time.AfterFunc(firstWord, func() {
		defer close(told)
		if !p.gate.answers() {
			p.late.Do(func() { p.config.Late(firstWord, met.last()) })
		}
	})
	return func() {
		if !timer.Stop() {
			<-told
		}
	}
}

// came is what a try tells of the server.
func (p *Pace) came(ctx context.Context, err error) news {
	if err == nil {
		return news{answered: true}
	}
	after, again := endpoint.Retry(err)
	slow, isSlow := errors.AsType[*slowError](err)
	switch longest := cmp.Or(p.config.MaxWait, endpoint.LongestPause); {
	case ctx.Err() != nil:
		return news{}
	case isSlow && !again:
		return news{waited: slow.within}
	case !again:
		return news{}
	case after > longest:
		return news{shut: err, pause: after}
	case limited(err):
		return news{tooMuch: true, pause: cmp.Or(after, min(breath, longest))}
	}
	return news{tooMuch: isSlow, pause: after}
}

// slowError is of a try that took longer than its time. A server that has never answered in time is
// not slow but dead.
type slowError struct {
	message string
	within  time.Duration
	again   bool
}

func (e *slowError) Error() string { return e.message }

// Reason is that of the outcome error, as package eval reports it.
func (e *slowError) Reason() string { return "timeout" }

func (e *slowError) Retry() (after time.Duration, ok bool) { return 0, e.again }

func limited(err error) bool {
	var failed interface{ Limited() bool }
	return errors.As(err, &failed) && failed.Limited()
}
