package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/rogpeppe/go-internal/testscript"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat/pace"
	"firstline/eval/chat/standin"
)

// modelCommand is the command of scripts that are about language models:
//
//	model ANSWERS CONFIG [no-tools]   a server answers as ANSWERS says, and CONFIG has its address
//
// In ANSWERS each line is a part of the customer's last message, =>, and what is then said, or after the
// word call, the tool that is called and its arguments. The first line whose part fits counts. In CONFIG the
// address takes the place of BASE_URL. With no-tools the server takes no tools.
func modelCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: model ANSWERS CONFIG [no-tools]")
	}
	lines := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	act := func(r *standin.Request) standin.Act {
		for _, line := range lines {
			part, answer, ok := strings.Cut(line, " => ")
			if !ok || !strings.Contains(r.Last(), part) {
				continue
			}
			if called, isCall := strings.CutPrefix(answer, "call "); isCall && len(r.Tools) > 0 {
				tool, arguments, _ := strings.Cut(called, " ")
				return standin.Call(tool, arguments)
			}
			return standin.Answer(strings.ReplaceAll(answer, `\n`, "\n"))
		}
		return standin.Answer("?")
	}
	script := act
	if len(args) > 2 {
		script = func(r *standin.Request) standin.Act { return standin.WithoutTools(act(r)) }
	}
	server, err := standin.Start("", script)
	ts.Check(err)
	ts.Defer(func() { ts.Check(server.Die()) })
	path := ts.MkAbs(args[1])
	config, err := os.ReadFile(path)
	ts.Check(err)
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(string(config), "BASE_URL", server.URL())), 0o666))
}

// TestPace holds that the models of one server share its pace, whichever comes first, and that it takes as
// many requests at once as the most careful of them allows for.
func TestPace(t *testing.T) {
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, project.FileName), `models:
  any:  {api: openai, base_url: "http://127.0.0.1:1/v1", model: a}
  many: {api: openai, base_url: "http://127.0.0.1:1/v1", model: b, concurrency: 8}
  few:  {api: openai, base_url: "http://127.0.0.1:1/v1", model: c, concurrency: 2}
  else: {api: openai, base_url: "http://127.0.0.1:2/v1", model: d, concurrency: 1}
  none: {api: openai, base_url: "http://127.0.0.1:3/v1", model: e}
`)
	p, err := project.Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	w := &workspace{Project: p, paces: map[string]*pace.Pace{}}
	for server, want := range map[string]int{"http://127.0.0.1:1/v1": 2, "http://127.0.0.1:2/v1": 1, "http://127.0.0.1:3/v1": 0} {
		if got := w.atOnce(server); got != want {
			t.Errorf("%s: %d at once, want %d", server, got, want)
		}
	}
	for _, m := range p.Config.Models {
		w.pace(m)
	}
	if len(w.paces) != 3 {
		t.Errorf("%d paces of 3 servers", len(w.paces))
	}
}
