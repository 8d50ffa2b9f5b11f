package main

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"firstline/kb/yaml"
)

// rawDialogs reads the sample dialogs of the sample company.
func rawDialogs(t *testing.T) []rawDialog {
	t.Helper()
	file, err := os.Open("../../testdata/vestochka/dialogs/2026-h1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []rawDialog
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var d rawDialog
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	if len(all) != 1000 {
		t.Fatalf("%d dialogs, not 1000", len(all))
	}
	return all
}

// sampleSays are the phrases that the sample dialogs are made of, by what they say.
func sampleSays(t *testing.T, keys ...string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../../eval/dialog/measure/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := yaml.Parse("sample.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for _, key := range keys {
		for _, phrase := range phrases.Get(key).Items() {
			all[phrase.Text()] = true
		}
	}
	return all
}

func (d rawDialog) contained() bool {
	for _, m := range d.Messages {
		if m.Role == "human" {
			return false
		}
	}
	return true
}

// lastSaid is the customer's last turn.
func (d rawDialog) lastSaid() string {
	var said []string
	for i, m := range slices.Backward(d.Messages) {
		if m.Role == "user" {
			said = append(said, m.Text)
			if i == 0 || d.Messages[i-1].Role != "user" {
				break
			}
		}
	}
	slices.Reverse(said)
	return strings.Join(said, "\n")
}

// turns counts changes of side.
func (d rawDialog) turns() int {
	n, last := 0, ""
	for _, m := range d.Messages {
		side := "company"
		if m.Role == "user" {
			side = "customer"
		}
		if side != last {
			n++
		}
		last = side
	}
	return n
}

// sampleQuestions are the questions that the sample dialogs begin with.
func sampleQuestions(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../eval/dialog/measure/testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	phrases, err := yaml.Parse("sample.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, key := range []string{"known", "unknown", "trouble"} {
		for _, subject := range phrases.Get(key).Items() {
			for _, question := range subject.Get("ask").Items() {
				all = append(all, question.Text())
			}
		}
	}
	return all
}
