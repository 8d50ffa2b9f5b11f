package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"

	"firstline/kb"
	"firstline/kb/embed"
	"firstline/kb/store"

	"github.com/google/go-cmp/cmp"
)

// TestSearchQuality holds what the search finds for the questions of the sample companies to testdata/quality,
// question by question, so that every change of ranking is seen. -update rewrites it.
func TestSearchQuality(t *testing.T) {
	for _, name := range []string{"vestochka", "hobbin"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			if err := firstlinetest.CopySample(dir, "../../testdata/"+name); err != nil {
				t.Fatal(err)
			}
			questions := filepath.Join(dir, "eval", "search.jsonl")
			printed, status := runFirstline(t, []string{"search", "-C", dir, "--batch", questions})
			if status != done {
				t.Fatalf("ends with %d\n%s", status, printed)
			}
			found := foundLines(t, questions, printed)
			path := filepath.Join("testdata", "quality", name+".txt")
			if *update {
				if err := os.WriteFile(path, []byte(found), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(kept), found); diff != "" {
				t.Errorf("%s (−) is not what is found now (+); -update rewrites it:\n%s", path, diff)
			}
		})
	}
}

// foundLines tells of each question the rank of its first right entry, whether the search is confident, and
// the entry that is first; and of all of them the rates.
func foundLines(t *testing.T, questions, printed string) string {
	t.Helper()
	data, err := os.ReadFile(questions)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := readQuestions(questions, data)
	if err != nil {
		t.Fatal(err)
	}
	right := map[string][]string{}
	for _, q := range asked {
		if q.Relevant != nil {
			right[q.ID] = *q.Relevant
		}
	}
	var b strings.Builder
	for line := range strings.Lines(printed) {
		var r struct {
			batchResult
			batchSummary
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Logf("left out: %s", line)
			continue
		}
		if r.ID == "" {
			s := r.Summary
			fmt.Fprintf(&b, "R@1 %.3f  R@5 %.3f  MRR@10 %.3f  AUROC %.3f  FPR@95 %.3f  n %d\n", *s.R1, *s.R5, *s.MRR10, *s.AUROC, *s.FPR95, s.N)
			continue
		}
		fmt.Fprintf(&b, "%-9s  %-13s  %s: %s\n", rankOf(r.Hits, right[r.ID]), confidentWord(r.Confident), r.ID, firstOf(r.Hits))
	}
	return b.String()
}

func rankOf(hits, right []string) string {
	switch at := slices.IndexFunc(hits, func(id string) bool { return slices.Contains(right, id) }); {
	case len(right) == 0:
		return "no answer"
	case at < 0:
		return "not found"
	default:
		return fmt.Sprintf("rank %d", at+1)
	}
}

func confidentWord(confident bool) string {
	if confident {
		return "confident"
	}
	return "not confident"
}

func firstOf(hits []string) string {
	if len(hits) == 0 {
		return "nothing"
	}
	return hits[0]
}

// Every priced item of the sample companies comes first for its article number, its full name, and whoever
// asks for its price by that.
func TestNamedComesFirst(t *testing.T) {
	for name, price := range map[string]string{"vestochka": "сколько стоит %s", "hobbin": "how much is the %s please"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			if err := firstlinetest.CopySample(dir, "../../testdata/"+name); err != nil {
				t.Fatal(err)
			}
			if out, status := runFirstline(t, []string{"ingest", "-C", dir, "-q"}); status != done {
				t.Fatal(out)
			}
			index, err := store.Open(filepath.Join(dir, indexPath), embed.New(), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			questions := namingQuestions(t, index.Entries(), price)
			path := filepath.Join(t.TempDir(), "questions.jsonl")
			if err := os.WriteFile(path, []byte(questions), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, status := runFirstline(t, []string{"search", "-C", dir, "--batch", path, "--min-r1", "1"}); status != done {
				t.Errorf("not all come first:\n%s", out)
			}
		})
	}
}

// namingQuestions names each item in three ways, a question a line.
func namingQuestions(t *testing.T, entries []kb.Entry, price string) string {
	t.Helper()
	titled := map[string][]string{}
	for _, e := range entries {
		titled[e.Title] = append(titled[e.Title], e.ID)
	}
	var b strings.Builder
	n := 0
	for _, e := range entries {
		if e.Kind != kb.Item {
			continue
		}
		n++
		article := e.ID[strings.LastIndex(e.ID, "#")+1:]
		var numbered []string
		for _, other := range entries {
			if strings.HasSuffix(other.ID, "#"+article) {
				numbered = append(numbered, other.ID)
			}
		}
		for text, relevant := range map[string][]string{
			e.Title: titled[e.Title], fmt.Sprintf(price, e.Title): titled[e.Title], strings.ToUpper(article): numbered,
		} {
			if err := writeJSONL(&b, map[string]any{"text": text, "relevant": relevant}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d items", n)
	}
	return b.String()
}
