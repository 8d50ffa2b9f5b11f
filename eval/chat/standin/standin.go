// Package standin is a server that stands in for one of language models in tests and benchmarks. It speaks
// over real HTTP, on the loopback address, what OpenAI and Anthropic do, whole or bit by bit as it is
// asked; a [Script] says what it does with each request, also what no server should; and it can die and
// come back at the same address.
package standin

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is a stand-in.
type Server struct {
	address string

	mu     sync.Mutex
	script Script
	asked  []Request
	http   *http.Server  // nil while it is dead
	over   chan struct{} // closed when http has ended
}

// Start begins to serve at a free port, or where another address than "" is given, there.
func Start(address string, script Script) (*Server, error) {
	if address == "" {
		address = "127.0.0.1:0"
	}
	s := &Server{address: address, script: script}
	return s, s.Revive()
}

// URL is the address up to where the paths of the protocols follow: http://127.0.0.1:PORT/v1.
func (s *Server) URL() string { return "http://" + s.address + "/v1" }

// Host is the address as errors name it: 127.0.0.1:PORT.
func (s *Server) Host() string { return s.address }

// Play sets what is done with the requests from now on. They are counted on.
func (s *Server) Play(script Script) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = script
}

// Asked gives the requests so far, in the order in which they came.
func (s *Server) Asked() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.asked...)
}

// Revive has a dead server serve again, at the address where it did.
func (s *Server) Revive() error {
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", s.address)
	if err != nil {
		return err
	}
	const patience = 10 * time.Second
	server := &http.Server{Handler: s, ReadHeaderTimeout: patience}
	over := make(chan struct{})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.address, s.http, s.over = listener.Addr().String(), server, over
	go func() {
		defer close(over)
		_ = server.Serve(listener) // it ends by Die
	}()
	return nil
}

// Die ends the server at once: nobody listens any more, and what was being answered breaks off. Of a
// dead server it does nothing.
func (s *Server) Die() error {
	s.mu.Lock()
	server, over := s.http, s.over
	s.http = nil
	s.mu.Unlock()
	if server == nil {
		return nil
	}
	err := server.Close()
	<-over
	return err
}

// ServeHTTP does with a request what the script says.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request, err := read(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	request.Number = len(s.asked) + 1
	s.asked = append(s.asked, *request)
	script := s.script
	s.mu.Unlock()
	script(request)(w, request)
}

// errUnknown is of a request that no protocol has.
var errUnknown = errors.New("no such thing here")
