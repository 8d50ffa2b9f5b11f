package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"firstline/eval/chat"
	"firstline/eval/chat/deployed"
)

// TestSchemas holds what the commands print against the schemas that `firstline schema` prints.
func TestSchemas(t *testing.T) {
	dir := firstlinetest.Sample(t)
	broken := firstlinetest.CopyOf(t, dir)
	for name, content := range map[string]string{
		"kb/row.csv":     "Вопрос;Ответ\nПечёте на заказ?;Да.\nА без глютена?;\n",
		"kb/archive.csv": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00",
		"eval/bad.yaml":  "set: bad\ndialogs:\n  - {id: nothing, user: сколько стоит багет}\n",
	} {
		if err := os.WriteFile(filepath.Join(broken, filepath.FromSlash(name)), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	repriced := firstlinetest.CopyOf(t, dir)
	if got := call(t, repriced, "ingest"); got.status != done {
		t.Fatal(got.err)
	}
	firstlinetest.Edit(t, filepath.Join(repriced, "kb", "prices.csv"), func(s string) string { return strings.ReplaceAll(s, ";990 ", ";1290 ") })
	if err := os.Rename(filepath.Join(repriced, "kb", "api.md"), filepath.Join(repriced, "kb", "апи.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(repriced, ".firstlineignore"), []byte("install.md\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	slow := firstlinetest.CopyOf(t, dir)
	firstlinetest.Edit(t, filepath.Join(slow, "firstline.yaml"), func(s string) string { return s + "run: {turn_timeout: 1ns}\n" })
	for _, talked := range []string{dir, slow} {
		if err := os.MkdirAll(filepath.Join(talked, "dialogs"), 0o777); err != nil {
			t.Fatal(err)
		}
		firstlinetest.Write(t, filepath.Join(talked, "dialogs", "a.jsonl"), `{"id":"a","channel":"site","messages":[{"role":"user","text":"сколько стоит Pro"},`+
			`{"role":"human","text":"1 290 ₽, «Оплата › Документы»"},{"role":"user","text":"1 290 ₽ за месяц?"},{"role":"operator","text":"Да"}]}`)
	}
	dead := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dead, "firstline.yaml"), `models: {dead: {api: openai, base_url: "http://127.0.0.1:1/v1", model: x}}`)
	questions := filepath.Join(t.TempDir(), "questions.jsonl")
	if err := os.WriteFile(questions, []byte(`{"text":"цена тарифа Pro"}`+"\n"+`{"id":"b","text":"ъъъ щщщ"}`+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	tickets := filepath.Join(t.TempDir(), "tickets.ndjson")
	firstlinetest.Write(t, tickets, `{"id":1,"created_at":"2026-03-01T07:00:00Z","via":{"channel":"email"},"requester_id":1,"tags":["a"],"comments":[{"author_id":1,"body":"?"},{"author_id":2,"body":"!"}]}`+"\n{\n")
	for _, c := range []struct {
		schema, dir string
		args        []string
		status      int
	}{
		{"ingest", dir, []string{"ingest", "--check"}, done},
		{"ingest", dir, []string{"ingest"}, done},
		{"ingest", repriced, []string{"ingest", "--check", "--fail-on", "price_change > 1%"}, notGood},
		{"ingest", broken, []string{"ingest"}, wrong},
		{"ingest", broken, []string{"ingest", "--keep-going"}, wrong},
		{"entry", dir, []string{"show"}, done},
		{"entry", dir, []string{"read", filepath.Join(dir, "kb", "prices.csv"), filepath.Join(dir, "kb", "app.yaml")}, done},
		{"lint", dir, []string{"lint"}, done},
		{"lint", broken, []string{"lint"}, notGood},
		{"doctor", dir, []string{"doctor"}, done},
		{"doctor", dead, []string{"doctor"}, infrastructure},
		{"prompt", dir, []string{"prompt", "show"}, done},
		{"prompt", dir, []string{"prompt", "show", "--operator", "lena", "--for", "сколько стоит Pro"}, done},
		{"prompt_diff", dir, []string{"prompt", "diff", "igor", "lena"}, done},
		{"prompt_diff", dir, []string{"prompt", "diff", "base@1", "base@2"}, done},
		{"ask", dir, []string{"ask", "как поставить чат на вордпресс"}, done},
		{"ask", dir, []string{"ask", "сколько стоит Pro"}, done},
		{"ask", dir, []string{"ask", "ъъъ щщщ"}, done},
		{"eval", dir, []string{"eval"}, done},
		{"eval", dir, []string{"eval", "human", "api"}, notGood},
		{"eval", slow, []string{"eval"}, infrastructure},
		{"eval", dir, []string{"report", "last"}, done},
		{"compare", dir, []string{"compare", "igor", "lena"}, done},
		{"replay", dir, []string{"replay", "--against", "base@1"}, done},
		{"replay", slow, []string{"replay"}, infrastructure},
		{"coverage", dir, []string{"coverage", "last"}, done},
		{"dialogs_stats", dir, []string{"dialogs", "stats", "--claim", "resolution_rate 70%"}, done},
		{"dialogs_stats", dir, []string{"dialogs", "stats", "--operator", "nobody"}, done},
		{"batch", dir, []string{"search", "--batch", questions}, done},
		{"cost", dir, []string{"cost", "--salary", "1", "--dialogs-a-day", "1", "--days", "1", "--dialogs", "2", "--without-human", "1", "--fee", "1"}, done},
		{"dialogs_import", dir, []string{"dialogs", "import", tickets}, done},
		{"dialogs_list", dir, []string{"dialogs", "list", "--channel", "email"}, done},
		{"dialog", dir, []string{"dialogs", "show", "zendesk-1"}, done},
		{"cost", dir, []string{"cost", "--minutes", "1", "--salary", "1", "--dialogs-a-day", "1", "--days", "1", "--dialogs", "0", "--without-human", "0"}, done},
	} {
		t.Run(c.schema+" "+strings.Join(c.args[:min(2, len(c.args))], " ")+" "+strconv.Itoa(c.status), func(t *testing.T) {
			schema := compiled(t, c.schema)
			got := call(t, c.dir, append(c.args, "--format", "json")...)
			if got.status != c.status {
				t.Errorf("exit status %d, want %d\n%s", got.status, c.status, got.err)
			}
			outputs := []string{got.out}
			if slices.Contains([]string{"entry", "batch", "dialog", "dialogs_list"}, c.schema) {
				outputs = slices.Collect(strings.Lines(got.out))
			}
			if len(outputs) == 0 {
				t.Fatal("nothing is printed")
			}
			if err := schema.Validate(map[string]any{}); err == nil {
				t.Error("the schema asks for nothing")
			}
			wrongs := 0
			for _, output := range outputs {
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(output))
				if err != nil {
					t.Fatalf("%v\n%s", err, output)
				}
				if err := schema.Validate(value); err != nil && wrongs < 3 {
					wrongs++
					t.Errorf("the output is not what the schema says: %.1500v", err)
				}
			}
		})
	}
}

// What read writes to a file is as its schema says.
func TestReadSchema(t *testing.T) {
	schema := compiled(t, "read")
	dir := firstlinetest.Sample(t)
	name := filepath.Join(t.TempDir(), "all.json")
	got := call(t, dir, "read", filepath.Join(dir, "kb"), filepath.Join(dir, "firstline.png"), "-o", name)
	if got.status != wrong {
		t.Errorf("exit status %d\n%s", got.status, got.err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%.1500v", err)
	}
	if err := schema.Validate(map[string]any{}); err == nil {
		t.Error("the schema asks for nothing")
	}
}

// TestDeployedSchemas holds the schemas of what is exchanged with a deployed operator against what is sent
// and taken.
func TestDeployedSchemas(t *testing.T) {
	request, reply := compiled(t, "deployed_request"), compiled(t, "deployed_reply")
	holds := func(schema *jsonschema.Schema, text string, want bool) {
		t.Helper()
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent, _ := io.ReadAll(r.Body)
		holds(request, string(sent), true)
		io.WriteString(w, `{"text":"ok"}`)
	}))
	defer server.Close()
	served, err := deployed.HTTP(deployed.ServerConfig{URL: server.URL, Operator: "igor", Language: "ru"})
	if err != nil {
		t.Fatal(err)
	}
	said := []chat.Message{{Role: chat.User, Text: "?"}, {Role: chat.Operator, Text: "!"}, {Role: chat.Human}, {Role: chat.User}}
	for _, ctx := range []context.Context{t.Context(), chat.WithScene(t.Context(), chat.Scene{Dialog: "a/b", Try: 1})} {
		if _, err := served.Reply(ctx, chat.Request{Messages: said, Now: time.Unix(0, 0).UTC()}); err != nil {
			t.Error(err)
		}
	}
	holds(request, `{}`, false)
	for _, action := range chat.Actions() {
		holds(reply, `{"action":"`+string(action)+`"}`, true)
	}
	for _, reason := range chat.Reasons() {
		holds(reply, `{"action":"handoff","reason":"`+string(reason)+`"}`, true)
	}
	holds(reply, `{"text":"ok","of_our_own":1,"tokens":{"input":1,"output":2}}`, true)
	holds(reply, `{"messages":[{"text":"ok"}]}`, true)
	holds(reply, `{"error":"no"}`, true)
	holds(reply, `{"entries":["kb/faq.md#a"]}`, false)
	holds(reply, `{"action":"escalate"}`, false)
	holds(reply, `{"action":"handoff","reason":"tired"}`, false)
}

// compiled is a schema as firstline prints it.
func compiled(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	printed := call(t, ".", "schema", name)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(printed.out))
	if err != nil {
		t.Fatalf("%v\n%s%s", err, printed.out, printed.err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("file:///"+name+".json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("file:///" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
