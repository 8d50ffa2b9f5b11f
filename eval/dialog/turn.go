package dialog

import (
	"slices"
	"strings"
)

// Text is what was said in a turn, a line a message.
func (t Turn) Text() string {
	var said []string
	for _, m := range t.Messages {
		if m.Text != "" {
			said = append(said, m.Text)
		}
	}
	return strings.Join(said, "\n")
}

// Human tells whether a human took part in a turn, or was called.
func (t Turn) Human() bool { return slices.ContainsFunc(t.Messages, Message.handsOff) }
