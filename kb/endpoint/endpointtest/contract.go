package endpointtest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"firstline/kb/endpoint"
)

// key is the key that clients are given here.
const key = "sk-test-0123456789"

// patience is how long a client may take for what it should do at once.
const patience = 20 * time.Second

// Client is one who asks, as the contract sees it.
type Client struct {
	// Ask makes a client of an address and a key, and has it ask for something, once.
	Ask       func(ctx context.Context, address, key string) error
	Answer    Answer            // one that it is content with
	Paths     map[string]string // what follows an address → the path that is asked
	KeyHeader string            // that the key travels in
	KeyPrefix string            // what stands before it there
	Headers   []string          // that go with a request beside those of every one
	Begins    []string          // of answers, after which a server falls silent
	Longest   int               // of answers, in bytes; 0: its answers are streams, which it tests itself
}

// Test holds a client to the contract.
func (c Client) Test(t *testing.T) {
	t.Helper()
	t.Run("address", c.address)
	t.Run("headers", c.headers)
	t.Run("proxy", c.proxy)
	t.Run("refuses", c.refuses)
	t.Run("redirect", c.redirect)
	t.Run("unreachable", c.unreachable)
	t.Run("wrong key", c.wrongKey)
	t.Run("long answers", c.long)
	t.Run("cancelled", c.cancelled)
	t.Run("deadline", c.deadline)
}

// contentType is that of its answers.
func (c Client) contentType() string {
	return cmp.Or(c.Answer.Header["Content-Type"], "application/json")
}

// address holds where an address leads.
func (c Client) address(t *testing.T) {
	for base, path := range c.Paths {
		s := Serve(t, c.Answer)
		if err := c.Ask(t.Context(), s.URL+base, ""); err != nil {
			t.Errorf("%s: %v", base, err)
			continue
		}
		if r := s.Requests[0]; r.Method != http.MethodPost || r.Path != path {
			t.Errorf("%s: %s %s, want %s", base, r.Method, r.Path, path)
		}
	}
}

// headers holds all that goes with a request: a key where there is one, and nothing of the machine or of
// the environment.
func (c Client) headers(t *testing.T) {
	s := Serve(t, c.Answer)
	for given, want := range map[string]string{"": "", key: c.KeyPrefix + key, "  " + key + "\n": c.KeyPrefix + key} {
		if err := c.Ask(t.Context(), s.URL, given); err != nil {
			t.Fatal(err)
		}
		header := s.Requests[len(s.Requests)-1].Header
		if got := header.Get(c.KeyHeader); got != want || len(header[c.KeyHeader]) > 1 {
			t.Errorf("key %q: %s %q", given, c.KeyHeader, header[c.KeyHeader])
		}
		if header.Get("User-Agent") != "firstline" {
			t.Errorf("User-Agent %q", header.Get("User-Agent"))
		}
		header.Del(c.KeyHeader)
		names := append([]string{"Accept", "Accept-Encoding", "Content-Length", "Content-Type", "User-Agent"}, c.Headers...)
		if diff := gocmp.Diff(slices.Sorted(slices.Values(names)), slices.Sorted(maps.Keys(header))); diff != "" {
			t.Errorf("key %q: %s", given, diff)
		}
	}
}

// proxy holds that the proxy of the environment, which [Main] puts there, is not used. To net/http, 0.0.0.0 is no
// loopback address, for which it would not use one anyway.
func (c Client) proxy(t *testing.T) {
	s := Serve(t, c.Answer)
	if err := c.Ask(t.Context(), strings.Replace(s.URL, "127.0.0.1", "0.0.0.0", 1), key); err != nil {
		t.Error(err)
	}
}

// refuses holds which addresses and keys are none, and that the key is not quoted.
func (c Client) refuses(t *testing.T) {
	for _, given := range []struct{ address, key string }{
		{"", ""},
		{"localhost:11434/v1", ""},
		{"/v1", ""},
		{"ftp://example.org", ""},
		{"http://", ""},
		{"http://a b", ""},
		{"http://me:" + key + "@example.org", ""},
		{Nowhere, key + "\nX-Other: 1"},
		{Nowhere, "ключ" + key},
	} {
		err := c.Ask(t.Context(), given.address, given.key)
		if err == nil || strings.Contains(err.Error(), key) || ReasonOf(err) != "" {
			t.Errorf("%+v: %v", given, err)
		}
	}
}

// redirect holds that neither key nor words go where the configuration does not point.
func (c Client) redirect(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), patience) // who follows /elsewhere gets there for ever
	defer cancel()
	other := Serve(t, c.Answer)
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, target := range []string{other.URL + "/v1?key=" + key, "/elsewhere"} {
			s := Serve(t, Say(status, map[string]string{"Location": target}, ""))
			err := c.Ask(ctx, s.URL, key)
			shown := other.URL + "/v1"
			if target == "/elsewhere" {
				shown = s.URL + target
			}
			want := fmt.Sprintf("%s: %d %s to %s, which is not followed", s.Host(), status, http.StatusText(status), shown)
			if err == nil || err.Error() != want || ReasonOf(err) != endpoint.ReasonModel || len(s.Requests) != 1 {
				t.Errorf("%d: %v after %d requests\nwant %s", status, err, len(s.Requests), want)
			}
		}
	}
	if len(other.Requests) > 0 {
		t.Errorf("redirected to another host, with %v", other.Requests[0].Header)
	}
}

// unreachable holds what is said where nobody answers, and of an answer that breaks off.
func (c Client) unreachable(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	err = c.Ask(t.Context(), "http://"+host+"/v1", key)
	if ReasonOf(err) != endpoint.ReasonUnreachable || !strings.HasPrefix(err.Error(), host+": no answer: dial tcp ") {
		t.Errorf("%s: %v", ReasonOf(err), err)
	}
	for _, begin := range c.Begins {
		s := Serve(t, Say(http.StatusOK, map[string]string{"Content-Length": "100000", "Content-Type": c.contentType()}, begin))
		err := c.Ask(t.Context(), s.URL, key)
		if ReasonOf(err) != endpoint.ReasonUnreachable || !strings.HasPrefix(err.Error(), s.Host()+": no answer: ") || !strings.HasSuffix(err.Error(), "unexpected EOF") {
			t.Errorf("%s: %v", ReasonOf(err), err)
		}
	}
}

// wrongKey holds that a key which the server quotes is not told, and that it is not asked twice.
func (c Client) wrongKey(t *testing.T) {
	s := Serve(t, Say(http.StatusUnauthorized, nil, `{"error":{"message":"no such key: `+key+`"}}`))
	err := c.Ask(t.Context(), s.URL, key)
	if err == nil || err.Error() != s.Host()+": 401 Unauthorized: no such key: ***" || ReasonOf(err) != endpoint.ReasonAuth || len(s.Requests) != 1 {
		t.Errorf("%v (%s) after %d requests", err, ReasonOf(err), len(s.Requests))
	}
}
