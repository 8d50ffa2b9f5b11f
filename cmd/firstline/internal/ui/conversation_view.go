package ui

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// besideFrom is how wide a terminal is at least that has room for what is shown beside.
const besideFrom = 100

// widths are those of the conversation and of what is beside it; 0: it has no room.
func (c *conversation) widths() (left, right int) {
	if c.width < besideFrom {
		return c.width, 0
	}
	right = c.width * 2 / 5
	return c.width - right - len(" │ "), right
}

// show lays the conversation out anew, and goes to its end; to what the customer said last, where what follows it is
// longer than the terminal.
func (c *conversation) show() {
	left, right := c.widths()
	c.view.Width, c.view.Height = left, max(1, c.height-2)
	c.input.Width = max(1, left-4)
	const gap = "\n\n"
	var content strings.Builder
	last := 0 // the line at which the customer spoke last
	add := func(text string) {
		if content.Len() > 0 {
			content.WriteString(gap)
		}
		content.WriteString(text)
	}
	for _, b := range c.bubbles {
		if b.customer {
			last = strings.Count(content.String(), "\n") + len(gap)
		}
		add(c.rendered(b, left))
	}
	if c.soFar != "" {
		add(c.styles.Dim.Render(Wrapped(c.soFar, 0, left)))
	} else if right == 0 && c.beside != "" {
		add(c.styles.Dim.Render(Wrapped(c.beside, 2, left)))
	}
	c.view.SetContent(content.String())
	c.view.GotoBottom()
	if c.soFar == "" && c.view.YOffset > last {
		c.view.SetYOffset(last)
	}
}

func (c *conversation) rendered(b bubble, width int) string {
	switch {
	case b.customer:
		return c.styles.Title.Render(Wrapped("› "+b.text, 0, width))
	case b.note:
		return Wrapped(b.text, 0, width)
	}
	return c.markdown.render(b.text, width)
}

// View is what the terminal shows.
func (c *conversation) View() string {
	if c.width == 0 {
		return ""
	}
	left, right := c.widths()
	shown := lipgloss.NewStyle().Width(left).Render(c.view.View())
	if right > 0 {
		rule := strings.TrimSuffix(strings.Repeat(" │ \n", c.view.Height), "\n")
		beside := lipgloss.NewStyle().Width(right).MaxHeight(c.view.Height).Render(Wrapped(c.beside, 0, right))
		shown = lipgloss.JoinHorizontal(lipgloss.Top, shown, c.styles.Dim.Render(rule), beside)
	}
	return shown + "\n\n" + c.input.View()
}
