package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/recording"
	"firstline/eval/report"
)

// tidy tells what of the recordings a run has not asked for, and removes it where that is wanted.
func (t *trial) tidy(r *eval.Report, prune bool) error {
	if t.book == nil {
		return nil
	}
	if t.Config.Embedding.Builtin() && !slices.ContainsFunc(slices.Collect(maps.Values(t.cast.models)), func(m string) bool { return m != project.BuiltinModel }) {
		t.app.note("--recordings=%s: there is nothing to record, since the model is %s", t.book.Mode(), project.BuiltinModel)
	}
	if r.Unfinished > 0 {
		if prune {
			t.app.note("no recording was removed, since the run did not come to its end")
		}
		return nil
	}
	run, err := t.playedRun(r)
	if err != nil {
		return err
	}
	left, err := t.book.Leftovers(run)
	if err != nil {
		t.app.complain(err)
		t.app.hint("firstline eval --recordings=write SET/DIALOG records a dialog anew; a file that no dialog asks for can be removed")
		return &exitError{code: infrastructure}
	}
	if prune {
		err = t.book.Prune(left)
	}
	t.tellLeft(left, prune)
	return errors.Join(err, t.tidyVectors(run, prune))
}

// tidyVectors does the same for the vectors of the embedding model.
func (t *trial) tidyVectors(run recording.Run, prune bool) error {
	left, err := t.book.LeftVectors(run)
	if err == nil && prune {
		err = t.book.PruneVectors(left)
	}
	for _, l := range left {
		done, hint := becameOf(l.Kept, prune)
		if l.Kept == recording.KeptFailed {
			done = "not removed, since a dialog ended by an error and may ask for more"
		}
		t.app.note("%s: %s of %s not used, %s: %s", project.RecordingsDir, report.Many(len(l.Texts), "vector"), l.Model, done, shortList(l.Quoted()))
		if !t.app.quiet {
			t.app.hint(hint)
		}
	}
	return err
}

// playedRun is what the book has to know of a run that is over.
func (t *trial) playedRun(r *eval.Report) (recording.Run, error) {
	run := recording.Run{
		Whole:   len(t.selection) == 0 && t.shard.Count == 0 && len(t.done) == 0,
		Instead: t.operator != "" || t.model != "" || len(t.app.overrides) > 0,
	}
	for _, s := range t.all {
		for _, d := range s.Dialogs {
			run.Scripts = append(run.Scripts, s.Name+"/"+d.ID)
		}
	}
	var err error
	run.Failed, err = r.Select(func(d *eval.Result) bool {
		return d.Outcome == eval.Errored || d.Repeat != nil &&
			slices.ContainsFunc(d.Repeat.Tries, func(try eval.Try) bool { return try.Outcome == eval.Errored })
	})
	return run, err
}

// tellLeft says of recordings that are left over what has become of them, and how to be rid of those that are
// there still. Nothing leads to removing what is to be recorded anew.
func (t *trial) tellLeft(left []recording.Leftover, prune bool) {
	for _, outdated := range []bool{true, false} {
		for _, kept := range []recording.Kept{"", recording.KeptFailed, recording.KeptOnly} {
			var names []string
			exchanges := 0
			for _, l := range left {
				if l.Outdated == outdated && l.Kept == kept {
					names = append(names, l.String())
					exchanges += l.Exchanges
				}
			}
			if len(names) == 0 {
				continue
			}
			kind := map[bool]string{true: "outdated", false: "not used"}[outdated]
			done, hint := becameOf(kept, prune)
			t.app.note("%s: %s %s, %s: %s", project.RecordingsDir, report.Many(exchanges, "exchange"), kind, done, shortList(names))
			if !t.app.quiet {
				t.app.hint(hint)
			}
		}
	}
}

// becameOf says what has become of recordings that are left over, and what removes those that are there still.
func becameOf(kept recording.Kept, prune bool) (done, hint string) {
	switch {
	case kept == recording.KeptFailed:
		return "not removed, since the dialog ended by an error", ""
	case kept == recording.KeptOnly && prune:
		return "not removed, since the dialog is in the scripts", fmt.Sprintf("--recordings=%s --prune removes it", recording.Fill)
	case kept == recording.KeptOnly:
		return "not removed", fmt.Sprintf("--recordings=%s --prune removes it", recording.Fill)
	case prune:
		return "removed", ""
	}
	return "not removed", "--prune removes it"
}
