package anthropic_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"firstline/eval/chat/anthropic"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint/endpointtest"
)

// told is an error as the protocol has it.
func told(kind, message string) string {
	return fmt.Sprintf(`{"type":"error","error":{"type":%q,"message":%q},"request_id":"req_1"}`, kind, message)
}

// TestFailures holds what is said of each failure, and that each is asked for once. A failure in the
// status or the whole body is the same for answers in one piece and in a stream.
func TestFailures(t *testing.T) {
	cutOff := endpointtest.Say(200, map[string]string{"Content-Length": "1000"}, `{"content":[{"ty`)
	for _, test := range []struct {
		name         string
		answer       endpointtest.Answer
		stream       bool
		reason, want string
	}{
		{"a wrong key, quoted", endpointtest.Say(401, nil, told("authentication_error", "invalid x-api-key "+key)), false, "auth", "401 Unauthorized: invalid x-api-key ***"},
		{"the same of a stream", endpointtest.Say(401, nil, told("authentication_error", "invalid x-api-key "+key)), true, "auth", "401 Unauthorized: invalid x-api-key ***"},
		{"forbidden", endpointtest.Say(403, nil, ``), false, "auth", "403 Forbidden"},
		{"no such model", endpointtest.Say(404, nil, told("not_found_error", "model: some-model")), true, "model", "404 Not Found: model: some-model"},
		{"a limit", endpointtest.Say(429, map[string]string{"Retry-After": "60"}, told("rate_limit_error", "slow down")), false, "rate_limit", "429 Too Many Requests: slow down"},
		{"overloaded", endpointtest.Say(529, nil, told("overloaded_error", "Overloaded")), false, "model", "529: Overloaded"},
		{"a page of a gateway", endpointtest.Say(502, map[string]string{"Content-Type": "text/html"}, "<h1>Bad\n\tgateway</h1>\x1b[2J"), true, "model", "502 Bad Gateway: <h1>Bad gateway</h1> [2J"},
		{"10 MB of an error", endpointtest.Say(500, nil, strings.Repeat("x", 10<<20)), false, "model", "500 Internal Server Error: " + strings.Repeat("x", 200-len("500 Internal Server Error: ")) + "…"},
		{"a redirect", endpointtest.Say(307, map[string]string{"Location": "http://example.org/v1?key=" + key}, ``), false, "model", "307 Temporary Redirect to http://example.org/v1, which is not followed"},
		{"the same of a stream", endpointtest.Say(307, map[string]string{"Location": "http://example.org/v1?key=" + key}, ``), true, "model", "307 Temporary Redirect to http://example.org/v1, which is not followed"},

		{"no JSON", endpointtest.Say(200, map[string]string{"Content-Type": "text/html"}, "<html>Войдите</html>"), false, "reply", "the answer is no message: <html>Войдите</html>"},
		{"no message", endpointtest.Say(200, nil, `null`), false, "reply", "the answer is no message: "},
		{"a text for a list", endpointtest.Say(200, nil, `{"content":"hi"}`), false, "reply", `the answer is no message: {"content":"hi"}`},
		{"an error as a success", endpointtest.Say(200, nil, told("api_error", "no provider")), false, "reply", "the answer is no message: no provider"},
		{"cut JSON", endpointtest.Say(200, nil, `{"content":[{"ty`), false, "unreachable", "no answer: unexpected EOF"},
		{"no JSON", endpointtest.Say(200, nil, `{"content":[{ty`), false, "reply", `the answer is no message: {"content":[{ty`},
		{"a cut body", cutOff, false, "unreachable", "no answer: error reading response body: unexpected EOF"},
		{"nothing", said("end_turn"), false, "reply", `the reply is empty (stop_reason "end_turn")`},
		{"blanks", said("max_tokens", text(" \n\u00a0")), false, "reply", `the reply is empty (stop_reason "max_tokens")`},
		{"a refusal", said("refusal", text("I can")), false, "reply", "the model refused: I can"},
		{
			"a refusal with its reason",
			endpointtest.Say(200, nil, `{"content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","category":"cyber","explanation":"It is about weapons."}}`),
			false, "reply", "the model refused: It is about weapons.",
		},
		{"a call that is cut off", said("max_tokens", text("Сейчас"), lookup), false, "reply", "the reply was cut off in a call of search after max_tokens, 4096"},
		{"10 MB", said("end_turn", text(strings.Repeat("очень ", 1<<20))), false, "reply", "the answer is longer than 4 MiB"},

		{"a stream of nothing", stream(), true, "unreachable", "no answer: unexpected EOF"},
		{"a page where a stream was asked", endpointtest.Say(200, map[string]string{"Content-Type": "text/html; charset=utf-8"}, `<html>welcome</html>`), true, "reply", "the answer is no message: <html>welcome</html>"},
		{"other JSON where a stream was asked", endpointtest.Say(200, map[string]string{"Content-Type": "application/json"}, `{"ok": true}`), true, "reply", `the answer is no message: {"ok": true}`},
		{"a stream that ends early", stream(streamed[:8]...), true, "unreachable", "no answer: unexpected EOF"},
		{"a stream without its stop", stream(streamed[:len(streamed)-1]...), true, "unreachable", "no answer: unexpected EOF"},
		{"a stream that breaks off", endpointtest.Say(200, map[string]string{"Content-Length": "100000"}, stream(streamed[:8]...).Body), true, "unreachable", "no answer: unexpected EOF"},
		{"a stream with no JSON", inEvents("event: message_start\ndata: {\"type\":\n\n"), true, "reply", "the stream is no message: unexpected end of JSON input"},
		{"a stream out of order", stream(streamed[0], streamed[7]), true, "reply", "the stream is no message: received event of type content_block_delta for content block at index 1 but there are only 0 content blocks"},
		{"overloaded in a stream", stream(streamed[0], told("overloaded_error", "Overloaded")), true, "model", "529: Overloaded"},
		{"a limit in a stream", stream(streamed[0], told("rate_limit_error", "slow down "+key)), true, "rate_limit", "429 Too Many Requests: slow down ***"},
		{"an error of no kind in a stream", inEvents("event: error\ndata: oops\n\n"), true, "model", "500 Internal Server Error: oops"},
		{"10 MB in a stream", stream(streamed[0], streamed[1], fmt.Sprintf(`{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%q}}`, strings.Repeat("x", 10<<20))), true, "reply", "the answer is longer than 4 MiB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := endpointtest.Serve(t, test.answer)
			_, err := client(t, anthropic.Config{BaseURL: s.URL, Key: key, Stream: test.stream}).Complete(t.Context(), user("Сколько стоит Pro?"))
			if err == nil {
				t.Fatal("no error")
			}
			if want := s.Host() + ": " + test.want; err.Error() != strings.TrimSpace(want) {
				t.Errorf("got  %s\nwant %s", err, want)
			}
			if got := endpointtest.ReasonOf(err); got != test.reason {
				t.Errorf("reason %s, want %s", got, test.reason)
			}
			if len(s.Requests) != 1 {
				t.Errorf("asked %d times", len(s.Requests))
			}
		})
	}
}

