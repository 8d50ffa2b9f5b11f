package ui

import (
	"strings"

	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/glamour/styles"
	"github.com/muesli/termenv"
)

// markdown shows Markdown on a terminal.
type markdown struct {
	colored  bool
	renderer *glamour.TermRenderer
	width    int // that the renderer is for
}

// render gives a text as it looks in so many columns; as it stands, where that cannot be done.
func (m *markdown) render(text string, width int) string {
	if m.renderer == nil || m.width != width {
		style, profile := styles.NoTTYStyleConfig, termenv.Ascii
		if m.colored {
			style, profile = styles.DarkStyleConfig, termenv.ANSI
			style.Document.Color, style.Text.Color = nil, nil // the terminal's own, which goes with its background
		}
		none := uint(0)
		style.Document.Margin, style.Document.BlockPrefix, style.Document.BlockSuffix = &none, "", ""
		renderer, err := glamour.NewTermRenderer(glamour.WithStyles(style), glamour.WithColorProfile(profile), glamour.WithWordWrap(width), glamour.WithPreservedNewLines())
		if err != nil {
			return Wrapped(text, 0, width)
		}
		m.renderer, m.width = renderer, width
	}
	shown, err := m.renderer.Render(Plain(text))
	if err != nil {
		return Wrapped(text, 0, width)
	}
	return strings.Trim(shown, "\n")
}
