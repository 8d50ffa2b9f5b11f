package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/project"
	"firstline/kb"
	"firstline/kb/lint"
	"firstline/kb/lint/linttest"
)

// Each rule of a project finds what it should and nothing else, in Russian and in English.
func TestProjectRules(t *testing.T) {
	pages := slices.DeleteFunc(project.Rules(), func(p lint.Page) bool { return !strings.HasPrefix(p.Code, "CF") })
	linttest.Rules(t, pages, *update, func(t *testing.T, files fs.FS) []kb.Finding {
		t.Helper()
		dir := t.TempDir()
		if err := os.CopyFS(dir, files); err != nil {
			t.Fatal(err)
		}
		got := call(t, dir, "lint", "--format", "json")
		var report lintReport
		if err := json.Unmarshal([]byte(got.out), &report); err != nil {
			t.Fatalf("%v: %s", err, got.err)
		}
		var findings []kb.Finding
		for _, f := range report.Findings {
			f.Pos = kb.Pos{Path: f.Path, Sheet: f.Sheet, Line: f.Line}
			findings = append(findings, f.Finding)
		}
		return findings
	})
}
