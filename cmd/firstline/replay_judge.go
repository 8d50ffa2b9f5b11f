package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"firstline/eval/dialog/replay"
)

// judging is a verdict that is given on the command line, and not on a terminal.
type judging struct {
	verdict string
	turn    int
	note    string
}

func (j *judging) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&j.verdict, "verdict", "", "judge the reply of today to one dialog, as `VERDICT`: better, same or worse")
	flags.IntVar(&j.turn, "turn", 0, "the `TURN` whose reply --verdict judges (default: the only one)")
	flags.StringVar(&j.note, "note", "", "a `NOTE` beside --verdict")
	err := cmd.RegisterFlagCompletionFunc("verdict", cobra.FixedCompletions(verdicts(), cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the command has no such flag
	}
}

func verdicts() []string {
	var names []string
	for _, j := range replay.Judgements() {
		names = append(names, string(j))
	}
	return names
}

func (j *judging) check() error {
	switch {
	case j.verdict == "" && j.turn != 0:
		return usageError("--turn goes with --verdict")
	case j.verdict == "" && j.note != "":
		return usageError("--note goes with --verdict")
	case j.verdict == "":
		return nil
	}
	return oneOf("--verdict", j.verdict, verdicts()...)
}

// judge keeps a verdict on a reply of the one dialog that was replayed.
func (r *rerun) judge(made *replay.Report) error {
	j := r.options.judging
	if j.verdict == "" {
		return nil
	}
	if len(made.Dialogs) != 1 {
		return usageError("--verdict judges one dialog; %d were replayed", len(made.Dialogs))
	}
	d := made.Dialogs[0]
	var turns []string
	at := -1
	for i, reply := range d.Replies {
		if reply.Now == nil {
			continue
		}
		turns = append(turns, fmt.Sprint(reply.Turn))
		if reply.Turn == j.turn || j.turn == 0 {
			at = i
		}
	}
	if at < 0 || j.turn == 0 && len(turns) > 1 {
		return usageError("--turn: which reply of dialog %s? there is one at turn %s", d.ID, strings.Join(slices.Compact(turns), ", "))
	}
	err := r.verdicts.Give(r.asked[0], d, at, &replay.Opinion{Verdict: replay.Judgement(j.verdict), Note: j.note})
	made.Count()
	return err
}
