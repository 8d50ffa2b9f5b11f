package openai_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/kb/embed/openai"
	"firstline/kb/endpoint"
	"firstline/kb/endpoint/endpointtest"
)

// TestFailures holds what is said of each failure, and how often was asked.
func TestFailures(t *testing.T) {
	const always = 1 + endpoint.Retries
	data := func(items string) answer { return answer{200, nil, `{"data":[` + items + `]}`} }
	for _, test := range []struct {
		name         string
		answer       answer
		reason, want string
		asked        int
	}{
		{
			"a wrong key, quoted",
			answer{401, nil, `{"error":{"message":"Incorrect API key provided: ` + key + `."}}`},
			"auth", "401 Unauthorized: Incorrect API key provided: ***.", 1,
		},
		{"forbidden", answer{403, nil, ``}, "auth", "403 Forbidden", 1},
		{"no such model", answer{404, nil, `{"error":"model 'some-model' not found"}`}, "model", "404 Not Found: model 'some-model' not found", 1},
		{"not here", answer{405, nil, ``}, "model", "405 Method Not Allowed", 1},
		{"a fault", answer{500, nil, `{"error":"out of memory"}`}, "model", "500 Internal Server Error: out of memory", always},
		{"a page of a gateway", answer{502, nil, "<h1>Bad\n\tgateway</h1>\x1b[2J"}, "model", "502 Bad Gateway: <h1>Bad gateway</h1> [2J", always},
		{"loading", answer{503, map[string]string{"Retry-After": "0"}, `{"error":{"message":"Loading model"}}`}, "model", "503 Service Unavailable: Loading model", always},
		{"too slow for a proxy", answer{408, nil, ``}, "model", "408 Request Timeout", always},
		{"a limit", answer{429, map[string]string{"Retry-After": "0"}, `{"error":{"message":"slow down"}}`}, "rate_limit", "429 Too Many Requests: slow down", always},
		{"a limit till yesterday", answer{429, map[string]string{"Date": "Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After": "Tue, 20 Oct 2015 07:28:00 GMT"}, ``}, "rate_limit", "429 Too Many Requests", always},
		{"a long limit", answer{429, map[string]string{"Retry-After": "3600"}, `{"error":{"message":"tomorrow"}}`}, "rate_limit", "429 Too Many Requests: tomorrow; it may be asked again in 1h0m0s", 1},
		{"a limit without end", answer{429, map[string]string{"Retry-After": "9223372036854775807"}, ``}, "rate_limit", "429 Too Many Requests; it may be asked again in more than a year", 1},
		{"a limit till tomorrow", answer{429, map[string]string{"Date": "Wed, 21 Oct 2015 07:28:00 GMT", "Retry-After": "Thu, 22 Oct 2015 07:28:30 GMT"}, ``}, "rate_limit", "429 Too Many Requests; it may be asked again in 24h0m30s", 1},
		{"no JSON", answer{200, nil, "<html>Войдите</html>"}, "reply", "the answer is no list of embeddings: <html>Войдите</html>", 1},
		{"cut JSON", answer{200, nil, `{"data":[{"embedd`}, "reply", `the answer is no list of embeddings: {"data":[{"embedd`, 1},
		{"nothing", answer{200, nil, ""}, "reply", "the answer is no list of embeddings:", 1},
		{"the other protocol of llama.cpp", answer{200, nil, `[{"index":0,"embedding":[[1]]}]`}, "reply", `the answer is no list of embeddings: [{"index":0,"embedding":[[1]]}]`, 1},
		{"lists in a list", data(`{"embedding":[[1]]}`), "reply", `the answer is no list of embeddings: {"data":[{"embedding":[[1]]}]}`, 1},
		{"base64", data(`{"embedding":"AACAPw=="}`), "reply", `the answer is no list of embeddings: {"data":[{"embedding":"AACAPw=="}]}`, 1},
		{"too large a number", data(`{"embedding":[1e39]}`), "reply", `the answer is no list of embeddings: {"data":[{"embedding":[1e39]}]}`, 1},
		{"no number", data(`{"embedding":[1,null]}`), "reply", `an embedding holds null in place of a number`, 1},
		{"null", data(`{"embedding":null}`), "reply", `an embedding holds null in place of a number`, 1},
		{"no embeddings", data(``), "reply", `the answer holds no embeddings: {"data":[]}`, 1},
		{"an error as a success", answer{200, nil, `{"error":{"message":"no provider"}}`}, "reply", "the answer holds no embeddings: no provider", 1},
		{"too few", data(`{"index":0,"embedding":[1]}`), "reply", "the answer holds 1 embeddings for 2 texts", 1},
		{"too many", data(`{"index":0,"embedding":[1]},{"index":1,"embedding":[1]},{"index":2,"embedding":[1]}`), "reply", "the answer holds 3 embeddings for 2 texts", 1},
		{"one twice", data(`{"index":1,"embedding":[1]},{"index":1,"embedding":[2]}`), "reply", "the answer holds two embeddings for text 1, counted from 0", 1},
		{"one of another", data(`{"index":0,"embedding":[1]},{"index":2,"embedding":[2]}`), "reply", "the answer holds an embedding for text 2 of 2, counted from 0", 1},
		{"one of none", data(`{"index":-1,"embedding":[1]},{"index":0,"embedding":[2]}`), "reply", "the answer holds an embedding for text -1 of 2, counted from 0", 1},
		{"empty", data(`{"index":0,"embedding":[]},{"index":1,"embedding":[]}`), "reply", "the answer holds an embedding of no numbers", 1},
		{"none", data(`{"index":0},{"index":1}`), "reply", "the answer holds an embedding of no numbers", 1},
		{"two lengths", data(`{"index":0,"embedding":[1,2]},{"index":1,"embedding":[3]}`), "reply", "the embeddings are of 2 numbers and of 1", 1},
		{"20 MB", answer{200, nil, strings.Repeat(" ", 20<<20)}, "reply", "the answer is longer than 16 MiB", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, inTurn(test.answer))
			_, err := embedder(t, openai.Config{BaseURL: s.URL + "/v1", Key: key}).Embed(t.Context(), texts(2))
			if err == nil {
				t.Fatal("no error")
			}
			if want := strings.TrimPrefix(s.URL, "http://") + ": " + test.want; err.Error() != want {
				t.Errorf("got  %s\nwant %s", err, want)
			}
			if got := endpointtest.ReasonOf(err); got != test.reason {
				t.Errorf("reason %s, want %s", got, test.reason)
			}
			if got := len(s.requests); got != test.asked {
				t.Errorf("asked %d times, want %d", got, test.asked)
			}
		})
	}
}