// TestNoTools holds in which words a server may refuse tools, and that other errors are none of that.
func TestNoTools(t *testing.T) {
	tool := []llm.Tool{{Name: "search", Parameters: []byte(`{"type":"object"}`)}}
	for said, refused := range map[string]bool{
		"some-model does not support tools":                         true,
		"tools: Extra inputs are not permitted":                     true,
		"unknown field: tools":                                      true,
		"Tool use is not available for this model":                  true,
		"tools.0.custom.input_schema.type: Field required":          false,
		"max_tokens: 4096 > 1024, which is the maximum":             false,
		"temperature and top_p are not supported together":          false,
		"messages.1: tool_use ids were found without tool_result s": false,
	} {
		for _, stream := range []bool{false, true} {
			s := endpointtest.Serve(t, endpointtest.Say(400, nil, told("invalid_request_error", said)))
			c := client(t, anthropic.Config{BaseURL: s.URL, Stream: stream})
			asked := user("?")
			asked.Tools = tool
			_, err := c.Complete(t.Context(), asked)
			if got := errors.Is(err, llm.ErrNoTools); got != refused || endpointtest.ReasonOf(err) != "model" {
				t.Errorf("%q: no tools %v, %v (%s)", said, got, err, endpointtest.ReasonOf(err))
			}
			if _, err := c.Complete(t.Context(), user("?")); errors.Is(err, llm.ErrNoTools) {
				t.Errorf("%q without tools: %v", said, err)
			}
		}
	}
}

// FuzzComplete holds that any answer gives either a text, or calls, or an error of one line.
func FuzzComplete(f *testing.F) {
	f.Add(200, said("end_turn", text("ok"), lookup).Body, false)
	f.Add(200, `{"content":[{"type":"tool_use","input":5}],"usage":[]}`, false)
	f.Add(200, stream(streamed...).Body, true)
	f.Add(400, told("invalid_request_error", "\x1b"), true)
	f.Fuzz(func(t *testing.T, status int, body string, stream bool) {
		if status < 200 || status > 599 {
			return
		}
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}))
		defer s.Close()
		got, err := client(t, anthropic.Config{BaseURL: s.URL, Key: key, Stream: stream}).Complete(t.Context(), user("?"))
		switch {
		case err == nil && strings.TrimSpace(got.Text) == "" && len(got.Calls) == 0:
			t.Errorf("%+v", got)
		case err != nil && (strings.ContainsAny(err.Error(), "\n\x1b") || strings.Contains(err.Error(), key)):
			t.Errorf("%q", err)
		case err != nil && endpointtest.ReasonOf(err) == "":
			t.Errorf("no reason: %v", err)
		}
	})
}
