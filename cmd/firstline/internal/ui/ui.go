// Package ui is how results look to people: tables, and styles that know whether the writer shows
// colour.
package ui

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/lipgloss/table"
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

// Table is a grid of cells under a header. Columns whose header begins with a space are set to
// the right, as figures are.
type Table struct {
	Header []string
	Rows   [][]string
	// Total says that the last row sums up those above it, and is set apart.
	Total bool
}

// Print writes a table, one line a row.
func (s Styles) Print(w io.Writer, t Table) {
	grid := table.New().
		Border(lipgloss.HiddenBorder()).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).
		BorderHeader(false).BorderColumn(false).
		Headers(t.Header...).
		Rows(t.Rows...).
		StyleFunc(func(row, column int) lipgloss.Style {
			style := s.renderer.NewStyle().PaddingRight(2)
			if strings.HasPrefix(t.Header[column], " ") {
				style = style.Align(lipgloss.Right)
			}
			if row == table.HeaderRow || t.Total && row == len(t.Rows)-1 {
				style = style.Bold(true)
			}
			return style
		})
	for line := range strings.Lines(grid.String() + "\n") {
		fmt.Fprintln(w, strings.TrimRight(line, " \n"))
	}
}

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
