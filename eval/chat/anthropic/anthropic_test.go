package anthropic_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/anthropic"
	"firstline/eval/chat/llm"
	"firstline/kb/endpoint/endpointtest"
)

var _ llm.Client = (*anthropic.Client)(nil)

// TestMain puts into the environment what a client could be tempted to read there.
func TestMain(m *testing.M) {
	endpointtest.Main(m, map[string]string{
		"ANTHROPIC_API_KEY":        "sk-environment",
		"ANTHROPIC_AUTH_TOKEN":     "sk-environment",
		"ANTHROPIC_BASE_URL":       endpointtest.Nowhere,
		"ANTHROPIC_PROFILE":        "environment",
		"ANTHROPIC_CUSTOM_HEADERS": "X-Environment: yes\nX-Api-Key: sk-environment",
	})
}

const key = "sk-ant-test-0123456789"

// said is an answer of a server, with 11 and 7 tokens, that holds blocks.
func said(stop string, blocks ...string) endpointtest.Answer {
	return endpointtest.Say(200, nil, fmt.Sprintf(`{"id":"msg_1","type":"message","role":"assistant","model":"some-model",
		"content":[%s],"stop_reason":%q,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":7}}`,
		strings.Join(blocks, ","), stop))
}

func text(s string) string {
	quoted, _ := json.Marshal(s)
	return fmt.Sprintf(`{"type":"text","text":%s}`, quoted)
}

const lookup = `{"type":"tool_use","id":"toolu_1","name":"search","input":{"question":"цена Pro","k":3}}`

// stream is an answer that comes in events, each a line of JSON.
func stream(events ...string) endpointtest.Answer {
	var body strings.Builder
	for _, event := range events {
		var typed struct{ Type string }
		_ = json.Unmarshal([]byte(event), &typed)
		fmt.Fprintf(&body, "event: %s\ndata: %s\n\n", typed.Type, event)
	}
	return inEvents(body.String())
}

// inEvents is an answer that is a stream, whatever is in it.
func inEvents(body string) endpointtest.Answer {
	return endpointtest.Say(200, map[string]string{"Content-Type": "text/event-stream"}, body)
}

// streamed is the answer that says a text and calls search, bit by bit.
var streamed = []string{
	`{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"some-model","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":4,"cache_read_input_tokens":7,"output_tokens":1}}}`,
	`{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}`,
	`{"type":"ping"}`,
	`{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Сейчас "}}`,
	`{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"посмотрю."}}`,
	`{"type":"content_block_stop","index":0}`,
	`{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":"search","input":{}}}`,
	`{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"question\":\"цена "}}`,
	`{"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"Pro\"}"}}`,
	`{"type":"content_block_stop","index":1}`,
	`{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":9}}`,
	`{"type":"message_stop"}`,
}

