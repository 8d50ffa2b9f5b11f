package deployed_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/deployed"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/endpoint/endpointtest"
)

// TestMain makes the test binary the program of the tests where it is told to be one, and puts into the
// environment what a client could be tempted to read there.
func TestMain(m *testing.M) {
	//nolint:forbidigo // the program is a process
	self := bot{os.Args, os.Stdin, os.Stdout, os.Stderr, os.Exit}
	if len(self.args) > 2 && self.args[1] == "program" {
		self.run(self.args[2], self.args[3:])
		return
	}
	endpointtest.Main(m, nil)
}

func asked(texts ...string) chat.Request {
	r := chat.Request{Now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60))}
	for _, text := range texts {
		r.Messages = append(r.Messages, chat.Message{Role: chat.User, Text: text})
	}
	return r
}

// both gives a served operator and a program that answer with the body, whatever they are asked, and what
// the names of each begin with.
func both(t *testing.T, body string) map[string]operator.Model {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		io.WriteString(w, body)
	}))
	t.Cleanup(s.Close)
	served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL, Operator: "igor", Language: "ru"})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]operator.Model{
		strings.TrimPrefix(s.URL, "http://"): served,
		self(t) + " program says " + body:    command(t, "says", body),
	}
}

func TestReply(t *testing.T) {
	for body, want := range map[string]chat.Reply{
		`{"text": "990 ₽"}`: {Text: "990 ₽", Action: chat.Answer},
		`{"messages": [{"text": "990 ₽"}, {"text": "в месяц"}]}`: {Text: "990 ₽\nв месяц", Action: chat.Answer},
		`{"action": "handoff"}`: {Action: chat.Handoff},
		`{"text": "Нет", "action": "decline", "reason": "spam"}`: {Text: "Нет", Action: chat.Decline, Reason: chat.Spam},
		`{"text": "Тариф?", "action": "clarify", "reason": "ambiguous", "unheard_of": {"a": [1]}, "tokens": {"input": 5}}`: {
			Text: "Тариф?", Action: chat.Clarify, Reason: chat.Ambiguous, Tokens: chat.TokenCounts{Input: 5},
		},
		`{"text":"ok","action":"answer","reason":"","entries":["kb/a.md#b"],"images":[{"src":"i.png","alt":"x"}],"code":[{"language":"html","text":"<b>"}],"signals":["lead"],"contact":"+7","tokens":{"input":812,"output":24},"error":""}`: {
			Text: "ok", Action: chat.Answer, Entries: []string{"kb/a.md#b"}, Images: []kb.Image{{Src: "i.png", Alt: "x"}},
			Code: []kb.Code{{Language: "html", Text: "<b>"}}, Signals: []string{chat.Lead}, Contact: "+7",
			Tokens: chat.TokenCounts{Input: 812, Output: 24},
		},
	} {
		for name, model := range both(t, body) {
			got, err := model.Reply(t.Context(), asked("Сколько стоит Pro?"))
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%s: %v %s", name, err, diff)
			}
		}
	}
}

