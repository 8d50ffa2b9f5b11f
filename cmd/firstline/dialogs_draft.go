package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/dialog"
	"firstline/eval/dialog/replay"
	"firstline/eval/operator"
	"firstline/eval/report"
)

type dialogsDraftOptions struct {
	redaction
	operator string
	output   string
}

func newDialogsDraft(a *app) *cobra.Command {
	var o dialogsDraftOptions
	cmd := &cobra.Command{
		Use:   "draft DIALOG…",
		Short: "drafts of a question set, made of sample dialogs",
		Long: `Makes a question set of sample dialogs: what the customer said as the lines of the script, and as
needs the facts of the good answer that the knowledge holds. Good is what people said, where one took part, else
what the AI operator said, which is told, since nobody has said that it is right. Where the knowledge has nothing of
the answer, a handoff is expected. What is personal is said with invented values. DIALOG is the id of one of the project's dialogs, or the beginning of it, or a file.

The set says draft: true. Drafts are run by eval and shown, and never gate. Go over it, and take draft away
from what is right.

Exit status: 0 written · 2 command line, configuration, dialogs or kb/ wrong · 3 the disk failed.`,
		Example: "  firstline dialogs draft tg-1042 tg-1057\n  firstline dialogs draft tg-1042 -o eval/returns-drafts.yaml",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.runDialogsDraft(cmd.Context(), args, o) },

		ValidArgsFunction: a.completeWith(sampleNames),
	}
	cmd.Flags().StringVar(&o.operator, "operator", "", "whose knowledge is looked at, and who is asked (default: the first of firstline.yaml)")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write them to this `FILE`, which is not there yet (default: eval/drafts-DATE.yaml)")
	o.bind(cmd, "takes dialogs as they are stored", "what customers wrote of themselves comes into the set")
	a.completeOperator(cmd)
	return cmd
}

func (a *app) runDialogsDraft(ctx context.Context, names []string, o dialogsDraftOptions) error {
	p, err := a.open()
	if err != nil {
		return err
	}
	now, err := a.now()
	if err != nil {
		return err
	}
	file, err := draftFile(p, o.output, now)
	if err != nil {
		return err
	}
	redactor, err := a.redactor(ctx, p, o.redaction)
	if err != nil {
		return err
	}
	dialogs, _, err := chosenDialogs(p, redactor, names)
	if err != nil {
		return err
	}
	side, err := a.drafter(ctx, p, o.operator)
	if err != nil {
		return err
	}
	said, err := a.writeDrafts(ctx, p, file, side, dialogs)
	if err == nil {
		fmt.Fprintln(a.out, said)
	}
	return err
}

// writeDrafts writes the drafts of dialogs to a file, and says where they are.
func (a *app) writeDrafts(ctx context.Context, p *project.Project, file string, side replay.Side, dialogs []*dialog.Dialog) (string, error) {
	set := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	drafts, err := replay.Draft(ctx, side, dialogs, set)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return "", err
	}
	err = eval.Replace(file, func(w io.Writer) error {
		_, err := w.Write(drafts.YAML)
		return err
	})
	if err != nil {
		return "", err
	}
	shown := file
	if within, relErr := filepath.Rel(p.Dir, file); relErr == nil && !strings.HasPrefix(within, "..") {
		shown = filepath.ToSlash(within)
	}
	said := fmt.Sprintf("%s: %s; firstline eval %s plays them", shown, report.Many(drafts.N, "draft"), shellWord(set))
	if len(drafts.Unproved) > 0 {
		said += "\n  check, since they expect what the operator itself said or did: " + ui.Plain(strings.Join(drafts.Unproved, ", "))
	}
	if len(drafts.Gaps) > 0 {
		said += "\n  gaps, which expect a handoff, since nothing in the knowledge says what was answered: " + ui.Plain(strings.Join(drafts.Gaps, ", "))
	}
	return said, nil
}

// draftFile is the file that drafts are written to: one that is not there yet.
func draftFile(p *project.Project, asked string, now time.Time) (string, error) {
	if asked != "" {
		if _, err := os.Lstat(asked); err == nil {
			return "", usageError("%s is there already, and may have been gone over; name another file", asked)
		}
		if ext := strings.ToLower(filepath.Ext(asked)); ext != ".yaml" && ext != ".yml" {
			return "", usageError("%s: a question set is a file that ends with .yaml", asked)
		}
		return asked, checkOutput(asked)
	}
	day := p.Path(project.EvalDir + "/drafts-" + now.Format(time.DateOnly))
	for n := 1; ; n++ {
		file := day + ".yaml"
		if n > 1 {
			file = fmt.Sprintf("%s-%d.yaml", day, n)
		}
		switch _, err := os.Lstat(file); {
		case errors.Is(err, fs.ErrNotExist):
			return file, nil
		case err != nil:
			return "", err
		}
	}
}

// drafter is an operator that only looks things up: its model is not asked.
func (a *app) drafter(ctx context.Context, p *project.Project, name string) (replay.Side, error) {
	synonyms, err := p.Synonyms()
	if err != nil {
		return replay.Side{}, err
	}
	o, err := p.Operator(name)
	if err != nil {
		return replay.Side{}, err
	}
	w, err := a.openForSearch(p, synonyms, nil)
	if err == nil {
		err = w.refresh(ctx)
	}
	if err != nil {
		return replay.Side{}, err
	}
	config, company, err := w.operatorConfig(o)
	if err != nil {
		return replay.Side{}, err
	}
	layer := company.Layer(p.Config.Language.Text)
	return replay.Side{Operator: o.Name, Asked: operator.New(config), Company: layer.Text()}, nil
}
