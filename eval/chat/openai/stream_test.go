package openai_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/openai"
	"firstline/kb/endpoint/endpointtest"
)

// events is an answer that comes piece by piece, each a delta.
func events(finish string, deltas ...string) string {
	var b strings.Builder
	for _, delta := range deltas {
		fmt.Fprintf(&b, "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":null}]}\n\n", delta)
	}
	if finish != "" {
		fmt.Fprintf(&b, ": a comment\n\ndata: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":%q}]}\n\n", finish)
		b.WriteString("data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}\n\ndata: [DONE]\n\n")
	}
	return b.String()
}

func streaming(t *testing.T, status int, body string, header ...string) (llm.Response, error) {
	t.Helper()
	headers := map[string]string{"Content-Type": "text/event-stream; charset=utf-8"}
	for i := 0; i < len(header); i += 2 {
		headers[header[i]] = header[i+1]
	}
	s := endpointtest.Serve(t, endpointtest.Say(status, headers, body))
	c, err := openai.New(openai.Config{BaseURL: s.URL, Model: "some-model", Key: key, Stream: true})
	if err != nil {
		t.Fatal(err)
	}
	return c.Complete(t.Context(), asking("?"))
}

func TestStream(t *testing.T) {
	counts := chat.TokenCounts{Input: 11, Output: 7}
	for name, test := range map[string]struct {
		body string
		want llm.Response
	}{
		"a text": {
			events("stop", `{"role":"assistant","content":""}`, `{"content":"Pro стоит "}`, `{"content":"990 ₽."}`),
			llm.Response{Text: "Pro стоит 990 ₽.", Tokens: counts},
		},
		"two calls": {
			events("tool_calls",
				`{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"lead","arguments":""}}]}`,
				`{"tool_calls":[{"index":0,"function":{"arguments":"{\"contact\":"}}]}`,
				`{"tool_calls":[{"index":0,"function":{"arguments":"\"+7\"}"}}]}`,
				`{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"search","arguments":"{}"}}]}`),
			llm.Response{Calls: []llm.Call{{ID: "a", Name: "lead", Arguments: `{"contact":"+7"}`}, {ID: "b", Name: "search", Arguments: "{}"}}, Tokens: counts},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := streaming(t, http.StatusOK, test.body)
			if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
				t.Errorf("%v %s", err, diff)
			}
		})
	}
}

func TestStreamFailures(t *testing.T) {
	for name, test := range map[string]struct {
		body, reason, want string
		header             []string
	}{
		"ends early":        {events("", `{"content":"Pro стоит"}`), "unreachable", "no answer: unexpected EOF", nil},
		"breaks off":        {events("", `{"content":"Pro стоит"}`), "unreachable", "no answer: unexpected EOF", []string{"Content-Length", "100000"}},
		"nothing":           {"", "unreachable", "no answer: unexpected EOF", nil},
		"no JSON":           {"data: <html>\n\n", "reply", "a piece of the answer is no chat completion", nil},
		"overloaded within": {events("", `{"content":"Pro"}`) + "data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n", "model", "503 Service Unavailable: overloaded", nil},
		"a limit within":    {events("", `{"content":"Pro"}`) + "data: {\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit_error\",\"code\":null}}\n\n", "rate_limit", "429 Too Many Requests: slow down", nil},
		"a wrong request":   {events("", `{"content":"Pro"}`) + "data: {\"error\":{\"message\":\"too long\",\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}\n\n", "model", "400 Bad Request: too long", nil},
		"an error within":   {events("", `{"content":"Pro"}`) + "data: {\"error\":{\"message\":\"out of memory\"}}\n\n", "model", "out of memory", nil},
		"a filter":          {events("content_filter", `{"content":"Pro"}`), "reply", "a content filter withheld the reply", nil},
		"empty":             {events("stop", `{"content":" "}`), "reply", `the reply is empty (finish_reason "stop")`, nil},
		"6 MB":              {events("stop", `{"content":"`+strings.Repeat("очень ", 1<<19)+`"}`), "reply", "the answer is longer than 4 MiB", nil},
		"two in one place":  {events("stop", `{"content":"a"}`) + strings.ReplaceAll(events("stop", `{"content":"b"}`), `"id":"1"`, `"id":"2"`), "", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := streaming(t, http.StatusOK, test.body, test.header...)
			if test.reason == "" {
				if err != nil || got.Text != "a" {
					t.Errorf("%+v, %v", got, err)
				}
				return
			}
			if endpointtest.ReasonOf(err) != test.reason || !strings.HasSuffix(fmt.Sprint(err), ": "+test.want) {
				t.Errorf("%s: %v", endpointtest.ReasonOf(err), err)
			}
		})
	}
	if _, err := streaming(t, http.StatusTooManyRequests, `{"error":{"message":"slow down"}}`, "Content-Type", "application/json"); endpointtest.ReasonOf(err) != "rate_limit" {
		t.Errorf("%v", err)
	}
}
