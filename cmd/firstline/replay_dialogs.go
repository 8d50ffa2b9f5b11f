package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval/dialog"
	"firstline/eval/dialog/redact"
)

// chosenDialogs gives the dialogs that names call for, each a file, a glob, or the id of one of the project's,
// in that order and each once, as a redactor leaves them; without names, all of the project. full are the names by
// which the same dialogs are chosen from any folder, and when there are more of them. Mistakes come joined.
func chosenDialogs(p *project.Project, r *redact.Redactor, names []string) (dialogs []*dialog.Dialog, full []string, err error) {
	c := &choice{project: p, redactor: r, seen: map[string]bool{}}
	if len(names) == 0 {
		c.all = c.own()
	}
	for _, name := range names {
		files, err := filesOf(p, name)
		switch {
		case err != nil:
			c.errs = append(c.errs, err)
		case len(files) == 0:
			for _, d := range c.byID(name) {
				c.add(d)
				full = append(full, d.ID)
			}
		}
		for _, file := range files {
			c.add(c.file(file)...)
			if absolute, err := filepath.Abs(file); err == nil {
				file = absolute
			}
			full = append(full, file)
		}
	}
	return c.all, full, errors.Join(c.errs...)
}

// choice is what was chosen so far.
type choice struct {
	project  *project.Project
	redactor *redact.Redactor
	all      []*dialog.Dialog
	seen     map[string]bool
	errs     []error
	owned    []*dialog.Dialog // of the project; nil: not read yet
}

func (c *choice) add(dialogs ...*dialog.Dialog) {
	for _, d := range dialogs {
		if !c.seen[d.ID] {
			c.seen[d.ID] = true
			c.all = append(c.all, d)
		}
	}
}

// own reads the dialogs of the project.
func (c *choice) own() []*dialog.Dialog {
	if c.owned != nil {
		return c.owned
	}
	c.owned = []*dialog.Dialog{}
	for d, err := range c.project.Dialogs(c.redactor) {
		if err != nil {
			c.errs = append(c.errs, err)
			continue
		}
		c.owned = append(c.owned, d)
	}
	return c.owned
}

// byID finds a dialog of the project, by the beginning of its id where only one has it.
func (c *choice) byID(id string) []*dialog.Dialog {
	var ids []string
	var candidates []*dialog.Dialog
	for _, d := range c.own() {
		ids = append(ids, d.ID)
		if strings.HasPrefix(d.ID, id) {
			candidates = kept(candidates, d, id)
		}
	}
	d, err := only(candidates, id, ids)
	if err != nil {
		c.errs = append(c.errs, err)
		return nil
	}
	return []*dialog.Dialog{d}
}

// file reads a file of dialogs.
func (c *choice) file(name string) []*dialog.Dialog {
	file, err := os.Open(name)
	if err != nil {
		c.errs = append(c.errs, &exitError{wrong, err})
		return nil
	}
	defer func() { _ = file.Close() }() // it was only read
	var all []*dialog.Dialog
	for d, err := range dialog.Read(filepath.ToSlash(name), file) {
		if err != nil {
			c.errs = append(c.errs, err)
			continue
		}
		all = append(all, c.redactor.Dialog(d))
	}
	return all
}

// filesOf gives the files that a name stands for, from the current folder or else from the project; none where
// it stands for none. A glob that matches nothing is a mistake.
func filesOf(p *project.Project, name string) ([]string, error) {
	for _, path := range []string{name, p.Path(name)} {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return []string{path}, nil
		}
	}
	if !strings.ContainsAny(name, "*?[") {
		if strings.EqualFold(filepath.Ext(name), ".jsonl") {
			return nil, usageError("%s: no such file", name)
		}
		return nil, nil
	}
	for _, pattern := range []string{name, p.Path(name)} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return nil, usageError("%s: %v", name, err)
		}
		if len(files) > 0 {
			return slices.Compact(files), nil
		}
	}
	return nil, usageError("%s: no such files", name)
}
