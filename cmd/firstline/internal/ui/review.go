package ui

import (
	"context"
	"errors"
	"io"

	"github.com/charmbracelet/bubbles/textinput"
	"github.com/charmbracelet/bubbles/viewport"
	tea "github.com/charmbracelet/bubbletea"

	_ "firstline/cmd/firstline/internal/ui/dark" // before bubbletea
	"firstline/eval/dialog/replay"
)

// ReviewOptions say what is looked through.
type ReviewOptions struct {
	Report *replay.Report
	Now    string // who answers today
	// Give keeps an opinion on a reply, and takes one back where it is nil.
	Give func(d *replay.Dialog, reply int, o *replay.Opinion) error
}

// Review shows the dialogs of a replay one by one on the terminal that w is, as they were at the left and as
// they would be today at the right, and lets a person judge the replies. It ends with the person's wish, or
// with ctx, whose error it gives then.
func (s Styles) Review(ctx context.Context, w io.Writer, o ReviewOptions) error {
	program := tea.NewProgram(newReview(s, o), tea.WithContext(ctx), tea.WithOutput(w), tea.WithInputTTY(),
		tea.WithAltScreen(), tea.WithoutSignalHandler())
	ended, err := program.Run()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, tea.ErrProgramKilled), err == nil && ended.(review).interrupted: //nolint:forcetypeassert // it is what was begun
		return context.Canceled
	}
	return err
}

// review is what is seen of a replay: which dialog, which reply of it, and what has been typed so far.
type review struct {
	styles      Styles
	options     ReviewOptions
	filter      reviewFilter
	shown       []*replay.Dialog // that the filter lets through
	at          int              // of shown
	reply       int              // of the dialog
	width       int
	height      int
	body        viewport.Model
	starts      []int // the line of the body that each reply begins in
	input       textinput.Model
	typing      typed
	said        string // at the bottom, until the next key
	help        bool
	interrupted bool
}

// typed is what the line at the bottom is for.
type typed int

const (
	nothing typed = iota
	aNote         // on the reply
	aTopic        // that is looked for
)

func newReview(s Styles, o ReviewOptions) review {
	r := review{styles: s, options: o, input: textinput.New(), body: viewport.New(0, 0)}
	r.shown = r.filter.of(o.Report.Dialogs)
	return r
}

// Init begins with nothing to be done.
func (r review) Init() tea.Cmd { return nil }

// Update takes a key, or the size of the terminal.
func (r review) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
		return r.laidOut(), nil
	case tea.KeyMsg:
		if msg.String() == "ctrl+c" {
			r.interrupted = true
			return r, tea.Quit
		}
		if r.typing != nothing {
			return r.typed(msg)
		}
		return r.pressed(msg)
	}
	return r, nil
}

// dialog is the one that is seen; nil where the filter lets none through.
func (r review) dialog() *replay.Dialog {
	if r.at >= len(r.shown) {
		return nil
	}
	return r.shown[r.at]
}

// now is the reply of today that is judged; nil where there is none.
func (r review) now() *replay.Now {
	d := r.dialog()
	if d == nil || r.reply >= len(d.Replies) {
		return nil
	}
	return d.Replies[r.reply].Now
}

// filtered is the review under its filter. The dialog that is seen stays, where it is let through.
func (r review) filtered() review {
	seen := r.dialog()
	r.shown, r.at = r.filter.of(r.options.Report.Dialogs), 0
	for i, d := range r.shown {
		if d == seen {
			r.at = i
			return r.laidOut()
		}
	}
	r.reply = 0
	return r.laidOut()
}
