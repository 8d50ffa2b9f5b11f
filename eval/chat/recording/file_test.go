package recording_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"firstline/eval/chat"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
)

// search is a dialog in which the model looks twice.
func search(r llm.Request) (llm.Response, error) {
	switch last := r.Messages[len(r.Messages)-1]; {
	case last.Role == llm.ToolRole:
		return llm.Response{Text: "Pro стоит 990 ₽ в месяц.\n\nА ещё есть:\n- Старт: 490 ₽", Tokens: chat.TokenCounts{Input: 1400, Output: 9}}, nil
	case len(r.Messages) == 1:
		return llm.Response{Calls: []llm.Call{{ID: "call_1", Name: "search", Arguments: `{"question": "Pro"}`}}, Tokens: chat.TokenCounts{Input: 1300, Output: 5}}, nil
	}
	return llm.Response{Text: "9 900 ₽.", Tokens: chat.TokenCounts{Input: 1500, Output: 4}}, nil
}

func recordSearch(t *testing.T, dir string, change func(*llm.Request)) {
	t.Helper()
	_, model := client(dir, recording.Write, &fake{answer: search})
	ask := func(messages ...llm.Message) llm.Message {
		r := request()
		r.Messages = messages
		r.Tools = []llm.Tool{{Name: "search", Description: "Ищет.", Parameters: []byte(`{"type":"object"}`)}}
		change(&r)
		response := complete(t, model, "prices/pro", 1, r)
		return llm.Message{Role: llm.Assistant, Text: response.Text, Calls: response.Calls}
	}
	user := llm.Message{Role: llm.User, Text: "Сколько стоит Pro?"}
	call := ask(user)
	found := llm.Message{Role: llm.ToolRole, Text: "Pro — 990 ₽.", Of: call.Calls[0].ID}
	answer := ask(user, call, found)
	ask(user, answer, llm.Message{Role: llm.User, Text: "А за год?"}) // what the model has looked for is told once
}

// TestFile holds how a recording reads.
func TestFile(t *testing.T) {
	dir := t.TempDir()
	recordSearch(t, dir, func(*llm.Request) {})
	written := files(t, dir)
	want := `dialog: prices/pro
exchanges:
  - prompt:
      system:
        - base b7dabfa13eca
        - company empty
        - operator 44a8b2d759c3
        - knowledge below
        - acting 9f9a9516ee56
      tools: c235911f642b
      parameters:
        temperature: "0"
    knowledge:
      - knowledge-37c0be3c8ffe
      - knowledge-a1f982647c57
      - knowledge-fce378c1c0c6
    messages:
      - role: user
        text: Сколько стоит Pro?
    reply:
      calls:
        - id: call_1
          name: search
          arguments: "{\"question\": \"Pro\"}"
      tokens: {input: 1300, output: 5}
  - knowledge:
      - knowledge-37c0be3c8ffe
      - knowledge-a1f982647c57
      - knowledge-fce378c1c0c6
    kept: 2
    messages:
      - role: tool
        text: Pro — 990 ₽.
        of: call_1
    reply:
      text: |-
        Pro стоит 990 ₽ в месяц.

        А ещё есть:
        - Старт: 490 ₽
      tokens: {input: 1400, output: 9}
  - knowledge:
      - knowledge-37c0be3c8ffe
      - knowledge-a1f982647c57
      - knowledge-fce378c1c0c6
    kept: 1
    messages:
      - role: assistant
        text: |-
          Pro стоит 990 ₽ в месяц.

          А ещё есть:
          - Старт: 490 ₽
      - role: user
        text: А за год?
    reply:
      text: "9 900 ₽."
      tokens: {input: 1500, output: 4}
`
	if diff := cmp.Diff(want, written["igor/mini/prices/pro.yaml"]); diff != "" {
		t.Error(diff)
	}
	if base := written["parts/base-b7dabfa13eca.md"]; base != "# Правила\nОтвечай коротко.\nНе выдумывай.\n" {
		t.Errorf("base: %q", base)
	}
}

