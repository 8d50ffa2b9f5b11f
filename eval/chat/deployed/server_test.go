package deployed_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/deployed"
)

const key = "sk-test-0123456789"

// TestServerFailures holds what is said of each failure, and that nothing is sent twice.
func TestServerFailures(t *testing.T) {
	for _, test := range []struct {
		name         string
		status       int
		header       map[string]string
		body         string
		reason, want string
	}{
		{"a wrong key, quoted", 401, nil, `{"error":"bad key ` + key + `"}`, "auth", "401 Unauthorized: bad key ***"},
		{"a limit", 429, map[string]string{"Retry-After": "5"}, `{"error":{"message":"slow down"}}`, "rate_limit", "429 Too Many Requests: slow down"},
		{"no such path", 404, nil, "404 page not found\n", "model", "404 Not Found: 404 page not found"},
		{"a redirect", 302, map[string]string{"Location": "https://example.org/login?key=" + key}, "", "model", "302 Found to https://example.org/login, which is not followed"},
		{"10 MB of an error", 500, nil, strings.Repeat("x", 10<<20), "model", "500 Internal Server Error: " + strings.Repeat("x", 200-len("500 Internal Server Error: ")) + "…"},
		{"a cut body", 200, map[string]string{"Content-Length": "1000"}, `{"text":`, "unreachable", "no answer: unexpected EOF"},
		{"10 MB", 200, nil, `{"text":"` + strings.Repeat("x", 10<<20) + `"}`, "reply", "the answer is longer than 4 MiB"},
		{"a page", 200, map[string]string{"Content-Type": "text/html"}, "<html>\nВойдите</html>", "reply", "the answer is no JSON object: <html> Войдите</html>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			requests := 0
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				io.Copy(io.Discard, r.Body)
				requests++
				for name, value := range test.header {
					w.Header().Set(name, value)
				}
				w.WriteHeader(test.status)
				io.WriteString(w, test.body)
			}))
			defer s.Close()
			served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL, Key: key})
			if err != nil {
				t.Fatal(err)
			}
			_, err = served.Reply(t.Context(), asked("?"))
			if want := strings.TrimPrefix(s.URL, "http://") + ": " + test.want; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if got := reasonOf(err); got != test.reason || requests != 1 {
				t.Errorf("reason %s, want %s, after %d requests", got, test.reason, requests)
			}
		})
	}
}

// TestServerAddress holds that the address is used as it is, and what goes with a request.
func TestServerAddress(t *testing.T) {
	var got *http.Request
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r
		io.Copy(io.Discard, r.Body)
		io.WriteString(w, `{"text":"ok"}`)
	}))
	defer s.Close()
	for _, path := range []string{"/", "/reply", "/reply/", "/a%20b?project=7"} {
		served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL + path, Key: " " + key})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := served.Reply(t.Context(), asked("?")); err != nil || got.Method != http.MethodPost || got.RequestURI != path {
			t.Errorf("%s: %v, %s %s", path, err, got.Method, got.RequestURI)
		}
	}
	want := []string{"Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "User-Agent"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(got.Header))); diff != "" || got.Header.Get("Authorization") != "Bearer "+key {
		t.Errorf("%v %s", got.Header, diff)
	}
}

func TestServerUnreachable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := listener.Addr().String()
	listener.Close()
	served, err := deployed.HTTP(deployed.ServerConfig{URL: "http://" + host + "/reply"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = served.Reply(t.Context(), asked("?"))
	if reasonOf(err) != "unreachable" || !strings.HasPrefix(err.Error(), host+": no answer: dial tcp ") {
		t.Errorf("%s: %v", reasonOf(err), err)
	}
}

// TestServerHangs holds that an ended context ends a reply at once.
func TestServerHangs(t *testing.T) {
	for _, begin := range []string{"", `{"text":`} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			io.WriteString(w, begin)
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}))
		served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		if _, err := served.Reply(ctx, asked("?")); !errors.Is(err, context.DeadlineExceeded) || reasonOf(err) != "" {
			t.Errorf("after %q: %v", begin, err)
		}
		cancel()
		s.Close()
	}
}

func TestHTTPRefuses(t *testing.T) {
	for _, url := range []string{"", "localhost:8080", "/reply", "http://me:secret@example.org"} {
		if _, err := deployed.HTTP(deployed.ServerConfig{URL: url}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", url, err)
		}
	}
}