// TestDimensions holds that a server is not let give vectors of another length than was asked for,
// or of two lengths in two answers.
func TestDimensions(t *testing.T) {
	s := serve(t, inTurn(answer{200, nil, one}))
	if _, err := embedder(t, openai.Config{BaseURL: s.URL, Dimensions: 2}).Embed(t.Context(), texts(1)); err != nil {
		t.Error(err)
	}
	_, err := embedder(t, openai.Config{BaseURL: s.URL, Dimensions: 256}).Embed(t.Context(), texts(1))
	if err == nil || !strings.HasSuffix(err.Error(), ": the embeddings are of 2 numbers, not of 256, as dimensions asks for") {
		t.Error(err)
	}
	changing := serve(t, func(number int, input []string) answer {
		if number > 0 {
			return answer{200, nil, `{"data":[{"embedding":[1,2,3]}]}`}
		}
		return lengths(number, input)
	})
	_, err = embedder(t, openai.Config{BaseURL: changing.URL}).Embed(t.Context(), texts(33))
	if err == nil || !strings.HasSuffix(err.Error(), ": the embeddings are of 2 numbers and of 3") {
		t.Error(err)
	}
}

// TestRetries holds that what passes does no harm.
func TestRetries(t *testing.T) {
	fine := answer{200, nil, one}
	broken := answer{500, nil, `{"error":{"message":"try again"}}`}
	for name, answers := range map[string][]answer{
		"a server that comes round": {broken, broken, fine},
		"the last try":              {broken, {503, nil, ""}, {408, nil, ""}, fine},
		"a limit that passes":       {{429, map[string]string{"Retry-After": "0"}, ""}, fine},
		"an answer that breaks off": {{200, map[string]string{"Content-Length": "1000"}, `{"da`}, fine},
	} {
		s := serve(t, inTurn(answers...))
		vectors, err := embedder(t, openai.Config{BaseURL: s.URL, Key: key}).Embed(t.Context(), texts(1))
		if err != nil || len(vectors) != 1 || len(s.requests) != len(answers) {
			t.Errorf("%s: %v, %v after %d requests", name, vectors, err, len(s.requests))
		}
		for _, r := range s.requests {
			if string(r.body) != string(s.requests[0].body) || r.header.Get("Authorization") != "Bearer "+key {
				t.Errorf("%s: sent again was %s", name, r.body)
			}
		}
	}
}

// TestReset holds that a connection which is reset, or closed without an answer, is tried again.
func TestReset(t *testing.T) {
	for name, linger := range map[string]int{"reset": 0, "closed": -1} {
		var tries atomic.Int32
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			if tries.Add(1) > 2 {
				io.WriteString(w, one)
				return
			}
			connection, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			connection.(*net.TCPConn).SetLinger(linger)
			connection.Close()
		}))
		if _, err := embedder(t, openai.Config{BaseURL: s.URL}).Embed(t.Context(), texts(1)); err != nil || tries.Load() != 3 {
			t.Errorf("%s: %v after %d tries", name, err, tries.Load())
		}
		s.Close()
	}
}

