package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestVersionNamesCommit holds that a program built from its repository names the commit.
func TestVersionNamesCommit(t *testing.T) {
	if out, err := exec.CommandContext(t.Context(), "git", "rev-parse", "HEAD").CombinedOutput(); err != nil {
		t.Skipf("skipped: this is no git repository, or git is not installed: %v %s", err, out)
	}
	program := filepath.Join(t.TempDir(), "firstline.exe")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=true", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), program, "--version").CombinedOutput()
	if err != nil || !regexp.MustCompile(`^firstline \S+ \(commit [0-9a-f]{12}`).Match(out) {
		t.Errorf("%v: %s", err, out)
	}
}
