package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/cmd/firstline/internal/ui"
	"firstline/eval/dialog/export"
	"firstline/eval/dialog/merge"
	"firstline/kb"
)

// importing is an import that is going on.
type importing struct {
	app      *app
	ctx      context.Context
	project  *project.Project
	options  export.Options
	strict   bool
	progress *ui.Progress
	size     int64 // of what is to be read, in bytes
	seen     int64 // of it
	report   importReport
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
	for _, f := range files {
		i.size += f.size
	}
	i.options = export.Options{Ours: exports.Ours, AI: exports.AI, Zone: zone}
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

// askSide sees to it that the company's side is known wherever an export does not tell it.
func (i *importing) askSide(files []exportFile) error {
	for _, f := range files {
		if f.format != "telegram" || len(i.options.Ours)+len(i.options.AI) > 0 {
			continue
		}
		in, closeFile, err := f.open()
		if err != nil {
			return err
		}
		accounts, err := export.Accounts(f.name, in)
		closeFile()
		if err != nil {
			return err
		}
		if i.options.Ours, err = i.ask(f.name, accounts); err != nil {
			return err
		}
	}
	return nil
}

// ask asks on a terminal which accounts are the company's.
func (i *importing) ask(name string, accounts []export.Account) ([]string, error) {
	const most = 10
	accounts = accounts[:min(len(accounts), most)]
	unknown := kb.Errorf(kb.Pos{Path: name}, "the export does not tell which side is the company")
	var likely []string
	for _, a := range accounts[:min(len(accounts), 3)] {
		likely = append(likely, fmt.Sprintf("%s (%s, in %d of the chats)", a.ID, cmp.Or(a.Name, "without a name"), a.Chats))
	}
	unknown.Hint = "say it by --ours ID, or by dialogs: {ours: ID} in firstline.yaml; who writes most: " + strings.Join(likely, ", ")
	if !i.app.live() || len(accounts) == 0 {
		return nil, unknown
	}
	fmt.Fprintf(i.app.err, "%s does not tell which side is the company. Who writes in it:\n", name)
	for n, a := range accounts {
		fmt.Fprintf(i.app.err, "  %d  %s  %s  %d messages in %d chats\n", n+1, a.ID, ui.Plain(a.Name), a.Messages, a.Chats)
	}
	fmt.Fprint(i.app.err, "Which of them are yours? Numbers or ids, by commas: ")
	answer, err := bufio.NewReader(i.app.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	var ours []string
	for word := range strings.FieldsFuncSeq(answer, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' }) {
		if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(accounts) {
			word = accounts[n-1].ID
		}
		ours = append(ours, word)
	}
	if len(ours) == 0 {
		return nil, unknown
	}
	i.app.hint("dialogs: {ours: [" + strings.Join(ours, ", ") + "]} in firstline.yaml answers this the next time")
	return ours, nil
}

// watched is a reader that shows how far it is, and that an interrupt ends.
func (i *importing) watched(in io.Reader) io.Reader { return importReader{i, in} }

type importReader struct {
	*importing
	in io.Reader
}

func (r importReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.in.Read(p)
	r.seen += int64(n)
	r.progress.At(int(r.seen>>20), int(r.size>>20), "MB")
	return n, err
}

// contextWriter is a writer that an interrupt ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}
