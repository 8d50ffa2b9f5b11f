package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb/yaml"
)

// promotable is a sample company with a candidate for its first operator, who differs in a layer alone.
func promotable(t *testing.T) string {
	t.Helper()
	dir := firstlinetest.Sample(t)
	firstlinetest.Edit(t, filepath.Join(dir, "firstline.yaml"), func(s string) string {
		igor, _, _ := strings.Cut(s[strings.Index(s, "  igor:"):], "  anton:")
		candidate := strings.ReplaceAll(strings.Replace(igor, "igor:", "next:", 1), "prompt/igor.md", "prompt/next.md")
		return strings.Replace(s, "\nlimits:", "\n"+candidate+"\nlimits:", 1)
	})
	if err := os.WriteFile(filepath.Join(dir, "prompt", "next.md"), []byte("Вы — Игорь. Отвечайте коротко.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// What a promotion prints is as its schema says, and what it writes beside the layer is YAML that tells
// the same.
func TestPromoteRecord(t *testing.T) {
	dir := promotable(t)
	for _, args := range [][]string{{"eval", "-q"}, {"eval", "-q", "--operator", "next"}} {
		if got := call(t, dir, args...); got.status != done && got.status != notGood {
			t.Fatalf("%v: exit status %d\n%s", args, got.status, got.err)
		}
	}
	got := call(t, dir, "prompt", "promote", "next", "--format", "json")
	if got.status != done {
		t.Fatalf("exit status %d\n%s%s", got.status, got.out, got.err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(got.out))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, "prompt_promote").Validate(value); err != nil {
		t.Errorf("%.1500v", err)
	}
	const name = "prompt/igor.promoted.yaml"
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	root, err := yaml.Parse(name, data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	printed := value.(map[string]any)
	runs := printed["runs"].([]any)
	for key, want := range map[string]string{
		"operator": "igor", "candidate": "next", "verdict": printed["verdict"].(string), "promoted": "2026-11-23T12:00:00+03:00",
	} {
		if node := root.Get(key); node == nil || node.Text() != want {
			t.Errorf("%s is not %s:\n%s", key, want, data)
		}
	}
	for i, operator := range []string{"igor", "next"} {
		if node := root.Get("runs").Get(operator); node == nil || node.Text() != runs[i] {
			t.Errorf("the run of %s is not %s:\n%s", operator, runs[i], data)
		}
	}
	if node := root.Get("pass_rate").Get("a").Get("k"); node == nil || node.Text() == "0" {
		t.Errorf("no figures:\n%s", data)
	}
}

// Where a file cannot be written, those before it are what they were.
func TestPromoteIsUndone(t *testing.T) {
	dir := firstlinetest.Sample(t)
	p, err := project.Open(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile(filepath.Join(dir, "firstline.yaml")))
	err = writeFiles(p, []file{
		{name: "prompt/igor.promoted.yaml", data: []byte("promoted")},
		{name: "firstline.yaml", data: []byte("language: ru\n")},
		{name: "prompt/none/igor.md", data: []byte("Вы — Игорь.")},
	})
	if err == nil {
		t.Fatal("a file was written in a folder that is not there")
	}
	if after := must(os.ReadFile(filepath.Join(dir, "firstline.yaml"))); string(after) != string(before) {
		t.Errorf("firstline.yaml is now\n%s", after)
	}
	if _, err := os.Stat(filepath.Join(dir, "prompt", "igor.promoted.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the record stays: %v", err)
	}
}

// Runs with different knowledge say nothing of the layers, even where these are as they are now.
func TestPromoteRunsApart(t *testing.T) {
	dir := promotable(t)
	for operator, price := range map[string]string{"next": ";1290 ", "igor": ";1490 "} {
		firstlinetest.Edit(t, filepath.Join(dir, "kb", "prices.csv"), func(s string) string { return strings.ReplaceAll(s, ";990 ", price) })
		if got := call(t, dir, "eval", "-q", "--operator", operator); got.status == wrong {
			t.Fatal(got.err)
		}
		firstlinetest.Edit(t, filepath.Join(dir, "kb", "prices.csv"), func(s string) string { return strings.ReplaceAll(s, price, ";990 ") })
	}
	got := call(t, dir, "prompt", "promote", "next")
	if got.status != wrong || !strings.Contains(got.err, "source kb/prices.csv: changed") {
		t.Errorf("exit status %d\n%s%s", got.status, got.out, got.err)
	}
	if _, err := os.Stat(filepath.Join(dir, "prompt", "igor.promoted.yaml")); err == nil {
		t.Error("something was written")
	}
}
