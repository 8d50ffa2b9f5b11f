package operator_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/operator"
	"firstline/kb"
	"firstline/kb/store"
	"firstline/prompt"
)

// index finds, for any question, the entries that it was given for it, and keeps the queries.
type index struct {
	found   map[string][]string
	queries []store.Query
}

func (x *index) Search(_ context.Context, q store.Query) (store.Result, error) {
	x.queries = append(x.queries, q)
	var result store.Result
	for _, id := range x.found[q.Text] {
		e := &kb.Entry{ID: id, Title: id, Body: "text of " + id, Source: kb.Pos{Path: "kb/faq.md", Line: 1}}
		result.Hits = append(result.Hits, kb.Hit{Entry: e, Passage: kb.Passage{Entry: id, Text: e.Body}})
	}
	result.Confident = len(result.Hits) > 0
	return result, nil
}

// echo is a model that keeps what it was given.
type echo struct{ request chat.Request }

func (e *echo) Reply(_ context.Context, r chat.Request) (chat.Reply, error) {
	e.request = r
	return chat.Reply{Text: "ok", Action: chat.Answer}, nil
}

func user(text string) chat.Message { return chat.Message{Role: chat.User, Text: text} }

func TestReply(t *testing.T) {
	x := &index{found: map[string][]string{
		"Привет\nсколько стоит Pro? а возврат за сколько дней?": {"a", "b"},
		"сколько стоит Pro?":         {"a"},
		"а возврат за сколько дней?": {"c", "a"},
	}}
	model := &echo{}
	o := operator.New(operator.Config{
		Sources: []string{"kb/faq.md"}, Search: x, Model: model, Prompt: prompt.Options{Language: "ru"},
		Entries: []kb.Entry{
			{ID: "a", Source: kb.Pos{Path: "kb/faq.md"}},
			{ID: "z", Source: kb.Pos{Path: "kb/other.md"}},
		},
	})
	reply, err := o.Reply(t.Context(), []chat.Message{
		user("Есть скидки?"), user("а?"),
		{Role: chat.Operator, Text: "Есть."},
		user("Привет"), user("сколько стоит Pro? а возврат за сколько дней?"),
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}

	var texts []string
	for _, q := range x.queries {
		texts = append(texts, q.Text)
		if diff := cmp.Diff([]string{"Есть скидки?\nа?"}, q.History); diff != "" {
			t.Errorf("history: %s", diff)
		}
		if diff := cmp.Diff([]string{"kb/faq.md"}, q.Sources); diff != "" {
			t.Errorf("sources: %s", diff)
		}
	}
	want := []string{"Привет\nсколько стоит Pro? а возврат за сколько дней?", "сколько стоит Pro?", "а возврат за сколько дней?"}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Errorf("searched: %s", diff)
	}
	var found []string
	for _, h := range reply.Found {
		found = append(found, h.Entry.ID)
	}
	if diff := cmp.Diff([]string{"a", "c", "b"}, found); diff != "" {
		t.Errorf("found, each once and the best of every question first: %s", diff)
	}
	if len(reply.Searched) != 3 || reply.Searched[1].Question != "сколько стоит Pro?" {
		t.Errorf("searched: %+v", reply.Searched)
	}
	if len(model.request.Found) != 3 || len(model.request.Turn()) != 2 {
		t.Errorf("the model was given %+v", model.request)
	}
	if entries := o.Entries(); len(entries) != 1 || entries[0].ID != "a" {
		t.Errorf("entries = %+v, want those of its own sources", entries)
	}
}
