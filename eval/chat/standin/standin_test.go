package standin_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat/standin"
)

func start(t *testing.T, script standin.Script) *standin.Server {
	t.Helper()
	s, err := standin.Start("", script)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Die() })
	return s
}

const (
	plain = `{"model":"some-model","messages":[{"role":"user","content":"Сколько стоит Pro?"}]}`
	tools = `{"model":"some-model","messages":[],"tools":[{"type":"function","function":{"name":"handoff"}}]}`
)

func streamed(body string) string { return strings.TrimSuffix(body, "}") + `,"stream":true}` }

// post gives the status, the body as far as it came, and the error of reading it.
func post(t *testing.T, s *standin.Server, path, body string) (status int, answer string, err error) {
	t.Helper()
	client := &http.Client{Timeout: 2 * time.Second}
	response, err := client.Post(s.URL()+path, "application/json", strings.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	said, err := io.ReadAll(response.Body)
	return response.StatusCode, string(said), err
}

// TestActs holds what comes of each act, by each protocol, whole and bit by bit. What the real
// clients make of it their own tests hold.
func TestActs(t *testing.T) {
	const openAI, anthropic = "/chat/completions", "/messages"
	for _, test := range []struct {
		name       string
		act        standin.Act
		path, body string
		status     int
		holds      []string // in that order
		broken     bool
	}{
		{"answer", standin.Answer("Pro стоит 990 ₽."), openAI, plain, 200, []string{`"finish_reason":"stop"`, `"content":"Pro стоит 990 ₽."`, `"prompt_tokens":100`}, false},
		{"stream", standin.Answer("990 ₽."), openAI, streamed(plain), 200, []string{`"content":"990 "`, "\n\ndata: ", `"content":"₽."`, `"finish_reason":"stop"`, `"completion_tokens":10`, "\n\ndata: [DONE]\n\n"}, false},
		{"call", standin.Call("handoff", `{"a": 1}`), openAI, tools, 200, []string{`"finish_reason":"tool_calls"`, `"arguments":"{\"a\": 1}","name":"handoff"`}, false},
		{"stream of a call", standin.Call("handoff", `{"a": 1}`), openAI, streamed(tools), 200, []string{`"name":"handoff"`, `"arguments":"{\"a\": "`, `"arguments":"1}"`}, false},
		{"cut", standin.Cut("Pro стоит 990 ₽."), openAI, plain, 200, []string{`{"choices":[`}, true},
		{"cut stream", standin.Cut("Pro стоит 990 ₽."), openAI, streamed(plain), 200, []string{`data: {"choices":[`}, true},
		{"passed on", standin.Passed("Pro стоит 990 ₽."), openAI, plain, 200, []string{`{"choices":[`}, false},
		{"nonsense", standin.Nonsense(), openAI, plain, 200, []string{`{"choices":[{mess`}, false},
		{"fault", standin.Refuse(500, "out of memory"), openAI, plain, 500, []string{`"message":"out of memory"`}, false},
		{"limit", standin.Limit(time.Second), openAI, plain, 429, []string{`"message":"slow down"`}, false},
		{"no tools", standin.WithoutTools(standin.Answer("990 ₽.")), openAI, tools, 400, []string{`some-model does not support tools`}, false},
		{"no tools needed", standin.WithoutTools(standin.Answer("990 ₽.")), openAI, plain, 200, []string{`990 ₽.`}, false},
		{"late", standin.After(20*time.Millisecond, standin.Answer("990 ₽.")), openAI, plain, 200, []string{`990 ₽.`}, false},
		{"hang", standin.Hang(), openAI, plain, 0, nil, true},
		{"message", standin.Answer("990 ₽."), anthropic, plain, 200, []string{`"text":"990 ₽."`, `"stop_reason":"end_turn"`, `"input_tokens":100`}, false},
		{"stream of a message", standin.Answer("990 ₽."), anthropic, streamed(plain), 200, []string{"event: message_start\ndata: ", `"text":"990 "`, `"text":"₽."`, `"stop_reason":"end_turn"`, "event: message_stop\n"}, false},
		{"use", standin.Call("handoff", `{"a":1}`), anthropic, tools, 200, []string{`"input":{"a":1},"name":"handoff"`, `"stop_reason":"tool_use"`}, false},
		{"stream of a use", standin.Call("handoff", `{"a": 1}`), anthropic, streamed(tools), 200, []string{`"name":"handoff"`, `"partial_json":"{\"a\": "`, `"partial_json":"1}"`}, false},
		{"nowhere", standin.Answer("990 ₽."), "/embeddings", plain, 400, []string{"/v1/embeddings: no such thing here"}, false},
		{"no request", standin.Answer("990 ₽."), openAI, "Pro?", 400, []string{"invalid character"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			status, answer, err := post(t, start(t, standin.Always(test.act)), test.path, test.body)
			if status != test.status || (err != nil) != test.broken {
				t.Errorf("%d, %v", status, err)
			}
			rest := answer
			for _, want := range test.holds {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("no %s in its place in\n%s", want, answer)
				}
				rest = after
			}
			if test.path == "/messages" || test.status != 200 || test.broken || test.name == "nonsense" || test.name == "passed on" || strings.Contains(test.body, "stream") {
				return
			}
			if !json.Valid([]byte(answer)) {
				t.Errorf("no JSON: %s", answer)
			}
		})
	}
}

