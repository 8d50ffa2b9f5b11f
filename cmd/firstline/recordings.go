package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/chat/llm"
	"firstline/eval/chat/recording"
	"firstline/eval/operator"
)

// recordingOptions are the flags of a run that records its exchanges with models, or replays them.
type recordingOptions struct {
	mode  string
	given func() bool // whether mode is
	prune bool
}

// bind defines the flags.
func (o *recordingOptions) bind(cmd *cobra.Command) {
	o.bindMode(cmd, project.RecordingsDir)
	cmd.Flags().BoolVar(&o.prune, "prune", false, "remove the recordings that are outdated or, in a whole run, not used; none of a dialog that ended by an error")
}

// bindMode defines the flag of what becomes of the recordings in a folder.
func (o *recordingOptions) bindMode(cmd *cobra.Command, folder string) {
	o.given = func() bool { return cmd.Flags().Changed("recordings") }
	cmd.Flags().StringVar(&o.mode, "recordings", string(recording.Off), "exchanges with models in "+folder+"/, as `MODE`: write records them; only replays them, and needs no key and no network; fill replays what there is, and records the rest; off")
	err := cmd.RegisterFlagCompletionFunc("recordings", cobra.FixedCompletions(recordingModes(), cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the command has no such flag
	}
}

func recordingModes() []string {
	var names []string
	for _, mode := range recording.Modes() {
		names = append(names, string(mode))
	}
	return names
}

func (o recordingOptions) check() error {
	if !slices.Contains(recordingModes(), o.mode) {
		return usageError("--recordings cannot be %q; there is %s", o.mode, strings.Join(recordingModes(), ", "))
	}
	return nil
}

// checkPrune looks at whether there is anything to prune by.
func (o recordingOptions) checkPrune() error {
	if o.prune && o.mode == string(recording.Off) {
		return usageError("--prune goes with --recordings: what is not asked for is known after a run that asks")
	}
	return nil
}

// asBegun gives the flags for a run that is gone on with, and was begun with that mode: it stays, unless another
// one is given.
func (o recordingOptions) asBegun(mode string) recordingOptions {
	if !o.given() {
		o.mode = cmp.Or(mode, o.mode)
	}
	return o
}

// book opens the recordings in a folder of a project; nil where none are wanted.
func (a *app) book(p *project.Project, folder string, o recordingOptions) *recording.Book {
	if o.mode == string(recording.Off) {
		return nil
	}
	return recording.Open(p.Path(folder), recording.Options{
		Mode: recording.Mode(o.mode), Keys: a.modelKeys(p), Personal: p.Config.Recordings.Expressions(),
		Name: folder,
	})
}

// modelKeys are the keys of all models, as far as they are set: nothing that is written holds one.
func (a *app) modelKeys(p *project.Project) []string {
	variables := []string{p.Config.Embedding.KeyEnv.Text}
	for _, m := range p.Config.Models {
		variables = append(variables, m.KeyEnv.Text)
	}
	var keys []string
	for _, variable := range variables {
		if key, _ := a.env(variable); key != "" && variable != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// replays tells whether the models are not asked at all.
func (w *workspace) replays() bool { return w.book != nil && w.book.Mode() == recording.Only }

// recorded records what an operator's language model is asked, where that is wanted, or replays it.
func (w *workspace) recorded(o project.Operator, m project.Model, inner llm.Client) llm.Client {
	if w.book == nil {
		return inner
	}
	voice := recording.Voice{Operator: o.Name, Model: m.Name}
	return recording.Client(w.book, voice, m.Sent(), inner)
}

// recordedModel is recorded, of an operator that is deployed already.
func (w *workspace) recordedModel(o project.Operator, m project.Model, inner operator.Model) operator.Model {
	if w.book == nil {
		return inner
	}
	return recording.Model(w.book, recording.Voice{Operator: o.Name, Model: m.Name}, inner)
}

// hintErrors says how the dialogs come to an outcome that ended by an error: one that is not recorded as it is
// asked for today ends so each time that it is replayed.
func (t *trial) hintErrors(r *eval.Report) error {
	names, err := r.Select(func(d *eval.Result) bool { return d.Outcome == eval.Errored && d.Reason == recording.Reason })
	if err != nil {
		return err
	}
	if t.book != nil && t.book.Mode() == recording.Write {
		names = nil // the disk is to blame, and they are recorded anew already
	}
	if len(names) < r.Total.Errors {
		t.app.hint(t.plan(time.Time{}).Resume(t.id) + " plays again what ended by an error, and keeps the rest")
	}
	if len(names) > 0 {
		t.app.hint(t.recordAnew(names))
	}
	return nil
}

// recordAnew says how dialogs are recorded anew, whole, or only what is not recorded of them.
func (t *trial) recordAnew(names []string) string {
	const few = 5
	anew := t.recording(recording.Write) + " SET/DIALOG…"
	if len(names) <= few {
		anew = t.recording(recording.Write, names...)
	}
	return anew + " records anew, whole; " + t.recording(recording.Fill) + " asks only for what is not recorded"
}

// recording is the command that records what this run asks for.
func (t *trial) recording(mode recording.Mode, names ...string) string {
	words := []string{"firstline", "eval"}
	if t.operator != "" {
		words = append(words, "--operator", t.operator)
	}
	if t.model != "" {
		words = append(words, "--model", t.model)
	}
	for _, override := range t.app.overrides {
		words = append(words, "--override", override)
	}
	return eval.CommandLine(slices.Concat(words, []string{"--recordings=" + string(mode)}, names)...)
}
