package openai

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v7"

	"firstline/kb/endpoint"
)

// Retries is how often a request that failed is sent again.
const Retries = 3

// maxAnswer is how much of an answer is read, in bytes: several times what 32 vectors of 4,096
// numbers take.
const maxAnswer = 16 << 20

// tooLargeError is of a request that may be too large: it is refused, or takes too long.
type tooLargeError struct{ error }

func (e *tooLargeError) Unwrap() error { return e.error }

// ask sends a request, and again where that can help, and gives the body of the answer.
func (e *Embedder) ask(ctx context.Context, body []byte) ([]byte, error) {
	longest := cmp.Or(e.config.MaxWait, 8*time.Second)
	answer, err := backoff.Retry(ctx, func() ([]byte, error) { return e.try(ctx, body) },
		backoff.WithBackOff(&backoff.ExponentialBackOff{
			InitialInterval:     min(time.Second/2, longest),
			RandomizationFactor: backoff.DefaultRandomizationFactor,
			Multiplier:          2,
			MaxInterval:         longest,
		}),
		backoff.WithMaxTries(1+Retries), backoff.WithMaxElapsedTime(0))
	switch failed := backoff.AsRetryError(err); {
	case failed == nil:
		return answer, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	default:
		return nil, failed.LastErr
	}
}

// try sends a request once. An error that another try cannot mend is marked as permanent.
func (e *Embedder) try(ctx context.Context, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, e.config.Timeout)
	defer cancel()
	request, err := e.newRequest(ctx, body)
	if err != nil {
		return nil, backoff.Permanent(err)
	}
	response, err := e.http.Do(request)
	if err != nil {
		return nil, e.unreachable(ctx, err)
	}
	defer response.Body.Close() //nolint:errcheck // it was only read
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	if err != nil {
		return nil, e.unreachable(ctx, err)
	}
	if response.StatusCode/100 != 2 {
		return nil, e.refused(response, answer)
	}
	e.answered.Store(true)
	return answer, nil
}

func (e *Embedder) newRequest(ctx context.Context, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.endpoint.URL()+"/embeddings", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "firstline")
	if key := e.endpoint.Key(); key != "" {
		request.Header.Set("Authorization", "Bearer "+key)
	}
	return request, nil
}

// unreachable says why there is no answer. Only a connection that there was may be better the next
// time.
func (e *Embedder) unreachable(ctx context.Context, err error) error {
	op, ok := errors.AsType[*net.OpError](err)
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		err = e.endpoint.Errorf(endpoint.ReasonUnreachable, "no answer within %v", e.config.Timeout)
		if e.answered.Load() {
			err = &tooLargeError{err}
		}
		return backoff.Permanent(err)
	case ok && (op.Op == "read" || op.Op == "write"), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return e.endpoint.Unreachable(err)
	default:
		return backoff.Permanent(e.endpoint.Unreachable(err))
	}
}

// refused says what the server has against the request, and whether it may be asked again. To
// llama.cpp a text that is too large is a fault of the server.
func (e *Embedder) refused(response *http.Response, answer []byte) error {
	response.Body = io.NopCloser(bytes.NewReader(answer))
	err := e.endpoint.Refused(response)
	switch status := response.StatusCode; {
	case status == http.StatusBadRequest, status == http.StatusRequestEntityTooLarge, status == http.StatusUnprocessableEntity,
		status == http.StatusInternalServerError && strings.Contains(endpoint.Complaint(answer), "too large"):
		return backoff.Permanent(&tooLargeError{err})
	case status < 500 && status != http.StatusTooManyRequests && status != http.StatusRequestTimeout:
		return backoff.Permanent(err)
	}
	wait, asked := retryAfter(response.Header)
	if !asked {
		return err
	}
	if wait > cmp.Or(e.config.MaxWait, time.Minute) {
		return backoff.Permanent(fmt.Errorf("%w; it may be asked again in %v", err, wait))
	}
	return backoff.RetryAfter(wait, err)
}

// retryAfter is how long a server asks to wait, in seconds or up to a point of its own time.
func retryAfter(h http.Header) (time.Duration, bool) {
	const longest = 1 << 31 // seconds, which a time.Duration holds
	after := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(after); err == nil {
		return time.Duration(max(0, min(seconds, longest))) * time.Second, true
	}
	until, err := http.ParseTime(after)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(h.Get("Date"))
	return max(0, until.Sub(now)), err == nil
}
