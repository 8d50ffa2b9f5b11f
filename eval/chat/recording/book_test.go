package recording_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
	"firstline/prompt"
)

// TestReplay holds that what was recorded, several dialogs and tries at once, is replayed word for word
// and without the model, each try for itself.
func TestReplay(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	want := played(t, model)
	if want["prices/pro 1"][0].Text == want["prices/pro 2"][0].Text {
		t.Fatal("the tries cannot be told apart")
	}
	_, model = client(dir, recording.Only, deaf{t})
	if diff := cmp.Diff(want, played(t, model)); diff != "" {
		t.Error(diff)
	}
}

// played gives the replies to dialogs of two turns that are played at once.
func played(t *testing.T, model llm.Client) map[string][]llm.Response {
	t.Helper()
	all := map[string][]llm.Response{}
	var mu sync.Mutex
	var dialogs sync.WaitGroup
	for _, dialog := range []string{"prices/pro", "prices/Pro", "цены/Сколько стоит?", "a/b: c"} {
		dialogs.Go(func() {
			for try := range 3 {
				first := complete(t, model, dialog, try+1, request("Сколько?"))
				second := complete(t, model, dialog, try+1, request("Сколько?", first.Text, "А за год?"))
				mu.Lock()
				all[fmt.Sprint(dialog, " ", try+1)] = []llm.Response{first, second}
				mu.Unlock()
			}
		})
	}
	dialogs.Wait()
	return all
}

