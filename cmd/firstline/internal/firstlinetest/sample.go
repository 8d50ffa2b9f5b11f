package firstlinetest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/project"
)

// CopySample copies a sample company, or the folder of all of them, without what commands have
// derived there: README's first command leaves an index and a run.
func CopySample(to, from string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	nested, err := filepath.Glob(filepath.Join(to, "*", project.DerivedDir))
	for _, derived := range append(nested, filepath.Join(to, project.DerivedDir)) {
		err = errors.Join(err, os.RemoveAll(derived))
	}
	return err
}

// Sample is a fresh copy of the sample company.
func Sample(t *testing.T) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "vestochka")
	if err := CopySample(copied, filepath.Join(root(t), "testdata", "vestochka")); err != nil {
		t.Fatal(err)
	}
	return copied
}

// root is the folder of the module, above that of the tests.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	for err == nil && filepath.Dir(dir) != dir {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatalf("no go.mod above the tests: %v", err)
	return ""
}

// CopyOf copies a folder into one of the test's own.
func CopyOf(t *testing.T, dir string) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "vestochka")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return copied
}

// Edit changes a text file, and sees to it that it does change.
func Edit(t *testing.T, name string, change func(string) string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := change(string(data))
	if changed == string(data) {
		t.Fatalf("%s: the edit changes nothing", name)
	}
	if err := os.WriteFile(name, []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Write makes a file and the folders it is in.
func Write(tb testing.TB, name, text string) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		tb.Fatal(err)
	}
}

// Lines splits an output for a difference that people can read.
func Lines(s string) []string { return strings.Split(s, "\n") }
