package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/dialog/redact"
	"firstline/kb"
)

// redaction is the flag by which a command shows, or keeps, personal data after all.
type redaction struct {
	redact string
	warns  string // of what comes of that
}

// bind defines the flag: what off does, and the warning of it.
func (o *redaction) bind(cmd *cobra.Command, off, warns string) {
	o.warns = warns
	cmd.Flags().StringVar(&o.redact, "redact", "on", "personal data, by `MODE`: on makes placeholders of them, and off "+off)
	err := cmd.RegisterFlagCompletionFunc("redact", cobra.FixedCompletions([]cobra.Completion{"on", "off"}, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the command has no such flag
	}
}

// bindShown is bind where dialogs are shown.
func (o *redaction) bindShown(cmd *cobra.Command) {
	o.bind(cmd, "shows dialogs as they are stored", "what is shown must not be passed on")
}

// redactor takes personal data from the dialogs of a project, but for what the company says of itself. It is
// nil, which takes nothing, where that is switched off.
func (a *app) redactor(ctx context.Context, p *project.Project, o redaction) (*redact.Redactor, error) {
	if err := oneOf("--redact", o.redact, "on", "off"); err != nil {
		return nil, err
	}
	if o.redact == "off" {
		fmt.Fprintln(a.err, "warning: personal data are not redacted; "+o.warns)
		return nil, nil
	}
	own, err := a.ownTexts(ctx, p)
	if err != nil {
		return nil, err
	}
	return redact.New(redact.Options{
		Own: own, Operators: p.OperatorNames(), Language: p.Config.Language.Text,
		Personal: p.Config.Recordings.Expressions(), Keep: p.Config.Dialogs.Kept(),
	}), nil
}

// ownTexts are what a company says of itself: the layers of its prompts, and the knowledge as it is now,
// whether it is indexed or not. What cannot be read of it is told, and left out.
func (a *app) ownTexts(ctx context.Context, p *project.Project) ([]string, error) {
	company, err := p.Company()
	if err != nil {
		a.complain(err)
		return a.knowledgeTexts(ctx, p, nil)
	}
	var own []string
	for _, o := range append(p.Config.Operators, project.Operator{}) {
		layers, err := p.Layers(o, company)
		a.complain(err)
		for _, l := range layers {
			for _, line := range l.Lines {
				own = append(own, line.Text)
			}
		}
	}
	return a.knowledgeTexts(ctx, p, own)
}

// knowledgeTexts adds the texts of the knowledge to others.
func (a *app) knowledgeTexts(ctx context.Context, p *project.Project, own []string) ([]string, error) {
	if _, err := fs.Stat(p.FS, project.KnowledgeDir); errors.Is(err, fs.ErrNotExist) {
		return own, nil
	}
	w, err := a.openIndex(p)
	if err != nil {
		return nil, err
	}
	sources, err := w.read(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	a.complain(err)
	add := func(entries []kb.Entry) {
		for _, e := range entries {
			own = append(own, e.ID, strings.Join(append(e.Also, e.Title), "\n"), e.Body)
		}
	}
	unchanged := map[string]bool{}
	for _, s := range sources {
		unchanged[s.Path] = s.Entries == nil
		add(s.Entries)
	}
	for _, e := range w.store.Entries() {
		if unchanged[e.Source.Path] {
			add([]kb.Entry{e})
		}
	}
	return own, nil
}
