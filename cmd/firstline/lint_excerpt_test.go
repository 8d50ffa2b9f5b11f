package main

import (
	"strings"
	"testing"
)

// A long line is shown from where it is wrong.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("слово ", 30)
	for _, c := range []struct{ line, message, want string }{
		{"Pro стоит 1 190 ₽", "“1 190 ₽” here", "Pro стоит 1 190 ₽"},
		{long + "стоит 1 190 ₽", "“1 190 ₽” here", "…"},
		{long + "см. [сроки](pay.md#terms)", "the link leads to #terms, and kb/pay.md has none", "…"},
		{long, "something else", "слово"},
	} {
		got := excerpt(c.line, c.message)
		named := strings.Trim(strings.Fields(c.message)[0], "“”")
		if !strings.HasPrefix(got, c.want) || len([]rune(got)) > 100 || c.want == "…" && strings.HasPrefix(c.message, "“") && !strings.Contains(got, named) {
			t.Errorf("%q", got)
		}
	}
}
