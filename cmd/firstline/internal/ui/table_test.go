package ui

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
)

func TestTableFits(t *testing.T) {
	table := Table{
		Header: []string{" line", "id", "title", " price"},
		Rows: [][]string{
			{"2", "#vt-free", "Бесплатный тариф для тех, кто только пробует и никуда не торопится", "0.00 RUB"},
			{"13000", "#очень-длинный-артикул-который-никто-не-набирал-руками", "Pro\nв две строки", "от 1234567.00 RUB"},
			{"7", "#日本語", "価格表の長い名前がここにあります、とても長いです、本当に", "9.00"},
		},
	}
	for _, width := range []int{0, 80, 60} {
		table.Width = width
		var out bytes.Buffer
		New(&out, false).Print(&out, table)
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(lines) != 4 {
			t.Errorf("%d lines at %d columns:\n%s", len(lines), width, out.String())
		}
		for _, line := range lines {
			if width > 0 && lipgloss.Width(line) > width {
				t.Errorf("%d columns wide, not %d: %s", lipgloss.Width(line), width, line)
			}
		}
		for _, whole := range []string{"от 1234567.00 RUB", "13000"} {
			if !strings.Contains(out.String(), whole) {
				t.Errorf("a figure is cut:\n%s", out.String())
			}
		}
		if cut := strings.Contains(out.String(), "…"); cut != (width > 0) {
			t.Errorf("cut %v at %d columns:\n%s", cut, width, out.String())
		}
	}
	for _, width := range []int{1, 7, 20} {
		table.Width = width
		var out bytes.Buffer
		New(&out, false).Print(&out, table)
		if n := strings.Count(out.String(), "\n"); n != 4 {
			t.Errorf("%d lines at %d columns", n, width)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		line  string
		width int
		want  string
	}{
		{"слово", 5, "слово"}, {"слово", 4, "сло…"}, {"слово", 1, "…"}, {"слово", 0, "слово"}, {"価格表", 4, "価…"}, {"", 3, ""},
	} {
		if got := Cut(test.line, test.width); got != test.want {
			t.Errorf("%q at %d: got %q, want %q", test.line, test.width, got, test.want)
		}
	}
}
