package prompt

import (
	"os"
	"strings"
	"testing"
)

// lines gives the lines of a list of wordings that are not empty.
func lines(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/wordings/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })
}

// Each line of taken.txt takes back the protection whose name stands above it.
func TestTakenBackLists(t *testing.T) {
	want, found := "", 0
	for _, line := range lines(t, "taken.txt") {
		if name, ok := strings.CutPrefix(line, "# "); ok {
			want = name
			continue
		}
		found++
		if got := unprotected(File("operator", "prompt/a.md", []byte(line))); got != want {
			t.Errorf("%q takes back %q, want %q", line, got, want)
		}
	}
	if found < 180 {
		t.Errorf("only %d lines", found)
	}
}

// No line of harmless.txt takes anything back: each is close to one of taken.txt, and means something else, or denies it.
func TestHarmlessLists(t *testing.T) {
	for _, line := range lines(t, "harmless.txt") {
		if got := unprotected(File("operator", "prompt/a.md", []byte(line))); got != "" {
			t.Errorf("%q is said to take back %s", line, got)
		}
	}
}