// TestAsked holds that what was asked is there to be looked at, whatever form its texts have.
func TestAsked(t *testing.T) {
	s := start(t, standin.InTurn(standin.Refuse(404, "no such model"), standin.Answer("990 ₽.")))
	for i, body := range []string{
		`{"model":"m","messages":[{"role":"system","content":"Будь вежлив."},{"role":"user","content":"Pro?"}],"tools":[{"function":{"name":"decline"}}]}`,
		`{"model":"m","system":[{"type":"text","text":"Будь "},{"type":"text","text":"вежлив."}],"messages":[{"role":"user","content":"Pro?"}],"tools":[{"name":"decline"}],"stream":true}`,
	} {
		path, want := [...]string{"/chat/completions", "/messages"}[i], [...]int{404, 200}[i]
		if status, _, err := post(t, s, path, body); err != nil || status != want {
			t.Errorf("%d, %v", status, err)
		}
		got := s.Asked()[i]
		if got.Number != i+1 || got.Model != "m" || got.Last() != "Pro?" || got.Stream != (i == 1) || !bytes.Equal(got.Body, []byte(body)) {
			t.Errorf("%+v", got)
		}
		if diff := cmp.Diff([]standin.Message{{"system", "Будь вежлив."}, {"user", "Pro?"}}, got.Messages); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"decline"}, got.Tools); diff != "" {
			t.Error(diff)
		}
	}
}

// TestDie holds that a server which dies answers nobody any more, not even those that wait, and is
// found again where it was.
func TestDie(t *testing.T) {
	s := start(t, standin.Always(standin.Hang()))
	address, ended := s.URL(), make(chan error)
	go func() {
		_, _, err := post(t, s, "/chat/completions", plain)
		ended <- err
	}()
	for len(s.Asked()) == 0 {
		time.Sleep(time.Millisecond)
	}
	if err := s.Die(); err != nil {
		t.Error(err)
	}
	if err := <-ended; err == nil || strings.Contains(err.Error(), "Timeout") {
		t.Errorf("of the dead comes %v", err)
	}
	if _, _, err := post(t, s, "/chat/completions", plain); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("%v", err)
	}
	if err := s.Revive(); err != nil || s.URL() != address {
		t.Fatal(s.URL(), err)
	}
	s.Play(standin.Always(standin.Answer("990 ₽.")))
	if status, _, err := post(t, s, "/chat/completions", plain); err != nil || status != 200 || len(s.Asked()) != 2 {
		t.Errorf("%d, %v", status, err)
	}
}
