package openai_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/openai"
)

var _ llm.Client = (*openai.Client)(nil)

// TestMain puts into the environment what a client could be tempted to read there. HTTP_PROXY has
// to stand there before the first request: net/http looks once.
func TestMain(m *testing.M) {
	const nowhere = "http://127.0.0.1:1"
	for name, value := range map[string]string{
		"OPENAI_API_KEY":        "sk-environment",
		"OPENAI_ADMIN_KEY":      "sk-environment",
		"OPENAI_BASE_URL":       nowhere,
		"OPENAI_ORG_ID":         "org-environment",
		"OPENAI_PROJECT_ID":     "project-environment",
		"OPENAI_CUSTOM_HEADERS": "X-Environment: yes\nAuthorization: Bearer sk-environment",
		"HTTP_PROXY":            nowhere,
		"http_proxy":            nowhere,
		"NO_PROXY":              "",
		"no_proxy":              "",
	} {
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	m.Run()
}

const key = "sk-test-0123456789"

// said is an answer of a server, with 11 and 7 tokens.
func said(text string) string {
	quoted, _ := json.Marshal(text)
	return fmt.Sprintf(`{"id":"1","object":"chat.completion","model":"some-model","choices":[{"index":0,
		"finish_reason":"stop","message":{"role":"assistant","content":%s}}],
		"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}`, quoted)
}

// server answers requests in turn, the last answer for ever, and keeps the requests.
type server struct {
	*httptest.Server

	mu       sync.Mutex
	requests []request
}

type request struct {
	method, path string
	header       http.Header
	body         []byte
}

type answer struct {
	status int
	header map[string]string
	body   string
}

func serve(t *testing.T, answers ...answer) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		now := answers[min(len(s.requests), len(answers)-1)]
		s.requests = append(s.requests, request{r.Method, r.URL.Path, r.Header, body})
		s.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		for name, value := range now.header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(now.status)
		io.WriteString(w, now.body)
	}))
	t.Cleanup(s.Close)
	return s
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
	s := serve(t, answer{200, nil, said(text)})
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
	s := serve(t, answer{200, nil, said("ok")})
	if _, err := client(t, s.URL+"/v1", "").Complete(t.Context(), whole()); err != nil {
		t.Fatal(err)
	}
	sent := s.requests[0]
	if got := sent.method + " " + sent.path; got != "POST /v1/chat/completions" {
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
	if diff := cmp.Diff(indented(t, want), indented(t, string(sent.body))); diff != "" {
		t.Error(diff)
	}
}

// TestParameters holds what is sent of parameters that are set, and only of those.
func TestParameters(t *testing.T) {
	zero, half, seed := 0.0, 0.5, int64(7)
	s := serve(t, answer{200, nil, said("ok")})
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
	if diff := cmp.Diff(indented(t, want), indented(t, string(s.requests[0].body))); diff != "" {
		t.Error(diff)
	}
}

// TestCalls holds that calls are read as the model wrote them, with a text and without.
func TestCalls(t *testing.T) {
	const call = `{"id":"a","type":"function","function":{"name":"handoff","arguments":"{\"reason\": \"not_known\""}}`
	for content, text := range map[string]string{`"Зову коллегу."`: "Зову коллегу.", `null`: "", `""`: ""} {
		s := serve(t, answer{200, nil, `{"choices":[{"finish_reason":"tool_calls","message":{"content":` + content + `,"tool_calls":[` + call + `]}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}`})
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
		s := serve(t, answer{400, nil, body})
		_, err := client(t, s.URL, "").Complete(t.Context(), whole())
		if errors.Is(err, llm.ErrNoTools) != refused || reasonOf(err) != "model" {
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

// TestHeaders holds all that goes with a request: a key where there is one, and nothing of the
// machine or of the environment.
func TestHeaders(t *testing.T) {
	s := serve(t, answer{200, nil, said("ok")})
	for _, test := range []struct {
		key, authorization string
	}{
		{"", ""},
		{key, "Bearer " + key},
		{"  " + key + "\n", "Bearer " + key},
	} {
		if _, err := client(t, s.URL, test.key).Complete(t.Context(), asking("?")); err != nil {
			t.Fatal(err)
		}
		header := s.requests[len(s.requests)-1].header
		if got := header.Get("Authorization"); got != test.authorization {
			t.Errorf("key %q: Authorization %q", test.key, got)
		}
		header.Del("Authorization")
		want := []string{"Accept", "Accept-Encoding", "Content-Length", "Content-Type", "User-Agent"}
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(header))); diff != "" {
			t.Errorf("key %q: %s", test.key, diff)
		}
	}
}

// TestProxy holds that the proxy of the environment is not used. To net/http, 0.0.0.0 is no
// loopback address, for which it would not use one anyway.
func TestProxy(t *testing.T) {
	s := serve(t, answer{200, nil, said("ok")})
	base := strings.Replace(s.URL, "127.0.0.1", "0.0.0.0", 1)
	if _, err := client(t, base, key).Complete(t.Context(), asking("?")); err != nil {
		t.Error(err)
	}
}

func TestBaseURL(t *testing.T) {
	s := serve(t, answer{200, nil, said("ok")})
	for base, path := range map[string]string{
		"":              "/chat/completions",
		"/":             "/chat/completions",
		"/v1":           "/v1/chat/completions",
		"/v1/":          "/v1/chat/completions",
		"/api/openai":   "/api/openai/chat/completions",
		"/a%20b/v1beta": "/a b/v1beta/chat/completions",
	} {
		if _, err := client(t, s.URL+base, "").Complete(t.Context(), asking("?")); err != nil {
			t.Errorf("%s: %v", base, err)
			continue
		}
		if got := s.requests[len(s.requests)-1].path; got != path {
			t.Errorf("%s: %s, want %s", base, got, path)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []openai.Config{
		{},
		{BaseURL: "localhost:11434/v1"},
		{BaseURL: "/v1"},
		{BaseURL: "ftp://example.org"},
		{BaseURL: "http://"},
		{BaseURL: "http://a b"},
		{BaseURL: "http://me:" + key + "@example.org"},
		{BaseURL: "http://example.org", Key: key + "\nX-Other: 1"},
		{BaseURL: "http://example.org", Key: "ключ" + key},
	} {
		_, err := openai.New(c)
		if err == nil || strings.Contains(err.Error(), key) {
			t.Errorf("%+v: %v", c, err)
		}
	}
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
		s := serve(t, answer{200, nil, fmt.Sprintf(without, usage)})
		reply, err := client(t, s.URL, "").Complete(t.Context(), asking("Возврат денег"))
		if err != nil || reply.Tokens != want {
			t.Errorf("%s: %+v, %v, want %+v", usage, reply.Tokens, err, want)
		}
	}
}

func TestConcurrent(t *testing.T) {
	s := serve(t, answer{200, nil, said("ok")})
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
	for _, r := range s.requests {
		asked[string(r.body)] = true
	}
	if len(asked) != 32 {
		t.Errorf("%d different requests, want 32", len(asked))
	}
}
