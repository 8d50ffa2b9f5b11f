package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
	"firstline/eval/report"
	"firstline/kb"
	"firstline/kb/text"
)

func newDialogsShow(a *app) *cobra.Command {
	var o redaction
	cmd := &cobra.Command{
		Use:   "show ID…",
		Short: "sample dialogs, whole",
		Long: `Shows sample dialogs by their ids. The beginning of an id is enough where it is that of one dialog
only. With --format json, a dialog a line. Personal data are placeholders; --redact=off shows what is stored.

Exit status: 0 done · 2 no such dialog, or a file holds what is no dialog.`,
		Example: "  firstline dialogs show telegram-4521-118",
		Args:    cobra.MinimumNArgs(1),

		ValidArgsFunction: a.completeWith(sampleNames),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.runDialogsShow(cmd.Context(), args, o) },
	}
	o.bindShown(cmd)
	return cmd
}

// sampleNames lists the ids of the sample dialogs, without what is personal in them.
func sampleNames(a *app) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	var names []string
	r := redact.New(redact.Options{})
	for d, err := range p.Dialogs(nil) {
		if err == nil {
			names = append(names, r.ID(d))
		}
	}
	return names
}

func (a *app) runDialogsShow(ctx context.Context, args []string, o redaction) error {
	p, err := a.open()
	if err != nil {
		return err
	}
	r, err := a.redactor(ctx, p, o)
	if err != nil {
		return err
	}
	var ids []string
	var mistakes []error
	found := map[string][]*dialog.Dialog{}
	for d, err := range p.Dialogs(r) {
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		ids = append(ids, d.ID)
		for _, arg := range args {
			if strings.HasPrefix(d.ID, arg) {
				found[arg] = kept(found[arg], d, arg)
			}
		}
	}
	for _, arg := range args {
		d, err := only(found[arg], arg, ids)
		if err != nil {
			mistakes = append(mistakes, err)
			continue
		}
		if !a.json() {
			a.printDialog(d)
		} else if err := dialog.Write(a.out, d); err != nil {
			return err
		}
	}
	return errors.Join(mistakes...)
}

// kept adds a dialog to those that an argument may mean. The one whose id it is whole is the only one.
func kept(candidates []*dialog.Dialog, d *dialog.Dialog, arg string) []*dialog.Dialog {
	const enough = 4
	switch {
	case d.ID == arg:
		return []*dialog.Dialog{d}
	case len(candidates) > 0 && candidates[0].ID == arg, len(candidates) == enough:
		return candidates
	}
	return append(candidates, d)
}

// only is the one dialog that an argument means.
func only(candidates []*dialog.Dialog, arg string, ids []string) (*dialog.Dialog, error) {
	if len(candidates) == 1 {
		return candidates[0], nil
	}
	mistake := kb.Errorf(kb.Pos{Path: arg}, "no such dialog")
	if len(candidates) > 1 {
		mistake.Msg = "several dialogs begin so"
		var names []string
		for _, d := range candidates {
			names = append(names, d.ID)
		}
		mistake.Hint = "as " + strings.Join(names, ", ")
	} else if near := text.Closest(arg, ids); near != "" {
		mistake.Hint = "did you mean " + near + "?"
	}
	return nil, mistake
}

func (a *app) printDialog(d *dialog.Dialog) {
	styles := a.styles()
	outcome := "contained"
	if !d.Contained() {
		outcome = "human"
	}
	about := []string{report.Many(len(d.Turns()), "turn"), outcome}
	if !d.Started.IsZero() {
		about = append([]string{d.Started.Format("2006-01-02 15:04 -07:00")}, about...)
	}
	for _, more := range []struct{ name, value string }{
		{"", d.Channel},
		{"operator ", d.Operator},
		{"version ", d.Version},
		{"tags ", strings.Join(d.Tags, ", ")},
	} {
		if more.value != "" {
			about = append(about, more.name+ui.Plain(more.value))
		}
	}
	if d.Rating > 0 {
		about = append(about, fmt.Sprintf("rating %d", d.Rating))
	}
	fmt.Fprintf(a.out, "%s  %s\n", styles.Title.Render(d.ID), styles.Dim.Render(strings.Join(about, " · ")))
	for _, m := range d.Messages {
		a.printSaid(m)
	}
	if d.HandedOff {
		fmt.Fprintln(a.out, "  "+styles.Dim.Render("a human was called"))
	}
	fmt.Fprintln(a.out)
}

// printSaid prints one message: who, when, and what.
func (a *app) printSaid(m dialog.Message) {
	styles := a.styles()
	who := string(m.Role)
	if m.Author != "" {
		who += " " + ui.Plain(m.Author)
	}
	if !m.At.IsZero() {
		who += m.At.Format(" 15:04")
	}
	if m.Action != "" && m.Action != chat.Answer {
		who += " · " + deed(m.Action, m.Reason)
	}
	style := styles.Dim
	if m.Role == chat.User {
		style = styles.Title
	}
	fmt.Fprintf(a.out, "  %s\n", style.Render(who))
	if m.Text != "" {
		fmt.Fprintln(a.out, ui.Indent(ui.Plain(m.Text), 4))
	}
	for _, note := range m.Attachments {
		fmt.Fprintf(a.out, "    [%s]\n", ui.Plain(note))
	}
}