func TestReplyWrong(t *testing.T) {
	for body, want := range map[string]struct{ reason, message string }{
		`{}`:                                {"reply", `the answer has no text: {}`},
		`null`:                              {"reply", `the answer has no text: null`},
		`{"text": " "}`:                     {"reply", `the answer has no text: {"text": " "}`},
		`{"text": "", "action": "clarify"}`: {"reply", `the answer has no text: {"text": "", "action": "clarify"}`},
		`Loading model…`:                    {"reply", `the answer is no JSON object: Loading model…`},
		`["ok"]`:                            {"reply", `the answer is no JSON object: ["ok"]`},
		`{"schema": "firstline.deployed/v1", "dialog": "", "now": "2026-11-23T12:00:00Z", "messages": [{"role": "user", "text": "?"}]}`: {
			"reply", "the answer is the request that was sent",
		},
		`{"text": 5}`: {"reply", `text of the answer cannot be a JSON number`},
		`{"text": "ok", "tokens": {"input": "many"}}`: {"reply", `tokens.input of the answer cannot be a JSON string`},
		`{"text": "ok", "tokens": {"output": -1}}`:    {"reply", `the tokens are below zero`},
		`{"text": "ok", "action": "escalate"}`:        {"reply", `there is no action "escalate"`},
		`{"action": "handoff", "reason": "tired"}`:    {"reply", `there is no reason "tired"`},
		`{"text": "ok", "reason": "spam"}`:            {"reply", `an answer has no reason, and this one has "spam"`},
		"{\"text\": \"\xcf\xf0\xe8\"}":                {"reply", `the answer is not in UTF-8: "{\"text\": \"\xcf\xf0\xe8\"}"`},
		`{"text": "half", "error": "out of credit"}`:  {"model", "out of credit"},
	} {
		for name, model := range both(t, body) {
			_, err := model.Reply(t.Context(), asked("?"))
			if err == nil || !strings.HasSuffix(err.Error(), ": "+want.message) || !strings.HasPrefix(err.Error(), name) || endpointtest.ReasonOf(err) != want.reason {
				t.Errorf("%s\ngot  %v (%s)\nwant %s (%s)", name, err, endpointtest.ReasonOf(err), want.message, want.reason)
			}
		}
	}
}

// TestRequest holds what is sent, to a server and to a program alike.
func TestRequest(t *testing.T) {
	var body []byte
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ = io.ReadAll(r.Body)
		io.WriteString(w, `{"text":"ok"}`)
	}))
	defer s.Close()
	served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL, Operator: "igor", Language: "ru"})
	if err != nil {
		t.Fatal(err)
	}
	dialog := asked("Привет", "<b> & «Pro»\nв год")
	dialog.Messages = slices.Insert(dialog.Messages, 1,
		chat.Message{Role: chat.Operator, Text: "Здравствуйте!", Action: chat.Clarify, Reason: chat.Ambiguous},
		chat.Message{Role: chat.Human, Text: "Это Ира."})
	scene := chat.WithScene(t.Context(), chat.Scene{Dialog: "billing/pro-price", Try: 2})
	const messages = `"messages":[{"role":"user","text":"Привет"},{"role":"operator","text":"Здравствуйте!"},{"role":"human","text":"Это Ира."},{"role":"user","text":"<b> & «Pro»\nв год"}]}` + "\n"
	for _, test := range []struct {
		ctx  context.Context
		want string
	}{
		{scene, `{"schema":"firstline.deployed/v1","dialog":"billing/pro-price","try":2,"operator":"igor","language":"ru","now":"2026-11-23T12:00:00+03:00",` + messages},
		{t.Context(), `{"schema":"firstline.deployed/v1","dialog":"","operator":"igor","language":"ru","now":"2026-11-23T12:00:00+03:00",` + messages},
	} {
		if _, err := served.Reply(test.ctx, dialog); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, string(body)); diff != "" {
			t.Error(diff)
		}
		reply, err := command(t, "echo").Reply(test.ctx, dialog)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, reply.Text); diff != "" {
			t.Error(diff)
		}
	}
}

// FuzzReply holds that any answer gives either a reply as documented or an error of one line with a reason.
func FuzzReply(f *testing.F) {
	f.Add(`{"text":"ok"}`)
	f.Add(`{"messages":[{}],"action":"handoff","reason":"\u001b","tokens":[]}`)
	f.Add(`{"error":"\n"}`)
	f.Fuzz(func(t *testing.T, body string) {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) }))
		defer s.Close()
		served, err := deployed.HTTP(deployed.ServerConfig{URL: s.URL})
		if err != nil {
			t.Fatal(err)
		}
		reply, err := served.Reply(t.Context(), asked("?"))
		switch {
		case err == nil && (!json.Valid([]byte(body)) || !slices.Contains(chat.Actions(), reply.Action)):
			t.Errorf("%+v", reply)
		case err != nil && (strings.ContainsAny(err.Error(), "\n\x1b") || endpointtest.ReasonOf(err) == ""):
			t.Errorf("%q %s", err, endpointtest.ReasonOf(err))
		}
	})
}
