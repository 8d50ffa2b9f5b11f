package project

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"strings"

	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
	"firstline/kb"
)

// DialogFiles lists the files of sample dialogs, dialogs/*.jsonl, in the order of names.
func (p *Project) DialogFiles() ([]string, error) {
	files, err := fs.ReadDir(p.FS, DialogsDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, kb.Errorf(kb.Pos{Path: DialogsDir}, "this is no folder that can be read: %v", reason(err))
	}
	var names []string
	for _, f := range files {
		hidden := strings.HasPrefix(f.Name(), ".")
		if !f.IsDir() && !hidden && strings.EqualFold(path.Ext(f.Name()), ".jsonl") {
			names = append(names, path.Join(DialogsDir, f.Name()))
		}
	}
	return names, nil
}

// Dialogs gives the sample dialogs of every file as a redactor leaves them, one at a time, and beside them the
// mistakes: a line that is no dialog, a file that cannot be read, a dialog that an earlier line holds already.
// What comes after a mistake is read on. A redactor that is nil leaves dialogs as they are stored.
func (p *Project) Dialogs(r *redact.Redactor) iter.Seq2[*dialog.Dialog, error] {
	return func(yield func(*dialog.Dialog, error) bool) {
		names, err := p.DialogFiles()
		if err != nil {
			yield(nil, err)
			return
		}
		seen := map[string]kb.Pos{}
		for _, name := range names {
			for d, err := range p.dialogsOf(name) {
				if d != nil {
					d, err = first(seen, d)
				}
				if !yield(r.Dialog(d), err) {
					return
				}
			}
		}
	}
}

// first gives a dialog where none of its id was seen before.
func first(seen map[string]kb.Pos, d *dialog.Dialog) (*dialog.Dialog, error) {
	if earlier, twice := seen[d.ID]; twice {
		return nil, kb.Errorf(d.Pos, "dialog %s is in %s already, and is read from there", d.ID, earlier)
	}
	seen[d.ID] = d.Pos
	return d, nil
}

func (p *Project) dialogsOf(name string) iter.Seq2[*dialog.Dialog, error] {
	return func(yield func(*dialog.Dialog, error) bool) {
		file, err := p.FS.Open(name)
		if err != nil {
			yield(nil, kb.Errorf(kb.Pos{Path: name}, "cannot be read: %v", reason(err)))
			return
		}
		defer func() { _ = file.Close() }() // it was only read
		for d, err := range dialog.Read(name, file) {
			if !yield(d, err) {
				return
			}
		}
	}
}
