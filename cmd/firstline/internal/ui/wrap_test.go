package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

func TestWrapped(t *testing.T) {
	for _, test := range []struct {
		name, text string
		width      int
		want       string
	}{
		{"without a limit", "раз два три\nчетыре", 0, "  раз два три\n  четыре"},
		{"between words", "раз два три четыре", 12, "  раз два\n  три четыре"},
		{"a list item", "- раз два три", 11, "  - раз два\n    три"},
		{"a long word", "абвгдежзик лм", 7, "  абвгд\n  ежзик\n  лм"},
		{"code is cut", "```\nfunc main() {\n```\nраз два три", 11, "  ```\n  func mai…\n  ```\n  раз два\n  три"},
		{"a table is cut", "| a | b | c |", 11, "  | a | b …"},
		{"control characters", "\x1b[31mкрасный\x07\r\n", 0, "  \ufffd[31mкрасный\ufffd"},
		{"empty", "", 20, ""},
	} {
		if got := Wrapped(test.text, 2, test.width); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// At whatever width, no line is wider, and no letter of a text is lost.
func TestWrappedLosesNothing(t *testing.T) {
	text := "Отключить автопродление можно в разделе «Тариф и оплата».\n- Нажмите https://example.com/очень/длинный/адрес/который/не/помещается и подождите\n    - 価格表の長い名前がここにあります\n"
	letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for width := 4; width < 90; width++ {
		got := Wrapped(text, 2, width)
		if letters(got) != letters(text) {
			t.Fatalf("at %d columns:\n%s", width, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if lipgloss.Width(line) > width {
				t.Errorf("%d columns wide, not %d: %q", lipgloss.Width(line), width, line)
			}
		}
	}
}

// TestName: the name of a file cannot forge a line of what is printed.
func TestName(t *testing.T) {
	if got, want := Name("kb/two\nlines\t.md"), "kb/two\ufffdlines\ufffd.md"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
