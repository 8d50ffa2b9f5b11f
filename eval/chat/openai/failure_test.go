package openai_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"firstline/eval/chat/openai"
)

func reasonOf(err error) string {
	var reasoned interface{ Reason() string }
	if errors.As(err, &reasoned) {
		return reasoned.Reason()
	}
	return ""
}

// TestFailures holds what is said of each failure. Nothing is asked again.
func TestFailures(t *testing.T) {
	for _, test := range []struct {
		name         string
		answer       answer
		reason, want string
	}{
		{
			"a wrong key, quoted",
			answer{401, nil, `{"error":{"message":"Incorrect API key provided: ` + key + `.","code":"invalid_api_key"}}`},
			"auth", "401 Unauthorized: Incorrect API key provided: ***.",
		},
		{"forbidden", answer{403, nil, ``}, "auth", "403 Forbidden"},
		{"no such model", answer{404, nil, `{"error":"model 'some-model' not found"}`}, "model", "404 Not Found: model 'some-model' not found"},
		{"bad request", answer{400, nil, `{"object":"error","message":"слишком длинно"}`}, "model", "400 Bad Request: слишком длинно"},
		{"a detail", answer{422, nil, `{"detail":[{"msg":"field required"}]}`}, "model", `422 Unprocessable Entity: [{"msg":"field required"}]`},
		{"no message", answer{400, nil, `{"error":null,"code":5}`}, "model", `400 Bad Request: {"error":null,"code":5}`},
		{
			"a page of a gateway",
			answer{502, map[string]string{"Content-Type": "text/html"}, "<h1>Bad\n\tgateway</h1>\x1b[2J"},
			"model", "502 Bad Gateway: <h1>Bad gateway</h1> [2J",
		},
		{"an unknown status", answer{599, nil, `"overloaded"`}, "model", "599: overloaded"},
		{"a limit", answer{429, map[string]string{"Retry-After": "0"}, `{"error":{"message":"slow down"}}`}, "rate_limit", "429 Too Many Requests: slow down"},
		{"a long limit", answer{429, map[string]string{"Retry-After": "3600"}, `{"error":{"message":"tomorrow"}}`}, "rate_limit", "429 Too Many Requests: tomorrow"},
		{"not changed", answer{304, nil, ``}, "model", "304 Not Modified"},
		{"no JSON", answer{200, map[string]string{"Content-Type": "text/html"}, "<html>Войдите</html>"}, "reply", "the answer is no chat completion: <html>Войдите</html>"},
		{"cut JSON", answer{200, nil, `{"choices":[{"mess`}, "reply", `the answer is no chat completion: {"choices":[{"mess`},
		{"nothing", answer{200, nil, ""}, "reply", "the answer is no chat completion:"},
		{"no choices", answer{200, nil, `{"choices":[]}`}, "reply", `the answer holds no choices: {"choices":[]}`},
		{"an error as a success", answer{200, nil, `{"error":{"message":"no provider"}}`}, "reply", "the answer holds no choices: no provider"},
		{"null", answer{200, nil, `null`}, "reply", "the answer holds no choices:"},
		{"no text", answer{200, nil, `{"choices":[{"finish_reason":"length","message":{"content":null}}]}`}, "reply", `the reply is empty (finish_reason "length")`},
		{"blanks", answer{200, nil, said(" \n\u00a0")}, "reply", `the reply is empty (finish_reason "stop")`},
		{"a list for a text", answer{200, nil, `{"choices":[{"message":{"content":["a"]}}]}`}, "reply", `the answer is no chat completion: {"choices":[{"message":{"content":["a"]}}]}`},
		{"a text for a count", answer{200, nil, `{"choices":[],"usage":"many"}`}, "reply", `the answer is no chat completion: {"choices":[],"usage":"many"}`},
		{"a filter", answer{200, nil, `{"choices":[{"finish_reason":"content_filter","message":{"content":"Half of"}}]}`}, "reply", "a content filter withheld the reply"},
		{"a refusal", answer{200, nil, `{"choices":[{"finish_reason":"stop","message":{"refusal":"I cannot."}}]}`}, "reply", "the model refused: I cannot."},
		{"10 MB", answer{200, nil, said(strings.Repeat("очень ", 1<<20))}, "reply", "the answer is longer than 4 MiB"},
		{"10 MB of an error", answer{400, nil, strings.Repeat("x", 10<<20)}, "model", "400 Bad Request: " + strings.Repeat("x", 200-len("400 Bad Request: ")) + "…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, test.answer)
			_, err := client(t, s.URL+"/v1", key).Complete(t.Context(), asking("Сколько стоит Pro?"))
			if err == nil {
				t.Fatal("no error")
			}
			want := strings.TrimPrefix(s.URL, "http://") + ": " + test.want
			if err.Error() != want {
				t.Errorf("got  %s\nwant %s", err, want)
			}
			if got := reasonOf(err); got != test.reason {
				t.Errorf("reason %s, want %s", got, test.reason)
			}
			if got := len(s.requests); got != 1 {
				t.Errorf("asked %d times", got)
			}
		})
	}
}

