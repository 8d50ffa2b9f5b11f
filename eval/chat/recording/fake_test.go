package recording_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
)

var mini = recording.Voice{Operator: "igor", Model: "mini"}

// fake is a language model whose replies are told from one another by their number.
type fake struct {
	mu     sync.Mutex
	asked  int
	answer func(r llm.Request) (llm.Response, error) // nil: the number of the question
}

func (f *fake) Complete(_ context.Context, r llm.Request) (llm.Response, error) {
	f.mu.Lock()
	f.asked++
	number := f.asked
	f.mu.Unlock()
	if f.answer != nil {
		return f.answer(r)
	}
	return llm.Response{Text: fmt.Sprintf("Ответ %d.", number), Tokens: chat.TokenCounts{Input: 1200, Output: number}}, nil
}

// deaf is a model that is not to be asked.
type deaf struct{ t testing.TB }

func (d deaf) Complete(context.Context, llm.Request) (llm.Response, error) {
	d.t.Helper()
	d.t.Error("the model was asked")
	return llm.Response{}, errors.New("the model was asked")
}

func scene(tb testing.TB, dialog string, try int) context.Context {
	tb.Helper()
	return chat.WithScene(tb.Context(), chat.Scene{Dialog: dialog, Try: try})
}

// request is what a model is sent when the customer has said these things, with replies in between.
func request(said ...string) llm.Request {
	r := llm.Request{System: []llm.Part{
		{Name: "base", Text: "# Правила\nОтвечай коротко.\nНе выдумывай."},
		{Name: "company"},
		{Name: "operator", Text: "Тебя зовут Игорь."},
		{Name: "knowledge", Text: "# Знания\n## kb/faq.md#vozvrat\nВозврат за 14 дней.\n## kb/faq.md#ceny\nPro — 990 ₽."},
		{Name: "acting", Text: "Отвечай по-русски."},
	}}
	for i, text := range said {
		r.Messages = append(r.Messages, llm.Message{Role: []llm.Role{llm.User, llm.Assistant}[i%2], Text: text})
	}
	return r
}

// complete asks, and fails the test where that fails.
func complete(tb testing.TB, c llm.Client, dialog string, try int, r llm.Request) llm.Response {
	tb.Helper()
	response, err := c.Complete(scene(tb, dialog, try), r)
	if err != nil {
		tb.Fatal(err)
	}
	return response
}

// client opens a book and records, or replays, a model by it.
func client(dir string, mode recording.Mode, inner llm.Client) (*recording.Book, llm.Client) {
	b := recording.Open(dir, recording.Options{Mode: mode})
	return b, recording.Client(b, mini, map[string]string{"temperature": "0"}, inner)
}

// files gives the files of a book, by their names in it.
func files(tb testing.TB, dir string) map[string]string {
	tb.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// replaced edits a file of a book.
func replaced(tb testing.TB, dir, name, from, to string) {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		tb.Fatal(err)
	}
	edited := strings.ReplaceAll(string(data), from, to)
	if edited == string(data) {
		tb.Fatalf("%s does not hold %q", name, from)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(edited), 0o600); err != nil {
		tb.Fatal(err)
	}
}
