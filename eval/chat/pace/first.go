package pace

import (
	"cmp"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"firstline/kb/endpoint"
)

// How long faults and limits of a server that has not answered yet do not count.
const (
	firstFaults = 6 * time.Second
	firstLimits = 15 * time.Second
	// between two tries of such a server there is so much time, or up to a quarter more, where it asks for none.
	between = 1600 * time.Millisecond
)

// first is what one request bears of a server that has not answered yet.
type first struct {
	faults, limits atomic.Bool // whether they count by now
	end            func()
}

// bear begins with the request; end is to be called at its end.
func bear() *first {
	f := &first{}
	faults := time.AfterFunc(firstFaults, func() { f.faults.Store(true) })
	limits := time.AfterFunc(firstLimits, func() { f.limits.Store(true) })
	f.end = func() {
		faults.Stop()
		limits.Stop()
	}
	return f
}

// met gives the error of a request that was tried so often, as its policy is to see it. What asks for more than
// maxWait (0: as an endpoint.Policy has it), or cannot be mended, stays as it is. A server that is lost has no first moment.
func (f *first) met(err error, tries int, lost bool, maxWait time.Duration) error {
	after, again := endpoint.Retry(err)
	if !again || after > cmp.Or(maxWait, endpoint.LongestPause) {
		return err
	}
	counts := f.faults.Load()
	if limited(err) {
		counts = f.limits.Load()
	}
	if after == 0 && !lost {
		after = min(between+rand.N(between/4), cmp.Or(maxWait, time.Minute))
	}
	return &firstError{err, after, tries <= endpoint.Retries || !counts && !lost}
}

// firstError is the error of a server that has not answered yet, with the wait before another try, if there is to be one.
type firstError struct {
	error

	after time.Duration
	again bool
}

// Retry is as that of package endpoint.
func (e *firstError) Retry() (after time.Duration, ok bool) { return e.after, e.again }
