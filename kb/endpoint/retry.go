package endpoint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v7"
)

// Retries is how often a request that failed is sent again, unless a [Policy] forgives.
const Retries = 3

// LongestPause is the longest wait that a server may ask for, unless a [Policy] says otherwise.
const LongestPause = time.Minute

// Policy is when a request that failed is sent again: where the error has a method
// Retry() (after time.Duration, ok bool), as those of this package have, and it says so. It is the only
// place where that happens; clients are told not to try again by themselves.
type Policy struct {
	// MaxWait is the longest wait between two tries; a server that asks for a longer one is not asked
	// again. 0: 8 seconds, or [LongestPause] where the server asks for it.
	MaxWait time.Duration
	// Patience is the time after which no further try is begun; 0: any.
	Patience time.Duration
	// Forgive tells of an error that another try can mend whether the try that gave it does not count
	// as one of [Retries]. nil: every one counts.
	Forgive func(err error) bool
}

// Do tries until there is no error, or one that another try would not mend, and gives that. It waits some
// 0.5, 1, 2 seconds and so on between two tries, or as long as the server asks for. The error of
// the context is given as it is.
func (p Policy) Do(ctx context.Context, try func() error) error {
	longest := cmp.Or(p.MaxWait, 8*time.Second)
	counted := 0
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := try()
		after, ok := Retry(err)
		switch {
		case err == nil:
			return struct{}{}, nil
		case !ok:
			return struct{}{}, backoff.Permanent(err)
		case after > cmp.Or(p.MaxWait, LongestPause):
			return struct{}{}, backoff.Permanent(fmt.Errorf("%w; it may be asked again in %s", err, inWords(after)))
		}
		if p.Forgive == nil || !p.Forgive(err) {
			counted++
		}
		switch {
		case counted > Retries:
			return struct{}{}, backoff.Permanent(err)
		case after > 0:
			return struct{}{}, backoff.RetryAfter(after, err)
		}
		return struct{}{}, err
	}, backoff.WithMaxElapsedTime(p.Patience), backoff.WithBackOff(&backoff.ExponentialBackOff{
		InitialInterval:     min(time.Second/2, longest),
		RandomizationFactor: backoff.DefaultRandomizationFactor,
		Multiplier:          2,
		MaxInterval:         longest,
	}))
	switch failed := backoff.AsRetryError(err); {
	case failed == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	default:
		return failed.LastErr
	}
}

// inWords is a span as people read it: of more than two days, in days.
func inWords(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d > 366*day:
		return "more than a year"
	case d > 2*day:
		return fmt.Sprintf("%d days", d/day)
	}
	return d.String()
}

// Retry tells whether another try can mend an error, and how long the server asks to wait before it; 0: it
// does not say.
func Retry(err error) (after time.Duration, ok bool) {
	var failed interface {
		Retry() (after time.Duration, ok bool)
	}
	if !errors.As(err, &failed) {
		return 0, false
	}
	return failed.Retry()
}

// retryAfter is how long a server asks to wait, in seconds or up to a point of its own time; 0 where
// it does not ask.
func retryAfter(h http.Header) time.Duration {
	const longest = 1 << 31 // seconds, which a time.Duration holds
	after := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(after); err == nil {
		return time.Duration(max(0, min(seconds, longest))) * time.Second
	}
	until, err := http.ParseTime(after)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return max(0, until.Sub(now))
}
