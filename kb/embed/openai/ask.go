package openai

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"firstline/kb/endpoint"
)

// longestAnswer is how long an answer may be, in bytes: several times what 32 vectors of 4,096 numbers take.
const longestAnswer = 16 << 20

// tooLargeError is of a request that may be too large: it is refused, or takes too long.
type tooLargeError struct{ error }

func (e *tooLargeError) Unwrap() error { return e.error }

// Retry says that the same request is not to be sent again.
func (e *tooLargeError) Retry() (after time.Duration, ok bool) { return 0, false }

// ask sends a request, and again where that can help, and gives the body of the answer.
func (e *Embedder) ask(ctx context.Context, body []byte) (answer []byte, err error) {
	err = endpoint.Policy{MaxWait: e.config.MaxWait}.Do(ctx, func() error {
		answer, err = e.try(ctx, body)
		return err
	})
	return answer, err
}

// try sends a request once.
func (e *Embedder) try(ctx context.Context, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, e.config.Timeout)
	defer cancel()
	request, err := e.newRequest(ctx, body)
	if err != nil {
		return nil, err
	}
	response, err := e.http.Do(request)
	if err != nil {
		return nil, e.unreachable(ctx, err)
	}
	defer response.Body.Close() //nolint:errcheck // it was only read
	answer, err := io.ReadAll(response.Body)
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

// unreachable says why there is no answer. A server that takes too long is not asked for the same again.
func (e *Embedder) unreachable(ctx context.Context, err error) error {
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return e.endpoint.Unreachable(err)
	}
	err = e.endpoint.Errorf(endpoint.ReasonUnreachable, "no answer within %v", e.config.Timeout)
	if e.answered.Load() {
		err = &tooLargeError{err}
	}
	return err
}

// refused says what the server has against the request. To llama.cpp a text that is too large is a fault
// of the server.
func (e *Embedder) refused(response *http.Response, answer []byte) error {
	response.Body = io.NopCloser(bytes.NewReader(answer))
	err := e.endpoint.Refused(response)
	switch status := response.StatusCode; {
	case status == http.StatusBadRequest, status == http.StatusRequestEntityTooLarge, status == http.StatusUnprocessableEntity,
		status == http.StatusInternalServerError && strings.Contains(endpoint.Complaint(answer), "too large"):
		return &tooLargeError{err}
	}
	return err
}
