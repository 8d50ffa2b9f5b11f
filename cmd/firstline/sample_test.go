package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"firstline/cmd/firstline/internal/project"
)

// copySample copies a sample company, or the folder of all of them, without what commands have
// derived there: README's first command leaves an index and a run.
func copySample(to, from string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	nested, err := filepath.Glob(filepath.Join(to, "*", project.DerivedDir))
	for _, derived := range append(nested, filepath.Join(to, project.DerivedDir)) {
		err = errors.Join(err, os.RemoveAll(derived))
	}
	return err
}

// sampleCopy is a fresh copy of the sample company.
func sampleCopy(t *testing.T) string {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "vestochka")
	if err := copySample(copied, "../../testdata/vestochka"); err != nil {
		t.Fatal(err)
	}
	return copied
}
