package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// chatModelKey is the key that the stand-in for a model wants, and that of a script's own stand-in.
const chatModelKey = "sk-of-nobody"

// chatModel is a stand-in for a model that never says the same twice, and quotes the customer.
type chatModel struct {
	server *httptest.Server // nil until a configuration names it
	mu     sync.Mutex
	asked  int // since that was last looked at
	all    int
}

func (m *chatModel) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct {
		Messages []struct{ Role, Content string }
	}
	if r.Header.Get("Authorization") != "Bearer "+chatModelKey {
		http.Error(w, "who is this", http.StatusUnauthorized)
		return
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil || len(request.Messages) == 0 {
		http.Error(w, "not a request", http.StatusBadRequest)
		return
	}
	m.mu.Lock()
	m.asked++
	m.all++
	number := m.all
	m.mu.Unlock()
	last := request.Messages[len(request.Messages)-1].Content
	answer := fmt.Sprintf("Ответ %d на «%s». Багет стоит 120 ₽.\n\nВсего доброго!", number, last)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]string{"role": "assistant", "content": answer}}},
		"usage":   map[string]int{"prompt_tokens": 100 + number, "completion_tokens": 10},
	})
}

// chatModelCommand is the command of scripts that are about recordings:
//
//	chatmodel use FILE   a firstline.yaml names the stand-in as the model standin, and KEY_OF_STANDIN as its key
//	chatmodel asked N    it was asked N times since the last time
//	chatmodel down       nobody answers at its address from now on
func chatModelCommand(ts *testscript.TestScript, neg bool, args []string) {
	m, ok := ts.Value(chatModelKey).(*chatModel)
	if !ok || neg || len(args) == 0 {
		ts.Fatalf("usage: chatmodel use FILE|asked N|down")
	}
	switch args[0] {
	case "use":
		m.server = httptest.NewServer(m)
		ts.Defer(m.server.Close)
		name := ts.MkAbs(args[1])
		data, err := os.ReadFile(name)
		ts.Check(err)
		named := fmt.Sprintf("models:\n  standin: {api: openai, base_url: %q, model: x, key_env: KEY_OF_STANDIN}\n", m.server.URL+"/v1")
		ts.Check(os.WriteFile(name, append(data, named...), 0o666))
	case "asked":
		m.mu.Lock()
		defer m.mu.Unlock()
		if strconv.Itoa(m.asked) != args[1] {
			ts.Fatalf("the model was asked %d times, want %s", m.asked, args[1])
		}
		m.asked = 0
	case "down":
		m.server.Close()
	default:
		ts.Fatalf("chatmodel: no such command: %s", args[0])
	}
}

// sameResults holds that two files of results are the same but for their timing: same a.json b.json.
func sameResults(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same A B")
	}
	read := func(name string) any {
		var v any
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(name)), &v))
		return firstlinetest.WithoutTiming(v)
	}
	a, b := read(args[0]), read(args[1])
	if !strings.Contains(fmt.Sprint(a), "Ответ ") {
		ts.Fatalf("%s holds no reply of the model", args[0])
	}
	if diff := cmp.Diff(a, b); diff != "" {
		ts.Fatalf("%s", diff)
	}
}
