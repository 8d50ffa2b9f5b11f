package main

import (
	"context"
	"errors"
	"path/filepath"

	"firstline/cmd/firstline/internal/project"
	"firstline/eval"
	"firstline/kb/store"
)

// lockDialogs keeps other writers of a file of dialogs out until release is called, as each of them writes what it
// has read and what it adds. What a writer that was killed has left beside the file is removed. The lock of a
// file in the project lies in .firstline, that of another beside it.
func (a *app) lockDialogs(ctx context.Context, p *project.Project, name string) (release func() error, err error) {
	locked := name
	folder, err := filepath.Abs(p.Dir)
	path, err2 := filepath.Abs(name)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	if inside, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(inside) {
		locked = p.Path(project.DerivedDir + "/" + project.DialogsDir)
	}
	release, err = store.Lock(ctx, locked, func() { a.note("another import into this project is going on; waiting for it to end") })
	if err != nil {
		return nil, err
	}
	if err := eval.Sweep(name); err != nil {
		return nil, errors.Join(err, release())
	}
	return release, nil
}
