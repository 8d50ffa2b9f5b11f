package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// listed is what `go list -json` tells of a package.
type listed struct {
	ImportPath string
	Imports    []string
}

// TestImports holds the two rules by which the code is cut: imports point towards kb, and each
// heavy module has one door.
func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if broken := brokenRule(p.ImportPath, imported); broken != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, imported, broken)
			}
		}
	}
}

func TestBrokenRule(t *testing.T) {
	for _, c := range []struct {
		from, to string
		broken   bool
	}{
		{"firstline/kb/store", "firstline/kb", false},
		{"firstline/kb", "firstline/kb/text", false},
		{"firstline/kb", "firstline/kb/source", true},
		{"firstline/kb/text", "firstline/kb", true},
		{"firstline/kb/source", "firstline/prompt", true},
		{"firstline/prompt", "firstline/eval/chat", true},
		{"firstline/eval/stats", "firstline/cmd/firstline/internal/ui", true},
		{"firstline/cmd/firstline", "firstline/eval", false},
		{"firstline/cmd/firstline", "github.com/spf13/cobra", false},
		{"firstline/eval/report", "github.com/spf13/cobra", true},
		{"firstline/kb/store", "github.com/philippgille/chromem-go", false},
		{"firstline/eval", "github.com/philippgille/chromem-go", true},
		{"firstline/cmd/firstline/internal/project", "github.com/charmbracelet/lipgloss/table", true},
		{"firstline/cmd/firstline/internal/ui/dark", "github.com/charmbracelet/lipgloss", false},
	} {
		if got := brokenRule(c.from, c.to) != ""; got != c.broken {
			t.Errorf("%s → %s: broken = %v, want %v", c.from, c.to, got, c.broken)
		}
	}
}

// brokenRule tells which rule an import breaks, if any.
func brokenRule(from, to string) string {
	levels := []string{"firstline/kb", "firstline/prompt", "firstline/eval", "firstline/cmd"}
	level := func(path string) int {
		return slices.IndexFunc(levels, func(l string) bool { return path == l || strings.HasPrefix(path, l+"/") })
	}
	doors := map[string]string{
		"github.com/spf13/cobra":                "firstline/cmd/firstline",
		"github.com/charmbracelet/":             "firstline/cmd/firstline/internal/ui",
		"github.com/muesli/termenv":             "firstline/cmd/firstline/internal/ui",
		"github.com/yuin/goldmark":              "firstline/kb/source",
		"github.com/philippgille/chromem-go":    "firstline/kb/store",
		"github.com/xuri/":                      "firstline/kb/source/workbook",
		"github.com/richardlehane/mscfb":        "firstline/kb/source/workbook",
		"github.com/wlynxg/chardet":             "firstline/kb/source/charset",
		"github.com/klippa-app/go-pdfium":       "firstline/kb/source/pdf",
		"github.com/tetratelabs/wazero":         "firstline/kb/source/pdf",
		"github.com/goccy/go-yaml":              "firstline/kb/yaml",
		"github.com/tiktoken-go/tokenizer":      "firstline/prompt",
		"github.com/aymanbagabas/go-udiff":      "firstline/prompt",
		"github.com/blevesearch/snowballstem":   "firstline/kb/text",
		"github.com/openai/openai-go":           "firstline/eval/chat/openai",
		"github.com/anthropics/":                "firstline/eval/chat/anthropic",
		"github.com/chromedp/":                  "firstline/eval/report/frame/frametest",
		"github.com/fsnotify/fsnotify":          "firstline/cmd/firstline/internal/watch",
		"github.com/invopop/jsonschema":         "firstline/cmd/firstline",
		"github.com/santhosh-tekuri/jsonschema": "firstline/cmd/firstline",
	}
	for module, door := range doors {
		if strings.HasPrefix(to, module) && from != door && !strings.HasPrefix(from, door+"/") {
			return "the door of " + module + " is " + door
		}
	}
	if !strings.HasPrefix(to, "firstline/") {
		return ""
	}
	switch {
	case from == "firstline/kb/text":
		return "kb/text imports nothing of ours"
	case from == "firstline/kb" && to != "firstline/kb/text":
		return "kb imports nothing of ours but kb/text"
	case level(to) > level(from):
		return "imports point towards kb"
	}
	return ""
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "firstline/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); {
		var p listed
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("go list gives %d packages", len(all))
	}
	return all
}
