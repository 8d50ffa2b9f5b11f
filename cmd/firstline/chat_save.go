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

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/eval/dialog"
	"firstline/eval/dialog/merge"
	"firstline/eval/dialog/replay"
)

// savedDialogs is where conversations are saved as sample dialogs.
const savedDialogs = project.DialogsDir + "/chat.jsonl"

// save keeps the conversation so far, as a sample dialog or as a draft of a question set, and says where.
func (t *talk) save(ctx context.Context, args []string) (string, error) {
	draft := len(args) > 0 && args[0] == "draft"
	if draft {
		args = args[1:]
	}
	file := strings.Join(args, " ")
	switch {
	case len(t.said) == 0:
		return nothingSaid, nil
	case draft:
		return t.saveDraft(ctx, file)
	}
	return t.saveSample(ctx, file)
}

// sample is the conversation as a sample dialog, without what is personal. It is the same one when it is saved
// again.
func (t *talk) sample(ctx context.Context) (*dialog.Dialog, error) {
	redactor, err := t.w.app.redactor(ctx, t.w.Project, t.redaction)
	if err != nil {
		return nil, err
	}
	started := t.said[0].At
	return redactor.Dialog(&dialog.Dialog{
		ID: "chat-" + started.Format("20060102-150405"), Started: started, Channel: "chat",
		Operator: t.configured.Name, Language: t.w.Config.Language.Text, Messages: t.said,
	}), nil
}

// saveSample puts the conversation among the dialogs of a file of sample dialogs.
func (t *talk) saveSample(ctx context.Context, file string) (note string, err error) {
	shown, path := file, file
	switch {
	case file == "":
		shown, path = savedDialogs, t.w.Path(savedDialogs)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return "", err
		}
	case !strings.EqualFold(filepath.Ext(file), ".jsonl"):
		return "", fmt.Errorf("%s: a file of sample dialogs ends with .jsonl", file)
	}
	said, err := t.sample(ctx)
	if err != nil {
		return "", err
	}
	release, err := t.w.app.lockDialogs(ctx, t.w.Project, path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, release()) }()
	var refused error
	m := merge.New(nil, func(*dialog.Dialog, []string) {}, func(err error) { refused = errors.Join(refused, err) })
	known, err := os.Open(path)
	if err == nil {
		err = errors.Join(m.Known(shown, known), known.Close())
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err == nil {
		err = m.Add(dialog.Piece{Dialog: said, Kind: dialog.Whole})
	}
	if err == nil {
		err = eval.Replace(path, func(w io.Writer) error {
			_, err := m.Write(w)
			return errors.Join(err, refused)
		})
	}
	if err := errors.Join(err, m.Close()); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s: dialog %s; firstline replay %s asks it again", shown, said.ID, said.ID), nil
}

// saveDraft makes a draft of a question set of the conversation.
func (t *talk) saveDraft(ctx context.Context, file string) (string, error) {
	path, err := draftFile(t.w.Project, file, t.clock())
	if err != nil {
		return "", err
	}
	company, err := t.w.Company()
	if err != nil {
		return "", err
	}
	said, err := t.sample(ctx)
	if err != nil {
		return "", err
	}
	layer := company.Layer(t.w.Config.Language.Text)
	side := replay.Side{Operator: t.configured.Name, Asked: t.operator, Company: layer.Text()}
	return t.w.app.writeDrafts(ctx, t.w.Project, path, side, []*dialog.Dialog{said})
}
