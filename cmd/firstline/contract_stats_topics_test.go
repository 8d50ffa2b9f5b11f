package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"github.com/google/go-cmp/cmp"
)

// topicsRecounted searches each question again by search --batch: the ones that are answered with certainty
// make the topics, and those of three themes that the knowledge base has nothing on are together.
func topicsRecounted(t *testing.T, all []rawDialog, s statsJSON) {
	t.Helper()
	questions := sampleQuestions(t)
	asked := func(d rawDialog) string {
		for _, m := range d.Messages {
			if m.Role == "human" {
				break
			}
			for _, q := range questions {
				if m.Role == "user" && (m.Text == q || strings.HasSuffix(m.Text, " "+q) || strings.Contains(m.Text, "\n\n"+q)) {
					return m.Text
				}
			}
		}
		return ""
	}
	want := map[string]int{}
	var lines []string
	for _, d := range all {
		if text := asked(d); text == "" {
			want["none"]++
		} else {
			lines = append(lines, text)
		}
	}
	entries := searchedAll(t, lines)
	for _, text := range lines {
		switch {
		case entries[text] != "":
			want["entry"]++
		case strings.Contains(text, "идеозвон"):
			want["видеозвонки"]++
		case strings.Contains(strings.ToLower(text), "атс"):
			want["атс"]++
		case strings.Contains(strings.ToLower(text), "календар"):
			want["календарь"]++
		}
	}
	got := map[string]int{}
	for _, topic := range s.Topics {
		first, _, _ := strings.Cut(topic.Topic, ",")
		switch {
		case topic.Kind == "entry", topic.Kind == "none":
			got[topic.Kind] += topic.Dialogs
		case first == "видеозвонки", first == "атс", first == "календарь":
			got[first] += topic.Dialogs
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("topics (-lines +reported):\n%s", diff)
	}
	handed := 0
	for _, h := range s.Handoffs {
		handed += h.N
	}
	if handed != s.Total.Handoffs {
		t.Errorf("%d dialogs under what was asked before a human came, %d handed over", handed, s.Total.Handoffs)
	}
}

// searchedAll gives for each text the entry of which the search is sure; none where it is not.
func searchedAll(t *testing.T, texts []string) map[string]string {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "questions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	greetings := sampleSays(t, "greetings", "hello_en")
	for _, text := range texts {
		text, _, _ = strings.Cut(text, "\n\nС уважением")
		text, _, _ = strings.Cut(text, "\n\nОтправлено")
		for g := range greetings { // but for those that no sign parts from the question
			text = strings.TrimPrefix(text, g+"\n\n")
			if strings.HasSuffix(g, "!") {
				text = strings.TrimPrefix(text, g+" ")
			}
		}
		if err := json.NewEncoder(file).Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
	}
	got := call(t, firstlinetest.Sample(t), "search", "--batch", file.Name())
	if got.status != done {
		t.Fatal(got.err)
	}
	entries := map[string]string{}
	at := 0
	for line := range strings.Lines(got.out) {
		var hit struct {
			Hits      []string
			Confident bool
		}
		if err := json.Unmarshal([]byte(line), &hit); err != nil {
			t.Fatal(err)
		}
		if at < len(texts) && hit.Confident {
			entries[texts[at]] = hit.Hits[0]
		}
		at++
	}
	return entries
}
