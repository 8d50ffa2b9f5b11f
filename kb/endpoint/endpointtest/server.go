// Package endpointtest is the contract of whoever asks a model at an endpoint, and a server to test them with.
//
// A client sends what it has to say to the address that it was given, and nowhere else; with the key that it was
// given, and no other; and tells nothing of the machine. Whatever comes of a request, it says in one line that
// begins with the host, with a reason of package endpoint and without the key; an ended context is told as it is.
package endpointtest

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
)

// Main runs the tests of a package with variables in the environment that a client could be tempted to look at,
// and a proxy that leads nowhere among them. It has to stand there before the first request: net/http looks once.
func Main(m *testing.M, variables map[string]string) {
	proxies := map[string]string{"HTTP_PROXY": Nowhere, "http_proxy": Nowhere, "NO_PROXY": "", "no_proxy": ""}
	for _, set := range []map[string]string{variables, proxies} {
		for name, value := range set {
			if err := os.Setenv(name, value); err != nil {
				panic(fmt.Sprintf("the environment of a test: %v", err))
			}
		}
	}
	m.Run()
}

// Nowhere is an address at which nobody answers.
const Nowhere = "http://127.0.0.1:1"

// Answer is what a server gives to a request.
type Answer struct {
	Status int
	Header map[string]string // beside Content-Type, which is JSON where it is not here
	Body   string
}

// Say makes an answer.
func Say(status int, header map[string]string, body string) Answer {
	return Answer{Status: status, Header: header, Body: body}
}

// give writes the answer.
func (a Answer) give(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	for name, value := range a.Header {
		w.Header().Set(name, value)
	}
	w.WriteHeader(a.Status)
	_, _ = io.WriteString(w, a.Body) // who has heard enough may be gone
}

// Request is what a server was sent.
type Request struct {
	Method string
	Path   string // as it was sent, with what follows it
	Header http.Header
	Body   []byte
}

// Server answers requests in turn, the last answer for ever, and keeps the requests.
type Server struct {
	*httptest.Server
	Requests []Request // to be read while none is under way
	mu       sync.Mutex
}

// Serve starts a server, which ends with the test.
func Serve(tb testing.TB, answers ...Answer) *Server {
	tb.Helper()
	s := &Server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // a request that breaks off is looked at by the test
		s.mu.Lock()
		now := answers[min(len(s.Requests), len(answers)-1)]
		s.Requests = append(s.Requests, Request{r.Method, r.RequestURI, r.Header, body})
		s.mu.Unlock()
		now.give(w)
	}))
	tb.Cleanup(s.Close)
	return s
}

// Host is the server as errors call it.
func (s *Server) Host() string { return strings.TrimPrefix(s.URL, "http://") }

// ReasonOf gives the reason of an error, empty where it has none.
func ReasonOf(err error) string {
	var reasoned interface{ Reason() string }
	if errors.As(err, &reasoned) {
		return reasoned.Reason()
	}
	return ""
}
