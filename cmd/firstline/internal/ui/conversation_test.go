package ui

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// parrot says what it hears, in bold, piece by piece.
type parrot struct{}

func (parrot) Say(ctx context.Context, line string, hear func(string)) Said {
	switch line {
	case "/reset":
		return Said{Note: "a new conversation", Anew: true}
	case "/quit":
		return Said{End: true}
	case "slow":
		hear("slo")
		<-ctx.Done()
		return Said{Note: "interrupted"}
	}
	return Said{Text: "**" + line + "**", Beside: "answer  polly\nfound 0.9 kb/faq.md#" + line}
}

// said gives a conversation on a terminal of that size in which lines were typed, and what came of them.
func said(t *testing.T, width, height int, lines ...string) *conversation {
	t.Helper()
	c := newConversation(t.Context(), New(io.Discard, false), parrot{}, "Здравствуйте")
	c.Update(tea.WindowSizeMsg{Width: width, Height: height})
	for _, line := range lines {
		c.input.SetValue(line)
		_, cmd := c.Update(tea.KeyMsg{Type: tea.KeyEnter})
		settle(c, cmd)
	}
	return c
}

// settle does what a command of bubbletea does, and what follows from it.
func settle(c *conversation, cmd tea.Cmd) (quit bool) {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		// The last of them speaks, and the others listen.
		for _, cmd := range slices.Backward(msg) {
			quit = settle(c, cmd) || quit
		}
	default:
		_, next := c.Update(msg)
		return settle(c, next)
	}
	return quit
}

func TestConversation(t *testing.T) {
	wide := said(t, 110, 12, "Сколько стоит доставка?").View()
	for _, want := range []string{"Здравствуйте", "› Сколько стоит доставка?", "│ answer  polly", "kb/faq.md#Сколько"} {
		if !strings.Contains(wide, want) {
			t.Errorf("no %q in\n%s", want, wide)
		}
	}
	narrow := said(t, 40, 20, "hi").View()
	if strings.Contains(narrow, "│") || !strings.Contains(narrow, "  answer  polly") {
		t.Errorf("on a narrow terminal\n%s", narrow)
	}
	for _, view := range []string{wide, narrow} {
		if strings.Contains(view, "\x1b") {
			t.Errorf("colour where there is none: %q", view)
		}
	}
	if again := said(t, 110, 12, "first", "/reset").View(); strings.Contains(again, "first") || !strings.Contains(again, "a new conversation") {
		t.Errorf("after a reset\n%s", again)
	}
	if c := said(t, 110, 12); !settle(c, func() tea.Msg { return saidMsg{End: true} }) {
		t.Error("it does not end")
	}
}

// TestConversationLong holds that of what is longer than the terminal the beginning is shown.
func TestConversationLong(t *testing.T) {
	c := said(t, 110, 8, "one", "two")
	c.Update(saidMsg{Note: "begins" + strings.Repeat("\nmore", 50)})
	if view := c.View(); !strings.Contains(view, "begins") || !strings.Contains(view, "› two") {
		t.Errorf("not from its beginning\n%s", view)
	}
}

// TestConversationInterrupted holds that Ctrl-C ends the reply that is being written, and only then the conversation.
func TestConversationInterrupted(t *testing.T) {
	c := said(t, 110, 12)
	c.input.SetValue("slow")
	_, cmd := c.Update(tea.KeyMsg{Type: tea.KeyEnter})
	done := make(chan tea.Msg)
	batch := cmd().(tea.BatchMsg)
	go func() { done <- batch[1]() }()
	c.Update(batch[0]())
	if view := c.View(); !strings.Contains(view, "slo") {
		t.Errorf("what is being written is not shown\n%s", view)
	}
	if _, cmd := c.Update(tea.KeyMsg{Type: tea.KeyCtrlC}); cmd != nil {
		t.Error("the conversation ends")
	}
	c.Update(<-done)
	if view := c.View(); !strings.Contains(view, "interrupted") {
		t.Errorf("not interrupted\n%s", view)
	}
	if _, cmd := c.Update(tea.KeyMsg{Type: tea.KeyCtrlC}); cmd == nil {
		t.Error("the conversation does not end")
	}
}
