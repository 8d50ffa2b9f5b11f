package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/chat"
	"firstline/eval/chat/standin"
)

// TestDoctorTimeout holds that a model which hangs is told with its address, and does not hold up.
func TestDoctorTimeout(t *testing.T) {
	c := newModelCheck(project.Model{Name: "slow", Server: project.Server{BaseURL: project.Value{Text: "http://localhost:9/v1"}}})
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	c.take(ctx, func(ctx context.Context) (chat.TokenCounts, error) {
		<-ctx.Done()
		return chat.TokenCounts{}, ctx.Err()
	}, time.Now) //nolint:forbidigo // a clock as main has it
	if want := "model slow: http://localhost:9/v1: no answer within 10s"; c.OK || c.Reason != "timeout" || c.Message != want {
		t.Errorf("%+v", c)
	}
}

// TestDoctorHints holds what a person is told to look at.
func TestDoctorHints(t *testing.T) {
	server, err := standin.Start("", standin.Always(standin.Refuse(401, "bad key")))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Die()
	for keyEnv, want := range map[string]string{
		"":                         "no key is sent: name the environment variable that holds it, as  key_env: SOME_KEY",
		", key_env: FIRSTLINE_NOW": "is it the right key that FIRSTLINE_NOW holds?",
	} {
		dir := t.TempDir()
		firstlinetest.Write(t, filepath.Join(dir, project.FileName), "models: {mini: {api: openai, base_url: \""+server.URL()+"\", model: m"+keyEnv+"}}\n")
		got := call(t, dir, "doctor")
		if got.status != infrastructure || !strings.Contains(got.out, "model mini: "+server.Host()+": 401 Unauthorized: bad key\n  hint: "+want+"\n") {
			t.Errorf("%d\n%s%s", got.status, got.out, got.err)
		}
	}
}

// TestDoctorOnce holds that a model is called once: a server that is asked too much is told, not waited for.
func TestDoctorOnce(t *testing.T) {
	server, err := standin.Start("", standin.Always(standin.Limit(5*time.Second)))
	if err != nil {
		t.Fatal(err)
	}
	defer server.Die()
	dir := t.TempDir()
	firstlinetest.Write(t, filepath.Join(dir, project.FileName), "models: {mini: {api: openai, base_url: \""+server.URL()+"\", model: m}}\n")
	got := call(t, dir, "doctor")
	if got.status != infrastructure || !strings.Contains(got.out, "429 Too Many Requests: slow down") || len(server.Asked()) != 1 {
		t.Errorf("%d after %d requests\n%s%s", got.status, len(server.Asked()), got.out, got.err)
	}
}
