package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/dialog"
)

func newDialogsList(a *app) *cobra.Command {
	var o dialogFilter
	cmd := &cobra.Command{
		Use:   "list",
		Short: "the sample dialogs, a line each",
		Long: `Lists the sample dialogs of dialogs/*.jsonl: id, when it began, turns, whether it was contained
(no human took part), channel, and what the customer said first; those without a time, then the
oldest first. A dialog in which no customer says anything is left out. A line that is no dialog is told,
and the others are listed. With --format json, a dialog a line.

Exit status: 0 done · 2 command line wrong, or a file holds what is no dialog.`,
		Example: "  firstline dialogs list --human --from 2026-03\n  firstline dialogs list --channel telegram --grep возврат",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.runDialogsList(cmd.Context(), o) },
	}
	o.bind(cmd)
	return cmd
}

// dialogLine is a sample dialog as list prints it in JSON.
type dialogLine struct {
	ID        string    `json:"id"`
	Started   time.Time `json:"started,omitzero"`
	Channel   string    `json:"channel,omitempty"`
	Operator  string    `json:"operator,omitempty"`
	Version   string    `json:"version,omitempty"`
	Turns     int       `json:"turns"`
	Contained bool      `json:"contained"`
	First     string    `json:"first"` // what the customer said first
}

func newDialogLine(d *dialog.Dialog) dialogLine {
	line := dialogLine{
		ID: d.ID, Started: d.Started, Channel: d.Channel, Operator: d.Operator, Version: d.Version,
		Turns: len(d.Turns()), Contained: d.Contained(),
	}
	for _, m := range d.Messages {
		if m.Role == chat.User {
			line.First = cmp.Or(m.Text, "["+strings.Join(m.Attachments, ", ")+"]")
			break
		}
	}
	return line
}

func (a *app) runDialogsList(ctx context.Context, o dialogFilter) error {
	filter, err := o.read()
	if err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	r, err := a.redactor(ctx, p, o.redaction)
	if err != nil {
		return err
	}
	var lines []dialogLine
	var mistakes []error
	mute := 0
	for d, err := range p.Dialogs(r) {
		switch {
		case err != nil:
			mistakes = append(mistakes, err)
		case !filter.Match(d):
		case !d.HasCustomer():
			mute++
		default:
			lines = append(lines, newDialogLine(d))
		}
	}
	a.noteMute(mute)
	slices.SortStableFunc(lines, func(a, b dialogLine) int { return a.Started.Compare(b.Started) })
	if !a.json() {
		if len(lines) > 0 || len(mistakes) == 0 {
			a.printDialogs(lines)
		}
		return errors.Join(mistakes...)
	}
	for _, l := range lines {
		if err := writeJSONL(a.out, l); err != nil {
			return err
		}
	}
	return errors.Join(mistakes...)
}

func (a *app) printDialogs(lines []dialogLine) {
	table := ui.Table{Header: []string{"id", "started", " turns", "outcome", "channel", "operator", "first line"}, Width: a.printWidth()}
	for _, l := range lines {
		started, outcome := "", "human"
		if !l.Started.IsZero() {
			started = l.Started.Format("2006-01-02 15:04")
		}
		if l.Contained {
			outcome = "contained"
		}
		table.Rows = append(table.Rows, []string{l.ID, started, strconv.Itoa(l.Turns), outcome, l.Channel, l.Operator, oneLine(l.First)})
	}
	if len(lines) == 0 {
		a.note("no dialogs")
		return
	}
	a.styles().Print(a.out, table.WithoutEmpty())
}
