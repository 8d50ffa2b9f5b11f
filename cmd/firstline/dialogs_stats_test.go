package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"firstline/cmd/firstline/internal/firstlinetest"
)

// TestStatsFit holds that the tables fit the terminal: with bars where there is room for them, and without
// where there is not, rather than with bars that are cut and so lie.
func TestStatsFit(t *testing.T) {
	dir := firstlinetest.Sample(t)
	call(t, dir, "ingest")
	for width, bars := range map[int]bool{80: false, 119: false, 120: true, 200: true} {
		var out bytes.Buffer
		a := &app{
			in: strings.NewReader(""), out: &out, err: &bytes.Buffer{},
			env:      func(string) (string, bool) { return "", false },
			clock:    func() time.Time { return time.Unix(0, 0) },
			terminal: func() bool { return true },
			width:    func() int { return width },
		}
		if status := a.run(t.Context(), []string{"-C", dir, "--color", "never", "dialogs", "stats"}); status != done {
			t.Fatalf("exit status %d\n%s", status, &out)
		}
		if got := strings.Contains(out.String(), "█"); got != bars {
			t.Errorf("%d columns: bars are there: %v", width, got)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("%d columns: %d wide: %s", width, n, line)
			}
		}
	}
}
