package openai_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"firstline/kb/endpoint/endpointtest"
)

// TestFailures holds what is said of each failure. Nothing is asked again.
func TestFailures(t *testing.T) {
	for _, test := range []struct {
		name         string
		answer       endpointtest.Answer
		reason, want string
	}{
		{
			"a wrong key, quoted",
			endpointtest.Say(401, nil, `{"error":{"message":"Incorrect API key provided: `+key+`.","code":"invalid_api_key"}}`),
			"auth", "401 Unauthorized: Incorrect API key provided: ***.",
		},
		{"forbidden", endpointtest.Say(403, nil, ``), "auth", "403 Forbidden"},
		{"no such model", endpointtest.Say(404, nil, `{"error":"model 'some-model' not found"}`), "model", "404 Not Found: model 'some-model' not found"},
		{"bad request", endpointtest.Say(400, nil, `{"object":"error","message":"слишком длинно"}`), "model", "400 Bad Request: слишком длинно"},
		{"a detail", endpointtest.Say(422, nil, `{"detail":[{"msg":"field required"}]}`), "model", `422 Unprocessable Entity: [{"msg":"field required"}]`},
		{"no message", endpointtest.Say(400, nil, `{"error":null,"code":5}`), "model", `400 Bad Request: {"error":null,"code":5}`},
		{
			"a page of a gateway",
			endpointtest.Say(502, map[string]string{"Content-Type": "text/html"}, "<h1>Bad\n\tgateway</h1>\x1b[2J"),
			"model", "502 Bad Gateway: <h1>Bad gateway</h1> [2J",
		},
		{"an unknown status", endpointtest.Say(599, nil, `"overloaded"`), "model", "599: overloaded"},
		{"a limit", endpointtest.Say(429, map[string]string{"Retry-After": "0"}, `{"error":{"message":"slow down"}}`), "rate_limit", "429 Too Many Requests: slow down"},
		{"a long limit", endpointtest.Say(429, map[string]string{"Retry-After": "3600"}, `{"error":{"message":"tomorrow"}}`), "rate_limit", "429 Too Many Requests: tomorrow"},
		{"not changed", endpointtest.Say(304, nil, ``), "model", "304 Not Modified"},
		{"no JSON", endpointtest.Say(200, map[string]string{"Content-Type": "text/html"}, "<html>Войдите</html>"), "reply", "the answer is no chat completion: <html>Войдите</html>"},
		{"cut JSON", endpointtest.Say(200, nil, `{"choices":[{"mess`), "unreachable", "no answer: unexpected EOF"},
		{"no JSON", endpointtest.Say(200, nil, `{"choices":[{mess`), "reply", `the answer is no chat completion: {"choices":[{mess`},
		{"nothing", endpointtest.Say(200, nil, ""), "reply", "the answer is no chat completion:"},
		{"no choices", endpointtest.Say(200, nil, `{"choices":[]}`), "reply", `the answer holds no choices: {"choices":[]}`},
		{"an error as a success", endpointtest.Say(200, nil, `{"error":{"message":"no provider"}}`), "reply", "the answer holds no choices: no provider"},
		{"null", endpointtest.Say(200, nil, `null`), "reply", "the answer holds no choices:"},
		{"no text", endpointtest.Say(200, nil, `{"choices":[{"finish_reason":"length","message":{"content":null}}]}`), "reply", `the reply is empty (finish_reason "length")`},
		{"blanks", endpointtest.Say(200, nil, said(" \n\u00a0")), "reply", `the reply is empty (finish_reason "stop")`},
		{"a list for a text", endpointtest.Say(200, nil, `{"choices":[{"message":{"content":["a"]}}]}`), "reply", `the answer is no chat completion: {"choices":[{"message":{"content":["a"]}}]}`},
		{"a text for a count", endpointtest.Say(200, nil, `{"choices":[],"usage":"many"}`), "reply", `the answer is no chat completion: {"choices":[],"usage":"many"}`},
		{"a filter", endpointtest.Say(200, nil, `{"choices":[{"finish_reason":"content_filter","message":{"content":"Half of"}}]}`), "reply", "a content filter withheld the reply"},
		{"a refusal", endpointtest.Say(200, nil, `{"choices":[{"finish_reason":"stop","message":{"refusal":"I cannot."}}]}`), "reply", "the model refused: I cannot."},
		{"10 MB", endpointtest.Say(200, nil, said(strings.Repeat("очень ", 1<<20))), "reply", "the answer is longer than 4 MiB"},
		{"10 MB of an error", endpointtest.Say(400, nil, strings.Repeat("x", 10<<20)), "model", "400 Bad Request: " + strings.Repeat("x", 200-len("400 Bad Request: ")) + "…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := endpointtest.Serve(t, test.answer)
			_, err := client(t, s.URL+"/v1", key).Complete(t.Context(), asking("Сколько стоит Pro?"))
			if err == nil {
				t.Fatal("no error")
			}
			want := s.Host() + ": " + test.want
			if err.Error() != want {
				t.Errorf("got  %s\nwant %s", err, want)
			}
			if got := endpointtest.ReasonOf(err); got != test.reason {
				t.Errorf("reason %s, want %s", got, test.reason)
			}
			if got := len(s.Requests); got != 1 {
				t.Errorf("asked %d times", got)
			}
		})
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
		case err != nil && endpointtest.ReasonOf(err) == "":
			t.Errorf("no reason: %v", err)
		}
	})
}