// TestStrangers holds that a server which nobody vouches for is told, and without trying again.
func TestStrangers(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	var connections atomic.Int64
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	unknown := strings.TrimPrefix(s.URL, "https://")
	for address, want := range map[string]string{
		"http://127.0.0.1:99999999999/v1": "127.0.0.1:99999999999: no answer: dial tcp",
		"https://" + unknown + "/v1":      unknown + ": no answer: tls: failed to verify certificate",
	} {
		_, err := embedder(t, openai.Config{BaseURL: address}).Embed(t.Context(), texts(1))
		if endpointtest.ReasonOf(err) != "unreachable" || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", endpointtest.ReasonOf(err), err)
		}
	}
	if n := connections.Load(); n != 1 {
		t.Errorf("%d connections, want 1", n)
	}
}

// hang keeps a client waiting until it goes. That it went is seen once its request has been read.
func hang(_ http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func hangInAnswer(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, `{"da`)
	w.(http.Flusher).Flush()
	hang(w, r)
}

// TestTimeout holds that a server which takes longer than its time is not asked again.
func TestTimeout(t *testing.T) {
	for name, stage := range map[string]http.HandlerFunc{"before the answer": hang, "in the answer": hangInAnswer} {
		var asked atomic.Int32
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			stage(w, r)
		}))
		_, err := embedder(t, openai.Config{BaseURL: s.URL, Timeout: 500 * time.Millisecond}).Embed(t.Context(), texts(1))
		s.Close()
		want := strings.TrimPrefix(s.URL, "http://") + ": no answer within 500ms"
		if err == nil || err.Error() != want || endpointtest.ReasonOf(err) != "unreachable" || asked.Load() != 1 {
			t.Errorf("%s: %v after %d requests", name, err, asked.Load())
		}
	}
}

// TestSlow holds that a server which has answered before, and now takes longer than its time, is
// asked for less at a time.
func TestSlow(t *testing.T) {
	var mu sync.Mutex
	var sizes []int
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Input []string }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		mu.Lock()
		sizes = append(sizes, len(asked.Input))
		answered := len(sizes) > 1
		mu.Unlock()
		if answered && len(asked.Input) > 10 {
			hang(w, r)
			return
		}
		io.WriteString(w, lengths(0, asked.Input).body)
	}))
	defer s.Close()
	vectors, err := embedder(t, openai.Config{BaseURL: s.URL, Timeout: 500 * time.Millisecond}).Embed(t.Context(), texts(64))
	if err != nil || len(vectors) != 64 || vectors[63][0] != 64 {
		t.Errorf("%v, %v", vectors, err)
	}
	mu.Lock()
	defer mu.Unlock()
	if diff := cmp.Diff([]int{32, 32, 16, 8, 8, 8, 8}, sizes); diff != "" {
		t.Error(diff)
	}
}

// TestCancelledBetween holds that an ended context ends the wait between two tries.
func TestCancelledBetween(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(int, []string) answer {
		time.AfterFunc(50*time.Millisecond, cancel)
		return answer{500, map[string]string{"Retry-After": "50"}, ""}
	})
	e, err := openai.New(openai.Config{BaseURL: s.URL, Model: "some-model"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Embed(ctx, texts(40)); !errors.Is(err, context.Canceled) || endpointtest.ReasonOf(err) != "" || len(s.requests) != 1 {
		t.Errorf("%v after %d requests", err, len(s.requests))
	}
}

// FuzzAnswer holds that any answer gives either a vector for each text, all of one length, or an
// error of one line.
func FuzzAnswer(f *testing.F) {
	f.Add(200, one)
	f.Add(200, `{"data":[{"index":1,"embedding":[1,2]},{"index":0,"embedding":[null]}]}`)
	f.Add(200, `{"data":[{"index":1,"embedding":[1,2]},{"embedding":[3,4]}]}`)
	f.Add(404, `{"error":{"message":{"error":"\u001b"}}}`)
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 200 || status > 499 || status == http.StatusRequestTimeout || status == http.StatusTooManyRequests {
			return // no status that a server answers at once and for good
		}
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}))
		defer s.Close()
		vectors, err := embedder(t, openai.Config{BaseURL: s.URL, Key: key}).Embed(t.Context(), texts(2))
		switch {
		case err == nil && (len(vectors) != 2 || len(vectors[0]) == 0 || len(vectors[0]) != len(vectors[1])):
			t.Errorf("%v", vectors)
		case err != nil && (strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), key)):
			t.Errorf("%q", err)
		case err != nil && endpointtest.ReasonOf(err) == "":
			t.Errorf("no reason: %v", err)
		}
	})
}