// TestLineEnds holds that recordings can be replayed where git has given their lines other ends.
func TestLineEnds(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{answer: func(llm.Request) (llm.Response, error) { return llm.Response{Text: "a\nb\r\nc"}, nil }})
	complete(t, model, "a/b", 1, request("раз\nдва"))
	for name := range files(t, dir) {
		replaced(t, dir, name, "\n", "\r\n")
	}
	_, model = client(dir, recording.Only, deaf{t})
	if got := complete(t, model, "a/b", 1, request("раз\nдва")).Text; got != "a\nb\r\nc" {
		t.Errorf("%q", got)
	}
}

// TestDiff holds what a reviewer sees when the dialogs are recorded anew: the change once, where it was made, and a
// line for each time that it is referred to.
func TestDiff(t *testing.T) {
	dir := t.TempDir()
	recordSearch(t, dir, func(*llm.Request) {})
	before := files(t, dir)["igor/mini/prices/pro.yaml"]
	recordSearch(t, dir, func(*llm.Request) {})
	if diff := cmp.Diff(before, files(t, dir)["igor/mini/prices/pro.yaml"]); diff != "" {
		t.Errorf("recorded again: %s", diff)
	}
	for from, lines := range map[string]int{"коротко": 1, "по-русски": 1, "990": 3} {
		recordSearch(t, dir, func(r *llm.Request) {
			for i := range r.System {
				r.System[i].Text = strings.ReplaceAll(r.System[i].Text, from, "иначе")
			}
		})
		changed := 0
		after := strings.Split(files(t, dir)["igor/mini/prices/pro.yaml"], "\n")
		for i, line := range strings.Split(before, "\n") {
			if after[i] != line {
				changed++
			}
		}
		if changed != lines {
			t.Errorf("%s: %d lines have changed, want %d", from, changed, lines)
		}
	}
}

// FuzzRoundTrip holds that every text comes back as it was, wherever in an exchange it stands, and is
// found by it.
func FuzzRoundTrip(f *testing.F) {
	for _, text := range []string{
		"", "a\n", "\n", "a\r\nb", " a \n\tb ", "## a\n## b\n", "a\n## b\n\n## c", "---\n- a: |\n", "🙂\x00\u2028", "below", "a empty", "{\"a\": 1}", "\ufeff",
	} {
		f.Add(text, "a/b")
	}
	f.Add("a", "Оплата/CON.1")
	f.Fuzz(func(t *testing.T, text, dialog string) {
		text = strings.ToValidUTF8(text, "?")
		dir := t.TempDir()
		call := llm.Call{ID: text, Name: text, Arguments: text}
		r := llm.Request{
			System: []llm.Part{
				{Name: "base", Text: text}, {Name: text, Text: "x"}, {Name: "knowledge", Text: text}, {Name: "knowledge", Text: "y" + text},
			},
			Messages: []llm.Message{{Role: llm.User, Text: text}, {Role: llm.Assistant, Text: text, Calls: []llm.Call{call}}, {Role: llm.ToolRole, Text: text, Of: text}},
			Tools:    []llm.Tool{{Name: text, Description: text, Parameters: []byte(`{"a":[1]}`)}},
		}
		want := llm.Response{Text: text, Calls: []llm.Call{call}, Tokens: chat.TokenCounts{Input: 1}}
		_, model := client(dir, recording.Write, &fake{answer: func(llm.Request) (llm.Response, error) { return want, nil }})
		complete(t, model, dialog, 1, r)
		complete(t, model, dialog, 1, r)
		_, model = client(dir, recording.Only, deaf{t})
		if diff := cmp.Diff(want, complete(t, model, dialog, 1, r)); diff != "" {
			t.Error(diff)
		}
		r.Messages[0].Text += "."
		if _, err := model.Complete(scene(t, dialog, 1), r); err == nil {
			t.Error("another request is found")
		}
	})
}
