package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"firstline/eval"
	"firstline/eval/chat/recording"
	"firstline/eval/dialog/replay"
	"firstline/eval/report"
)

// takeOver takes over the plan of the replay that is to be gone on with, where one is.
func (r *rerun) takeOver() error {
	o := &r.options
	if o.resume == "" {
		return nil
	}
	journal, plan, done, err := r.replays.Resume(o.resume)
	if err != nil {
		return err
	}
	r.journal, r.resumed, r.done, r.names = journal, &plan, done, plan.Names
	o.operator, o.model, o.against = plan.Operator, plan.Model, plan.Against
	o.redact = cmp.Or(plan.Redact, o.redact)
	o.recordings = o.recordings.asBegun(plan.Recordings)
	return nil
}

// begin keeps the plan of a new replay, or makes sure that the one that is gone on with is still of the same dialogs,
// layers and knowledge.
func (r *rerun) begin(now time.Time) error {
	o := r.options
	r.plan = replay.Plan{
		Started: now, Sides: r.made, Dialogs: replay.Plans(r.dialogs), Names: r.names,
		Operator: o.operator, Model: o.model, Against: o.against, Redact: o.redact, Overrides: r.app.overrides,
	}
	if r.book != nil {
		r.plan.Recordings = string(r.book.Mode())
	}
	if r.resumed == nil {
		var err error
		r.journal, err = r.replays.Begin(r.plan)
		return err
	}
	if differ := r.resumed.Differences(r.plan); len(differ) > 0 {
		return r.changed(differ)
	}
	planned := r.resumed.Of(r.dialogs)
	if more := len(r.dialogs) - len(planned); more > 0 {
		r.app.note("%s left out, not there yet when the replay was begun", report.Many(more, "dialog"))
	}
	r.plan, r.dialogs = *r.resumed, planned
	r.app.note("going on with replay %s: %s replayed already", r.journal.ID, report.Many(r.played(), "dialog"))
	return nil
}

// changed refuses to go on with a replay that is of something else by now.
func (r *rerun) changed(differ []string) error {
	hint := "firstline replay begins anew"
	if !slices.Equal(r.resumed.Overrides, r.app.overrides) {
		hint = r.resumed.Resume(r.journal.ID) + " goes on with what it was begun with"
	}
	return r.app.refuse("replay "+r.journal.ID, differ, hint)
}

// played counts the dialogs of which no side is to be asked any more.
func (r *rerun) played() int {
	n := 0
	for _, d := range r.dialogs {
		if done := r.done[d.ID]; done.Done(0) && (len(r.asked) == 1 || done.Done(1)) {
			n++
		}
	}
	return n
}

// left says why dialogs were not played, and how they are; nil where all were.
func (r *rerun) left(ctx context.Context, made *replay.Report) *eval.Left {
	if made.Unfinished == 0 {
		return nil
	}
	why := r.failure
	switch {
	case r.overBudget != "":
		why = r.overBudget
	case ctx.Err() != nil:
		why = "interrupted"
	}
	return &eval.Left{Why: why, Resume: r.plan.Resume(r.journal.ID)}
}

// unfinished says why a replay did not come to its end, as the error that the command ends with, and how to go on
// with it.
func (r *rerun) unfinished(ctx context.Context, made *replay.Report) error {
	why, end := made.Left.Why+": ", error(&exitError{code: infrastructure})
	switch {
	case r.overBudget != "":
		end = &exitError{code: overBudget}
	case ctx.Err() != nil:
		why, end = "", ctx.Err() // an interruption is told by whoever is handed its error
	}
	unwritten := ""
	if len(r.options.outputs) > 0 {
		unwritten = "; no file of -o was written"
	}
	fmt.Fprintf(r.app.err, "%s%s not replayed%s\n", why, report.Many(made.Unfinished, "dialog"), unwritten)
	r.app.hint(made.Left.Resume + " goes on where it stopped")
	return end
}

// unshown says of an error that keeps a replay which came to its end from being judged, shown or written, how it is
// without asking anew.
func (r *rerun) unshown(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	r.app.complain(err)
	r.app.hint(r.plan.Resume(r.journal.ID) + " has all that was replied, and asks nothing")
	return &exitError{code: statusOf(err)}
}

// hintErrors says how dialogs come to an outcome that ended by an error. One that is not recorded as it is asked for
// today ends so each time that it is replayed.
func (r *rerun) hintErrors(made *replay.Report) {
	errored, unrecorded := 0, 0
	for _, d := range made.Dialogs {
		for _, c := range d.Courses() {
			switch {
			case c.Outcome != eval.Errored:
			case c.Reason == recording.Reason && r.book != nil && r.book.Mode() != recording.Write:
				unrecorded++
			default:
				errored++
			}
		}
	}
	if errored > 0 {
		r.app.hint(r.plan.Resume(r.journal.ID) + " asks again what ended by an error, and keeps the rest")
	}
	if unrecorded > 0 {
		r.app.hint("--recordings=write records anew, whole; --recordings=fill asks only for what is not recorded")
	}
}
