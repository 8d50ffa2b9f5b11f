// Package ui is how results look to people: tables, and styles that know whether the writer shows
// colour.
package ui

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Styles are bound to one writer: without colour they leave a text as it is.
type Styles struct {
	Title, Good, Bad, Warn, Dim lipgloss.Style
	renderer                    *lipgloss.Renderer
}

// New gives the styles for w.
func New(w io.Writer, colored bool) Styles {
	renderer := lipgloss.NewRenderer(w)
	renderer.SetColorProfile(termenv.Ascii)
	if colored {
		renderer.SetColorProfile(termenv.ANSI)
	}
	style := renderer.NewStyle
	return Styles{
		Title:    style().Bold(true),
		Good:     style().Foreground(lipgloss.Color("2")),
		Bad:      style().Foreground(lipgloss.Color("1")),
		Warn:     style().Foreground(lipgloss.Color("3")),
		Dim:      style().Faint(true),
		renderer: renderer,
	}
}

// Colored tells whether the styles show colour.
func (s Styles) Colored() bool { return s.renderer.ColorProfile() != termenv.Ascii }

// Indent sets every line of a text in by n spaces.
func Indent(text string, n int) string {
	pad := strings.Repeat(" ", n)
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = pad + line
		}
	}
	return strings.Join(lines, "\n")
}
