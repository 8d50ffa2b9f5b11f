package openai_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/openai"
	"firstline/kb/endpoint/endpointtest"
)

var _ llm.Client = (*openai.Client)(nil)

// TestMain puts into the environment what a client could be tempted to read there.
func TestMain(m *testing.M) {
	endpointtest.Main(m, map[string]string{
		"OPENAI_API_KEY":        "sk-environment",
		"OPENAI_ADMIN_KEY":      "sk-environment",
		"OPENAI_BASE_URL":       endpointtest.Nowhere,
		"OPENAI_ORG_ID":         "org-environment",
		"OPENAI_PROJECT_ID":     "project-environment",
		"OPENAI_CUSTOM_HEADERS": "X-Environment: yes\nAuthorization: Bearer sk-environment",
	})
}

const key = "sk-test-0123456789"

// said is an answer of a server, with 11 and 7 tokens.
func said(text string) string {
	quoted, _ := json.Marshal(text)
	return fmt.Sprintf(`{"id":"1","object":"chat.completion","model":"some-model","choices":[{"index":0,
		"finish_reason":"stop","message":{"role":"assistant","content":%s}}],
		"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}`, quoted)
}

func client(t *testing.T, base, key string) *openai.Client {
	t.Helper()
	c, err := openai.New(openai.Config{BaseURL: base, Model: "some-model", Key: key})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func asking(text string) llm.Request {
	return llm.Request{Messages: []llm.Message{{Role: llm.User, Text: text}}}
}

func TestComplete(t *testing.T) {
	const text = "Pro стоит 990 ₽ в месяц.\n\n```\n<b>\n```\n"
	s := endpointtest.Serve(t, endpointtest.Say(200, nil, said(text)))
	got, err := client(t, s.URL+"/v1", key).Complete(t.Context(), asking("Сколько стоит Pro?"))
	if err != nil {
		t.Fatal(err)
	}
	want := llm.Response{Text: text, Tokens: chat.TokenCounts{Input: 11, Output: 7}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// whole is a request with all that one may hold.
func whole() llm.Request {
	return llm.Request{
		System: []llm.Part{{Name: "base", Text: "Отвечай коротко."}, {Name: "company"}, {Name: "knowledge", Text: "990 ₽ в месяц <с НДС>"}},
		Messages: []llm.Message{
			{Role: llm.User, Text: "Привет\nесть кто?"},
			{Role: llm.Assistant, Text: "Здравствуйте!"},
			{Role: llm.User, Text: "And in dollars?\n\nbad \xff byte"},
			{Role: llm.Assistant, Calls: []llm.Call{{ID: "call_1", Name: "search", Arguments: `{"question":"dollars"}`}}},
			{Role: llm.ToolRole, Of: "call_1", Text: "Ничего не нашлось."},
		},
		Tools: []llm.Tool{{Name: "search", Description: "Ещё раз поискать.", Parameters: []byte(`{"type":"object","properties":{"question":{"type":"string"}}}`)}},
	}
}

// TestRequest holds the request as it is sent, but for white space.
func TestRequest(t *testing.T) {
	s := endpointtest.Serve(t, endpointtest.Say(200, nil, said("ok")))
	if _, err := client(t, s.URL+"/v1", "").Complete(t.Context(), whole()); err != nil {
		t.Fatal(err)
	}
	sent := s.Requests[0]
	if got := sent.Method + " " + sent.Path; got != "POST /v1/chat/completions" {
		t.Error(got)
	}
	want := `{"messages": [
		{"content": "Отвечай коротко.\n\n990 ₽ в месяц <с НДС>", "role": "system"},
		{"content": "Привет\nесть кто?", "role": "user"},
		{"content": "Здравствуйте!", "role": "assistant"},
		{"content": "And in dollars?\n\nbad ` + "\uFFFD" + ` byte", "role": "user"},
		{"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "search", "arguments": "{\"question\":\"dollars\"}"}}]},
		{"content": "Ничего не нашлось.", "role": "tool", "tool_call_id": "call_1"}
	], "model": "some-model", "tools": [{"type": "function", "function": {"name": "search", "description": "Ещё раз поискать.",
		"parameters": {"type": "object", "properties": {"question": {"type": "string"}}}}}]}`
	if diff := cmp.Diff(indented(t, want), indented(t, string(sent.Body))); diff != "" {
		t.Error(diff)
	}
}

// TestParameters holds what is sent of parameters that are set, and only of those.
func TestParameters(t *testing.T) {
	zero, half, seed := 0.0, 0.5, int64(7)
	s := endpointtest.Serve(t, endpointtest.Say(200, nil, said("ok")))
	c, err := openai.New(openai.Config{
		BaseURL: s.URL, Model: "m", Temperature: &zero, TopP: &half, Seed: &seed, MaxTokens: 300, MaxCompletionTokens: 400, Stream: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Complete(t.Context(), llm.Request{}); err != nil {
		t.Fatal(err) // a server that does not know streams
	}
	want := `{"messages": [], "model": "m", "temperature": 0, "top_p": 0.5, "seed": 7, "max_tokens": 300, "max_completion_tokens": 400,
		"stream": true, "stream_options": {"include_usage": true}}`
	if diff := cmp.Diff(indented(t, want), indented(t, string(s.Requests[0].Body))); diff != "" {
		t.Error(diff)
	}
}

// TestCalls holds that calls are read as the model wrote them, with a text and without.
func TestCalls(t *testing.T) {
	const call = `{"id":"a","type":"function","function":{"name":"handoff","arguments":"{\"reason\": \"not_known\""}}`
	for content, text := range map[string]string{`"Зову коллегу."`: "Зову коллегу.", `null`: "", `""`: ""} {
		s := endpointtest.Serve(t, endpointtest.Say(200, nil, `{"choices":[{"finish_reason":"tool_calls","message":{"content":`+content+`,"tool_calls":[`+call+`]}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}`))
		got, err := client(t, s.URL, "").Complete(t.Context(), whole())
		want := llm.Response{Text: text, Calls: []llm.Call{{ID: "a", Name: "handoff", Arguments: `{"reason": "not_known"`}}, Tokens: chat.TokenCounts{Input: 1, Output: 2}}
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", content, err, diff)
		}
	}
}

// TestNoTools holds by what a server that takes no tools is known.
func TestNoTools(t *testing.T) {
	for body, refused := range map[string]bool{
		`{"error":{"message":"some-model does not support tools"}}`:                       true,
		`{"error":{"message":"\"auto\" tool choice requires --enable-auto-tool-choice"}}`: true,
		`{"error":{"message":"the context is too long"}}`:                                 false,
	} {
		s := endpointtest.Serve(t, endpointtest.Say(400, nil, body))
		_, err := client(t, s.URL, "").Complete(t.Context(), whole())
		if errors.Is(err, llm.ErrNoTools) != refused || endpointtest.ReasonOf(err) != "model" {
			t.Errorf("%s: %v", body, err)
		}
		without := whole()
		without.Tools = nil
		if _, err := client(t, s.URL, "").Complete(t.Context(), without); err == nil || errors.Is(err, llm.ErrNoTools) {
			t.Errorf("%s, without tools: %v", body, err)
		}
	}
}

func indented(t *testing.T, source string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(source), &value); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTokens holds that counts which a server does not give are those of the texts.
func TestTokens(t *testing.T) {
	const without = `{"choices":[{"message":{"content":"hello world"}}]%s}`
	for usage, want := range map[string]chat.TokenCounts{
		``:              {Input: 4, Output: 2},
		`,"usage":null`: {Input: 4, Output: 2},
		`,"usage":{"prompt_tokens":0,"completion_tokens":0}`:    {Input: 4, Output: 2},
		`,"usage":{"prompt_tokens":-5,"completion_tokens":9}`:   {Input: 4, Output: 9},
		`,"usage":{"prompt_tokens":21}`:                         {Input: 21, Output: 2},
		`,"usage":{"prompt_tokens":21,"completion_tokens":300}`: {Input: 21, Output: 300},
	} {
		s := endpointtest.Serve(t, endpointtest.Say(200, nil, fmt.Sprintf(without, usage)))
		reply, err := client(t, s.URL, "").Complete(t.Context(), asking("Возврат денег"))
		if err != nil || reply.Tokens != want {
			t.Errorf("%s: %+v, %v, want %+v", usage, reply.Tokens, err, want)
		}
	}
}

func TestConcurrent(t *testing.T) {
	s := endpointtest.Serve(t, endpointtest.Say(200, nil, said("ok")))
	c := client(t, s.URL, key)
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			text := fmt.Sprint("question ", i)
			if reply, err := c.Complete(t.Context(), asking(text)); err != nil || reply.Text != "ok" {
				t.Errorf("%q: %q, %v", text, reply.Text, err)
			}
		})
	}
	all.Wait()
	asked := map[string]bool{}
	for _, r := range s.Requests {
		asked[string(r.Body)] = true
	}
	if len(asked) != 32 {
		t.Errorf("%d different requests, want 32", len(asked))
	}
}
