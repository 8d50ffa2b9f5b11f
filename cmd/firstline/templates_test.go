package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestShippedYAMLForOtherReaders holds that no text in braces or brackets has a question mark outside of quotes:
// our reader takes it for a letter, PyYAML for the end of the text.
func TestShippedYAMLForOtherReaders(t *testing.T) {
	quotes := regexp.MustCompile(`"(\\.|[^"\\])*"|[ \[{]'[^']*'`)
	bare := regexp.MustCompile(`[{\[].*\?.*[}\]]`)
	for _, dir := range []string{"templates", "../../testdata"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".yaml" {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(dir), name)
			for i, line := range strings.Split(string(data), "\n") {
				if bare.MatchString(quotes.ReplaceAllString(line, "")) {
					t.Errorf("%s/%s:%d: %s", dir, name, i+1, line)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