func client(t *testing.T, c anthropic.Config) *anthropic.Client {
	t.Helper()
	c.Model = "some-model"
	made, err := anthropic.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func user(texts ...string) llm.Request {
	var r llm.Request
	for _, text := range texts {
		r.Messages = append(r.Messages, llm.Message{Role: llm.User, Text: text})
	}
	return r
}

// TestRequest holds the request as it is sent, byte for byte but for white space.
func TestRequest(t *testing.T) {
	s := endpointtest.Serve(t, said("end_turn", text("ok")))
	c := client(t, anthropic.Config{BaseURL: s.URL, Key: key + "\n", Temperature: new(0.0), TopP: new(0.9), MaxTokens: 99})
	asked := llm.Request{
		System: []llm.Part{
			{Name: "base", Text: "Отвечай коротко <и по делу>."},
			{Name: "operator"},
			{Name: "company", Text: "Весточка"},
			{Name: "knowledge", Text: "Pro: 990 ₽"},
			{Name: "acting", Text: "Call a tool."},
		},
		Messages: []llm.Message{
			{Role: llm.Assistant, Text: "Здравствуйте!"},
			{Role: llm.User, Text: "Сколько стоит «Pro»?\nВ год"},
			{Role: llm.Assistant, Calls: []llm.Call{
				{ID: "toolu_1", Name: "search", Arguments: `{"question": "цена Pro"}`},
				{ID: "toolu_2", Name: "search", Arguments: `{"question`},
			}},
			{Role: llm.ToolRole, Of: "toolu_1", Text: "990 ₽"},
			{Role: llm.ToolRole, Of: "toolu_2", Text: ""},
			{Role: llm.User, Text: " \u00a0"},
			{Role: llm.Assistant, Text: "9 900 ₽"},
			{Role: llm.User, Text: "bad \xff byte"},
		},
		Tools: []llm.Tool{{
			Name: "search", Description: "Looks once more.",
			Parameters: json.RawMessage(`{"type":"object","properties":{"question":{"type":"string"}},"required":["question"],"additionalProperties":false}`),
		}},
	}
	if _, err := c.Complete(t.Context(), asked); err != nil {
		t.Fatal(err)
	}
	const want = `{"max_tokens": 99,
	"messages": [
		{"role": "user", "content": [{"type": "text", "text": "…"}]},
		{"role": "assistant", "content": [{"type": "text", "text": "Здравствуйте!"}]},
		{"role": "user", "content": [{"type": "text", "text": "Сколько стоит «Pro»?\nВ год"}]},
		{"role": "assistant", "content": [
			{"type": "tool_use", "id": "toolu_1", "name": "search", "input": {"question": "цена Pro"}},
			{"type": "tool_use", "id": "toolu_2", "name": "search", "input": {}}]},
		{"role": "user", "content": [
			{"type": "tool_result", "tool_use_id": "toolu_1", "is_error": false, "content": [{"type": "text", "text": "990 ₽"}]},
			{"type": "tool_result", "tool_use_id": "toolu_2", "is_error": false, "content": [{"type": "text", "text": "…"}]},
			{"type": "text", "text": "…"}]},
		{"role": "assistant", "content": [{"type": "text", "text": "9 900 ₽"}]},
		{"role": "user", "content": [{"type": "text", "text": "bad � byte"}]}],
	"model": "some-model", "temperature": 0, "top_p": 0.9,
	"system": [
		{"type": "text", "text": "Отвечай коротко <и по делу>.\n\nВесточка\n\n", "cache_control": {"type": "ephemeral"}},
		{"type": "text", "text": "Pro: 990 ₽\n\nCall a tool."}],
	"tools": [{"name": "search", "description": "Looks once more.", "input_schema":
		{"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"], "additionalProperties": false}}]}`
	sent := s.Requests[0]
	if diff := cmp.Diff(decoded(t, []byte(want)), decoded(t, sent.Body)); diff != "" {
		t.Error(diff)
	}
	if got := sent.Method + " " + sent.Path; got != "POST /v1/messages" {
		t.Error(got)
	}
	wantHeaders := []string{"Accept", "Accept-Encoding", "Anthropic-Version", "Content-Length", "Content-Type", "User-Agent", "X-Api-Key"}
	if diff := cmp.Diff(wantHeaders, slices.Sorted(maps.Keys(sent.Header))); diff != "" {
		t.Errorf("headers: %s", diff)
	}
	if sent.Header.Get("X-Api-Key") != key || sent.Header.Get("User-Agent") != "firstline" {
		t.Errorf("%v", sent.Header)
	}
}

func decoded(t *testing.T, data []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return value
}

// TestSystem holds that the blocks joined are the text of the system message, and which one is kept.
func TestSystem(t *testing.T) {
	base, knowledge, acting := llm.Part{Name: "base", Text: "Коротко."}, llm.Part{Name: "knowledge", Text: "990"}, llm.Part{Name: "acting", Text: "Call."}
	for _, parts := range [][]llm.Part{nil, {base}, {knowledge}, {base, knowledge}, {base, {Name: "knowledge"}, acting}, {{Name: "base"}, knowledge, acting}, {base, acting}} {
		s := endpointtest.Serve(t, said("end_turn", text("ok")))
		asked := user("?")
		asked.System = parts
		if _, err := client(t, anthropic.Config{BaseURL: s.URL}).Complete(t.Context(), asked); err != nil {
			t.Fatal(err)
		}
		var sent struct {
			System []struct {
				Text         string
				CacheControl any `json:"cache_control"`
			}
		}
		if err := json.Unmarshal(s.Requests[0].Body, &sent); err != nil {
			t.Fatal(err)
		}
		joined := ""
		for i, block := range sent.System {
			joined += block.Text
			if kept := block.CacheControl != nil; kept != (i == 0 && parts[0].Name == "base" && parts[0].Text != "") {
				t.Errorf("%v: block %d is kept: %v", parts, i, kept)
			}
		}
		if joined != asked.SystemText() {
			t.Errorf("%v: %q", parts, joined)
		}
		if s.Requests[0].Header["X-Api-Key"] != nil {
			t.Error("a key is sent that nobody gave")
		}
	}
}

func TestComplete(t *testing.T) {
	for name, test := range map[string]struct {
		answer endpointtest.Answer
		want   llm.Response
	}{
		"a text": {
			said("end_turn", text("Pro стоит 990 ₽.\n\n```\n<b>\n```\n")),
			llm.Response{Text: "Pro стоит 990 ₽.\n\n```\n<b>\n```\n", Tokens: chat.TokenCounts{Input: 11, Output: 7}},
		},
		"a thought, texts and calls": {
			said("tool_use", `{"type":"thinking","thinking":"hm","signature":"x"}`, text("Сей"), text("час."), lookup, strings.Replace(lookup, "_1", "_2", 1)),
			llm.Response{
				Text: "Сейчас.", Tokens: chat.TokenCounts{Input: 11, Output: 7},
				Calls: []llm.Call{
					{ID: "toolu_1", Name: "search", Arguments: `{"question":"цена Pro","k":3}`},
					{ID: "toolu_2", Name: "search", Arguments: `{"question":"цена Pro","k":3}`},
				},
			},
		},
		"a text that is cut off": {
			said("max_tokens", text("Pro сто")),
			llm.Response{Text: "Pro сто", Cut: true, Tokens: chat.TokenCounts{Input: 11, Output: 7}},
		},
		"with the cache": {
			endpointtest.Say(200, nil, `{"content":[{"type":"text","text":"ok"}],"usage":{"input_tokens":5,"cache_read_input_tokens":900,"cache_creation_input_tokens":95,"output_tokens":2}}`),
			llm.Response{Text: "ok", Tokens: chat.TokenCounts{Input: 1000, Output: 2}},
		},
		"without counts": {
			endpointtest.Say(200, nil, `{"content":[{"type":"text","text":"hello world"}]}`),
			llm.Response{Text: "hello world", Tokens: chat.TokenCounts{Input: 4, Output: 2}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := endpointtest.Serve(t, test.answer)
			got, err := client(t, anthropic.Config{BaseURL: s.URL + "/v1/", Key: key}).Complete(t.Context(), user("Возврат денег"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if s.Requests[0].Path != "/v1/messages" {
				t.Error(s.Requests[0].Path)
			}
		})
	}
}

func TestStream(t *testing.T) {
	s := endpointtest.Serve(t, stream(streamed...))
	got, err := client(t, anthropic.Config{BaseURL: s.URL, Stream: true}).Complete(t.Context(), user("Цена?"))
	if err != nil {
		t.Fatal(err)
	}
	want := llm.Response{
		Text:   "Сейчас посмотрю.",
		Calls:  []llm.Call{{ID: "toolu_1", Name: "search", Arguments: `{"question":"цена Pro"}`}},
		Tokens: chat.TokenCounts{Input: 11, Output: 9},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(string(s.Requests[0].Body), `"stream":true`) {
		t.Errorf("%s", s.Requests[0].Body)
	}
}

// TestStreamEnds holds that the message ends the stream, and not the server's closing of it.
func TestStreamEnds(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		io.WriteString(w, stream(streamed...).Body)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer s.Close()
	if _, err := client(t, anthropic.Config{BaseURL: s.URL, Stream: true}).Complete(t.Context(), user("Цена?")); err != nil {
		t.Error(err)
	}
}

// TestLongAnswers holds that the library's own limit for answers in one piece is not in the way.
func TestLongAnswers(t *testing.T) {
	s := endpointtest.Serve(t, said("end_turn", text("ok")))
	if _, err := client(t, anthropic.Config{BaseURL: s.URL, MaxTokens: 100_000}).Complete(t.Context(), user("?")); err != nil {
		t.Error(err)
	}
}

func TestConcurrent(t *testing.T) {
	s := endpointtest.Serve(t, said("end_turn", text("ok")))
	c := client(t, anthropic.Config{BaseURL: s.URL, Key: key})
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			if got, err := c.Complete(t.Context(), user(fmt.Sprint("question ", i))); err != nil || got.Text != "ok" {
				t.Errorf("%q, %v", got.Text, err)
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

// TestNoStream holds that a server which has no streams is understood.
func TestNoStream(t *testing.T) {
	s := endpointtest.Serve(t, said("end_turn", text("990 ₽")))
	got, err := client(t, anthropic.Config{BaseURL: s.URL, Stream: true}).Complete(t.Context(), user("Цена?"))
	if err != nil || got.Text != "990 ₽" {
		t.Errorf("%+v, %v", got, err)
	}
}
