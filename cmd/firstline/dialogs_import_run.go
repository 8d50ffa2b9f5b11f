package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval"
	"firstline/eval/chat"
	"firstline/eval/dialog"
	"firstline/eval/dialog/export"
	"firstline/eval/dialog/merge"
	"firstline/eval/dialog/redact"
	"firstline/kb"
	"firstline/kb/text"
)

// importing is an import that is going on.
type importing struct {
	app      *app
	ctx      context.Context
	project  *project.Project
	options  export.Options
	redactor *redact.Redactor // nil: personal data stay
	strict   bool
	progress *ui.Progress
	size     int64 // of what is to be read, in bytes
	seen     int64 // of it
	report   importReport
	crowded  crowd
}

func (a *app) newImporting(ctx context.Context, p *project.Project, files []exportFile, o dialogsImportOptions) (*importing, error) {
	clock, err := a.ticking()
	if err != nil {
		return nil, err
	}
	exports := p.Config.Dialogs
	zone, err := exports.Location()
	if err != nil {
		return nil, err
	}
	i := &importing{app: a, ctx: ctx, project: p, strict: o.strict, progress: ui.NewProgress(a.err, a.progress(clock))}
	i.report = importReport{Files: []importedFile{}, Targets: []importTarget{}, Problems: []importProblem{}}
	for _, f := range files {
		i.size += f.size
	}
	if i.redactor, err = a.redactor(ctx, p, o.redaction); err != nil {
		return nil, err
	}
	i.options = export.Options{Ours: exports.Ours, AI: exports.AI, Zone: zone, Met: map[string]bool{}}
	if len(o.ours) > 0 {
		i.options.Ours = o.ours
	}
	if len(o.ai) > 0 {
		i.options.AI = o.ai
	}
	return i, nil
}

// place is where a target lies on disk.
func (i *importing) place(t *target) string {
	if t.inside {
		return i.project.Path(t.path)
	}
	return t.path
}

// known takes in what a file of dialogs holds already.
func (i *importing) known(m *merge.Merge, shown, name string) error {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return cannotRead(shown, err)
	}
	defer func() { _ = file.Close() }() // it is only read
	return m.Known(shown, file)
}

// errUnchanged keeps a file from being replaced by itself.
var errUnchanged = errors.New("unchanged")

// into reads the exports of a target, and puts them into its file. Where one cannot be read to its end, or
// somebody interrupts, the file stays as it was.
func (i *importing) into(t *target) (err error) {
	name := i.place(t)
	release, err := i.app.lockDialogs(i.ctx, i.project, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	m := merge.New(i.redactor, i.prepare, i.skip)
	defer func() { err = errors.Join(err, m.Close()) }()
	if err := i.known(m, t.path, name); err != nil {
		return err
	}
	var mistakes []error
	for _, f := range t.exports {
		mistakes = append(mistakes, i.read(m, f))
	}
	if err := errors.Join(mistakes...); err != nil {
		return err
	}
	if t.inside {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
	}
	var counts merge.Counts
	err = eval.Replace(name, func(w io.Writer) error {
		var err error
		if counts, err = m.Write(contextWriter{i.ctx, w}); err == nil && !counts.Touched() {
			return errUnchanged
		}
		return err
	})
	if err != nil && !errors.Is(err, errUnchanged) {
		return err
	}
	i.report.Targets = append(i.report.Targets, newImportTarget(t, counts))
	return nil
}

// prepare is where every dialog passes on its way into the project, whole, before it is compared with what is
// known and written.
func (i *importing) prepare(d *dialog.Dialog, customer []string) {
	*d = *i.redactor.Dialog(d, customer...)
	if d.Language == "" {
		d.Language = text.Language(customersWords(d))
	}
}

func customersWords(d *dialog.Dialog) string {
	var words []string
	for _, m := range d.Messages {
		if m.Role == chat.User {
			words = append(words, m.Text)
		}
	}
	return strings.Join(words, "\n")
}

// read reads an export piece by piece.
func (i *importing) read(m *merge.Merge, f exportFile) error {
	in, closeFile, err := f.open()
	if err != nil {
		return err
	}
	defer closeFile()
	pieces, answered := 0, false
	for piece, err := range f.reader(i.watched(in), i.options) {
		var skipped *export.SkippedError
		switch {
		case errors.As(err, &skipped):
			i.skip(&skipped.SyntaxError)
		case err != nil:
			return err
		default:
			pieces++
			if f.format == "telegram" {
				i.crowded.add(piece)
			}
			answered = answered || slices.ContainsFunc(piece.Messages, func(m dialog.Message) bool { return m.Role != chat.User })
			if err := m.Add(piece); err != nil {
				return err
			}
		}
		if err := i.ctx.Err(); err != nil {
			return err
		}
	}
	if pieces > 0 && !answered && f.format == "telegram" {
		return i.unanswered(f)
	}
	i.report.Files = append(i.report.Files, importedFile{Path: f.name, Format: f.format, Pieces: pieces})
	return nil
}

// skip tells of what does not fit, at once: there may be much of it.
func (i *importing) skip(err error) {
	i.report.Skipped++
	syntax, ok := errors.AsType[*kb.SyntaxError](err)
	if ok && len(i.report.Problems) < mostProblems {
		i.report.Problems = append(i.report.Problems, importProblem{Path: syntax.Pos.Path, Line: syntax.Pos.Line, Reason: syntax.Msg})
	}
	i.progress.Close()
	i.app.complain(err)
}
