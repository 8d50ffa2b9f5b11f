package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"firstline/cmd/firstline/internal/firstlinetest"
)

// TestColor holds when results are coloured by themselves: on a terminal, and not where NO_COLOR
// is set to something. --color overrules both.
func TestColor(t *testing.T) {
	dir := firstlinetest.Sample(t)
	call(t, dir, "ingest")
	for _, c := range []struct {
		terminal     bool
		noColor, arg string
		colored      bool
	}{
		{true, "", "auto", true},
		{true, "1", "auto", false},
		{true, "1", "always", true},
		{true, "", "never", false},
		{false, "", "auto", false},
		{false, "", "always", true},
	} {
		var out bytes.Buffer
		a := &app{
			in: strings.NewReader(""), out: &out, err: &out,
			env:      func(name string) (string, bool) { return c.noColor, name == "NO_COLOR" },
			clock:    func() time.Time { return time.Unix(0, 0) },
			terminal: func() bool { return c.terminal },
		}
		if status := a.run(t.Context(), []string{"-C", dir, "--color", c.arg, "search", "сколько стоит Pro"}); status != done {
			t.Fatalf("exit status %d\n%s", status, &out)
		}
		if colored := strings.Contains(out.String(), "\x1b["); colored != c.colored {
			t.Errorf("terminal %v, NO_COLOR=%q, --color %s: coloured is %v, want %v", c.terminal, c.noColor, c.arg, colored, c.colored)
		}
	}
}
