package firstlinetest

import (
	"encoding/json"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"firstline/eval"
	"firstline/eval/chat/standin"
)

// SlowModel is a server of a model that takes a moment for each answer. What it answers depends on the
// customer's last message alone.
type SlowModel struct {
	*standin.Server
	seen int // of the requests
}

// NewSlowModel starts one, until the test is over.
func NewSlowModel(t *testing.T, wait time.Duration) *SlowModel {
	t.Helper()
	s, err := standin.Start("", Slow(wait))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Die() })
	return &SlowModel{Server: s}
}

// Slow answers after a moment.
func Slow(wait time.Duration) standin.Script {
	return func(r *standin.Request) standin.Act {
		h := fnv.New32a()
		h.Write([]byte(r.Last()))
		answer := []string{"Тариф Pro стоит 990 ₽ в месяц.", "14 дней.", "Откройте «Управление › Каналы связи»."}[h.Sum32()%3]
		return standin.After(wait, standin.Answer(answer))
	}
}

// Questions counts what it was asked since it was last looked at.
func (m *SlowModel) Questions() int {
	asked := len(m.Asked()) - m.seen
	m.seen += asked
	return asked
}

// Modelled is a sample company whose operators ask the model at that address. Only some sets are
// kept, so that a run takes about a second.
func Modelled(t *testing.T, address string) string {
	t.Helper()
	dir := Sample(t)
	sets, err := filepath.Glob(filepath.Join(dir, "eval", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		if name := filepath.Base(set); name != "prices.yaml" && name != "followups.yaml" && name != "human.yaml" {
			if err := os.Remove(set); err != nil {
				t.Fatal(err)
			}
		}
	}
	Edit(t, filepath.Join(dir, "firstline.yaml"), func(text string) string {
		text, _, _ = strings.Cut(text, "thresholds:")
		return text +
			"models:\n  slow: {api: openai, base_url: \"" + address + "\", model: slow, price: {input: 0.40, output: 1.60, currency: USD}}\n"
	})
	return dir
}

// StoredResults gives the last run of a project without its clocks.
func StoredResults(t *testing.T, dir string) string {
	t.Helper()
	report, err := eval.Runs{Dir: filepath.Join(dir, ".firstline", "runs")}.Open(eval.Last)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := report.Untimed().Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Talked is a modelled company with the first of its sample dialogs, so that a replay takes about a second.
func Talked(t *testing.T, address string, dialogs int) string {
	t.Helper()
	dir := Modelled(t, address)
	Edit(t, filepath.Join(dir, "dialogs", "2026-h1.jsonl"), func(text string) string {
		return strings.Join(strings.SplitAfter(text, "\n")[:dialogs], "")
	})
	return dir
}

// Timeless is a report in JSON without its clocks, as lines.
func Timeless(t *testing.T, report string) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(report), &v); err != nil {
		t.Fatalf("%v\n%s", err, report)
	}
	bare, err := json.MarshalIndent(WithoutTiming(v), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return Lines(string(bare))
}

// WithoutTiming is a JSON value without its objects named timing.
func WithoutTiming(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = WithoutTiming(v[i])
		}
	case map[string]any:
		delete(v, "timing")
		for key := range v {
			v[key] = WithoutTiming(v[key])
		}
	}
	return v
}
