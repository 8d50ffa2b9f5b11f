package endpointtest

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"firstline/kb/endpoint"
)

// long holds how long an answer may be, and that of a refusal the beginning is told.
func (c Client) long(t *testing.T) {
	s := Serve(t, Say(http.StatusForbidden, nil, strings.Repeat("x", 20<<20)))
	begin := s.Host() + ": 403 Forbidden: xxxxx"
	if err := c.Ask(t.Context(), s.URL, ""); err == nil || !strings.HasPrefix(err.Error(), begin) || len(err.Error()) > 300 {
		t.Errorf("a refusal of 20 MB: %.300v", err)
	}
	if c.Longest == 0 {
		return
	}
	for _, more := range []int{0, 1} {
		padded := c.Answer
		padded.Body = strings.Repeat(" ", c.Longest+more-len(padded.Body)) + padded.Body
		s := Serve(t, padded)
		err := c.Ask(t.Context(), s.URL, "")
		switch {
		case more == 0 && err != nil:
			t.Errorf("an answer as long as may be: %v", err)
		case more > 0 && (err == nil || !strings.Contains(err.Error(), "the answer is longer than ") || ReasonOf(err) != endpoint.ReasonReply || len(s.Requests) != 1):
			t.Errorf("a longer one: %v (%s) after %d requests", err, ReasonOf(err), len(s.Requests))
		}
	}
}

// silent is a server that begins an answer, says so, and keeps the client waiting until it goes. That it
// went is seen once its request has been read.
func (c Client) silent(t *testing.T, begin string) (s *httptest.Server, arrived chan bool) {
	t.Helper()
	arrived = make(chan bool, 1+endpoint.Retries)
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // what breaks off ends the request, too
		if begin != "" {
			w.Header().Set("Content-Type", c.contentType())
			_, _ = io.WriteString(w, begin)
			_ = http.NewResponseController(w).Flush()
		}
		arrived <- true
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	return s, arrived
}

// cancelled holds that an ended context ends a request at once, wherever it is.
func (c Client) cancelled(t *testing.T) {
	for _, begin := range append([]string{""}, c.Begins...) {
		s, arrived := c.silent(t, begin)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		ended := make(chan error, 1)
		go func() { ended <- c.Ask(ctx, s.URL, "") }()
		<-arrived
		cancel()
		select {
		case err := <-ended:
			if !errors.Is(err, context.Canceled) || ReasonOf(err) != "" {
				t.Errorf("after %q: %v", begin, err)
			}
		case <-time.After(patience):
			t.Fatalf("after %q: still waiting", begin)
		}
	}
}

// deadline holds that the end of a context is told as it is.
func (c Client) deadline(t *testing.T) {
	for _, begin := range append([]string{""}, c.Begins...) {
		s, _ := c.silent(t, begin)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if err := c.Ask(ctx, s.URL, ""); !errors.Is(err, context.DeadlineExceeded) || ReasonOf(err) != "" {
			t.Errorf("after %q: %v", begin, err)
		}
		cancel()
	}
}
