package recording_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
	"firstline/kb"
	"firstline/prompt"
)

// TestMissing holds what is told of a request that is not recorded.
func TestMissing(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "prices/pro", 1, request("Сколько стоит Pro?"))
	complete(t, model, "prices/pro", 1, request("Сколько стоит Pro?", "Ответ 1.", "А за год?"))
	complete(t, model, "prices/start", 1, request("Сколько стоит Старт?"))

	edited := func(from, to string) func(*llm.Request) {
		return func(r *llm.Request) {
			for i := range r.System {
				r.System[i].Text = strings.ReplaceAll(r.System[i].Text, from, to)
			}
		}
	}
	for _, test := range []struct {
		name, dialog string
		try          int
		change       func(*llm.Request)
		want         string
	}{
		{"a word", "prices/pro", 1, edited("коротко", "кратко"), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the base layer, line 2, was “Отвечай коротко.” and is “Отвечай кратко.”"},
		{"a word of a file", "prices/pro", 1, func(r *llm.Request) {
			edited("коротко", "кратко")(r)
			for i := range strings.Count(r.System[0].Text, "\n") + 1 {
				r.System[0].Lines = append(r.System[0].Lines, prompt.Line{Pos: kb.Pos{Path: "prompt/base.md", Line: i + 4}})
			}
		}, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the base layer, prompt/base.md:5, was “Отвечай коротко.” and is “Отвечай кратко.”"},
		{"an entry", "prices/pro", 1, edited("990", "1290"), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the knowledge layer, line 5, was “Pro — 990 ₽.” and is “Pro — 1290 ₽.”"},
		{"a line more", "prices/pro", 1, edited("Не выдумывай", "Не спорь.\nИ не груби.\nНе выдумывай"), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the base layer, line 3, is new: “Не спорь.”, with 1 more line"},
		{"a line less", "prices/pro", 1, edited("Отвечай коротко.\n", ""), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the base layer, line 2, is gone: “Отвечай коротко.”"},
		{"a layer", "prices/pro", 1, func(r *llm.Request) { r.System[1].Text = "Ромашка" }, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the company layer is new: “Ромашка”"},
		{"a message", "prices/pro", 1, func(r *llm.Request) { r.Messages[2].Text = "А в год?" }, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: message 3 (user) was “А за год?” and is “А в год?”"},
		{"a turn more", "prices/pro", 1, func(r *llm.Request) {
			r.Messages = append(r.Messages, llm.Message{Role: llm.Assistant, Text: "Да"}, llm.Message{Role: llm.User, Text: "Спасибо"})
		}, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: message 4 (assistant) is new: “Да”; message 5 (user) is new: “Спасибо”"},
		{"a name", "prices/pro", 1, func(r *llm.Request) { r.System[2].Name = "voice" }, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the operator layer is gone: “Тебя зовут Игорь.”; the voice layer is new: “Тебя зовут Игорь.”"},
		{"tools", "prices/pro", 1, func(r *llm.Request) { r.Tools = []llm.Tool{{Name: "search", Parameters: []byte("{}")}} }, "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the list of tools is new: “{\"name\":\"search\",\"description\":\"\",\"parameters\":{}}”"},
		{"many parts", "prices/pro", 1, edited("е", "ё"), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the base layer, line 2, was “Отвечай коротко.” and is “Отвёчай коротко.”, with 1 more line; the operator layer was “Тебя зовут Игорь.” and is “Тёбя зовут Игорь.”; the knowledge layer, line 3, was “Возврат за 14 дней.” and is “Возврат за 14 днёй.”; and so on, in 1 more"},
		{"a long line", "prices/pro", 1, edited("Игорь", strings.Repeat("Игорь, ", 5)+"добр"+strings.Repeat("о", 60)), "this request is not recorded; the nearest, exchange 2 of this dialog, differs: the operator layer was “Тебя зовут Игорь.” and is “Тебя зовут Игорь, Игорь, Игорь, Игорь, Игорь, доброооооооооооооооо…”"},
		{"another try", "prices/pro", 2, func(*llm.Request) {}, "try 2 of this dialog is not recorded; the nearest, exchange 2 of prices/pro, is the same"},
		{"another dialog", "prices/new", 1, func(r *llm.Request) {
			r.Messages = request("Сколько стоит Старт?\nСпасибо").Messages
		}, "this dialog is not recorded; the nearest, exchange 1 of prices/start, differs: message 1 (user), line 2, is new: “Спасибо”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, model := client(dir, recording.Only, deaf{t})
			r := request("Сколько стоит Pro?", "Ответ 1.", "А за год?")
			test.change(&r)
			_, err := model.Complete(scene(t, test.dialog, test.try), r)
			var reasoned interface{ Reason() string }
			if !errors.As(err, &reasoned) || reasoned.Reason() != recording.Reason {
				t.Fatalf("%v has no reason", err)
			}
			if err.Error() != test.want {
				t.Errorf("\n%s\nwant\n%s", err, test.want)
			}
		})
	}
}

// TestNothingRecorded holds what is told where there are no recordings, and where they cannot be read.
func TestNothingRecorded(t *testing.T) {
	dir := t.TempDir()
	told := func() string {
		_, model := client(dir, recording.Only, deaf{t})
		_, err := model.Complete(scene(t, "a/b", 1), request("Привет"))
		if err == nil {
			return ""
		}
		return err.Error()
	}
	if got, want := told(), "nothing is recorded of operator igor on model mini"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	page := "igor/mini/a/b.yaml"
	base := "parts/base-" + between(t, files(t, dir)[page], "- base ", "\n") + ".md"
	whole := files(t, dir)

	replaced(t, dir, base, "Правила", "Правило")
	if got, want := told(), page+": "+base+" has changed since it was recorded"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	_, model = client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	if got := told(); got != "" {
		t.Errorf("recorded anew: %s", got)
	}
	if err := os.Remove(filepath.Join(dir, base)); err != nil {
		t.Fatal(err)
	}
	if got, want := told(), page+": "+base+" is missing"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	restore(t, dir, base, whole[base])
	for from, to := range map[string]string{
		"reply:":      "answer:",
		"dialog: a/b": "dialog: [a",
		"messages:":   "kept: 3\n    messages:",
		"- base ":     "- base",
	} {
		replaced(t, dir, page, from, to)
		if got := told(); !strings.HasPrefix(got, page+":") {
			t.Errorf("%s → %s: %q", from, to, got)
		}
		restore(t, dir, page, whole[page])
	}
	if got := told(); got != "" {
		t.Errorf("restored: %s", got)
	}
}

// TestBrokenIsNamed holds that errors name files as the book is called, and that a broken page which nobody asks for
// hides no other, and is told after a whole run.
func TestBrokenIsNamed(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	complete(t, model, "a/old", 1, request("Привет"))
	base := "parts/base-" + between(t, files(t, dir)["igor/mini/a/b.yaml"], "- base ", "\n") + ".md"
	replaced(t, dir, base, "Правила", "Правило")
	restore(t, dir, "igor/mini/a/old.yaml", "dialog: [a\n")

	b := recording.Open(dir, recording.Options{Mode: recording.Only, Name: "eval/recordings"})
	model = recording.Client(b, mini, map[string]string{"temperature": "0"}, deaf{t})
	for dialog, want := range map[string]string{
		"a/b":   "eval/recordings/igor/mini/a/b.yaml: eval/recordings/" + base + " has changed since it was recorded",
		"a/new": "nothing is recorded of operator igor on model mini",
	} {
		if _, err := model.Complete(scene(t, dialog, 1), request("Привет")); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := b.Leftovers(recording.Run{}); err != nil {
		t.Errorf("of a part: %v", err)
	}
	_, err := b.Leftovers(recording.Run{Whole: true})
	if err == nil || !strings.HasPrefix(err.Error(), "eval/recordings/igor/mini/a/old.yaml:1: ") || strings.Contains(err.Error(), "b.yaml") {
		t.Error(err)
	}
}

// TestParameters holds that what a model is asked with is a part of the request.
func TestParameters(t *testing.T) {
	dir := t.TempDir()
	_, model := client(dir, recording.Write, &fake{})
	complete(t, model, "a/b", 1, request("Привет"))
	b := recording.Open(dir, recording.Options{Mode: recording.Only})
	model = recording.Client(b, mini, map[string]string{"temperature": "1"}, deaf{t})
	_, err := model.Complete(scene(t, "a/b", 1), request("Привет"))
	if err == nil || !strings.HasSuffix(err.Error(), "differs: the list of parameters was “temperature: 0” and is “temperature: 1”") {
		t.Error(err)
	}
}

func restore(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func between(t *testing.T, text, after, before string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, after)
	inside, _, ended := strings.Cut(rest, before)
	if !found || !ended {
		t.Fatalf("nothing between %q and %q in\n%s", after, before, text)
	}
	return inside
}
