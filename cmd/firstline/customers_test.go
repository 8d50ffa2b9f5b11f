package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCustomers holds how the built-in operator answers those who write to small companies, most of which sell and
// deliver: all that was found wrong once, and of the held-out lines as many as the operator answers rightly today.
func TestCustomers(t *testing.T) {
	for language, least := range map[string]int{"ru": 29, "en": 26} {
		t.Run(language, func(t *testing.T) {
			dir := customers(t, language)
			right, heldOut := 0, 0
			for _, company := range []string{"bakery", "shop", "pizza", "software"} {
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
			if heldOut != 30 || right < least {
				t.Errorf("of the held-out lines %d of %d are answered rightly, want %d of 30", right, heldOut, least)
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