// TestAskedAgain holds that the same request asked twice in a dialog gets its two replies in their order,
// and then the last.
func TestAskedAgain(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	for range 2 {
		complete(t, model, "a/b", 1, request("Привет"))
	}
	_, model = client(dir, recording.Only, deaf{t})
	for _, want := range []string{"Ответ 1.", "Ответ 2.", "Ответ 2."} {
		if got := complete(t, model, "a/b", 1, request("Привет")).Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestWrittenAnew holds that a dialog that is played anew replaces its recordings, all tries of them, with
// the first exchange, and that others stay.
func TestWrittenAnew(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	for try := range 3 {
		first := complete(t, model, "a/b", try+1, request("Привет"))
		complete(t, model, "a/b", try+1, request("Привет", first.Text, "Пока"))
	}
	complete(t, model, "a/other", 1, request("Привет"))
	_, model = client(dir, recording.Write, &fake{asked: 100})
	complete(t, model, "a/b", 1, request("Привет"))
	written := files(t, dir)
	for name, there := range map[string]bool{"b.yaml": true, "b@2.yaml": false, "b@3.yaml": false, "other.yaml": true} {
		if _, ok := written["igor/mini/a/"+name]; ok != there {
			t.Errorf("%s: there = %v", name, ok)
		}
	}
	if text := written["igor/mini/a/b.yaml"]; !strings.Contains(text, "Ответ 101.") || strings.Count(text, "reply:") != 1 {
		t.Errorf("not the first exchange alone:\n%s", text)
	}
}

// TestFailuresAreNotRecorded holds that neither an error nor a reply that came too late is recorded, and that
// a dialog which could not be played anew keeps what it had.
func TestFailuresAreNotRecorded(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	before := files(t, dir)

	away := errors.New("away")
	_, model = client(dir, recording.Write, &fake{answer: func(llm.Request) (llm.Response, error) { return llm.Response{}, away }})
	if _, err := model.Complete(scene(t, "a/b", 1), request("Привет")); !errors.Is(err, away) {
		t.Errorf("%v", err)
	}
	late, cancel := context.WithCancel(scene(t, "a/b", 1))
	_, model = client(dir, recording.Write, &fake{answer: func(llm.Request) (llm.Response, error) {
		cancel()
		return llm.Response{Text: "late"}, nil
	}})
	if _, err := model.Complete(late, request("Привет")); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, files(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestUnwritable holds that a model is not asked for what cannot be kept.
func TestUnwritable(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "recordings")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	inner := &fake{}
	_, model := client(taken, recording.Write, inner)
	for range 2 {
		_, err := model.Complete(scene(t, "a/b", 1), request("Привет"))
		if err == nil || !strings.HasPrefix(err.Error(), "what models reply could not be recorded: ") {
			t.Error(err)
		}
	}
	if inner.asked != 1 {
		t.Errorf("the model was asked %d times", inner.asked)
	}
}

// TestFill holds that only what is not recorded is asked for, and recorded beside the rest.
func TestFill(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	filling := &fake{asked: 100}
	_, model = client(dir, recording.Fill, filling)
	first := complete(t, model, "a/b", 1, request("Привет"))
	second := complete(t, model, "a/b", 1, request("Привет", first.Text, "Пока"))
	if first.Text != "Ответ 1." || second.Text != "Ответ 101." || filling.asked != 101 {
		t.Errorf("%+v, %+v, asked %d", first, second, filling.asked)
	}
	_, model = client(dir, recording.Only, deaf{t})
	complete(t, model, "a/b", 1, request("Привет"))
	complete(t, model, "a/b", 1, request("Привет", first.Text, "Пока"))
}

// TestNoTools holds that a model which takes no tools takes none in the replay, in whichever order its
// dialogs are played, and that it is forgotten once it does.
func TestNoTools(t *testing.T) {
	dir := t.TempDir()
	tools := []llm.Tool{{Name: "handoff", Description: "calls a human", Parameters: []byte(`{"type": "object"}`)}}
	refusing := &fake{answer: func(r llm.Request) (llm.Response, error) {
		if len(r.Tools) > 0 {
			return llm.Response{}, llm.ErrNoTools
		}
		return llm.Response{Text: "Здравствуйте!"}, nil
	}}
	_, model := client(dir, recording.Write, refusing)
	with, without := request("Привет"), request("Привет")
	with.Tools = tools
	if _, err := model.Complete(scene(t, "a/first", 1), with); !errors.Is(err, llm.ErrNoTools) {
		t.Errorf("%v", err)
	}
	complete(t, model, "a/first", 1, without)
	complete(t, model, "a/second", 1, without)

	_, model = client(dir, recording.Only, deaf{t})
	if _, err := model.Complete(scene(t, "a/second", 1), with); !errors.Is(err, llm.ErrNoTools) {
		t.Errorf("%v", err)
	}
	complete(t, model, "a/second", 1, without)

	_, model = client(dir, recording.Write, &fake{})
	complete(t, model, "a/first", 1, with)
	_, model = client(dir, recording.Only, deaf{t})
	if got := complete(t, model, "a/first", 1, with).Text; got != "Ответ 1." {
		t.Errorf("%q", got)
	}
}

// whole is an operator that is asked as a whole.
type whole struct{ reply chat.Reply }

func (w *whole) Reply(context.Context, chat.Request) (chat.Reply, error) { return w.reply, nil }

// TestModel holds that all of a reply is replayed, and that the prompt, which is not sent, does not count.
func TestModel(t *testing.T) {
	reply := chat.Reply{
		Text: "Передаю коллеге.\n\nДо встречи!", Action: chat.Handoff, Reason: chat.AskedForHuman,
		Entries: []string{"kb/faq.md#a"}, Signals: []string{chat.Lead}, Contact: "a@example.org", Ungrounded: []string{"5 ₽"},
		Faults: []chat.Fault{{Check: "cites", Want: "kb/faq.md#a", Got: "[7]"}}, Tokens: chat.TokenCounts{Input: 5, Output: 7},
	}
	asked := func(base string) chat.Request {
		return chat.Request{
			Prompt:   &prompt.Prompt{Layers: []prompt.Layer{prompt.File("base", "base.md", []byte(base))}},
			Messages: []chat.Message{{Role: chat.User, Text: "Привет"}, {Role: chat.Operator, Text: "Да?"}, {Role: chat.User, Text: "Человека!"}},
		}
	}
	dir := t.TempDir()
	b := recording.Open(dir, recording.Options{Mode: recording.Write})
	model := recording.Model(b, mini, &whole{reply})
	if _, err := model.Reply(scene(t, "a/b", 1), asked("Коротко.")); err != nil {
		t.Fatal(err)
	}
	if page := files(t, dir)["igor/mini/a/b.yaml"]; !strings.Contains(page, "- role: assistant\n        text: Да?") {
		t.Errorf("the roles are not those of a model:\n%s", page)
	}
	b = recording.Open(dir, recording.Options{Mode: recording.Only})
	model = recording.Model(b, mini, &whole{})
	for _, base := range []string{"Коротко.", "Кратко."} {
		got, err := model.Reply(scene(t, "a/b", 1), asked(base))
		if diff := cmp.Diff(reply, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", base, err, diff)
		}
	}
}