func TestUnreachable(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host := listener.Addr().String()
	listener.Close()
	_, err = client(t, "http://"+host+"/v1", key).Complete(t.Context(), asking("?"))
	if reasonOf(err) != "unreachable" || !strings.HasPrefix(err.Error(), host+": no answer: dial tcp ") {
		t.Errorf("%s: %v", reasonOf(err), err)
	}

	s := serve(t, answer{200, map[string]string{"Content-Length": "1000"}, `{"choi`})
	_, err = client(t, s.URL, key).Complete(t.Context(), asking("?"))
	if reasonOf(err) != "unreachable" || !strings.HasSuffix(err.Error(), ": no answer: unexpected EOF") {
		t.Errorf("%s: %v", reasonOf(err), err)
	}
}

// TestRedirect holds that neither key nor dialog goes where the configuration does not point.
func TestRedirect(t *testing.T) {
	other := serve(t, answer{200, nil, said("caught")})
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, target := range []string{other.URL + "/v1?key=" + key, "/elsewhere"} {
			s := serve(t, answer{status, map[string]string{"Location": target}, ""})
			_, err := client(t, s.URL, key).Complete(t.Context(), asking("?"))
			shown := other.URL + "/v1"
			if target == "/elsewhere" {
				shown = s.URL + target
			}
			want := fmt.Sprintf("%s: %d %s to %s, which is not followed", strings.TrimPrefix(s.URL, "http://"), status, http.StatusText(status), shown)
			if err == nil || err.Error() != want || reasonOf(err) != "model" || len(s.requests) != 1 {
				t.Errorf("%d: %v after %d requests\nwant %s", status, err, len(s.requests), want)
			}
		}
	}
	if len(other.requests) > 0 {
		t.Errorf("redirected to another host, with %v", other.requests[0].header)
	}
}

// hang keeps a client waiting until it goes. That it went is seen once its request has been read.
func hang(_ http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

// TestCancelled holds that an ended context ends a reply at once, wherever it is.
func TestCancelled(t *testing.T) {
	for name, stage := range map[string]func(w http.ResponseWriter, r *http.Request){
		"before the answer": hang,
		"in the answer": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, `{"choi`)
			w.(http.Flusher).Flush()
			hang(w, r)
		},
	} {
		t.Run(name, func(t *testing.T) {
			arrived := make(chan bool, 1)
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				io.Copy(io.Discard, r.Body)
				arrived <- true
				stage(w, r)
			}))
			defer s.Close()
			c, err := openai.New(openai.Config{BaseURL: s.URL, Model: "some-model"})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			ended := make(chan error)
			go func() {
				_, err := c.Complete(ctx, asking("?"))
				ended <- err
			}()
			<-arrived
			cancel()
			select {
			case err := <-ended:
				if !errors.Is(err, context.Canceled) || reasonOf(err) != "" {
					t.Errorf("%v", err)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("still waiting")
			}
		})
	}
}

func TestDeadline(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(hang))
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := client(t, s.URL, "").Complete(ctx, asking("?")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

// FuzzReply holds that any answer gives either a reply with a text or an error of one line.
func FuzzReply(f *testing.F) {
	f.Add(200, said("ok"))
	f.Add(200, `{"choices":[{"message":{"content":5}}],"usage":[]}`)
	f.Add(404, `{"error":{"message":{"error":"\u001b"}}}`)
	f.Fuzz(func(t *testing.T, status int, body string) {
		if status < 200 || status > 599 {
			return // no status that a server can give
		}
		transport := func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}
		s := httptest.NewServer(http.HandlerFunc(transport))
		defer s.Close()
		reply, err := client(t, s.URL, key).Complete(t.Context(), asking("?"))
		switch {
		case err == nil && strings.TrimSpace(reply.Text) == "" && len(reply.Calls) == 0:
			t.Errorf("%+v", reply)
		case err != nil && (strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), key)):
			t.Errorf("%q", err)
		case err != nil && reasonOf(err) == "":
			t.Errorf("no reason: %v", err)
		}
	})
}
