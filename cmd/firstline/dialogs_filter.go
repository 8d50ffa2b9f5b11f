package main

import (
	"github.com/spf13/cobra"

	"firstline/eval/dialog"
	"firstline/eval/report"
)

// dialogFilter are the flags by which sample dialogs are chosen.
type dialogFilter struct {
	dialog.Filter
	redaction
	human, contained bool
	from, to, grep   string
}

// bind defines the flags.
func (o *dialogFilter) bind(cmd *cobra.Command) {
	o.bindShown(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.Channel, "channel", "", "only dialogs of this channel, as telegram")
	flags.StringVar(&o.Operator, "operator", "", "only dialogs of this AI operator")
	flags.StringVar(&o.Version, "version", "", "only dialogs of this version of its prompt")
	flags.StringVar(&o.from, "from", "", "only dialogs that began on this `DATE` or later: 2026-03-01, 2026-03 or 2026")
	flags.StringVar(&o.to, "to", "", "only dialogs that began on this `DATE` or earlier, the whole of it included")
	flags.BoolVar(&o.human, "human", false, "only dialogs that a human took part in")
	flags.BoolVar(&o.contained, "contained", false, "only dialogs that no human took part in")
	flags.StringVar(&o.grep, "grep", "", "only dialogs in which a message matches this `REGEXP`, whatever its case")
}

// read makes the filter of the flags.
func (o *dialogFilter) read() (dialog.Filter, error) {
	filter := o.Filter
	if o.human && o.contained {
		return filter, usageError("--human and --contained exclude one another")
	}
	if o.human || o.contained {
		filter.Contained = &o.contained
	}
	for _, date := range []struct {
		flag, text string
		into       *dialog.Date
	}{{"--from", o.from, &filter.From}, {"--to", o.to, &filter.To}} {
		if date.text == "" {
			continue
		}
		var err error
		if *date.into, err = dialog.ParseDate(date.text); err != nil {
			return filter, usageError("%s: %v", date.flag, err)
		}
	}
	if o.grep != "" {
		var err error
		if filter.Grep, err = dialog.ParsePattern(o.grep); err != nil {
			return filter, usageError("--grep: %v", err)
		}
	}
	return filter, nil
}

// noteMute says how many of the chosen dialogs are left out because no customer says anything in them.
func (a *app) noteMute(n int) {
	switch {
	case n == 1:
		a.note("1 dialog in which no customer says anything is left out")
	case n > 1:
		a.note("%s in which no customer says anything are left out", report.Many(n, "dialog"))
	}
}
