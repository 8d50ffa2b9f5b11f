package main

import (
	"strings"
	"testing"

	"firstline/cmd/firstline/internal/firstlinetest"
)

// Without git a name that is nothing else is refused, and says what is missing.
func TestPromptDiffWithoutGit(t *testing.T) {
	dir := firstlinetest.Sample(t)
	t.Setenv("PATH", t.TempDir())
	for _, args := range [][]string{{"prompt", "diff", "main"}, {"compare", "main"}} {
		got := call(t, dir, args...)
		if got.status != wrong || !strings.Contains(got.err, "git is not installed") {
			t.Errorf("%v: exit status %d\n%s", args, got.status, got.err)
		}
	}
	if got := call(t, dir, "prompt", "diff", "igor", "lena"); got.status != done {
		t.Errorf("operators need no git: exit status %d\n%s", got.status, got.err)
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"prices": "prices", "цены": "цены", "ночь и день": "'ночь и день'", "a'b": `'a'\''b'`, "$HOME": "'$HOME'",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
