package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCustomers holds how the built-in operator answers those who write to small companies: all that was found wrong
// once, and of the held-out lines as many as the operator answers rightly today.
func TestCustomers(t *testing.T) {
	for _, of := range []struct {
		language, trade string
		companies       []string
		lines, least    int
	}{
		{"ru", "goods", []string{"bakery", "shop", "pizza", "software"}, 30, 29},
		{"en", "goods", []string{"bakery", "shop", "pizza", "software"}, 30, 26},
		{"ru", "appointments", []string{"dance", "vet", "cookery", "inn"}, 30, 26},
		{"en", "appointments", []string{"cycles", "driving", "inn", "cookery"}, 27, 22},
	} {
		t.Run(of.language+"/"+of.trade, func(t *testing.T) {
			dir := customers(t, of.language)
			right, heldOut := 0, 0
			for _, company := range of.companies {
				var results evalJSON
				if err := json.Unmarshal([]byte(call(t, filepath.Join(dir, company), "eval", "-q", "--format", "json").out), &results); err != nil {
					t.Fatal(err)
				}
				for _, d := range results.Dialogs {
					switch {
					case d.Set == "heldout":
						heldOut++
						if d.Passed {
							right++
						}
					case !d.Passed:
						t.Errorf("%s, %s: %q", company, d.ID, d.Messages)
					}
				}
			}
			if heldOut != of.lines || right < of.least {
				t.Errorf("of the held-out lines %d of %d are answered rightly, want %d of %d", right, heldOut, of.least, of.lines)
			}
		})
	}
}

// customers lays out the companies of a language, and gives their folder.
func customers(t *testing.T, language string) string {
	t.Helper()
	dir := t.TempDir()
	if out, status := runFirstline(t, []string{"init", filepath.Join(dir, "bakery"), "--language", language}); status != done {
		t.Fatalf("init ends with %d\n%s", status, out)
	}
	if err := os.RemoveAll(filepath.Join(dir, "bakery", "eval")); err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile(filepath.Join("testdata", "customers", language+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
